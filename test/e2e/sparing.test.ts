// How is a vendor spared? A breaker of its own for each source, seen in provenance, and a bound to the calls in flight.
import { afterEach, describe, expect, it } from "vitest";
import { estateVendors } from "../support/estateVendors.ts";
import { type HoldingProxy, startHoldingProxy } from "../support/holdingProxy.ts";
import { type Estate, startEstate } from "../support/startEstate.ts";

let estate: Estate;
let front: HoldingProxy | undefined;
afterEach(async () => {
  await front?.close();
  front = undefined;
  await estate.close();
});

const query = `{
  volumes(freshness: { maxAgeSeconds: 0, waitMs: 5000 }) { totalCount sources { source { id breakerState } state error { code retryable } } }
}`;

async function ask() {
  const { data, errors } = await estate.ask(query);
  expect(errors).toBeUndefined();
  const of = (id: string) =>
    data.volumes.sources.find((answer: { source: { id: string } }) => answer.source.id === id) as {
      readonly state: string;
      readonly error: { readonly code: string } | null;
      readonly source: { readonly breakerState: string };
    };
  return { count: data.volumes.totalCount as number, hub: of("hub"), qumulo: of("qumulo") };
}

describe("The breaker of a source", () => {
  const leastAgeMs = 2_000;
  const openMs = 30_000;
  const failing = { match: { method: "GET" }, fault: { kind: "status", status: 500 } } as const;
  const start = async () => {
    estate = await startEstate({ volumes: 30, source: { breaker: { failuresInARow: 3, windowSize: 20, openMs } } });
    await ask();
    estate.pass(leastAgeMs);
  };
  /** Asks until the hub's breaker is open. */
  const untilOpen = async () => {
    for (let tries = 0; tries < 10; tries += 1) {
      const answer = await ask();
      estate.pass(leastAgeMs);
      if (answer.hub.source.breakerState === "OPEN") return;
    }
    throw new Error("The breaker did not open.");
  };

  it("opens after failures in a row and says CIRCUIT_OPEN without a call, while other sources are read as ever", async () => {
    await start();
    const { count } = await ask();
    await estate.vendor("hub").fault(failing);
    await untilOpen();
    await estate.forgetCalls();
    const open = await ask();
    expect(open.hub).toMatchObject({ state: "STALE", error: { code: "CIRCUIT_OPEN", retryable: true } });
    expect(open.qumulo).toMatchObject({ state: "LIVE", error: null, source: { breakerState: "CLOSED" } });
    expect(open.count).toBe(count);
    const calls = await estate.calls();
    expect(calls.hub).toEqual([]);
    expect(calls.qumulo.length).toBeGreaterThan(0);
  });

  it("lets one probe through after its time, opens again when that fails, and closes when it succeeds", async () => {
    await start();
    await estate.vendor("hub").fault(failing);
    await untilOpen();
    estate.pass(openMs);
    await estate.forgetCalls();
    const refused = await ask();
    expect(refused.hub).toMatchObject({ state: "STALE", source: { breakerState: "OPEN" } });
    expect((await estate.calls()).hub).toHaveLength(1);
    await estate.vendor("hub").heal();
    // It rests longer after each probe that failed.
    estate.pass(2 * openMs);
    const healed = await ask();
    expect(healed.hub).toMatchObject({ state: "LIVE", error: null, source: { breakerState: "CLOSED" } });
  });
});

describe("The bulkhead of a source", () => {
  it("never lets more calls be in flight than configured, and everything is answered all the same", async () => {
    estate = await startEstate({
      vendors: ["hub"],
      volumes: 1_000,
      source: { maxConcurrent: 3 },
      front: async (name, url) => {
        front = await startHoldingProxy(url, estateVendors[name].isLogin);
        return front.url;
      },
    });
    front?.hold("/api/");
    const lists = ["volumes", "shares", "sites", "jobs", "alerts", "jobTemplates"];
    const answers = lists.map((list) => estate.ask(`{ ${list}(freshness: { waitMs: 5000 }) { complete totalCount } }`));
    await front?.seen(3, "/api/");
    front?.release();
    for (const [place, answer] of (await Promise.all(answers)).entries())
      expect(answer.data[lists[place] ?? ""], lists[place]).toMatchObject({ complete: true });
    expect(front?.calls.length).toBeGreaterThan(15);
    expect(front?.mostInFlight).toBe(3);
  });
});
