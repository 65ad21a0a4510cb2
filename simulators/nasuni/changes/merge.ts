// How is a partial body laid over a row? Objects are merged, everything else is replaced; used by PATCH and by tests' row changes.

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The row with the fields of the patch; neither of the two is changed. */
export function merge<Row extends object>(row: Row, patch: object): Row {
  const merged = { ...row } as Record<string, unknown>;
  for (const [name, value] of Object.entries(patch)) {
    const old = merged[name];
    merged[name] = isObject(old) && isObject(value) ? merge(old, value) : value;
  }
  return merged as Row;
}
