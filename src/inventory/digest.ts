// Are two questions the same? One text and one short digest for equal values, whatever the order of their fields; used in
// cursors and in the keys of results kept in hand.
import { createHash } from "node:crypto";

/** One text for a value: equal values, fields in any order and with or without empty ones, have equal texts. */
export function canonicalText(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined && field !== null)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonicalText(field)}`);
  return `{${fields.join(",")}}`;
}

/** A short digest of a text: 96 bits, enough to tell mistakes apart; no secret. */
export const digestOf = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 16);
