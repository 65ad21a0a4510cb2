// How do the sources fare? Health, the last read of each kind, and trying a connection.
import { describe, expect, it } from "vitest";
import { settle } from "../support/FakeClock.ts";
import { ago, bench, DEFAULT, gate, listOf, NOW } from "./support/estate.ts";
import { host, volume, volumes } from "./support/rows.ts";
import { failure, ScriptedFeed, type ScriptedOptions, scriptedSource } from "./support/scripted.ts";

function estate(options: ScriptedOptions = {}) {
  const volumesFeed = new ScriptedFeed(["Volume"], volumes(20));
  const hosts = new ScriptedFeed(["Host"], [host({ nativeId: "h" })]);
  const made = bench([scriptedSource({ feeds: [volumesFeed, hosts], ...options })]);
  const health = () => made.view().sourceHealth("alpha");
  return { ...made, health, volumes: volumesFeed, hosts };
}

describe("A source", () => {
  it("is UNKNOWN before the first call, and OK when all that was read could be", async () => {
    const { health, list, clock } = estate();
    expect(health()).toBe("UNKNOWN");
    await list("Volume");
    expect(health()).toBe("OK");
    await clock.advance(3 * 3_600_000);
    expect(health()).toBe("OK");
  });

  it("is WARNING when part of it cannot be read, CRITICAL when nothing can", async () => {
    const { health, list, hosts, volumes: feed, clock } = estate();
    await list("Volume");
    hosts.error = failure();
    await list("Host");
    expect(health()).toBe("WARNING");
    feed.error = failure();
    await clock.advance(5_000);
    await list("Volume", {}, NOW);
    expect(health()).toBe("CRITICAL");
    hosts.error = null;
    await list("Host");
    expect(health()).toBe("WARNING");
    feed.error = null;
    await list("Volume", {}, NOW);
    expect(health()).toBe("OK");
  });

  it("is WARNING while a read is not believed", async () => {
    const { health, list, volumes: feed, clock } = estate();
    await list("Volume");
    feed.rows = [volume({ nativeId: "v0" })];
    await clock.advance(5_000);
    await list("Volume", {}, NOW);
    expect(health()).toBe("WARNING");
  });

  it("is CRITICAL while its breaker is open, or when it never answered", () => {
    expect(estate({ status: { breakerState: "OPEN" } }).health()).toBe("CRITICAL");
    expect(estate({ status: { lastProblem: failure().problem } }).health()).toBe("CRITICAL");
    expect(estate({ status: { lastAnsweredAt: ago(5) } }).health()).toBe("OK");
  });
});

describe("The last read of each kind", () => {
  it("tells what is fresh, what is old, what fails, what was never asked for and what there is not", async () => {
    const { view, list, hosts, clock } = estate();
    const byKind = () =>
      new Map(
        view()
          .collectionsOf("alpha")
          .map((answer) => [answer.kind, answer]),
      );
    expect(byKind().get("Volume")).toMatchObject({
      state: "PARTIAL",
      count: null,
      reason: "It has not been read yet.",
    });
    await list("Volume");
    hosts.error = failure();
    await list("Host");
    expect(byKind().get("Volume")).toMatchObject({ state: "CACHED", count: 20, complete: true });
    expect(byKind().get("Host")).toMatchObject({ state: "FAILED", count: null, error: { code: "UPSTREAM_ERROR" } });
    expect(byKind().get("Quota")).toMatchObject({ state: "UNSUPPORTED" });
    await clock.advance(120_000);
    expect(byKind().get("Volume")).toMatchObject({ state: "STALE", count: 20 });
    expect(view().collectionsOf("nowhere")).toEqual([]);
  });
});

describe("Trying a connection", () => {
  const counting = (options: ScriptedOptions = {}) => {
    const calls = { count: 0, fails: false };
    const probe = async () => {
      calls.count += 1;
      if (calls.fails) throw failure("UPSTREAM_UNREACHABLE");
      return { version: "1" };
    };
    return { calls, ...estate({ probe, ...options }) };
  };

  it("is done unless the source answered lately enough for the caller", async () => {
    const { calls, view } = counting({ status: { lastAnsweredAt: ago(30) } });
    await view().probe(["alpha", "nowhere"], DEFAULT);
    expect(calls.count).toBe(0);
    await view().probe(["alpha"], { maxAgeSeconds: 29, waitMs: null });
    await view().probe(["alpha"], NOW);
    expect(calls.count).toBe(2);
  });

  it("does not fail when the vendor does", async () => {
    const { calls, view } = counting();
    calls.fails = true;
    await expect(view().probe(["alpha"], DEFAULT)).resolves.toBeUndefined();
  });

  it("is done once for all who ask, and waited for no longer than they say", async () => {
    const slow = gate();
    let count = 0;
    const probe = async () => {
      count += 1;
      await slow.held;
      return { version: null };
    };
    const { view, clock } = estate({ probe });
    const tries = Promise.all([view().probe(["alpha"], DEFAULT), view().probe(["alpha"], DEFAULT)]);
    await clock.advance(2_000);
    await tries;
    expect(count).toBe(1);
    slow.open();
  });
});

describe("An inventory that is closed", () => {
  it("calls off what it reads, and leaves no timer behind", async () => {
    const { inventory, view, volumes: feed, clock, list } = estate();
    await list("Volume");
    feed.rows = [];
    await clock.advance(5_000);
    await list("Volume", {}, NOW);
    expect(clock.pending).toBe(1);
    feed.gate = () => gate().held;
    await clock.advance(5_000);
    const reading = listOf(view(), "Volume", { freshness: NOW });
    await settle();
    inventory.close();
    expect((await reading).answers[0]).toMatchObject({ state: "SUSPECT", count: 20, error: { code: "INTERNAL" } });
    expect(clock.pending).toBe(0);
  });
});
