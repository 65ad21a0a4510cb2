// How is an inventory made? Wires its parts over the configured sources; used by the composition root and by tests.
import type { Viewer } from "../access/Viewer.ts";
import type { Clock } from "../contract/call.ts";
import type { Feed } from "../contract/feed.ts";
import { KINDS, type Kind } from "../contract/kinds.ts";
import type { Source } from "../contract/source.ts";
import type { Log } from "../observe/Log.ts";
import type { KeptCollection } from "../shared-state/CollectionStore.ts";
import { createAlertMemory } from "./AlertMemory.ts";
import { adopt } from "./adopt.ts";
import { createView } from "./createView.ts";
import { createFeedDesk, type FeedDesk } from "./FeedDesk.ts";
import type { InventoryView } from "./InventoryView.ts";
import type { RequestConditions } from "./Kernel.ts";
import { createLiveReads } from "./LiveReads.ts";
import { createProbes } from "./Probes.ts";
import { createPolicies, type PolicyOverrides, paced } from "./policy.ts";
import { createResultCache } from "./ResultCache.ts";
import { type RefreshAsk, refreshKind } from "./refreshKind.ts";
import { alone, type SharedReads } from "./SharedReads.ts";
import { createSlicer } from "./Slicer.ts";
import { createStore, type Published } from "./Store.ts";

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
  /**
   * Takes in hand what another process read, with its age; false when that is not newer than what is in hand, or too old.
   * @param keptMs when it was handed over to be kept, on the monotonic clock.
   */
  adopt(kept: KeptCollection, keptMs: number): Promise<boolean>;
  /** Calls off all reads and timers. */
  close(): void;
}

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** Makes an inventory with nothing in hand. */
export function createInventory(options: InventoryOptions): Inventory {
  const { sources, clock, log = silent, maxRows = 200_000, confirmAfterMs = 30_000 } = options;
  const { keeps = () => false, onPublished = () => {}, sharedReads = alone } = options;
  const slicer = createSlicer(clock);
  const store = createStore(slicer, onPublished);
  const policies = createPolicies(options.policies);
  const desks = desksOf(sources, { clock, slicer, store, log, policies, sharedReads, maxRows, confirmAfterMs, keeps });
  const liveReads = createLiveReads({ clock, store, keeps });
  const probes = createProbes(clock, log);
  const desk = (sourceId: string, kind: Kind) => desks.get(`${kind}:${sourceId}`) ?? null;
  const kernel = {
    sources,
    clock,
    slicer,
    store,
    policies: (sourceId: string, kind: Kind) => paced(policies(sourceId, kind), desk(sourceId, kind)?.readMs() ?? 0),
    desk,
    results: createResultCache(slicer, log),
    alerts: createAlertMemory(store.nextVersion),
    liveReads,
    probes,
  };
  return {
    view: (viewer, request) => createView(kernel, viewer, request),
    refresh: (ask, request) => refreshKind(kernel, ask, request),
    adopt: (kept, keptMs) => adopt(kernel, kept, keptMs),
    close: () => {
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
