// Exam topic: rows that come and go while pages are read never hide a living row unseen.
import { expect, it } from "vitest";
import type { Row } from "../../../src/contract/rows/index.ts";
import { type ExamHarness, feedsOf, readAll, type WholeRead } from "../examHarness.ts";

/** What the inventory does: totals that disagree, or fewer distinct rows than counted, tell of drift. */
function driftShows({ pages }: WholeRead): boolean {
  const lists = new Map<string, { totals: Set<number>; ids: Set<string> }>();
  for (const page of pages) {
    const list = lists.get(page.list) ?? { totals: new Set(), ids: new Set() };
    lists.set(page.list, list);
    if (page.total !== null) list.totals.add(page.total);
    for (const id of page.vendorIds) list.ids.add(id);
  }
  return [...lists.values()].some(
    ({ totals, ids }) => totals.size > 1 || [...totals].some((total) => total !== ids.size),
  );
}

/** Registers the topic's tests. */
export function drifting(harness: ExamHarness): void {
  const { drift, smallPages } = harness;
  if (drift === null || smallPages === null) return;
  for (const change of ["delete", "insert"] as const)
    it(`when the vendor ${change}s rows between two pages, every living row is there or the drift shows`, async () => {
      const subject = await harness.start({ volumes: smallPages.volumes, pageSize: smallPages.pageSize });
      try {
        const feed = feedsOf(subject.connector).find((candidate) => candidate.name === drift.feed);
        if (feed === undefined) throw new Error(`There is no feed ${drift.feed}.`);
        const keys = (rows: readonly Row[]) => new Set(rows.map((row) => `${row.kind}:${row.nativeId}`));
        const before = keys((await readAll(feed)).rows);
        await subject.control.rows({ kind: drift.kind, [change]: { count: 2 }, afterRequest: 2 });
        const during = await readAll(feed);
        const after = keys((await readAll(feed)).rows);
        expect(after).not.toEqual(before);
        const livedThroughout = [...before].filter((key) => after.has(key));
        const missed = livedThroughout.filter((key) => !keys(during.rows).has(key));
        expect(missed.length === 0 || driftShows(during), `missed without a sign: ${missed.join(" ")}`).toBe(true);
      } finally {
        await subject.close();
      }
    });
}
