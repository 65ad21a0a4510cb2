// How do rows become text and rows again? JSON that keeps 64-bit numbers; used by chunks.

/** Begins every text that is not simply itself: vendors' texts practically never begin with it. */
const ESCAPE = "\u0000";
const BIG_INTEGER = `${ESCAPE}n`;
const TEXT = `${ESCAPE}s`;

/** Writes a plain value (no functions, dates or maps) as one line of text. */
export const toText = (value: unknown): string => JSON.stringify(value, escaped);

const escaped = (_name: string, value: unknown): unknown => {
  if (typeof value === "bigint") return `${BIG_INTEGER}${value}`;
  return typeof value === "string" && value.startsWith(ESCAPE) ? `${TEXT}${value}` : value;
};

/** Reads what `toText` wrote. Throws for anything else. */
export const fromText = (text: string): unknown => unescaped(JSON.parse(text));

/** Puts back what was escaped, in place: what was just parsed is nobody else's. */
function unescaped(value: unknown): unknown {
  if (typeof value === "string") {
    if (!value.startsWith(ESCAPE)) return value;
    return value.startsWith(BIG_INTEGER) ? BigInt(value.slice(BIG_INTEGER.length)) : value.slice(TEXT.length);
  }
  if (typeof value !== "object" || value === null) return value;
  const fields = value as Record<string, unknown>;
  for (const name in fields) {
    const field = fields[name];
    const isPlain = typeof field === "string" ? !field.startsWith(ESCAPE) : typeof field !== "object" || field === null;
    if (!isPlain) fields[name] = unescaped(field);
  }
  return value;
}
