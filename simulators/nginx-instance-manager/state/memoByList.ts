// How is an index over a listing kept without making it anew for every call? Used for instances of systems and of groups.

/** Groups rows by a key and remembers it as long as that very listing lives; tables remake theirs after a change. Null keys stay out. */
export function groupsByList<Row>(
  keyOf: (row: Row) => string | null,
): (rows: readonly Row[], key: string) => readonly Row[] {
  const known = new WeakMap<readonly Row[], Map<string | null, Row[]>>();
  return (rows, key) => {
    let groups = known.get(rows);
    if (groups === undefined) {
      groups = Map.groupBy(rows, keyOf);
      known.set(rows, groups);
    }
    return groups.get(key) ?? [];
  };
}
