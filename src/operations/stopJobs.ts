// How is the vendor asked to stop what it runs for an operation? By cancelling its jobs, where the connector carries that out;
// each such call stands among those of the operation, written down before and after it.
import { type Change, type PlannedSend, type SendEnd, type Watched, watchKey } from "../contract/changes/Change.ts";
import type { RowOf } from "../contract/rows/index.ts";
import type { WorkState } from "../contract/words.ts";
import { amended, type Entry } from "./Entry.ts";
import type { Hold } from "./Hold.ts";
import type { VendorCallRecord } from "./OperationRecord.ts";
import { type OpenEntry, shownPlan } from "./steps.ts";

const GOES_ON: ReadonlySet<WorkState> = new Set(["PENDING", "RUNNING", "PAUSED", "UNKNOWN"]);

/** Asks once for every job that goes on. Throws what planning failed with. */
export async function stopJobs(hold: Hold, rows: Watched): Promise<void> {
  const { open, callWith } = hold;
  const support = hold.tools.source.connector.commands.CANCEL_JOB;
  if (!support.supported) return;
  for (const job of jobsOf(open(), rows)) {
    if ((support.available?.(job) ?? null) !== null) continue;
    const operationId = open().record.id;
    const plan = await support.plan({ input: { target: job }, operationId }, callWith({}));
    for (const position of plan.sends.keys()) {
      const isAccepted = await sendOne(hold, support, { plan, position, facts: plan.facts, operationId });
      if (!isAccepted) break;
    }
  }
}

const jobsOf = ({ work }: OpenEntry, rows: Watched): readonly RowOf["Job"][] =>
  work.watch
    .map((name) => rows.get(watchKey(name)) ?? null)
    .filter((row): row is RowOf["Job"] => row?.kind === "Job" && GOES_ON.has(row.state));

async function sendOne(
  { write, instant, callWith, maySend }: Hold,
  support: Change<"CANCEL_JOB">,
  at: Parameters<Change<"CANCEL_JOB">["send"]>[0],
): Promise<boolean> {
  const planned = at.plan.sends[at.position];
  if (planned === undefined) return false;
  await write((now) => asking(now, instant(), planned));
  const end = await support.send(at, callWith({ maySend }));
  await write((now) => answered(now, instant(), end));
  return end.outcome === "ACCEPTED";
}

/** The vendor is about to be asked. */
function asking(now: OpenEntry, at: string, planned: PlannedSend): Entry {
  const { plan, calls } = now.record;
  const position = plan.length + 1;
  const call: VendorCallRecord = {
    position,
    sentAt: at,
    answeredAt: null,
    status: null,
    vendorRequestId: null,
    outcome: "IN_DOUBT",
  };
  const record = { plan: [...plan, ...shownPlan([planned], position)], calls: [...calls, call] };
  return amended(now, at, { record, work: { stops: now.work.stops + 1 } });
}

/** What came of it. In doubt it stays so: the job itself shows whether it stops. */
function answered(now: OpenEntry, at: string, end: SendEnd): Entry {
  const { plan, calls } = now.record;
  if (end.outcome === "NOT_SENT")
    return amended(now, at, {
      record: { plan: plan.slice(0, -1), calls: calls.slice(0, -1) },
      work: { stops: now.work.stops - 1 },
    });
  const last = calls.at(-1);
  if (last === undefined) return now;
  const told =
    end.outcome === "ACCEPTED"
      ? { status: end.status, vendorRequestId: end.vendorRequestId, answeredAt: at }
      : { status: end.problem.vendorStatus, vendorRequestId: end.problem.vendorRequestId };
  const changed: VendorCallRecord = { ...last, ...told, outcome: end.outcome };
  return amended(now, at, { record: { calls: [...calls.slice(0, -1), changed] } });
}
