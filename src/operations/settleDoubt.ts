// What came of a call of which nobody knows? It is looked up until that is told: then it counts as done, or is sent again, or the
// operation is lost. What cannot be proved is never sent twice.
import type { LookUpEnd } from "../contract/changes/Change.ts";
import { GatewayError } from "../contract/problem.ts";
import type { Hold } from "./Hold.ts";
import { NotOurs } from "./NotOurs.ts";
import { accepted, foundNotDone, inDoubt, lost, type OpenEntry, sendOf, stopped, timedOut } from "./steps.ts";

/** A vendor that broke off may still be at it: only after so long is what is not there taken for not done. */
const SETTLING_MS = 10_000;
/** What cannot be proved is looked for no longer. */
const UNPROVABLE_MS = 120_000;
/** Sent so often, and never found to have taken effect, it is given up. */
const MOST_TRIES = 4;

/**
 * A call that was on its way when whoever waited for its answer was gone. It may still reach the vendor while its time is not
 * over, so that time is waited for first.
 */
export async function doubtAdopted(hold: Hold): Promise<void> {
  const { source, sendTimeoutMs } = hold.tools;
  const leftMs = sendTimeoutMs - hold.heldMs();
  if (leftMs > 0) return hold.wait(leftMs);
  const message = `Source "${source.id}": "${sendOf(hold.open().work).purpose}" was on its way when the gateway was stopped.`;
  const { problem } = new GatewayError({ code: "UPSTREAM_TIMEOUT", sourceId: source.id, message, retryable: true });
  return hold.write((now) => inDoubt(now, hold.instant(), problem));
}

/** Looks it up once. @param sinceMs how long it has been in doubt here. */
export async function settleDoubt(hold: Hold, sinceMs: number): Promise<void> {
  const { work } = hold.open();
  const { proof } = sendOf(work);
  if (hold.deadlineLeftMs() <= 0) return hold.write((now) => timedOut(now, hold.instant()));
  if (hold.tools.leaving.aborted) throw new NotOurs();
  // What it may have made shows only after a while, and is looked for once.
  if (proof === "NONE" && sinceMs < SETTLING_MS) return hold.pause();
  let found: LookUpEnd;
  try {
    found = await hold.change().lookUp(hold.point(), hold.callWith({}));
  } catch (error) {
    const { retryAfterMs } = hold.problemOf(error);
    if (proof === "NONE" && sinceMs > UNPROVABLE_MS) return hold.write((now) => lost(now, hold.instant(), []));
    return hold.pause(retryAfterMs);
  }
  const at = hold.instant();
  if (found.found === "DONE") {
    const { found: _, ...taken } = found;
    const nowMs = Date.parse(at);
    return hold.write((now) => accepted(now, at, { ...taken, answer: { outcome: "FOUND_DONE" }, nowMs }));
  }
  if (found.found === "UNDECIDED" || proof === "NONE") {
    const candidates = found.found === "UNDECIDED" ? found.candidates : [];
    return hold.write((now) => lost(now, at, candidates));
  }
  if (work.refused && work.problem !== null) {
    const { problem } = work;
    return hold.write((now) => stopped(now, at, problem));
  }
  if (sinceMs < SETTLING_MS) return hold.pause();
  const gaveUp = work.tries >= MOST_TRIES ? work.problem : null;
  return hold.write((now) => {
    const next = foundNotDone(now, at);
    return gaveUp === null ? next : stopped(next as OpenEntry, at, gaveUp);
  });
}
