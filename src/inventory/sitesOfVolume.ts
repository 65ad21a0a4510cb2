// At which sites is something that is wherever its volume is? Shares and snapshot policies of some vendors.
import type { Kind } from "../contract/kinds.ts";
import type { Ref } from "../contract/ref.ts";
import type { Row } from "../contract/rows/index.ts";
import type { KindSpec, VisitRef } from "./kinds/KindSpec.ts";
import { resolveRef, type Tables } from "./refs.ts";

/** A row that stands at sites of its own or at those of its volume. */
interface AtSites {
  readonly volume: Ref | null;
  readonly sites: readonly Ref[] | "VOLUME" | null;
}

/** The relation to those sites. */
export const sitesOrThoseOfVolume = <R extends Row & AtSites>(): KindSpec<R>["relations"][string] => ({
  target: "Site",
  through: "Volume",
  each: (row, tables, visit) => {
    if (row.sites !== "VOLUME") for (const site of row.sites ?? []) visit("Site", site);
    else if (row.volume !== null) eachSiteOfVolume(row.volume, tables, visit);
  },
});

/** Visits the sites where a volume is placed; none when the volume is not in hand. */
export function eachSiteOfVolume(volume: Ref, tables: Tables, visit: VisitRef): void {
  const kind: Kind = "Volume";
  const nativeId = resolveRef(tables, kind, volume);
  const row = nativeId === null ? null : (tables.table(kind)?.row(nativeId) ?? null);
  if (row?.kind !== "Volume") return;
  for (const placement of row.placements ?? []) if (placement.site !== null) visit("Site", placement.site);
}
