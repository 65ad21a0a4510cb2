// How does the exam carry a change out without a ledger? Plan, send, follow to the end, as plainly as can be; the vendor's time
// goes on between two looks.
import {
  type Change,
  type ChangePoint,
  type Facts,
  type FollowEnd,
  type LookUpEnd,
  type Plan,
  type RowName,
  type SendEnd,
  watchKey,
} from "../../../src/contract/changes/Change.ts";
import type { ChangeInputs } from "../../../src/contract/changes/inputs.ts";
import type { VendorCommand } from "../../../src/contract/commands.ts";
import type { Feed } from "../../../src/contract/feed.ts";
import type { Row } from "../../../src/contract/rows/index.ts";
import { type ExamSubject, patientCall, readAll } from "../examHarness.ts";

/** How a change went. */
export interface Carried {
  readonly plan: Plan;
  /** In the order of sending; the last one may not be ACCEPTED. */
  readonly sends: readonly SendEnd[];
  /** How the last accepted send that outlasts its answer ended; null when none did. */
  readonly end: Extract<FollowEnd, { ended: true }> | null;
  readonly facts: Facts;
  /** What is changed, or what was made. */
  readonly target: RowName | null;
}

/** The exam's operation. */
export const OPERATION_ID = "exam0000operation0001";

/** The change behind a command. Throws when the connector does not carry it out. */
export function changeOf<C extends VendorCommand>(subject: ExamSubject, command: C): Change<C> {
  const change = subject.connector.commands[command] as unknown as Change<C>;
  if (!("plan" in change)) throw new Error(`${command} is not carried out.`);
  return change;
}

/** Plans, without sending. */
export const planOf = <C extends VendorCommand>(
  subject: ExamSubject,
  command: C,
  input: ChangeInputs[C],
): Promise<Plan> =>
  changeOf(subject, command).plan({ input, operationId: OPERATION_ID }, patientCall({ priority: "write" }));

/** The longest that a vendor's simulated work may take, in looks of `LOOK_MS`. */
const MOST_LOOKS = 400;
const LOOK_MS = 5_000;

/** From where and how far a plan is carried out. */
export interface Stretch {
  readonly plan: Plan;
  /** 0 when left out. */
  readonly position?: number;
  /** The first position that is not sent any more; all are when left out. */
  readonly before?: number;
  readonly facts?: Facts;
  /** What a look-up found of the first one, in place of its sending. */
  readonly found?: Extract<LookUpEnd, { found: "DONE" }>;
}

/** Sends a plan from a position on, and follows it to its end. A send that is not accepted ends it. */
export async function carryOn(subject: ExamSubject, command: VendorCommand, stretch: Stretch): Promise<Carried> {
  const change = changeOf(subject, command);
  const { plan, position: first = 0, before = plan.sends.length } = stretch;
  const call = patientCall({ priority: "write" });
  const sends: SendEnd[] = [];
  let facts: Facts = { ...plan.facts, ...stretch.facts };
  let target = plan.target;
  let end: Carried["end"] = null;
  for (let position = first; position < before; position += 1) {
    const at: ChangePoint = { plan, position, facts, operationId: OPERATION_ID };
    const isFound = stretch.found !== undefined && position === first;
    const sent: SendEnd = isFound ? acceptedAs(stretch.found) : await change.send(at, call);
    sends.push(sent);
    if (sent.outcome !== "ACCEPTED") break;
    facts = { ...facts, ...sent.facts };
    target = sent.target ?? target;
    if (!plan.sends[position]?.outlasts) continue;
    end = await followToEnd(subject, change, { ...at, facts, watch: sent.watch ?? [] });
    facts = { ...facts, ...end.facts };
    target = end.target ?? target;
    if (end.state !== "SUCCEEDED") break;
  }
  return { plan, sends, end, facts, target };
}

/** What was found done counts as accepted. */
const acceptedAs = ({ found: _, ...taken }: Extract<LookUpEnd, { found: "DONE" }>): SendEnd => ({
  outcome: "ACCEPTED",
  status: 200,
  vendorRequestId: null,
  ...taken,
});

/** Plans and carries out. */
export async function carryOut<C extends VendorCommand>(
  subject: ExamSubject,
  command: C,
  input: ChangeInputs[C],
): Promise<Carried> {
  return carryOn(subject, command, { plan: await planOf(subject, command, input) });
}

/** Looks until it has ended. Throws when it never does. */
export async function followToEnd(
  subject: ExamSubject,
  change: Change<VendorCommand>,
  start: ChangePoint & { readonly watch: readonly RowName[] },
): Promise<Extract<FollowEnd, { ended: true }>> {
  let { watch, facts } = start;
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const rows = new Map<string, Row | null>();
    for (const name of watch) rows.set(watchKey(name), await rowNow(subject, name));
    const point = { ...start, facts, watch, rows, sinceSentMs: look * LOOK_MS };
    const seen = await change.follow(point, patientCall({ priority: "watcher" }));
    if (seen.ended) return seen;
    facts = { ...facts, ...seen.facts };
    watch = seen.watch ?? watch;
    await subject.control.advance(LOOK_MS);
  }
  throw new Error("The vendor's work never ended.");
}

/** A row, read now: by a single read where there is one, else from the whole list. */
export async function rowNow(subject: ExamSubject, { kind, nativeId }: RowName): Promise<Row | null> {
  const reader = subject.connector.readers[kind];
  if (!("read" in reader)) throw new Error(`${kind} is not read.`);
  const feed: Feed = reader;
  const single = feed.singles?.[kind];
  if (single !== undefined) return (await single.getMany([nativeId], patientCall())).get(nativeId) ?? null;
  const { rows } = await readAll(feed);
  return rows.find((row) => row.kind === kind && row.nativeId === nativeId) ?? null;
}
