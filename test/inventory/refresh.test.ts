// What does a refresh promise to who has just changed something? That the read was begun after the change.
import { describe, expect, it } from "vitest";
import { settle } from "../support/FakeClock.ts";
import { bench } from "./support/estate.ts";
import { ids, volumes } from "./support/rows.ts";
import { ScriptedFeed, scriptedSource } from "./support/scripted.ts";

describe("A refresh", () => {
  it("does not make do with a read that was begun before it was asked for", async () => {
    const feed = new ScriptedFeed(["Volume"], volumes(2));
    const { inventory, clock, list } = bench([scriptedSource({ feeds: [feed] })]);
    const gate = Promise.withResolvers<void>();
    feed.gate = () => gate.promise;
    const early = list("Volume");
    await settle();
    expect(feed.reads).toHaveLength(1);
    await clock.advance(100);
    const conditions = {
      signal: new AbortController().signal,
      deadlineMs: clock.monotonic() + 5_000,
      principal: "admin",
    };
    const told = inventory.refresh({ sourceId: "alpha", kind: "Volume", acceptRemovals: false }, conditions);
    await settle();
    expect(feed.reads).toHaveLength(1);
    feed.rows = volumes(3);
    gate.resolve();
    await Promise.all([early, told]);
    expect(feed.reads).toHaveLength(2);
    expect(ids((await list("Volume")).rows)).toEqual(["v0", "v1", "v2"]);
  });
});
