// How do 64-bit numbers survive JSON? Integers beyond 2^53 become bigint when read, and plain numbers again when written.

/** JSON.parse as it is since Node 21: the reviver is told the text that a number was written with. */
type ParseWithSource = (
  text: string,
  reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
) => unknown;

/** Only then may the text hold an integer that a number cannot; most texts do not, and are parsed at full speed. */
const LONG_DIGITS = /\d{16}/;

const keepExact = (_key: string, value: unknown, { source }: { readonly source?: string }): unknown =>
  typeof value === "number" && !Number.isSafeInteger(value) && source !== undefined && /^-?\d+$/.test(source)
    ? BigInt(source)
    : value;

/** Reads JSON; integers beyond 2^53 become bigint. Throws a SyntaxError, which may quote the text: not to be passed on. */
export function parseJson(text: string): unknown {
  return LONG_DIGITS.test(text) ? (JSON.parse as ParseWithSource)(text, keepExact) : JSON.parse(text);
}

/** Writes JSON; a bigint becomes a plain number with all its digits. */
export function writeJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === "bigint" ? rawJson(String(item)) : item));
}

/** `JSON.rawJSON` exists since Node 21, but not in TypeScript's library yet. */
const { rawJSON: rawJson } = JSON as unknown as { readonly rawJSON: (text: string) => unknown };
