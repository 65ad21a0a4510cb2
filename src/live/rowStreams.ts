// Who follows rows? One topic for each question and each set of grants, with the one watch that looks for all who follow it.
import type { Viewer } from "../access/Viewer.ts";
import type { RelationName } from "../contract/ref.ts";
import type { Row, RowOf } from "../contract/rows/index.ts";
import { FINAL_STATES } from "../contract/words.ts";
import type { Published } from "../inventory/Store.ts";
import type { LiveDeskOptions, Stream } from "./createLiveDesk.ts";
import type { EventNumbers } from "./EventNumbers.ts";
import type { RowChange } from "./LiveEvent.ts";
import { interestFor } from "./liveInterest.ts";
import { mergeRowChanges } from "./mergeRows.ts";
import { jobByKey, rowsByFilter } from "./questions.ts";
import { RowWatch, type RowWatchOptions } from "./RowWatch.ts";
import { Topic } from "./Topic.ts";
import { TopicShelf } from "./TopicShelf.ts";

/** The kinds whose rows can be followed. */
export type FollowedKind = "Job" | "Alert";

/** Which rows to follow. */
export interface RowListAsk {
  readonly viewer: Viewer;
  /** The kind's GraphQL filter input. */
  readonly filter: Readonly<Record<string, unknown>> | null;
  /** Relations that the filter follows. */
  readonly relations: ReadonlySet<RelationName>;
  /** Sources that can have such rows; null = all. */
  readonly sourceIds: readonly string[] | null;
  /** `sequence` of the last event heard; null for from now. */
  readonly after: bigint | null;
}

/** Which job to follow. */
export interface JobAsk {
  readonly viewer: Viewer;
  readonly sourceId: string;
  readonly nativeId: string;
  readonly after: bigint | null;
}

/** How a watch finds its rows. */
export type Question<K extends FollowedKind> = Pick<RowWatchOptions<K>, "first" | "again" | "gone">;

/** A topic with its watch. */
interface RowTopic {
  readonly viewer: Viewer;
  readonly ready: Promise<void>;
  readonly followers: number;
  /** True when a read of this kind of this source concerns it. */
  concerns(change: Published): boolean;
  poke(sourceId: string): void;
  follow(after: bigint | null): unknown;
  close(): void;
}

/** A look that takes longer than this is given up; the next read is looked at again. */
const LOOK_MS = 30_000;

