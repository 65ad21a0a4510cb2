// What of a Hub can changes be tried on? Spaces that are not immutable, and jobs in a certain state.
import type { Row, RowOf } from "../../../../src/contract/rows/index.ts";
import { type ExamSubject, readAll } from "../../examHarness.ts";

/** All rows of a kind, read now. */
export async function rowsNow<K extends Row["kind"]>({ connector }: ExamSubject, kind: K): Promise<RowOf[K][]> {
  const reader = connector.readers[kind];
  if (!("read" in reader)) throw new Error(`${kind} is not read.`);
  return (await readAll(reader)).rows.filter((row): row is RowOf[K] => row.kind === kind);
}

/** Rows of a kind that fit, read now. */
export const rowsWhere = async <K extends Row["kind"]>(
  subject: ExamSubject,
  kind: K,
  is: (row: RowOf[K]) => boolean,
): Promise<RowOf[K][]> => (await rowsNow(subject, kind)).filter(is);

/** The row with this key among those read now, as a list of one or none. */
export const rowsAt = <K extends Row["kind"]>(
  subject: ExamSubject,
  kind: K,
  target: { readonly nativeId: string } | null,
): Promise<RowOf[K][]> => rowsWhere(subject, kind, ({ nativeId }) => nativeId === target?.nativeId);

/** Something there is; the estate is large enough. */
export async function firstOf<K extends Row["kind"]>(
  subject: ExamSubject,
  kind: K,
  is: (row: RowOf[K]) => boolean = () => true,
): Promise<RowOf[K]> {
  const [one] = await rowsWhere(subject, kind, is);
  if (one === undefined) throw new Error(`The estate has no such ${kind}.`);
  return one;
}

/** A space that may be changed. */
export const changeableVolume = (subject: ExamSubject): Promise<RowOf["Volume"]> =>
  firstOf(subject, "Volume", ({ details }) => details?.immutable === false);
