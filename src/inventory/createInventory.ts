// How is an inventory made? Wires its parts over the configured sources; used by the composition root and by tests.
import type { Viewer } from "../access/Viewer.ts";
import type { Whereabouts } from "../access/Whereabouts.ts";
import type { Clock } from "../contract/call.ts";
import type { Feed } from "../contract/feed.ts";
import { KINDS, type Kind } from "../contract/kinds.ts";
import type { Source } from "../contract/source.ts";
import type { CollectionStatus } from "../observe/holdingMetrics.ts";
import type { Log } from "../observe/Log.ts";
import type { KeptCollection } from "../shared-state/CollectionStore.ts";
import { createAlertMemory } from "./AlertMemory.ts";
import { adopt } from "./adopt.ts";
import { collectionStatus } from "./collectionStatus.ts";
import { createView } from "./createView.ts";
import { createFeedDesk, type FeedDesk } from "./FeedDesk.ts";
import type { InventoryView } from "./InventoryView.ts";
import type { RequestConditions } from "./Kernel.ts";
import { createLiveReads } from "./LiveReads.ts";
import { createPlanner, type Interest, type PlannerSettings } from "./Planner.ts";
import { createProbes } from "./Probes.ts";
import { createPolicies, type Policies, type PolicyOverrides, paced } from "./policy.ts";
import { createResultCache } from "./ResultCache.ts";
import { createRowsNow, type RowsNow } from "./RowsNow.ts";
import { type RefreshAsk, refreshKind } from "./refreshKind.ts";
import { alone, type SharedReads } from "./SharedReads.ts";
import { createSlicer } from "./Slicer.ts";
import { createStore, type Published } from "./Store.ts";
import { createWhereabouts } from "./whereabouts.ts";

/** What an inventory is made of. */
export interface InventoryOptions {
  /** In configuration order. */
  readonly sources: readonly Source[];
  readonly clock: Clock;
  /** Where ages differ from the defaults. */
  readonly policies?: PolicyOverrides;
  /** Greatest number of rows of a collection; 200,000 when left out. */
  readonly maxRows?: number;
  /** Least time in milliseconds until a suspicious read is checked; 30 s when left out. */
  readonly confirmAfterMs?: number;
  readonly log?: Log;
  /** Decides with other replicas who reads; this one alone when left out. */
  readonly sharedReads?: SharedReads;
  /** What is read although nobody waits for it; just what is watched when left out. */
  readonly planner?: PlannerSettings;
  /** From 0 up to 1, so that replicas do not do everything at the same moment; the same always when left out. */
  readonly random?: () => number;
  /** True for rows that stay although a read does not find them: created through the gateway a moment ago. */
  readonly keeps?: (sourceId: string, kind: Kind, nativeId: string) => boolean;
  /** Is told of every new version of a collection. */
  readonly onPublished?: (change: Published) => void;
}

/** The thing that queries are answered from. */
export interface Inventory {
  /** The inventory as one request sees it. */
  view(viewer: Viewer, request: RequestConditions): InventoryView;
  /**
   * Reads one kind of a source anew, whatever its age, and waits for the end. Throws a `GatewayError` when the read fails or
   * the request's deadline passes first, and UNSUPPORTED_BY_VENDOR when no list fills the kind.
   */
  refresh(ask: RefreshAsk, request: RequestConditions): Promise<void>;
  /** Rows as they are now, for changes and whoever watches them. */
  readonly now: RowsNow;
  /** Where rows stand, by what is in hand. */
  readonly whereabouts: Whereabouts;
  /**
   * Takes in hand what another process read, with its age; false when that is not newer than what is in hand, or too old.
   * @param keptMs when it was handed over to be kept, on the monotonic clock.
   */
  adopt(kept: KeptCollection, keptMs: number): Promise<boolean>;
  /**
   * Has rows of one kind of a source read at an interval, once for all replicas, until the returned function is called. What
   * is read reaches `onPublished`. Does nothing for a kind that no list fills.
   */
  interest(interest: Interest): () => void;
  /** Tells of every new version of a collection, read or adopted, until the returned function is called. */
  onPublished(listener: (change: Published) => void): () => void;
  /** How each kind of each source stands in memory, for metrics. */
  collections(): readonly CollectionStatus[];
  /** Calls off all reads and timers. */
  close(): void;
}

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** Makes an inventory with nothing in hand. */
export function createInventory(options: InventoryOptions): Inventory {
  const { sources, clock, log = silent, maxRows = 200_000, confirmAfterMs = 30_000 } = options;
  const { keeps = () => false, sharedReads = alone, random = () => 0 } = options;
  const { planner: plannerSettings = { usedWithinMs: 0, pins: [] } } = options;
  const slicer = createSlicer(clock);
  const listeners = new Set(options.onPublished === undefined ? [] : [options.onPublished]);
  const store = createStore(slicer, (change) => {
    for (const listener of listeners) listener(change);
  });
  const unpaced = createPolicies(options.policies);
  const tools = { clock, slicer, store, log, policies: unpaced, sharedReads, maxRows, confirmAfterMs, keeps };
  const desks = desksOf(sources, tools);
  const liveReads = createLiveReads({ clock, store, keeps });
  const probes = createProbes(clock, log);
  const desk = (sourceId: string, kind: Kind) => desks.get(`${kind}:${sourceId}`) ?? null;
  const policies: Policies = (sourceId, kind) => paced(unpaced(sourceId, kind), desk(sourceId, kind)?.readMs() ?? 0);
  const sourceIds = sources.map(({ id }) => id);
  const planner = createPlanner(plannerSettings, { clock, random, store, policies, desk, sourceIds });
  const kernel = {
    sources,
    clock,
    slicer,
    store,
    policies,
    desk,
    results: createResultCache(slicer, log),
    alerts: createAlertMemory(store.nextVersion),
    liveReads,
    probes,
    planner,
  };
  return {
    view: (viewer, request) => createView(kernel, viewer, request),
    now: createRowsNow(kernel, clock),
    whereabouts: createWhereabouts(store),
    refresh: (ask, request) => refreshKind(kernel, ask, request),
    adopt: (kept, keptMs) => adopt(kernel, kept, keptMs),
    interest: planner.watch,
    onPublished: (listener) => {
      // Each call stands for itself, also of one and the same function.
      const own = (change: Published) => listener(change);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    collections: () => collectionStatus(kernel),
    close: () => {
      planner.close();
      for (const desk of desks.values()) desk.close();
      liveReads.close();
      probes.close();
    },
  };
}

/** One desk per feed, found by source and kind. */
function desksOf(
  sources: readonly Source[],
  tools: Parameters<typeof createFeedDesk>[2],
): ReadonlyMap<string, FeedDesk> {
  const desks = new Map<string, FeedDesk>();
  for (const { id, connector } of sources) {
    const ofSource = new Map<Feed, FeedDesk>();
    for (const kind of KINDS) {
      const reader = connector.readers[kind];
      if (!("read" in reader)) continue;
      const desk = ofSource.get(reader) ?? createFeedDesk(id, reader, tools);
      ofSource.set(reader, desk);
      desks.set(`${kind}:${id}`, desk);
    }
  }
  return desks;
}
