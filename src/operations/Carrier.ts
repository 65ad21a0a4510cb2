// How is one operation carried out? Every effect is written down before it and after it, under the lease that must still be held;
// so that whoever goes on from any written version, here or elsewhere, comes to the same true end.
import { auditEnd } from "./auditFacts.ts";
import { createFollower } from "./createFollower.ts";
import type { Running } from "./Engine.ts";
import { type Entry, hasEnded } from "./Entry.ts";
import { createHold, type HoldTools } from "./Hold.ts";
import { NotOurs } from "./NotOurs.ts";
import { sendNext } from "./sendNext.ts";
import { doubtAdopted, settleDoubt } from "./settleDoubt.ts";
import { ended, ending, openVendorEntry, stopped } from "./steps.ts";
import type { Watcher } from "./Watcher.ts";

/** What operations of one source are carried out with. */
export interface CarrierTools extends HoldTools {
  readonly watcher: Watcher;
  /** Keyed digest of the target as it is now; null when it is gone or could not be read. */
  digestNow(sourceId: string, target: Entry["record"]["target"]): Promise<string | null>;
}

/** Begins to carry out. @param first the version to go on from. */
export function createCarrier(first: Entry, tools: CarrierTools): Running {
  const { source, clock, log, leaving, closing, watcher } = tools;
  const hold = createHold(first, tools);
  const follower = createFollower(hold);
  let doubtedMs: number | null = null;

  const close = async (): Promise<void> => {
    const { end, before } = hold.open().work;
    if (end === null) throw new Error("An operation ends without an end.");
    const after = await tools.digestNow(source.id, hold.entry.record.target);
    const at = hold.instant();
    await hold.write(
      (now) => ended(now, at, end),
      (next) => [auditEnd(next.record, { at, before, after })],
    );
    const { id, command, state } = hold.entry.record;
    log.info({ sourceId: source.id, operationId: id, command, state }, "an operation has ended");
  };

  const step = async (): Promise<void> => {
    const { phase } = hold.open().work;
    if (phase !== "DOUBT") doubtedMs = null;
    switch (phase) {
      case "READY":
        return sendNext(hold);
      case "SENDING":
        return doubtAdopted(hold);
      case "DOUBT":
        doubtedMs ??= clock.monotonic();
        return settleDoubt(hold, clock.monotonic() - doubtedMs);
      case "FOLLOWING":
        return watcher.follow(follower, follower.firstLookMs());
      case "ENDING":
        return close();
    }
  };

  /** A fault of ours: what was certainly not sent has failed, and of the rest nobody can tell. */
  const giveUp = async (error: unknown): Promise<void> => {
    const problem = hold.problemOf(error);
    const isUnsent = openVendorEntry(hold.entry)?.work.phase === "READY";
    const end = { state: "LOST", reason: null, problems: [problem], inferred: "UNDECIDED" } as const;
    await hold.write((now) => (isUnsent ? stopped(now, hold.instant(), problem) : ending(now, hold.instant(), end)));
    await close();
  };

  const run = async (): Promise<void> => {
    try {
      while (!hasEnded(hold.entry.record)) {
        if (leaving.aborted && openVendorEntry(hold.entry)?.work.phase !== "ENDING") return;
        await step();
      }
    } catch (error) {
      if (error instanceof NotOurs || closing.aborted) return;
      await giveUp(error).catch((fault: unknown) => {
        if (!(fault instanceof NotOurs)) log.error({ sourceId: source.id }, "an operation cannot be carried on", fault);
      });
    }
  };

  return {
    done: run(),
    noticed: (revision) => hold.noticed(revision, () => watcher.hurry(follower)),
  };
}
