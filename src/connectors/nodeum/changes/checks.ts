// What may a name, a path or a limit be? Checked before the server is asked. It documents no bounds (sheet §6): those here are of
// its paths and of file systems.
import type { Refusals } from "../../../upstream/changes/refusals.ts";

/** A text to check. */
export interface Checked {
  readonly text: string;
  /** Path from `input`. */
  readonly field: string;
}

const hasControls = (text: string): boolean => /\p{Cc}/u.test(text);

/** A name. Paths take it in place of a number (sheet §1), so that it must not look like one. Throws INVALID_INPUT. */
export function checkedName(refuse: Refusals, { text, field }: Checked): string {
  const isName = text !== "" && text.trim() === text && text.length <= 255 && !/^\.{1,2}$/.test(text);
  if (!isName || /[\\/]/.test(text) || hasControls(text))
    throw refuse.invalid(field, "write a name of 1 to 255 characters without slashes, and no blank at either end");
  if (text === "-" || /^\d+$/.test(text))
    throw refuse.invalid(
      field,
      "write a name that is neither a number nor a dash: Nodeum takes both for something else",
    );
  return text;
}

/** One line of at most so many characters. Throws INVALID_INPUT. */
export function checkedLine(refuse: Refusals, { text, field, most }: Checked & { readonly most: number }): string {
  if (text.trim() === "" || text.length > most || hasControls(text))
    throw refuse.invalid(field, `write 1 to ${most} characters in one line`);
  return text;
}

const MOST_BYTES = BigInt(Number.MAX_SAFE_INTEGER);

/** A limit in bytes, as the number that is sent. Throws INVALID_INPUT. */
export function checkedLimit(refuse: Refusals, limit: bigint): number {
  if (limit <= 0n) throw refuse.invalid("input.limit", "a limit is 1 byte or more; to lift it, use removeQuota");
  if (limit > MOST_BYTES) throw refuse.invalid("input.limit", `a limit is at most ${MOST_BYTES} bytes`);
  return Number(limit);
}

/** Throws UNSUPPORTED_BY_VENDOR for the first of these fields that was written. @param fields value and reason, by path from `input`. */
export function refuseWritten(
  refuse: Refusals,
  fields: Readonly<Record<string, readonly [value: unknown, reason: string]>>,
): void {
  for (const [field, [value, reason]] of Object.entries(fields))
    if (value !== undefined) throw refuse.unsupported(field, reason);
}
