// What becomes of an operation when something has happened to it? One pure function for every happening: the version before, and
// the next one.
import type { Facts, PlannedSend, RowName, SendEnd } from "../contract/changes/Change.ts";
import { watchKey } from "../contract/changes/Change.ts";
import type { Instant } from "../contract/kinds.ts";
import { GatewayError, type Problem } from "../contract/problem.ts";
import { amended, type Entry, type EntryEnd, type VendorWork } from "./Entry.ts";
import type { OperationRecord, PlannedCallRecord, VendorCallRecord } from "./OperationRecord.ts";

/** An entry of a change at a vendor that has not ended. */
export interface OpenEntry extends Entry {
  readonly work: VendorWork;
}

/** The entry, if a vendor still has something to do for it. */
export const openVendorEntry = (entry: Entry): OpenEntry | null =>
  entry.work === null || entry.work.command === "REFRESH_INVENTORY" ? null : { ...entry, work: entry.work };

/** A plan's calls, as they are shown. @param from place of the first one. */
export const shownPlan = (sends: readonly PlannedSend[], from = 1): readonly PlannedCallRecord[] =>
  sends.map(({ purpose, endpoint, values, outlasts }, place) => ({
    position: from + place,
    purpose,
    endpoint,
    values,
    waitsForJob: outlasts,
  }));

/** The send whose turn it is. */
export const sendOf = ({ plan, position }: VendorWork): PlannedSend => {
  const send = plan.sends[position];
  if (send === undefined) throw new Error(`The plan has no call ${position + 1}.`);
  return send;
};

/** It is about to be sent. */
export function sending(entry: OpenEntry, at: Instant): Entry {
  const { position, tries } = entry.work;
  const call: VendorCallRecord = {
    position: position + 1,
    sentAt: at,
    answeredAt: null,
    status: null,
    vendorRequestId: null,
    outcome: "IN_DOUBT",
  };
  return amended(entry, at, {
    record: { calls: [...entry.record.calls, call] },
    work: { phase: "SENDING", tries: tries + 1 },
  });
}

/** It certainly was not sent: to be sent later. */
export function notSent(entry: OpenEntry, at: Instant, problem: Problem): Entry {
  return amended(entry, at, {
    record: { calls: entry.record.calls.slice(0, -1), problems: [problem] },
    work: { phase: "READY", tries: entry.work.tries - 1, problem },
  });
}

/** Nobody knows what came of it. */
export function inDoubt(entry: OpenEntry, at: Instant, problem: Problem): Entry {
  return amended(entry, at, {
    record: { problems: [problem], calls: lastCall(entry.record, { status: problem.vendorStatus }) },
    work: { phase: "DOUBT", problem },
  });
}

/** The vendor refused it. An earlier try that was in doubt may be the reason: then it is looked up. */
export function refused(entry: OpenEntry, at: Instant, problem: Problem): Entry {
  const answer = {
    answeredAt: at,
    status: problem.vendorStatus,
    vendorRequestId: problem.vendorRequestId,
    outcome: "REFUSED",
  } as const;
  const record = { calls: lastCall(entry.record, answer) };
  if (entry.work.tries > 1) return amended(entry, at, { record, work: { phase: "DOUBT", problem, refused: true } });
  return stopped({ ...entry, record: { ...entry.record, ...record } }, at, problem);
}

/** The look-up shows that it took no effect: to be sent again. */
export function foundNotDone(entry: OpenEntry, at: Instant): Entry {
  return amended(entry, at, {
    record: { calls: lastCall(entry.record, { outcome: "FOUND_NOT_DONE" }) },
    work: { phase: "READY" },
  });
}

/** What an accepted send says. */
export type Accepted = Pick<Extract<SendEnd, { outcome: "ACCEPTED" }>, "facts" | "target" | "watch"> & {
  readonly answer: Partial<VendorCallRecord> & Pick<VendorCallRecord, "outcome">;
  /** Now, in milliseconds since the epoch. */
  readonly nowMs: number;
};

/** The vendor took it: on to its end, to the next one, or to the end of all. */
export function accepted(entry: OpenEntry, at: Instant, { facts, target, watch = [], answer, nowMs }: Accepted): Entry {
  const { work, record } = entry;
  const isFollowed = sendOf(work).outlasts;
  const next = amended(entry, at, {
    record: { calls: lastCall(record, answer), problems: [], ...learnt(record, { target, watch }) },
    work: {
      ...withFacts(work, facts),
      watch,
      problem: null,
      refused: false,
      acceptedMs: nowMs,
      phase: isFollowed ? "FOLLOWING" : "READY",
    },
    ...(record.state === "PENDING" ? { state: "RUNNING" as const } : {}),
  });
  return isFollowed ? next : onward(next as OpenEntry, at);
}

/** The send whose turn it was is done: the next one's turn, or the end. */
export function onward(entry: OpenEntry, at: Instant): Entry {
  const position = entry.work.position + 1;
  const work = { position, phase: "READY", tries: 0, problem: null, refused: false } as const;
  if (position < entry.work.plan.sends.length) return amended(entry, at, { work });
  return amended(entry, at, {
    work: { phase: "ENDING", end: { state: "SUCCEEDED", reason: null, problems: [], inferred: null } },
  });
}

