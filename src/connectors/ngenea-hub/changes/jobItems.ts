// Which job is a row, and which job does an answer name? Used by changes that steer jobs or start them.
import type { RowName, UnavailableNow } from "../../../contract/changes/Change.ts";
import type { JobRow } from "../../../contract/rows/Job.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";
import { splitKey } from "../hub.ts";
import { fieldOf } from "../map/json.ts";

/** Name of a job's row. @param number of the job. */
export const jobName = (number: string): RowName => ({ kind: "Job", nativeId: `job:${number}` });

/** For settings tasks, which are shown as jobs; null for a job. */
export const jobOnly = ({ nativeId }: JobRow): UnavailableNow | null =>
  splitKey(nativeId, ["job"]) === null
    ? { code: "UNSUPPORTED_BY_VENDOR", reason: "It is a settings task, which the Hub lets run by itself." }
    : null;

/** Number of a job. Throws UNSUPPORTED_BY_VENDOR for a settings task. */
export function numberOfJob(refuse: Refusals, { nativeId }: JobRow): string {
  const key = splitKey(nativeId, ["job"]);
  if (key === null)
    throw refuse.unsupported("input.id", "settings tasks run by themselves; the Hub has no call for them");
  return key.id;
}

/**
 * Number of the job that an answer names; null when it names none. The vendor does not tell the key: it is looked for under
 * those that are likely, as a number or an object with one, and in an address of a job (sheet §5).
 */
export function jobNumberIn(body: unknown): string | null {
  const likely = ["job", "job_id", "id"].map((name) => fieldOf(body, name));
  for (const value of likely) {
    const number = fieldOf(value, "id") ?? value;
    if (typeof number === "number" && Number.isSafeInteger(number)) return String(number);
    if (typeof number === "string" && /^\d+$/.test(number)) return number;
  }
  const url = fieldOf(body, "url");
  return typeof url === "string" ? (/\/jobs\/(\d+)\/?$/.exec(url)?.[1] ?? null) : null;
}
