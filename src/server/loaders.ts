// What is fetched for many at once? The batching of one request: rows by id, details of rows, sites, alert resources.
import DataLoader from "dataloader";
import type { Kind } from "../contract/kinds.ts";
import type { Row, RowOf } from "../contract/rows/index.ts";
import type { InventoryView, RowPage } from "../inventory/InventoryView.ts";
import type { Loaders } from "./Context.ts";
import { DEFAULT_FRESHNESS } from "./freshness.ts";

type Detail = Readonly<Record<string, unknown>> | null;

/** The loaders of one request. */
export interface RequestLoaders extends Loaders {
  /** A row by its key, asked for by a client; null when there is none. */
  row(kind: Kind, sourceId: string, nativeId: string): Promise<Row | null>;
}

/** Makes the loaders of one request. */
export function createLoaders(view: InventoryView): RequestLoaders {
  const rows = new Map<string, DataLoader<string, Row | null>>();
  const details = new Map<string, DataLoader<string, Detail>>();
  const sites = new Map<string, Promise<readonly RowOf["Site"][] | null>>();
  const named = new Map<string, Promise<void> | "ready">();
  const askedById = new WeakSet<Row>();

  const rowLoader = (kind: Kind, sourceId: string) =>
    keep(rows, `${kind} ${sourceId}`, () => batched((keys) => view.getMany(kind, sourceId, keys)));
  const detailLoader = ({ kind, sourceId }: Row, name: string) =>
    keep(details, `${kind} ${sourceId} ${name}`, () =>
      batched((nativeIds) => view.details({ kind, sourceId, name, nativeIds })),
    );

  return {
    row: async (kind, sourceId, nativeId) => {
      const row = await rowLoader(kind, sourceId).load(nativeId);
      if (row !== null) askedById.add(row);
      return row;
    },
    detail: (row, name) => (askedById.has(row) ? detailLoader(row, name).load(row.nativeId) : null),
    sitesOf: (sourceId) => keep(sites, sourceId, () => readSites(view, sourceId)),
    allSites: async () => (await readSites(view, null)) ?? [],
    alertResource: (alert) => {
      const { resource, sourceId } = alert;
      if (resource === null) return null;
      const { kind, ref } = resource;
      const state = keep(named, `${kind} ${sourceId}`, () => {
        const isReady = view.answers().some((answer) => answer.sourceId === sourceId && answer.kind === kind);
        if (isReady) return "ready";
        return view.prepare({ kinds: new Set([kind]), ids: new Set(), sourceIds: [sourceId] }, DEFAULT_FRESHNESS);
      });
      return state === "ready" ? view.one(alert, kind, ref) : state.then(() => view.one(alert, kind, ref));
    },
  };
}

/**
 * Answers are matched by key, never by position; a key without an answer is no row. Batches are as large as what is asked:
 * only who knows of all keys can tell whether single reads or the whole list cost fewer calls.
 */
function batched<V>(read: (keys: readonly string[]) => Promise<ReadonlyMap<string, V | null>>) {
  return new DataLoader<string, V | null>(async (keys) => {
    const found = await read(keys);
    return keys.map((key) => found.get(key) ?? null);
  });
}

function keep<V>(map: Map<string, V>, key: string, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

/** Sites of one source or of all, by displayName; null when those of the one source could not be read. */
async function readSites(view: InventoryView, sourceId: string | null): Promise<readonly RowOf["Site"][] | null> {
  const sites: RowOf["Site"][] = [];
  const filter = sourceId === null ? null : { source: [sourceId] };
  for (let after: string | null = null; ; ) {
    const page: RowPage<"Site"> = await view.list("Site", { filter, first: 1_000, after });
    const answer = page.answers.find((candidate) => candidate.sourceId === sourceId);
    if (answer?.state === "FAILED" || answer?.state === "FORBIDDEN") return null;
    sites.push(...page.rows);
    const end = page.rows.at(-1);
    if (!page.hasNextPage || end === undefined) return sites;
    after = page.cursorOf(end);
  }
}
