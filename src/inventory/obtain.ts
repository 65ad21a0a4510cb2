// How does a request come by the rows of one kind of one source? From memory, or by a read that is shared with all who
// ask; never by throwing for a vendor's failure.
import type { Instant, Kind, Window } from "../contract/kinds.ts";
import { GatewayError, type Problem } from "../contract/problem.ts";
import type { Source } from "../contract/source.ts";
import type { Collection } from "./Collection.ts";
import type { FeedDesk, FeedFlight } from "./FeedDesk.ts";
import type { Landing } from "./Flight.ts";
import { planRead, type ReadEnd, settleRead } from "./freshness.ts";
import type { AnswerState, Freshness } from "./InventoryView.ts";
import type { Kernel, RequestConditions } from "./Kernel.ts";
import { problemOf } from "./problems.ts";
import { timeLeftMs } from "./timeLeft.ts";
import { windowToRead } from "./windowToRead.ts";

/** What is wanted. */
export interface Want {
  readonly source: Source;
  readonly kind: Kind;
  /** How far back; `ALL` for kinds without a time. */
  readonly window: Window;
  /** The widest window that the request wants of any kind of the same feed: one read serves them all. */
  readonly alongside?: Window;
}

/** What a request has of one kind of one source, whoever asks. */
export interface Obtained {
  readonly state: Exclude<AnswerState, "FORBIDDEN">;
  /** Null when there is nothing to serve. */
  readonly collection: Collection | null;
  /** When the oldest of its rows were read; null when there are none. */
  readonly observedAt: Instant | null;
  readonly complete: boolean;
  readonly problem: Problem | null;
  /** Why it is not complete or not fresh, in a sentence; null when it is both, or when its own suspicion says why. */
  readonly reason: string | null;
}

/** Comes by the rows. Throws only when the caller has gone. */
export async function obtain(
  kernel: Kernel,
  want: Want,
  ask: { readonly freshness: Freshness; readonly request: RequestConditions },
): Promise<Obtained> {
  const { source, kind } = want;
  const desk = kernel.desk(source.id, kind);
  if (desk === null) return notRead(source, kind);
  const policy = kernel.policies(source.id, kind);
  const inHand = kernel.store.best({ sourceId: source.id, kind }, want.window);
  kernel.planner.used({ sourceId: source.id, ...want });
  const plan = planRead(ageOf(kernel, inHand), ask.freshness, policy);
  if (plan.serve === "CACHED" && inHand !== null) return served(inHand, { state: "CACHED" });
  const { principal, signal, deadlineMs, waits } = ask.request;
  const window = windowToRead(kernel.policies, { sourceId: source.id, ...want }, desk.feed);
  const askedMs = kernel.clock.monotonic();
  const enough = (read: Collection) =>
    read.readBeganMs >= askedMs || planRead(ageOf(kernel, read), ask.freshness, policy).serve === "CACHED";
  if (plan.serve === "STALE" && inHand !== null) {
    desk.open({ window, principal, priority: "background", enough }).goOn();
    return served(inHand, { state: "STALE", problem: failureSince(desk, inHand) });
  }
  const patienceMs = plan.serve === "READ" ? plan.waitMs : policy.waitMs;
  const waitMs = Math.min(patienceMs, timeLeftMs(kernel.clock, deadlineMs));
  const flight = desk.open({ window, principal, priority: "interactive", enough });
  const landing = await flight.wait({ waitMs, signal, waits });
  return settled(kernel, want, { end: readEnd(landing, source.id, desk), flight, waitMs });
}

/** What is in hand without reading anything: for look-ups of kinds that nobody prepared. */
export function inHandNow(kernel: Kernel, { source, kind, window }: Want): Obtained {
  const desk = kernel.desk(source.id, kind);
  if (desk === null) return notRead(source, kind);
  const collection = kernel.store.best({ sourceId: source.id, kind }, window);
  const problem = failureSince(desk, collection);
  if (collection === null) {
    const reason = problem === null ? "It has not been read yet." : "It could not be read.";
    return { ...nothing, state: problem === null ? "PARTIAL" : "FAILED", problem, reason };
  }
  const { ttlMs } = kernel.policies(source.id, kind);
  const isOld = kernel.clock.monotonic() - collection.readBeganMs > ttlMs;
  return served(collection, { state: isOld || problem !== null ? "STALE" : "CACHED", problem });
}

const nothing = { collection: null, observedAt: null, complete: false, problem: null, reason: null };

