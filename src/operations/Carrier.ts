// How is one operation carried out? Every effect is written down before it and after it, under the lease that must still be held;
// so that whoever goes on from any written version, here or elsewhere, comes to the same true end.
import type { Call, Clock } from "../contract/call.ts";
import type { Change, ChangePoint, LookUpEnd, SendEnd } from "../contract/changes/Change.ts";
import type { VendorCommand } from "../contract/commands.ts";
import { GatewayError, type Problem } from "../contract/problem.ts";
import type { Source } from "../contract/source.ts";
import type { Log } from "../observe/Log.ts";
import { auditEnd } from "./auditFacts.ts";
import type { AuditFacts } from "./auditTrail.ts";
import { Bell } from "./Bell.ts";
import type { Book, Draft } from "./Book.ts";
import { createFollower } from "./createFollower.ts";
import { type Entry, hasEnded } from "./Entry.ts";
import { NotOurs } from "./NotOurs.ts";
import {
  accepted,
  calledOff,
  ended,
  ending,
  foundNotDone,
  inDoubt,
  lost,
  notSent,
  type OpenEntry,
  openVendorEntry,
  refused,
  sending,
  sendOf,
  stopped,
  timedOut,
} from "./steps.ts";
import type { Tenure } from "./Tenure.ts";
import type { Watcher } from "./Watcher.ts";

/** What operations of one source are carried out with. */
export interface CarrierTools {
  readonly source: Source;
  /** The longest that one call may be on its way. */
  readonly sendTimeoutMs: number;
  readonly book: Book;
  readonly tenure: Tenure;
  readonly watcher: Watcher;
  readonly clock: Clock;
  readonly log: Log;
  /** Keyed digest of the target as it is now; null when it is gone or could not be read. */
  digestNow(sourceId: string, target: Entry["record"]["target"]): Promise<string | null>;
  /** Aborts when no step may be begun any more. */
  readonly leaving: AbortSignal;
  /** Aborts what is on its way. */
  readonly closing: AbortSignal;
}

/** Carries one operation out. */
export interface Carrier {
  /** Ends with the operation, or when it is no longer ours. Never throws. */
  readonly done: Promise<void>;
  /** Somebody else has written something. */
  noticed(revisionHint: number): void;
}

/** Waits between two tries of something that failed: twice as long each time, up to the longest. */
const SHORTEST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** A vendor that broke off may still be at it: only after so long is what is not there taken for not done. */
const SETTLING_MS = 10_000;
/** What cannot be proved is looked for no longer. */
const UNPROVABLE_MS = 120_000;
/** Something that could not be sent for so long is given up: nobody expects it any more. */
const UNSENT_MS = 600_000;
/** Sent so often, and never found to have taken effect, it is given up. */
const MOST_TRIES = 4;
/** Longest wait for the vendor's queue and answer, of one send or look-up. */
const QUEUE_MS = 120_000;