/** What was learnt of the vendor's work while it goes on. */
export function wentOn(
  entry: OpenEntry,
  at: Instant,
  seen: {
    readonly state: OperationRecord["state"];
    readonly progressPercent: number | null;
    readonly facts: Facts;
    readonly target?: RowName | undefined;
    readonly watch?: readonly RowName[] | undefined;
  },
): Entry {
  const { record, work } = entry;
  const watch = seen.watch ?? work.watch;
  // Who asked for a stop sees so until the end.
  const state = work.stoppedBy === null ? seen.state : "CANCELLING";
  return amended(entry, at, {
    record: { progressPercent: seen.progressPercent, problems: [], ...learnt(record, { target: seen.target, watch }) },
    work: { ...withFacts(work, seen.facts), watch },
    ...(state === record.state ? {} : { state }),
  });
}

/** True when there is anything new to be written down. */
export function isNews(before: Entry, after: Entry): boolean {
  const shown = ({ record, work }: Entry) => JSON.stringify({ record: { ...record, sequence: 0 }, work });
  return shown(before) !== shown(after);
}

/** Its end is known. */
export const ending = (entry: OpenEntry, at: Instant, end: EntryEnd): Entry =>
  amended(entry, at, { work: { phase: "ENDING", end } });

/** It went wrong at the send whose turn it was: nothing was done, or a part that is listed. */
export function stopped(entry: OpenEntry, at: Instant, problem: Problem): Entry {
  const done = entry.work.position;
  const state = done === 0 ? "FAILED" : "PARTIALLY_SUCCEEDED";
  return ending(entry, at, { state, reason: null, problems: [withDone(entry, problem)], inferred: null });
}

/** The problem, with what was done before it. */
export function withDone({ work: { plan, position } }: OpenEntry, problem: Problem): Problem {
  if (position === 0) return problem;
  const done = plan.sends.slice(0, position).map(({ purpose }) => purpose);
  return {
    ...problem,
    message: `${problem.message} ${position} of ${plan.sends.length} calls had taken effect and stay so: ${done.join("; ")}.`,
  };
}

/** It was called off before the send whose turn it was. */
export function calledOff(entry: OpenEntry, at: Instant): Entry {
  const sourceId = entry.record.sourceIds[0] ?? null;
  const message = `Source "${sourceId}": it was called off by ${entry.work.stoppedBy}.`;
  const { problem } = new GatewayError({ code: "CONFLICT", sourceId, message });
  const problems = entry.work.position === 0 ? [] : [withDone(entry, problem)];
  return ending(entry, at, { state: "CANCELLED", reason: message, problems, inferred: null });
}

/** Nobody can tell whether the last send took effect. */
export function lost(entry: OpenEntry, at: Instant, candidates: readonly RowName[]): Entry {
  const { problem } = entry.work;
  const names = candidates.map(({ kind, nativeId }) => `${kind} ${nativeId}`);
  const may = names.length === 0 ? "" : ` It may have made: ${names.join(", ")}.`;
  const sourceId = entry.record.sourceIds[0] ?? null;
  const cause = problem ?? new GatewayError({ code: "UPSTREAM_TIMEOUT", sourceId, message: "No answer came." }).problem;
  const message = `${cause.message} Whether "${sendOf(entry.work).purpose}" took effect cannot be told, so it is not sent again.${may}`;
  const known = { ...entry, record: { ...entry.record, ...learnt(entry.record, { watch: candidates }) } };
  return ending(known, at, {
    state: "LOST",
    reason: null,
    problems: [withDone(entry, { ...cause, message, retryable: false })],
    inferred: "UNDECIDED",
  });
}

/** Its time is over. */
export function timedOut(entry: OpenEntry, at: Instant): Entry {
  const sourceId = entry.record.sourceIds[0] ?? null;
  const message = `Source "${sourceId}": "${sendOf(entry.work).purpose}" was not seen to end in time; the vendor may go on with it.`;
  const { problem } = new GatewayError({ code: "DEADLINE_EXCEEDED", sourceId, message });
  return ending(entry, at, {
    state: "TIMED_OUT",
    reason: null,
    problems: [withDone(entry, problem)],
    inferred: "UNDECIDED",
  });
}

/** Somebody asks for a stop. Null where it has ended or was asked before. */
export function asksToStop(entry: Entry, at: Instant, who: string): Entry | null {
  if (entry.work === null || entry.work.stoppedBy !== null) return null;
  return amended(entry, at, {
    state: "CANCELLING",
    reason: `${who} asked for it to stop.`,
    work: { stoppedBy: who } as Partial<VendorWork>,
  });
}

/** It has ended: what is needed to go on with it is let go of. */
export function ended(entry: Entry, at: Instant, { state, reason, problems, inferred }: EntryEnd): Entry {
  const next = amended(entry, at, {
    state,
    ...(reason === null ? {} : { reason }),
    record: {
      finishedAt: at,
      problems,
      inferredOutcome: inferred,
      ...(state === "SUCCEEDED" ? { progressPercent: 100 } : {}),
    },
  });
  return { ...next, work: null };
}

const withFacts = ({ facts }: VendorWork, more: Facts) => ({ facts: { ...facts, ...more } });

function lastCall({ calls }: OperationRecord, change: Partial<VendorCallRecord>): readonly VendorCallRecord[] {
  const last = calls.at(-1);
  return last === undefined ? calls : [...calls.slice(0, -1), { ...last, ...change }];
}

function learnt(
  record: OperationRecord,
  { target, watch }: { readonly target?: RowName | undefined; readonly watch: readonly RowName[] },
): Pick<OperationRecord, "target" | "jobs"> {
  const known = new Set(record.jobs.map(watchKey));
  const jobs = watch.filter((name) => name.kind === "Job" && !known.has(watchKey(name)));
  return { target: target ?? record.target, jobs: jobs.length === 0 ? record.jobs : [...record.jobs, ...jobs] };
}
