// What of a Nodeum server can changes be tried on? Rows as they are read now, and tasks that run when they are told to.
import { expect } from "vitest";
import type { Row, RowOf } from "../../../../src/contract/rows/index.ts";
import { type ExamSubject, readAll } from "../../examHarness.ts";

/** All rows of a kind that fit, read now. */
export async function rowsWhere<K extends Row["kind"]>(
  { connector }: ExamSubject,
  kind: K,
  fits: (row: RowOf[K]) => boolean = () => true,
): Promise<RowOf[K][]> {
  const reader = connector.readers[kind];
  if (!("read" in reader)) throw new Error(`${kind} is not read.`);
  return (await readAll(reader)).rows.filter((row): row is RowOf[K] => row.kind === kind).filter(fits);
}

/** The first that fits; the estate is large enough. */
export async function firstWhere<K extends Row["kind"]>(
  subject: ExamSubject,
  kind: K,
  fits: (row: RowOf[K]) => boolean = () => true,
): Promise<RowOf[K]> {
  const [row] = await rowsWhere(subject, kind, fits);
  if (row === undefined) throw new Error(`The estate has no such ${kind}.`);
  return row;
}

/** Fails unless exactly one fits, and gives it. */
export async function onlyWhere<K extends Row["kind"]>(
  subject: ExamSubject,
  kind: K,
  fits: (row: RowOf[K]) => boolean,
): Promise<RowOf[K]> {
  const rows = await rowsWhere(subject, kind, fits);
  expect(rows).toHaveLength(1);
  return rows[0] as RowOf[K];
}

/** Takes a row away, as somebody else would. */
export const gone = async (subject: ExamSubject, { kind, nativeId }: Row): Promise<void> => {
  await subject.control.rows({ kind, delete: { ids: [nativeId] } });
};

const LIVE = ["PENDING", "RUNNING", "PAUSED"];

/** Whether a run goes on. */
export const isLive = ({ state }: RowOf["Job"]): boolean => LIVE.includes(state);

/** Tasks that need nothing to run on, run by no schedule and do not run now; with their runs. */
export async function idleTasks(subject: ExamSubject) {
  const jobs = await rowsWhere(subject, "Job");
  const isIdle = ({ details, enabled, schedule }: RowOf["JobTemplate"]) =>
    details?.__typename === "NodeumTaskDetails" && details.sourceType === null && enabled === true && schedule === null;
  const tasks = (await rowsWhere(subject, "JobTemplate", isIdle)).map((task) => ({
    task,
    runs: jobs.filter(({ template }) => template === task.nativeId),
  }));
  return tasks.filter(({ runs }) => !runs.some(isLive));
}
