// What of a Qumulo cluster do the cases of the exam of changes begin with, and how do they look at it?
import { expect } from "vitest";
import type { Kind } from "../../../../src/contract/kinds.ts";
import type { Row, RowOf } from "../../../../src/contract/rows/index.ts";
import { type ExamSubject, readAll } from "../../examHarness.ts";

/** Everything of a kind, as it is now. */
export async function rowsOf<K extends Kind>({ connector }: ExamSubject, kind: K): Promise<readonly RowOf[K][]> {
  const reader = connector.readers[kind];
  if (!("read" in reader)) throw new Error(`${kind} is not read.`);
  return (await readAll(reader)).rows.filter((row: Row): row is RowOf[K] => row.kind === kind);
}

/** The only one that fits. */
export async function only<K extends Kind>(subject: ExamSubject, kind: K, fits: (row: RowOf[K]) => boolean) {
  const rows = (await rowsOf(subject, kind)).filter(fits);
  expect(rows).toHaveLength(1);
  return rows[0] as RowOf[K];
}

/** Fails when any fits. */
export async function none<K extends Kind>(
  subject: ExamSubject,
  kind: K,
  fits: (row: RowOf[K]) => boolean,
): Promise<void> {
  expect((await rowsOf(subject, kind)).filter(fits)).toEqual([]);
}

/** The first that fits; every estate has one. */
export async function first<K extends Kind>(
  subject: ExamSubject,
  kind: K,
  fits: (row: RowOf[K]) => boolean = () => true,
) {
  const row = (await rowsOf(subject, kind)).find(fits);
  if (row === undefined) throw new Error(`The estate has no such ${kind}.`);
  return row;
}

/** A directory with a quota in the middle of the estate. */
export const someVolume = (subject: ExamSubject) => first(subject, "Volume", ({ nativeId }) => nativeId !== "2");

/** Somebody removes a row. */
export const gone = async (subject: ExamSubject, kind: Kind, id: string) => {
  await subject.control.rows({ kind, delete: { ids: [id] } });
};

/** A volume by its id, as it is now. */
export const sameVolume = (subject: ExamSubject, id: string) =>
  only(subject, "Volume", ({ nativeId }) => nativeId === id);
/** A key of the estate that locks. */
export const LOCK_KEY = "0f2b6d1e-7a54-4c0b-9e7d-3f1c5a8b2d46";

/** A tebibyte. */
export const TIB = 1024n ** 4n;
/** Beyond what a double can hold. */
export const ODD_LIMIT = 2n ** 53n + 1n;
/** The volume at a path. */
export const volumeAt = (subject: ExamSubject, at: string) => only(subject, "Volume", ({ path }) => path === at);
/** The quota of a directory. */
export const quotaOf = (subject: ExamSubject, id: string) => only(subject, "Quota", ({ nativeId }) => nativeId === id);
/** Somebody sets another limit. */
export const otherLimit = async (subject: ExamSubject, id: string) => {
  await subject.control.rows({ kind: "Quota", update: { ids: [id], values: [{ limit: "77" }] } });
};
