// How is a read of collections carried out that somebody asked for? Side by side, here; to be done again by whoever finds it open.
import type { Clock } from "../contract/call.ts";
import { GatewayError, type Problem } from "../contract/problem.ts";
import type { Log } from "../observe/Log.ts";
import { auditEnd } from "./auditFacts.ts";
import type { Book } from "./Book.ts";
import type { Running } from "./Engine.ts";
import { amended, type Entry, hasEnded, type RefreshWork } from "./Entry.ts";
import type { RefreshCollection } from "./hooks.ts";
import { ended } from "./steps.ts";
import type { Tenure } from "./Tenure.ts";

/** What it is carried out with. */
export interface RefresherTools {
  readonly book: Book;
  readonly tenure: Tenure;
  readonly clock: Clock;
  readonly log: Log;
  readonly refresh: RefreshCollection;
  readonly closing: AbortSignal;
}

/** Begins. */
export function createRefresher(first: Entry, tools: RefresherTools): Running {
  const { book, tenure, clock, log, refresh, closing } = tools;
  const { work } = first;
  if (work?.command !== "REFRESH_INVENTORY") throw new Error("Only a refresh is carried out here.");
  const stopping = new AbortController();
  const instant = () => new Date(clock.now()).toISOString();
  let entry = first;

  const one = async ({ sourceId, kind }: RefreshWork["reads"][number]): Promise<Problem | null> => {
    const deadlineMs = clock.monotonic() + Math.max(0, Date.parse(first.record.deadlineAt) - clock.now());
    const conditions = {
      signal: AbortSignal.any([closing, stopping.signal]),
      deadlineMs,
      principal: first.record.requestedBy,
    };
    try {
      await refresh({ sourceId, kind, acceptRemovals: work.acceptRemovals }, conditions);
      return null;
    } catch (error) {
      if (error instanceof GatewayError) return error.problem;
      if (!closing.aborted && !stopping.signal.aborted)
        log.error({ sourceId, kind }, "a refresh failed by a fault", error);
      return new GatewayError({ code: "INTERNAL", sourceId, message: `Source "${sourceId}": ${kind} was not read.` })
        .problem;
    }
  };

  const run = async (): Promise<void> => {
    const started = await book.amend(
      entry,
      (now) => draft(amended(now, instant(), { state: "RUNNING" })),
      tenure.fence,
    );
    if (!started.ok || started.value.how !== "written") return;
    entry = started.value.entry;
    const asked = work.reads.map(one);
    const problems = (await Promise.all(asked)).filter((problem) => problem !== null);
    if (closing.aborted) return;
    const state = stateOf({ asked: asked.length, failed: problems.length, isStopped: stopping.signal.aborted });
    await book.amend(
      entry,
      (now) => {
        if (hasEnded(now.record)) return null;
        const at = instant();
        const next = ended(now, at, { state, reason: null, problems, inferred: null });
        return { entry: next, audit: [auditEnd(next.record, { at, before: null, after: null })] };
      },
      tenure.fence,
    );
  };

  return {
    done: run(),
    noticed: () => {
      void book.get(first.record.id).then((found) => {
        if (found.ok && found.value?.work?.stoppedBy != null) stopping.abort(new Error("It was called off."));
      });
    },
  };
}

const draft = (entry: Entry) => ({ entry, audit: [] });

function stateOf({
  asked,
  failed,
  isStopped,
}: {
  readonly asked: number;
  readonly failed: number;
  readonly isStopped: boolean;
}) {
  if (isStopped) return "CANCELLED";
  if (failed === 0) return "SUCCEEDED";
  return failed < asked ? "PARTIALLY_SUCCEEDED" : "FAILED";
}
