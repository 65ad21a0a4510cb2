// What may a name, a path or a limit be? Checked before the Hub is asked. The vendor documents few lengths; other bounds are
// those of the protocols and of file systems. Pure; throw INVALID_INPUT.
import type { Json } from "../../../contract/changes/Change.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";

/** Whether a text holds a control character, which no name, path or label may. */
export const hasControls = (text: string): boolean => /\p{Cc}/u.test(text);

/** A text of one line that is not blank; the Hub's framework would cut blanks off its ends. @param field path from `input`. */
export function checkedText(refuse: Refusals, text: string, { field, most }: { field: string; most: number }): string {
  if (text === "" || text.trim() !== text || text.length > most || hasControls(text))
    throw refuse.invalid(field, `write 1 to ${most} characters in one line, without blanks at the ends`);
  return text;
}

/** An absolute path without a slash at its end; `/` stays. @param field path from `input`. */
export function checkedPath(refuse: Refusals, path: string, field: string): string {
  const names = path.split("/").filter((name) => name !== "");
  const isOdd = names.some((name) => name === "." || name === ".." || name.length > 255);
  if (!path.startsWith("/") || isOdd || hasControls(path) || path.length > 4_096)
    throw refuse.invalid(field, "write a path that begins with a slash and holds no . or .. and no control characters");
  return `/${names.join("/")}`;
}

/** Sizes are 64-bit numbers. */
const GREATEST = 2n ** 63n - 1n;

/** A limit in bytes, as it is sent: beyond 2^53 as text, which the Hub's framework reads as a number too. */
export function checkedLimit(refuse: Refusals, limit: bigint): Json {
  if (limit < 1n || limit > GREATEST)
    throw refuse.invalid(
      "input.limit",
      "write 1 byte or more; 0 means unlimited to the Hub, for which there is removeQuota",
    );
  return limit <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(limit) : String(limit);
}

/** Throws UNSUPPORTED_BY_VENDOR for the first of these fields that was written. @param fields value and reason, by path from `input`. */
export function refuseWritten(
  refuse: Refusals,
  fields: Readonly<Record<string, readonly [value: unknown, reason: string]>>,
): void {
  for (const [field, [value, reason]] of Object.entries(fields))
    if (value !== undefined) throw refuse.unsupported(field, reason);
}
