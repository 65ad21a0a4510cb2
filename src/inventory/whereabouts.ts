// At which sites does a row stand? By the relations that its kind declares, resolved against the newest rows in hand, whoever asks.
import type { Whereabouts } from "../access/Whereabouts.ts";
import type { Kind } from "../contract/kinds.ts";
import type { Source } from "../contract/source.ts";
import { specOf } from "./kinds/index.ts";
import { resolveRef, type Tables } from "./refs.ts";
import type { Store } from "./Store.ts";
import { eachSiteOfVolume } from "./sitesOfVolume.ts";
import type { Table } from "./Table.ts";

/** Makes it, over all that is in hand. */
export function createWhereabouts(store: Pick<Store, "all">): Whereabouts {
  const tablesOf = (sourceId: string): Tables => ({ table: (kind) => newestTable(store, sourceId, kind) });
  const named: Whereabouts["named"] = (sourceId, ref) => resolveRef(tablesOf(sourceId), "Site", ref);
  return {
    named,
    of: (row) => {
      if (row.kind === "Site") return [row.nativeId];
      const tables = tablesOf(row.sourceId);
      const sites = new Set<string>();
      const visit: Parameters<typeof eachSiteOfVolume>[2] = (_kind, ref) => {
        const site = resolveRef(tables, "Site", ref);
        if (site !== null) sites.add(site);
      };
      if (row.kind !== "Quota") specOf(row.kind).relations.site?.each(row, tables, visit);
      else if (row.volume !== null) eachSiteOfVolume(row.volume, tables, visit);
      return [...sites];
    },
  };
}

/** Kinds of a source that must be in hand to tell where rows of a kind stand. */
export function placingKinds({ connector }: Source, kind: Kind): readonly Kind[] {
  const late = new Set<string>(connector.lateRelations);
  const through = kind === "Quota" ? "Volume" : (specOf(kind).relations.site?.through ?? null);
  const needsSites = [kind, through].some((of) => of !== null && late.has(`${of}.site`));
  const isRead = (needed: Kind) => !("supported" in connector.readers[needed]);
  // What stands at a site of its own may name it plainly and still tell of others above it.
  return [...(through === null ? [] : [through]), ...(needsSites ? (["Site"] as const) : [])].filter(isRead);
}

/** What these kinds are known by now, in a text that changes with them; null when one of them is not in hand. */
export function placingText(store: Pick<Store, "all">, source: Source, kind: Kind): string | null {
  const tables = placingKinds(source, kind).map((needed) => newestTable(store, source.id, needed));
  const keys = tables.map((table) => table?.key ?? null);
  return keys.includes(null) ? null : keys.join(" ");
}

function newestTable(store: Pick<Store, "all">, sourceId: string, kind: Kind): Table | null {
  let newest: { readonly table: Table; readonly readBeganMs: number } | null = null;
  for (const collection of store.all({ sourceId, kind }))
    if (newest === null || collection.readBeganMs > newest.readBeganMs) newest = collection;
  return newest?.table ?? null;
}