/** Begins to carry out. @param first the version to go on from. */
export function createCarrier(first: Entry, tools: CarrierTools): Carrier {
  const { source, book, tenure, clock, log, leaving, closing, watcher } = tools;
  const bell = new Bell(clock);
  let entry = first;
  let waits = 0;
  const beganMs = clock.monotonic();

  const instant = () => new Date(clock.now()).toISOString();
  const change = (): Change<VendorCommand> => {
    const found = open().work.command;
    const support = source.connector.commands[found];
    if ("plan" in support) return support as unknown as Change<VendorCommand>;
    throw new GatewayError({ code: "UNSUPPORTED_BY_VENDOR", sourceId: source.id, message: "It is no longer offered." });
  };
  const open = (): OpenEntry => {
    const found = openVendorEntry(entry);
    if (found === null || tenure.remainingMs() === 0) throw new NotOurs();
    return found;
  };
  const deadlineLeftMs = () => Date.parse(entry.record.deadlineAt) - clock.now();
  const point = ({ work, record }: OpenEntry): ChangePoint => ({
    plan: work.plan,
    position: work.position,
    facts: work.facts,
    operationId: record.id,
  });
  /** Asked again right before the first byte leaves. */
  const maySend = () => !leaving.aborted && tenure.remainingMs() > tools.sendTimeoutMs;
  const callWith = (more: Partial<Call>): Call => ({
    signal: closing,
    deadlineMs: clock.monotonic() + QUEUE_MS,
    priority: "write",
    principal: entry.record.requestedBy,
    ...more,
  });

  /** Writes the next version down; goes on trying while the ledger is away and the lease is held. */
  const write = async (
    make: (now: OpenEntry) => Entry | null,
    audit: (next: Entry) => readonly AuditFacts[] = () => [],
  ) => {
    const draft = (base: Entry): Draft | null => {
      const now = openVendorEntry(base);
      const next = now === null ? null : make(now);
      return next === null ? null : { entry: next, audit: audit(next) };
    };
    for (;;) {
      const outcome = await book.amend(entry, draft, tenure.fence);
      if (outcome.ok && outcome.value.how === "written") {
        entry = outcome.value.entry;
        return;
      }
      if (
        outcome.ok &&
        outcome.value.how === "left" &&
        outcome.value.entry !== null &&
        !hasEnded(outcome.value.entry.record)
      ) {
        entry = outcome.value.entry;
        return;
      }
      if (outcome.ok && outcome.value.how === "fenced") tenure.lose();
      if (outcome.ok || tenure.remainingMs() === 0) throw new NotOurs();
      await bell.wait(SHORTEST_WAIT_MS);
    }
  };

  const pause = async (askedMs: number | null = null): Promise<void> => {
    const ms = Math.max(askedMs ?? 0, Math.min(SHORTEST_WAIT_MS * 2 ** waits, LONGEST_WAIT_MS));
    waits += 1;
    await bell.wait(Math.max(0, Math.min(ms, deadlineLeftMs())));
    if (leaving.aborted) throw new NotOurs();
  };

  /** What is wrong with a fault of ours is logged, and told without its words. */
  const problemOf = (error: unknown): Problem => {
    if (error instanceof GatewayError) return error.problem;
    if (closing.aborted) throw new NotOurs();
    log.error({ sourceId: source.id, operationId: entry.record.id }, "a fault stopped a step of an operation", error);
    const message = `Source "${source.id}": a fault in the gateway.`;
    return new GatewayError({ code: "INTERNAL", sourceId: source.id, message }).problem;
  };

  const send = async (): Promise<void> => {
    const { work } = open();
    if (work.stoppedBy !== null) return write((now) => calledOff(now, instant()));
    if (deadlineLeftMs() <= 0 || isOverdue(work.problem)) return write((now) => unsent(now, instant()));
    if (leaving.aborted) throw new NotOurs();
    const how = change();
    // A lease that might end while the call is on its way lets somebody else look it up too early.
    if (tenure.remainingMs() <= tools.sendTimeoutMs) return bell.wait(SHORTEST_WAIT_MS);
    await write((now) => (now.work.stoppedBy === null ? sending(now, instant()) : null));
    if (open().work.phase !== "SENDING") return;
    let end: SendEnd;
    try {
      end = await how.send(point(open()), callWith({ maySend }));
    } catch (error) {
      end = { outcome: "IN_DOUBT", problem: problemOf(error) };
    }
    await after(end);
  };

  const after = async (end: SendEnd): Promise<void> => {
    const at = instant();
    if (end.outcome === "IN_DOUBT") {
      waits = 0;
      await write((now) => inDoubt(now, at, end.problem));
    } else if (end.outcome === "REFUSED") {
      await write((now) => refused(now, at, end.problem));
    } else if (end.outcome === "NOT_SENT") {
      await write((now) => notSent(now, at, end.problem));
      // What will not be better later is not tried again.
      if (!end.problem.retryable) await write((now) => stopped(now, at, end.problem));
      else await pause(end.problem.retryAfterMs);
    } else {
      waits = 0;
      const { facts, target, watch, status, vendorRequestId } = end;
      const answer = { answeredAt: at, status, vendorRequestId, outcome: "ACCEPTED" } as const;
      await write((now) => accepted(now, at, taken({ facts, target, watch, answer })));
    }
  };

  const taken = ({
    facts,
    target,
    watch,
    answer,
  }: Pick<Parameters<typeof accepted>[2], "facts" | "answer"> & {
    readonly target: SendEndTarget;
    readonly watch: SendEndWatch;
  }): Parameters<typeof accepted>[2] => ({
    facts,
    answer,
    nowMs: clock.now(),
    ...(target === undefined ? {} : { target }),
    ...(watch === undefined ? {} : { watch }),
  });

  /** True when it could not be sent for so long that nobody expects it any more. */
  const isOverdue = (problem: Problem | null): boolean =>
    problem !== null &&
    clock.now() - Date.parse(entry.record.requestedAt) > UNSENT_MS &&
    entry.record.calls.length === 0;

  const unsent = (now: OpenEntry, at: string): Entry => {
    const message = `Source "${source.id}": it could not be sent before its deadline.`;
    const { problem } = new GatewayError({ code: "DEADLINE_EXCEEDED", sourceId: source.id, message, retryable: true });
    return stopped(now, at, now.work.problem ?? problem);
  };

  /** Nobody waits for the answer any more: it may come at the vendor until the call's time is over. */
  const settleAdopted = async (): Promise<void> => {
    const waitedMs = clock.monotonic() - beganMs;
    if (waitedMs < tools.sendTimeoutMs) return bell.wait(tools.sendTimeoutMs - waitedMs);
    const message = `Source "${source.id}": "${sendOf(open().work).purpose}" was on its way when the gateway was stopped.`;
    const { problem } = new GatewayError({ code: "UPSTREAM_TIMEOUT", sourceId: source.id, message, retryable: true });
    await write((now) => inDoubt(now, instant(), problem));
  };

  let doubtedMs: number | null = null;
  const settle = async (): Promise<void> => {
    doubtedMs ??= clock.monotonic();
    const { work } = open();
    const { proof } = sendOf(work);
    const sinceMs = clock.monotonic() - doubtedMs;
    if (deadlineLeftMs() <= 0) return write((now) => timedOut(now, instant()));
    if (leaving.aborted) throw new NotOurs();
    // What it may have made shows only after a while, and is looked for once.
    if (proof === "NONE" && sinceMs < SETTLING_MS) return pause();
    let found: LookUpEnd;
    try {
      found = await change().lookUp(point(open()), callWith({}));
    } catch (error) {
      const { retryAfterMs } = problemOf(error);
      if (proof === "NONE" && sinceMs > UNPROVABLE_MS) return write((now) => lost(now, instant(), []));
      return pause(retryAfterMs);
    }
    const at = instant();
    if (found.found === "DONE") {
      doubtedMs = null;
      const { facts, target, watch } = found;
      const done = taken({ facts, target, watch, answer: { outcome: "FOUND_DONE" } });
      return write((now) => accepted(now, at, done));
    }
    if (found.found === "UNDECIDED" || proof === "NONE") {
      const candidates = found.found === "UNDECIDED" ? found.candidates : [];
      return write((now) => lost(now, at, candidates));
    }
    if (work.refused && work.problem !== null) {
      const { problem } = work;
      return write((now) => stopped(now, at, problem));
    }
    if (sinceMs < SETTLING_MS) return pause();
    doubtedMs = null;
    const gaveUp = work.tries >= MOST_TRIES ? work.problem : null;
    await write((now) =>
      gaveUp === null ? foundNotDone(now, at) : stopped(foundNotDone(now, at) as OpenEntry, at, gaveUp),
    );
  };

  const follower = createFollower({
    ...tools,
    entry: open,
    change,
    write,
    instant,
    callWith,
    deadlineLeftMs,
    problemOf,
    maySend,
  });

  const close = async (): Promise<void> => {
    const { end } = open().work;
    if (end === null) throw new Error("An operation ends without an end.");
    const { state, target } = { ...entry.record, ...end };
    const after = target === null ? null : await tools.digestNow(source.id, target);
    const at = instant();
    const before = open().work.before;
    await write(
      (now) => ended(now, at, end),
      (next) => [auditEnd(next.record, { at, before, after })],
    );
    log.info({ sourceId: source.id, operationId: entry.record.id, state }, "an operation has ended");
  };

  const step = async (): Promise<void> => {
    const { work } = open();
    switch (work.phase) {
      case "READY":
        return send();
      case "SENDING":
        return settleAdopted();
      case "DOUBT":
        return settle();
      case "FOLLOWING":
        return watcher.follow(follower, follower.firstLookMs());
      case "ENDING":
        return close();
    }
  };

  const run = async (): Promise<void> => {
    try {
      while (!hasEnded(entry.record)) {
        if (leaving.aborted && openVendorEntry(entry)?.work.phase !== "ENDING") return;
        await step();
      }
    } catch (error) {
      if (error instanceof NotOurs || closing.aborted) return;
      const problem = problemOf(error);
      const end = { state: "LOST", reason: null, problems: [problem], inferred: "UNDECIDED" } as const;
      const isUnsent = openVendorEntry(entry)?.work.phase === "READY";
      await write((now) => (isUnsent ? stopped(now, instant(), problem) : ending(now, instant(), end))).then(
        close,
        () => {},
      );
    }
  };

  const done = run();
  return {
    done,
    noticed: (revision) => {
      if (revision <= entry.revision) return;
      void book.get(entry.record.id).then((found) => {
        if (!found.ok || found.value === null || found.value.revision <= entry.revision) return;
        if (hasEnded(entry.record)) return;
        entry = found.value;
        bell.ring();
        watcher.hurry(follower);
      });
    },
  };
}

type SendEndTarget = Extract<SendEnd, { outcome: "ACCEPTED" }>["target"];
type SendEndWatch = Extract<SendEnd, { outcome: "ACCEPTED" }>["watch"];
