// What is read although nobody waits for it? What was used lately, what the configuration pins, and what somebody watches: each in
// its own time, behind everybody who waits, and once for all replicas.
import type { Clock } from "../contract/call.ts";
import type { Kind, Window } from "../contract/kinds.ts";
import { digestOf } from "./digest.ts";
import { type Due, dueAt } from "./dueAt.ts";
import type { FeedDesk } from "./FeedDesk.ts";
import type { Policies } from "./policy.ts";
import type { Store } from "./Store.ts";
import { keptUnder } from "./windows.ts";
import { type WindowWant, windowToRead } from "./windowToRead.ts";

/** What is kept fresh without being asked for. */
export interface PlannerSettings {
  /** So long after it was last used a kind is kept fresh; 0 keeps fresh just what is pinned or watched. */
  readonly usedWithinMs: number;
  /** Kept fresh always. Null: of every source that has the kind. */
  readonly pins: readonly { readonly sourceId: string | null; readonly kind: Kind }[];
}

/** Who watches rows of one kind of a source. */
export interface Interest {
  readonly sourceId: string;
  readonly kind: Kind;
  /** How far back. */
  readonly window: Window;
  /** Read at this interval, in milliseconds, as far as the vendor's budget allows. */
  readonly everyMs: number;
}

/** Rows of one kind of a source that somebody asked for. */
export type Use = WindowWant;

/** Keeps collections fresh. */
export interface Planner {
  /** Takes note that somebody asked for rows. */
  used(use: Use): void;
  /** Has rows read at an interval until the returned function is called. */
  watch(interest: Interest): () => void;
  /** Calls off what is under way. */
  close(): void;
}

/** What the planner works with. */
export interface PlannerTools {
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly store: Store;
  readonly policies: Policies;
  /** The desk of the feed that fills a kind; null when no feed does. */
  desk(sourceId: string, kind: Kind): FeedDesk | null;
  /** In configuration order. */
  readonly sourceIds: readonly string[];
}

/** One window of a feed of a source that somebody wants kept fresh. */
interface Plan {
  readonly sourceId: string;
  readonly desk: FeedDesk;
  readonly window: Window;
  readonly wantedMs: number;
  /** When each kind was last used; Infinity for what is pinned. */
  readonly usedMs: Map<Kind, number>;
  readonly interests: Set<Interest>;
  place: number;
  triedMs: number;
  /** Ends the read that is under way. */
  reading: AbortController | null;
}

/** So often is looked what is due. */
const LOOK_MS = 500;

/** Chance decides about so much of a place; the rest is the same at every replica and every start. */
const CHANCE = 0.05;

