// Which rows belong to a parent? Groups that are made once for as long as a listing lives; tables remake theirs after a change.

const none: readonly never[] = [];

/** Gives the rows of a parent, always as the same array while the listing lives. `keyOf` names a row's parent, if any. */
export function groupRows<Row extends object>(
  keyOf: (row: Row) => number | null,
): (rows: readonly Row[], parent: number) => readonly Row[] {
  const known = new WeakMap<readonly Row[], Map<number, Row[]>>();
  return (rows, parent) => {
    const kept = known.get(rows) ?? group(rows, keyOf);
    known.set(rows, kept);
    return kept.get(parent) ?? none;
  };
}

function group<Row>(rows: readonly Row[], keyOf: (row: Row) => number | null): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [row]);
    else members.push(row);
  }
  return groups;
}
