// When does a doubtful read become believable? The pure merge, where a view cannot reach.
import { describe, expect, it } from "vitest";
import type { Collection } from "../../src/inventory/Collection.ts";
import type { KindRead } from "../../src/inventory/KindRead.ts";
import { type MergeRules, mergeRead } from "../../src/inventory/mergeRead.ts";
import { runNow } from "../../src/inventory/Slicer.ts";
import { volumes } from "./support/rows.ts";

const rules: MergeRules = {
  version: 1,
  maxRows: 1_000,
  acceptRemovals: false,
  confirmAfterMs: 30_000,
  goneMs: () => null,
  keeps: () => false,
};

const read = (count: number, beganMs: number, more: Partial<KindRead> = {}): KindRead => ({
  sourceId: "alpha",
  kind: "Volume",
  window: "ALL",
  since: null,
  beganAt: new Date(beganMs).toISOString(),
  beganMs,
  endedMs: beganMs,
  rows: new Map(volumes(count).map((row) => [row.nativeId, row])),
  complete: true,
  coverage: "ALL",
  reason: null,
  counts: {},
  freshSession: false,
  ...more,
});

const merge = (previous: Collection | null, next: KindRead): Collection =>
  runNow(mergeRead(previous, next, rules)).collection;

describe("A read that is not believed", () => {
  const doubtful = merge(merge(null, read(40, 0)), read(10, 1_000));

  it("is confirmed by one in a session of its own, and by no other", () => {
    expect(doubtful.suspicion).not.toBeNull();
    expect(merge(doubtful, read(10, 31_000)).suspicion).not.toBeNull();
    expect(merge(doubtful, read(10, 31_000, { freshSession: true })).table.rows).toHaveLength(10);
    expect(merge(doubtful, read(10, 30_999, { freshSession: true })).suspicion).not.toBeNull();
  });

  it("counts from the first of several, and never confirms by a part", () => {
    const again = merge(doubtful, read(9, 20_000, { freshSession: true }));
    expect(merge(again, read(10, 31_000, { freshSession: true })).table.rows).toHaveLength(10);
    const part = merge(doubtful, read(10, 31_000, { freshSession: true, complete: false }));
    expect(part.table.rows).toHaveLength(40);
  });
});