/** Makes the streams of rows. */
export function createRowStreams(options: LiveDeskOptions & { readonly numbers: EventNumbers }) {
  const { clock, log, numbers, sources } = options;
  const shelf = new TopicShelf<RowTopic>(clock);

  /** Some vendors forget a job the moment it ends: then its going is its end. */
  const ended = <K extends FollowedKind>(change: RowChange<K>): RowChange<K> => {
    const row: Row = change.row;
    if (change.change !== "REMOVED" || row.kind !== "Job" || FINAL_STATES.has(row.state)) return change;
    const end = sources.find(({ id }) => id === row.sourceId)?.connector.endOfGone?.(row) ?? null;
    return end === null ? change : { ...change, row: end as RowOf[K] };
  };

  const make = <K extends FollowedKind>(plan: TopicPlan<K>, emptied: () => void): RowTopic => {
    const { kind, viewer, question } = plan;
    const controller = new AbortController();
    const topic = new Topic<RowChange<K>>(
      { clock, numbers },
      { merge: mergeRowChanges, tellsStateFirst: plan.endsWithRow, latest: () => newestOf(watch.rows()) },
      emptied,
    );
    const concerned = sources.filter(({ id }) => plan.sourceIds === null || plan.sourceIds.includes(id));
    const wanted = interestFor(
      kind,
      concerned.filter(({ id }) => viewer.mayRead(id, kind)),
    );
    const releases = wanted.map((interest) => options.interest(interest));
    const release = () => {
      for (const letGo of releases.splice(0)) letGo();
    };
    const tell = (change: RowChange<K>) => {
      if (plan.tells(change)) topic.post(`${change.row.sourceId} ${change.row.nativeId}`, change);
      if (!plan.endsWithRow || !isLast(change)) return;
      topic.end();
      watch.close();
      release();
    };
    const watch: RowWatch<K> = new RowWatch<K>({
      kind,
      clock,
      log,
      ...question,
      look: () =>
        options.view(viewer, {
          signal: controller.signal,
          deadlineMs: clock.monotonic() + LOOK_MS,
          principal: viewer.id,
        }),
      changed: (change) => tell(ended(change)),
    });
    const start = async () => {
      await watch.start();
      if (plan.endsWithRow) for (const row of watch.rows()) tell({ change: "CHANGED", row });
    };
    return {
      viewer,
      ready: start(),
      get followers() {
        return topic.followers;
      },
      concerns: ({ collection }) =>
        wanted.some((want) => want.sourceId === collection.sourceId && want.kind === collection.kind),
      poke: (sourceId) => watch.poke(sourceId),
      follow: (after) => topic.follow(after),
      close: () => {
        watch.close();
        controller.abort();
        release();
        topic.end();
      },
    };
  };

  const follow = async <K extends FollowedKind>(name: string, plan: TopicPlan<K>, after: bigint | null) => {
    const entry = shelf.take(name, (emptied) => make(plan, emptied));
    try {
      await entry.ready;
    } catch (error) {
      shelf.drop(name);
      throw error;
    }
    // The name says which kind of rows the topic has.
    return entry.follow(after) as Stream<RowChange<K>>;
  };

  return {
    /** Looks again where what was read concerns somebody. */
    published: (change: Published): void => {
      for (const entry of shelf.all()) if (entry.concerns(change)) entry.poke(change.collection.sourceId);
    },
    /** Follows all rows that match. */
    list: <K extends FollowedKind>(kind: K, ask: RowListAsk): Promise<Stream<RowChange<K>>> => {
      const { viewer, filter, sourceIds, after } = ask;
      const plan: TopicPlan<K> = {
        kind,
        viewer,
        sourceIds,
        question: rowsByFilter(kind, ask),
        endsWithRow: false,
        // An alert is raised once; what becomes of it is told by the list of alerts.
        tells: ({ change }) => kind === "Job" || change === "ADDED",
      };
      return follow(JSON.stringify([kind, viewer.digest, sorted(filter ?? {})], bigAsText), plan, after);
    },
    /** Follows one job to its end. */
    job: ({ viewer, sourceId, nativeId, after }: JobAsk): Promise<Stream<RowChange<"Job">>> => {
      const plan: TopicPlan<"Job"> = {
        kind: "Job",
        viewer,
        sourceIds: [sourceId],
        question: jobByKey(sourceId, nativeId),
        endsWithRow: true,
        tells: () => true,
      };
      return follow(JSON.stringify(["one", viewer.digest, sourceId, nativeId]), plan, after);
    },
    /** Ends all. */
    close: (): void => shelf.close(),
  };
}

/** What a topic is made for. */
interface TopicPlan<K extends FollowedKind> {
  readonly kind: K;
  readonly viewer: Viewer;
  readonly sourceIds: readonly string[] | null;
  readonly question: Question<K>;
  /** True for one row: how it stands is told first, and its end ends the topic. */
  readonly endsWithRow: boolean;
  tells(change: RowChange<K>): boolean;
}

const isLast = ({ change, row }: RowChange<FollowedKind>): boolean =>
  change === "REMOVED" || (row.kind === "Job" && FINAL_STATES.has(row.state));

/** The row that came last, as an event for who missed what is not remembered; null when there are none. */
function newestOf<K extends FollowedKind>(rows: readonly RowOf[K][]) {
  const bornAt = (row: Row) => ("createdAt" in row ? row.createdAt : "raisedAt" in row ? row.raisedAt : null) ?? "";
  const newest = rows.reduce<RowOf[K] | null>(
    (best, row) => (best === null || bornAt(row) > bornAt(best) ? row : best),
    null,
  );
  if (newest === null) return null;
  return { key: `${newest.sourceId} ${newest.nativeId}`, body: { change: "CHANGED" as const, row: newest } };
}

/** Objects with their names in order, so that equal filters are one question. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined && part !== null)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, part]) => [name, sorted(part)]),
  );
}

const bigAsText = (_name: string, value: unknown): unknown => (typeof value === "bigint" ? String(value) : value);
