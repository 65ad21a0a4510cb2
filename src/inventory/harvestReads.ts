// What does a read of a feed say of each of its kinds? From what a feed brought to what is merged into collections, or
// shown before it has ended.
import type { Feed } from "../contract/feed.ts";
import type { Coverage, Instant, Kind, Window } from "../contract/kinds.ts";
import type { Collection } from "./Collection.ts";
import type { KindRead } from "./KindRead.ts";
import type { Harvest } from "./readFeed.ts";
import type { Work } from "./Slicer.ts";
import { buildTable } from "./Table.ts";
import { keptUnder } from "./windows.ts";

/** When and how a read was made. */
export interface ReadTimes {
  readonly window: Window;
  readonly since: Instant | null;
  readonly beganAt: Instant;
  readonly beganMs: number;
  readonly freshSession: boolean;
}

/** What a read that has ended brought of each kind. */
export function readsOf(
  feed: Feed,
  ended: { readonly sourceId: string; readonly harvest: Harvest; readonly times: ReadTimes; readonly endedMs: number },
): KindRead[] {
  const { sourceId, harvest, times, endedMs } = ended;
  return feed.kinds.map((kind) => {
    const limit = harvest.limits.get(kind);
    const reasons = [harvest.shortfall, limit?.reason].filter((reason) => reason != null);
    return {
      ...windowOfKind(kind, times),
      sourceId,
      kind,
      beganAt: times.beganAt,
      beganMs: times.beganMs,
      endedMs,
      rows: harvest.rows.get(kind) ?? new Map(),
      complete: harvest.shortfall === null,
      coverage: coverageOf(feed, kind, harvest),
      reason: reasons.length === 0 ? null : reasons.join(" "),
      counts: harvest.counts,
      freshSession: times.freshSession,
    };
  });
}

/** What a read has brought so far of one kind, as a collection that is not complete. */
export function* arrivedSoFar(
  feed: Feed,
  soFar: {
    readonly sourceId: string;
    readonly kind: Kind;
    readonly times: ReadTimes;
    readonly harvest: Harvest;
    readonly version: number;
  },
): Work<Collection> {
  const { sourceId, kind, times, harvest, version } = soFar;
  const rows = [...(harvest.rows.get(kind)?.values() ?? [])];
  return {
    sourceId,
    kind,
    window: windowOfKind(kind, times).window,
    version,
    table: yield* buildTable({ key: String(version), sourceId, kind }, rows),
    observedAt: times.beganAt,
    observedMs: times.beganMs,
    readBeganMs: times.beganMs,
    readEndedMs: times.beganMs,
    complete: false,
    coverage: coverageOf(feed, kind, harvest),
    reason: null,
    counts: {},
    readings: new Map(),
    suspicion: null,
  };
}

const windowOfKind = (kind: Kind, times: ReadTimes): { window: Window; since: Instant | null } => {
  const window = keptUnder(kind, times.window);
  return { window, since: window === "ALL" ? null : times.since };
};

/** How much of what lies in the window a read brings. */
const coverageOf = (feed: Feed, kind: Kind, harvest: Harvest): Coverage =>
  harvest.limits.get(kind)?.coverage ?? feed.coverage;