/** Kinds that no feed fills. */
function notRead(source: Source, kind: Kind): Obtained {
  const reader = source.connector.readers[kind];
  const reason = "reason" in reader ? reader.reason : "The vendor has no list of them.";
  return { ...nothing, state: "UNSUPPORTED", reason };
}

async function settled(
  kernel: Kernel,
  { source, kind, window }: Want,
  read: { readonly end: ReadEnd; readonly flight: FeedFlight; readonly waitMs: number },
): Promise<Obtained> {
  const arrived = read.end.how === "done" ? null : await read.flight.arrived(kind);
  const inHand = kernel.store.best({ sourceId: source.id, kind }, window);
  const hand = {
    inHand: inHand && {
      ageMs: kernel.clock.monotonic() - inHand.observedMs,
      complete: inHand.complete,
      rows: inHand.table.rows.length,
    },
    arrivedRows: arrived?.table.rows.length ?? 0,
  };
  const settledRead = settleRead(read.end, hand, kernel.policies(source.id, kind));
  const { state, use } = settledRead;
  const isRunning = read.end.how === "running";
  const problem = isRunning ? slowness(source, read.waitMs) : settledRead.problem;
  if (use === "inHand" && inHand !== null) return served(inHand, { state, problem, isRunning });
  if (use === "nothing" || arrived === null) {
    return { ...nothing, state: "FAILED", problem, reason: "It could not be read, and nothing is remembered." };
  }
  const reason = isRunning
    ? `Only what had arrived after ${Math.round(read.waitMs)} ms is here; the read goes on.`
    : "The read failed; only what had arrived before is here.";
  const observedAt = hand.arrivedRows > 0 ? arrived.observedAt : null;
  return { state: "PARTIAL", collection: arrived, observedAt, complete: false, problem, reason };
}

/** Why a read that was waited for is not there yet: the vendor asked to be spared, or it takes its time. */
function slowness(source: Source, waitMs: number): Problem {
  const pausedUntil = source.status().budgets.find(({ callClass }) => callClass === "READ")?.pausedUntil ?? null;
  const said =
    pausedUntil === null ? "has not answered" : `asked to be spared until ${pausedUntil}, and did not answer`;
  return new GatewayError({
    code: pausedUntil === null ? "UPSTREAM_TIMEOUT" : "UPSTREAM_RATE_LIMITED",
    message: `${source.id}: the vendor ${said} within ${Math.round(waitMs)} ms; the read goes on`,
    sourceId: source.id,
    retryable: true,
  }).problem;
}

/** Rows in hand, with what is to be said about them. */
function served(
  collection: Collection,
  {
    state,
    problem = null,
    isRunning = problem === null,
  }: {
    readonly state: "LIVE" | "CACHED" | "STALE" | "PARTIAL" | "FAILED";
    readonly problem?: Problem | null;
    /** True while a read goes on. */
    readonly isRunning?: boolean;
  },
): Obtained {
  const { suspicion } = collection;
  const late = `Older than asked for; ${isRunning ? "a read is under way" : "the last read failed"}.`;
  const reasons = [state === "STALE" ? late : null, collection.reason].filter((said) => said !== null);
  return {
    state: suspicion === null ? state : "SUSPECT",
    collection,
    observedAt: collection.observedAt,
    complete: collection.complete && suspicion === null,
    problem,
    reason: reasons.length === 0 ? null : reasons.join(" "),
  };
}

const ageOf = (kernel: Kernel, collection: Collection | null) => {
  if (collection === null) return null;
  const nowMs = kernel.clock.monotonic();
  return { ageMs: nowMs - collection.readBeganMs, restedMs: nowMs - collection.readEndedMs };
};

/** The failure of a read that was tried after this collection was read; null when there is none. */
const failureSince = (desk: FeedDesk, collection: Collection | null): Problem | null => {
  const failure = desk.failure();
  return failure !== null && failure.atMs >= (collection?.readEndedMs ?? Number.NEGATIVE_INFINITY)
    ? failure.problem
    : null;
};

function readEnd(landing: Landing<void> | null, sourceId: string, desk: FeedDesk): ReadEnd {
  if (landing === null) return { how: "running" };
  if (landing.how === "done") return { how: "done" };
  if (landing.how === "failed")
    return { how: "failed", problem: problemOf(landing.error, sourceId, `read ${desk.feed.name}`) };
  const stopped = new Error("The gateway is closing.");
  return { how: "failed", problem: problemOf(stopped, sourceId, `read ${desk.feed.name}`) };
}
