// Does a long read hold everything twice? Of rows that did not change only those in hand are held.
import { expect, it } from "vitest";
import { emptyHarvest, readFeed } from "../../src/inventory/readFeed.ts";
import { rowsKnown } from "../../src/inventory/rowsKnown.ts";
import { createSlicer, runNow } from "../../src/inventory/Slicer.ts";
import { buildTable } from "../../src/inventory/Table.ts";
import { FakeClock } from "../support/FakeClock.ts";
import { volume, volumes } from "./support/rows.ts";
import { ScriptedFeed } from "./support/scripted.ts";

it("A read holds the rows in hand in the place of equal ones, and new and changed ones as they came", async () => {
  const inHand = runNow(buildTable({ key: "1", sourceId: "alpha", kind: "Volume" }, volumes(300)));
  const changed = volume({ nativeId: "v7", displayName: "another name" });
  const added = volume({ nativeId: "added" });
  const feed = new ScriptedFeed(
    ["Volume"],
    [...volumes(300).map((row) => (row.nativeId === "v7" ? changed : row)), added],
  );
  const clock = new FakeClock();
  const call = {
    signal: new AbortController().signal,
    deadlineMs: Number.POSITIVE_INFINITY,
    priority: "interactive",
    principal: "p",
    freshSession: false,
  } as const;
  const harvest = await readFeed(
    feed,
    { window: "ALL", since: null, call },
    {
      harvest: emptyHarvest(feed),
      slicer: createSlicer(clock),
      maxRows: 1_000,
      known: rowsKnown(feed.kinds, () => inHand),
    },
  );
  const rows = [...(harvest.rows.get("Volume")?.values() ?? [])];
  expect(rows).toEqual(feed.rows);
  expect(rows.filter((row) => row !== inHand.row(row.nativeId))).toEqual([changed, added]);
  expect(rows.find(({ nativeId }) => nativeId === "v7")).toBe(changed);
});
