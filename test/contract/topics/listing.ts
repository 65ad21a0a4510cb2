// Exam topic: a whole read brings every row once, in the contract's shape, at the declared price.
import { describe, expect, it } from "vitest";
import type { RelationName } from "../../../src/contract/ref.ts";
import type { Row } from "../../../src/contract/rows/index.ts";
import { type ExamHarness, type ExamSubject, feedsOf, readAll, workCalls } from "../examHarness.ts";
import { refsOf } from "../refsOf.ts";
import { rowShapes } from "../rowShapes.ts";

const keyOf = (row: Row) => `${row.kind}:${row.nativeId}`;
const sorted = (rows: readonly Row[]) => [...rows].sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));

async function everyRow(subject: ExamSubject): Promise<Row[]> {
  const rows: Row[] = [];
  for (const feed of feedsOf(subject.connector)) rows.push(...(await readAll(feed)).rows);
  return rows;
}

/** Registers the topic's tests. */
export function listing(harness: ExamHarness, subject: () => ExamSubject): void {
  it("gives rows of the contract's shape, to the field and the type", async () => {
    for (const row of await everyRow(subject())) {
      const verdict = rowShapes[row.kind].safeParse(row);
      expect(verdict.error?.issues, `${keyOf(row)} ${JSON.stringify(verdict.error?.issues)}`).toBeUndefined();
      expect(row.sourceId).toBe(subject().connector.sourceId);
    }
  });

  it("fills only the kinds that each feed declares, and names its lists", async () => {
    for (const feed of feedsOf(subject().connector)) {
      const { pages, rows } = await readAll(feed);
      for (const row of rows) expect(feed.kinds).toContain(row.kind);
      for (const page of pages) expect(feed.lists).toContain(page.list);
    }
  });

  it("gives no two rows of a kind the same key", async () => {
    const keys = (await everyRow(subject())).map(keyOf);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("has as many distinct vendor rows as the vendor counts", async () => {
    for (const feed of feedsOf(subject().connector)) {
      const { pages, counts } = await readAll(feed);
      for (const page of pages) if (page.total !== null) expect(counts[page.list]).toBe(page.total);
    }
  });

  it("gives deeply equal rows when nothing changed at the vendor", async () => {
    for (const feed of feedsOf(subject().connector))
      expect(sorted((await readAll(feed)).rows)).toEqual(sorted((await readAll(feed)).rows));
  });

  it("refers only to rows that exist, and only late where it says so", async () => {
    const rows = await everyRow(subject());
    const keys = new Set(rows.map(keyOf));
    const late = new Set<RelationName>(subject().connector.lateRelations);
    for (const { row, relation, kind, ref } of rows.flatMap(refsOf)) {
      if (typeof ref === "string") expect(keys, `${keyOf(row)} ${relation}`).toContain(`${kind}:${ref}`);
      else expect(late, `${keyOf(row)} holds ${relation} as a late reference`).toContain(relation);
    }
  });

  it("makes exactly the calls that it declares, whatever the number of rows", async () => {
    await everyRow(subject());
    for (const feed of feedsOf(subject().connector)) {
      await subject().control.forgetCalls();
      const { counts } = await readAll(feed);
      const calls = await workCalls(subject());
      expect(calls.length, `${feed.name} over ${JSON.stringify(counts)}: ${calls.map((c) => c.path).join(" ")}`).toBe(
        feed.calls(counts),
      );
    }
  });

  const small = harness.smallPages;
  describe.runIf(small !== null)("with the smallest pages that the vendor gives", () => {
    it("brings the same rows as with its usual pages, at the declared price", async () => {
      if (small === null) return;
      const usual = await harness.start({ volumes: small.volumes, pageSize: null });
      const paged = await harness.start({ volumes: small.volumes, pageSize: small.pageSize });
      try {
        await everyRow(paged);
        let mostPages = 0;
        for (const [index, feed] of feedsOf(paged.connector).entries()) {
          await paged.control.forgetCalls();
          const read = await readAll(feed);
          const other = feedsOf(usual.connector)[index];
          expect((await workCalls(paged)).length, feed.name).toBe(feed.calls(read.counts));
          if (other !== undefined) expect(sorted(read.rows)).toEqual(sorted((await readAll(other)).rows));
          mostPages = Math.max(mostPages, read.pages.length);
        }
        expect(mostPages).toBeGreaterThanOrEqual(3);
      } finally {
        await usual.close();
        await paged.close();
      }
    });
  });
}
