// When are two inputs the same? When their one written form is: names in order, and nothing of what was left out. Pure.

/** The one form of a value: objects by name, null and undefined left out of them, big integers told from texts. */
export function canonical(value: unknown): string {
  if (typeof value === "bigint") return `{"$integer":"${value}"}`;
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object") return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, inner]) => inner !== null && inner !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(",")}}`;
}
