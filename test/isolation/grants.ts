// Who may see what in a test? Viewers made of grants by source, by kind and by site, and the estate as it would be if all that one
// of them may not see did not exist.
import fc from "fast-check";
import { EVERYONE, type Viewer } from "../../src/access/Viewer.ts";
import type { Kind } from "../../src/contract/kinds.ts";
import type { Row } from "../../src/contract/rows/index.ts";
import type { EstateRows } from "./anyEstate.ts";

/** What one principal may see. */
export interface Grants {
  /** Sources of which nothing may be seen. */
  readonly deniedSources: readonly string[];
  /** Kinds that may not be asked for, by source. */
  readonly deniedKinds: readonly { readonly sourceId: string; readonly kind: Kind }[];
  /** Sites (native ids) whose rows may be seen; null = rows of any site, and of none. */
  readonly sites: readonly string[] | null;
}

/** Any grants over the sources and sites of `anyEstate`. */
export const anyGrants: fc.Arbitrary<Grants> = fc.record({
  deniedSources: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.constant(["beta"]) }),
  deniedKinds: fc.array(
    fc.record({
      sourceId: fc.constantFrom("alpha", "beta"),
      kind: fc.constantFrom<Kind[]>("Site", "Volume", "Share", "StoragePool", "Job", "Alert"),
    }),
    { maxLength: 2 },
  ),
  sites: fc.oneof(fc.constant(null), fc.subarray(["s0", "s1", "s2"], { minLength: 0 })),
});

/** The viewer with these grants. */
export function viewerOf(id: string, { deniedSources, deniedKinds, sites }: Grants, estate: EstateRows): Viewer {
  return {
    ...EVERYONE,
    id,
    digest: JSON.stringify([deniedSources, deniedKinds, sites]),
    mayRead: (sourceId, kind) =>
      !deniedSources.includes(sourceId) &&
      !deniedKinds.some((denied) => denied.sourceId === sourceId && denied.kind === kind),
    // An alert is granted to all: what hides it is the row that it was concluded from.
    sees: sites === null ? null : (row) => row.kind === "Alert" || sites.includes(estate.siteOf(row) ?? ""),
  };
}

/** The rows that this viewer may see: an estate in which there are no others. */
export function censored(estate: EstateRows, viewer: Viewer): EstateRows {
  const isSeen = (row: Row) => viewer.mayRead(row.sourceId, row.kind) && viewer.sees?.(row) !== false;
  return { rows: estate.rows.filter(isSeen), siteOf: estate.siteOf };
}