/** Makes a planner. */
export function createPlanner({ usedWithinMs, pins }: PlannerSettings, tools: PlannerTools): Planner {
  const { clock, random, store, policies, desk, sourceIds } = tools;
  const plans = new Map<string, Plan>();
  let cancelLook: (() => void) | null = null;
  let isClosed = false;

  const placeOf = (sourceId: string, feed: string): number => {
    const own = Buffer.from(digestOf(`${sourceId}:${feed}`), "base64url").readUInt32BE() / 2 ** 32;
    return own * (1 - CHANCE) + random() * CHANCE;
  };

  /** The plan that a use belongs to; null when no feed fills the kind. */
  const planOf = (use: Use): Plan | null => {
    const { sourceId } = use;
    const reader = desk(sourceId, use.kind);
    if (reader === null || isClosed) return null;
    const window = windowToRead(policies, use, reader.feed);
    const key = `${sourceId}:${reader.feed.name}:${window}`;
    const found = plans.get(key);
    if (found !== undefined) return found;
    const made: Plan = {
      ...{ sourceId, desk: reader, window, wantedMs: clock.monotonic() },
      ...{ usedMs: new Map(), interests: new Set(), reading: null },
      place: placeOf(sourceId, reader.feed.name),
      triedMs: Number.NEGATIVE_INFINITY,
    };
    plans.set(key, made);
    lookLater();
    return made;
  };

  const read = async (plan: Plan, { priority }: Due): Promise<void> => {
    const reading = new AbortController();
    const { signal } = reading;
    plan.reading = reading;
    plan.triedMs = clock.monotonic();
    const beganMs = inHandOf(plan, store)?.beganMs ?? Number.NEGATIVE_INFINITY;
    const enough = ({ readBeganMs }: { readonly readBeganMs: number }) => readBeganMs > beganMs;
    const flight = plan.desk.open({ window: plan.window, principal: "gateway", priority, enough });
    try {
      await flight.wait({ waitMs: Number.POSITIVE_INFINITY, signal });
    } catch {
      // Nobody wants it any more; what a read failed with, the desk has written down.
    } finally {
      plan.reading = null;
      plan.place = placeOf(plan.sourceId, plan.desk.feed.name);
    }
  };

  const look = (): void => {
    const nowMs = clock.monotonic();
    for (const [key, plan] of plans) {
      for (const [kind, usedMs] of plan.usedMs) if (usedMs + usedWithinMs <= nowMs) plan.usedMs.delete(kind);
      const due = dueAt(wishesFor(plan, policies), stateOf(plan, tools));
      if (due === null) {
        plan.reading?.abort();
        plans.delete(key);
      } else if (plan.reading === null && due.atMs <= nowMs) void read(plan, due);
    }
    lookLater();
  };

  const lookLater = (): void => {
    cancelLook?.();
    cancelLook = plans.size === 0 || isClosed ? null : clock.after(LOOK_MS, look);
  };

  for (const { sourceId, kind } of pins)
    for (const pinned of sourceId === null ? sourceIds : [sourceId]) {
      const window = policies(pinned, kind).defaultWindow;
      planOf({ sourceId: pinned, kind, window })?.usedMs.set(kind, Number.POSITIVE_INFINITY);
    }

  return {
    used: (use) => {
      if (usedWithinMs === 0) return;
      const usedMs = planOf(use)?.usedMs;
      if (usedMs?.get(use.kind) !== Number.POSITIVE_INFINITY) usedMs?.set(use.kind, clock.monotonic());
    },
    watch: (interest) => {
      const plan = planOf(interest);
      const own = { ...interest };
      plan?.interests.add(own);
      if (plan !== null) look();
      return () => {
        plan?.interests.delete(own);
        if (plan?.interests.size === 0 && plan.usedMs.size === 0) plan.reading?.abort();
      };
    },
    close: () => {
      isClosed = true;
      cancelLook?.();
      for (const plan of plans.values()) plan.reading?.abort();
      plans.clear();
    },
  };
}

const wishesFor = ({ sourceId, usedMs, interests }: Plan, policies: Policies) => ({
  everyMs: least([...interests].map(({ everyMs }) => everyMs)),
  ttlMs: least([...usedMs.keys()].map((kind) => policies(sourceId, kind).ttlMs)),
});

const least = (numbers: readonly number[]): number | null => (numbers.length === 0 ? null : Math.min(...numbers));

/** What was read longest ago of all that is wanted; null when some of it is not in hand. */
function inHandOf({ sourceId, window, usedMs, interests }: Plan, store: Store) {
  const kinds = new Set([...usedMs.keys(), ...[...interests].map(({ kind }) => kind)]);
  let oldest: { readonly beganMs: number; readonly endedMs: number } | null = null;
  for (const kind of kinds) {
    const collection = store.best({ sourceId, kind }, keptUnder(kind, window));
    if (collection === null) return null;
    const { readBeganMs: beganMs, readEndedMs: endedMs } = collection;
    if (oldest === null || beganMs < oldest.beganMs) oldest = { beganMs, endedMs };
  }
  return oldest;
}

function stateOf(plan: Plan, { store, policies }: PlannerTools) {
  const inHand = inHandOf(plan, store);
  const [kind] = plan.desk.feed.kinds;
  const minAgeMs = kind === undefined ? 0 : policies(plan.sourceId, kind).minAgeMs;
  return {
    beganMs: inHand?.beganMs ?? null,
    restUntilMs: (inHand?.endedMs ?? Number.NEGATIVE_INFINITY) + minAgeMs,
    triedMs: Math.max(plan.triedMs, plan.desk.failure()?.atMs ?? Number.NEGATIVE_INFINITY),
    wantedMs: plan.wantedMs,
    place: plan.place,
  };
}
