// What do all parts of an inventory share? Sources, the store, the desks and the means; made once by `createInventory`.
import type { Clock } from "../contract/call.ts";
import type { Kind } from "../contract/kinds.ts";
import type { Source } from "../contract/source.ts";
import type { WaitMeter } from "../observe/WaitMeter.ts";
import type { AlertMemory } from "./AlertMemory.ts";
import type { FeedDesk } from "./FeedDesk.ts";
import type { LiveReads } from "./LiveReads.ts";
import type { Planner } from "./Planner.ts";
import type { Probes } from "./Probes.ts";
import type { Policies } from "./policy.ts";
import type { ResultCache } from "./ResultCache.ts";
import type { Slicer } from "./Slicer.ts";
import type { Store } from "./Store.ts";

/** What all requests share. */
export interface Kernel {
  /** In configuration order. */
  readonly sources: readonly Source[];
  readonly clock: Clock;
  readonly slicer: Slicer;
  readonly store: Store;
  readonly policies: Policies;
  /** The desk of the feed that fills a kind; null when no feed does. */
  desk(sourceId: string, kind: Kind): FeedDesk | null;
  readonly results: ResultCache;
  readonly alerts: AlertMemory;
  readonly liveReads: LiveReads;
  readonly probes: Probes;
  readonly planner: Pick<Planner, "used">;
}

/** Under which conditions a request is served. */
export interface RequestConditions {
  /** Aborts when the caller has gone. */
  readonly signal: AbortSignal;
  /** On the monotonic clock; after it an answer is of no use. */
  readonly deadlineMs: number;
  /** Who asks, for fairness between principals. */
  readonly principal: string;
  /** Most rows that all lists of the request may hand out together; any number when left out. */
  readonly maxRows?: number | undefined;
  /** Is told how long vendors are waited for; nobody when left out. */
  readonly waits?: WaitMeter | undefined;
}
