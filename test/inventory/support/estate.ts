// How is an inventory put under test? One inventory over scripted sources and a clock that the test owns.
import { EVERYONE, type Viewer } from "../../../src/access/Viewer.ts";
import type { Kind } from "../../../src/contract/kinds.ts";
import type { RelationName } from "../../../src/contract/ref.ts";
import type { Source } from "../../../src/contract/source.ts";
import { createInventory, type Inventory, type InventoryOptions } from "../../../src/inventory/createInventory.ts";
import type { Freshness, InventoryView, ListArguments, RowPage, Touch } from "../../../src/inventory/InventoryView.ts";
import { FakeClock } from "../../support/FakeClock.ts";

/** The moment at which every test begins. */
export const START = "2026-11-20T12:00:00.000Z";

/** Takes each kind's own policy. */
export const DEFAULT: Freshness = { maxAgeSeconds: null, waitMs: null };

/** Asks the vendor now. */
export const NOW: Freshness = { maxAgeSeconds: 0, waitMs: null };

/** An inventory under test. */
export interface Bench {
  readonly clock: FakeClock;
  readonly inventory: Inventory;
  /** A view for one request. */
  view(viewer?: Viewer, signal?: AbortSignal): InventoryView;
  /** One request that asks for one list, as a resolver would. */
  list<K extends Kind>(kind: K, args?: ListArguments, freshness?: Freshness): Promise<RowPage<K>>;
}

/** Makes one. */
export function bench(sources: readonly Source[], options: Partial<InventoryOptions> = {}): Bench {
  const clock = new FakeClock(START);
  const inventory = createInventory({ sources, clock, ...options });
  const view = (viewer: Viewer = EVERYONE, signal: AbortSignal = new AbortController().signal) =>
    inventory.view(viewer, { signal, deadlineMs: clock.monotonic() + 10_000, principal: viewer.id });
  return { clock, inventory, view, list: (kind, args, freshness) => listOf(view(), kind, { args, freshness }) };
}

/** Prepares a list and asks for it. */
export async function listOf<K extends Kind>(
  view: InventoryView,
  kind: K,
  { args = {}, freshness = DEFAULT }: { args?: ListArguments | undefined; freshness?: Freshness | undefined } = {},
): Promise<RowPage<K>> {
  await view.prepare(touching(kind), freshness, { kind, args });
  return view.list(kind, args);
}

/** A query that touches these kinds. */
export const touching = (...kinds: Kind[]): Touch => ({ kinds: new Set(kinds), ids: new Set(), sourceIds: null });

/** A query that touches these kinds, and asks for these ids alone. */
export const touchingIds = (kinds: Kind[], ids: RelationName[]): Touch => ({
  kinds: new Set(kinds),
  ids: new Set(ids),
  sourceIds: null,
});

/** A promise and what ends it. */
export const gate = (): { readonly held: Promise<void>; readonly open: () => void } => {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { held: promise, open: resolve };
};

/** So many seconds before the start, as rows write moments. */
export const ago = (seconds: number): string => new Date(Date.parse(START) - seconds * 1_000).toISOString();
