// What do changes see of what they do? Rows as the vendor has them from the moment of asking on, at the price of the cheaper way.
import { describe, expect, it } from "vitest";
import { settle } from "../support/FakeClock.ts";
import { bench, gate } from "./support/estate.ts";
import { job, volumes } from "./support/rows.ts";
import { ScriptedFeed, scriptedSource } from "./support/scripted.ts";

const conditions = {
  signal: new AbortController().signal,
  deadlineMs: 60_000,
  principal: "gateway",
  priority: "watcher",
} as const;
const named = (kind: "Volume" | "Job", ids: readonly string[]) => ids.map((nativeId) => ({ kind, nativeId }));

describe("Rows as they are now", () => {
  it("are read one by one while they are few, whatever is in memory, and enter it", async () => {
    const feed = new ScriptedFeed(["Volume"], volumes(300));
    const asked = feed.readSingly("Volume");
    const { inventory, list } = bench([scriptedSource({ feeds: [feed] })]);
    await list("Volume");
    const rows = await inventory.now.read("alpha", named("Volume", ["v1", "gone"]), conditions);
    expect([...rows].map(([name, row]) => [name, row?.nativeId ?? null])).toEqual([
      ["Volume v1", "v1"],
      ["Volume gone", null],
    ]);
    expect([asked.length, feed.reads.length]).toEqual([1, 1]);
    expect(inventory.now.inHand("alpha", { kind: "Volume", nativeId: "v1" })?.nativeId).toBe("v1");
    expect(inventory.now.holds("alpha", "Volume")).toBe(true);
    expect(inventory.now.holds("alpha", "Job")).toBe(false);
  });

  it("that are fifty jobs without single reads cost one read of their list", async () => {
    const jobs = Array.from({ length: 50 }, (_, index) => job({ nativeId: `j${index}` }));
    const feed = new ScriptedFeed(["Job"], jobs);
    const { inventory } = bench([scriptedSource({ feeds: [feed] })]);
    const rows = await inventory.now.read(
      "alpha",
      named("Job", [...jobs.map(({ nativeId }) => nativeId), "gone"]),
      conditions,
    );
    expect([...rows.values()].filter((row) => row !== null)).toHaveLength(50);
    expect(rows.get("Job gone")).toBeNull();
    expect(feed.reads).toHaveLength(1);
  });

  it("never come from a read that began before the asking: what was just made would be missing in it", async () => {
    const jobs = [job({ nativeId: "j1" })];
    const feed = new ScriptedFeed(["Job"], jobs);
    const held = gate();
    feed.gate = () => held.held;
    const { inventory, list, clock } = bench([scriptedSource({ feeds: [feed] })]);
    void list("Job");
    await settle();
    await clock.advance(1_000);
    const reading = inventory.now.read("alpha", named("Job", ["j1"]), conditions);
    await settle();
    held.open();
    await clock.advance(1_000);
    expect((await reading).get("Job j1")?.nativeId).toBe("j1");
    expect(feed.reads).toHaveLength(2);
  });
});
