// How is the next call of an operation sent? Written down, then sent once while nobody else can have taken it over, then what came of
// it is written down.
import type { SendEnd } from "../contract/changes/Change.ts";
import { GatewayError } from "../contract/problem.ts";
import type { Hold } from "./Hold.ts";
import { NotOurs } from "./NotOurs.ts";
import { accepted, calledOff, inDoubt, notSent, type OpenEntry, refused, sending, stopped } from "./steps.ts";

/** A lease that is too short to send under is renewed within this time. */
const RENEWAL_MS = 1_000;
/** Something that could not be sent for so long is given up: nobody expects it any more. */
const UNSENT_MS = 600_000;

/** Sends it, or ends what may not be sent any more. */
export async function sendNext(hold: Hold): Promise<void> {
  const { tenure, sendTimeoutMs, leaving } = hold.tools;
  const { work } = hold.open();
  if (work.stoppedBy !== null) return hold.write((now) => calledOff(now, hold.instant()));
  if (hold.deadlineLeftMs() <= 0 || isOverdue(hold)) return hold.write((now) => unsent(now, hold.instant()));
  if (leaving.aborted) throw new NotOurs();
  const change = hold.change();
  // A lease that might end while the call is on its way would let somebody else look it up too early.
  if (tenure.remainingMs() <= sendTimeoutMs) return hold.wait(RENEWAL_MS);
  await hold.write((now) => (now.work.stoppedBy === null ? sending(now, hold.instant()) : null));
  if (hold.open().work.phase !== "SENDING") return;
  let end: SendEnd;
  try {
    end = await change.send(hold.point(), hold.callWith({ maySend: hold.maySend }));
  } catch (error) {
    end = { outcome: "IN_DOUBT", problem: hold.problemOf(error) };
  }
  await takeEnd(hold, end);
}

async function takeEnd(hold: Hold, end: SendEnd): Promise<void> {
  const at = hold.instant();
  if (end.outcome === "NOT_SENT") {
    await hold.write((now) => notSent(now, at, end.problem));
    // What will not be better later is not tried again.
    if (!end.problem.retryable) return hold.write((now) => stopped(now, at, end.problem));
    return hold.pause(end.problem.retryAfterMs);
  }
  hold.wentWell();
  if (end.outcome === "IN_DOUBT") return hold.write((now) => inDoubt(now, at, end.problem));
  if (end.outcome === "REFUSED") return hold.write((now) => refused(now, at, end.problem));
  const { outcome, status, vendorRequestId, ...taken } = end;
  const answer = { answeredAt: at, status, vendorRequestId, outcome };
  return hold.write((now) => accepted(now, at, { ...taken, answer, nowMs: Date.parse(at) }));
}

/** True when nothing of it could be sent for so long that nobody expects it any more. */
function isOverdue({ entry, tools, open }: Hold): boolean {
  const sinceMs = tools.clock.now() - Date.parse(entry.record.requestedAt);
  return open().work.problem !== null && sinceMs > UNSENT_MS && entry.record.calls.length === 0;
}

function unsent(now: OpenEntry, at: string) {
  const sourceId = now.record.sourceIds[0] ?? null;
  const message = `Source "${sourceId}": it could not be sent before its deadline.`;
  const { problem } = new GatewayError({ code: "DEADLINE_EXCEEDED", sourceId, message, retryable: true });
  return stopped(now, at, now.work.problem ?? problem);
}
