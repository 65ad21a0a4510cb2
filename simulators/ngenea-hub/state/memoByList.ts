// How is an index over a listing kept without making it anew for every call? Used for "spaces of a site", "shares of a space".

/** Remembers what `build` made of a listing for as long as that very listing lives; tables remake theirs after a change. */
export function memoByList<Row, Result>(build: (rows: readonly Row[]) => Result): (rows: readonly Row[]) => Result {
  const known = new WeakMap<readonly Row[], Result>();
  return (rows) => {
    const kept = known.get(rows);
    if (kept !== undefined) return kept;
    const made = build(rows);
    known.set(rows, made);
    return made;
  };
}

/** Groups rows by every key that `keysOf` gives them. */
export function groupByKeys<Row>(
  rows: readonly Row[],
  keysOf: (row: Row) => readonly number[],
): ReadonlyMap<number, readonly Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [row]);
      else group.push(row);
    }
  }
  return groups;
}
