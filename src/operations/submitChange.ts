// How does an asking become an operation? Its key is taken first, so that many who ask the same at once get one; then it is planned,
// recorded, and only then anybody's to carry out.

import type { Clock } from "../contract/call.ts";
import { COMMANDS } from "../contract/commands.ts";
import { GatewayError, type Problem } from "../contract/problem.ts";
import type { Seal } from "../shared-state/Seal.ts";
import { auditRequest } from "./auditFacts.ts";
import { type Book, ledgerUnavailable } from "./Book.ts";
import { canonical } from "./canonical.ts";
import type { Entry, RefreshWork, VendorWork } from "./Entry.ts";
import type { Conditions } from "./hooks.ts";
import type { OperationRecord } from "./OperationRecord.ts";
import type { ChangeRequest, OperationOptions, RefreshRequest } from "./Operations.ts";
import { type ResolveTools, resolveInput } from "./resolveInput.ts";
import { shownPlan } from "./steps.ts";

/** What an asking is made into an operation with. */
export interface SubmitTools extends ResolveTools {
  readonly book: Book;
  readonly seal: Seal;
  readonly clock: Clock;
  /** `[A-Za-z0-9]{16,32}`, never the same. */
  readonly newId: () => string;
}

/** What came of an asking: an operation that is recorded (or, for a dry run, is not), or one that was there already. */
export type Submitted =
  | { readonly how: "new"; readonly entry: Entry }
  | { readonly how: "dry"; readonly entry: Entry }
  | { readonly how: "known"; readonly operationId: string };

/** A key of somebody, ready to be taken. */
export interface Key {
  readonly text: string;
  readonly names: readonly string[];
  readonly digests: readonly string[];
}

const HOUR_MS = 3_600_000;
/** An asking that takes longer than its request lets go of its key after so long. */
const CLAIM_MARGIN_MS = 5_000;
/** Who meets a key that somebody else is about to use looks again so often. */
const LOOK_AGAIN_MS = 100;

/** The caller's key, or one made for them. Throws INVALID_INPUT. */
export function keyOf(
  {
    viewer,
    command,
    input,
    options,
  }: Pick<ChangeRequest, "viewer" | "input" | "options"> & { readonly command: string },
  { seal, newId }: Pick<SubmitTools, "seal" | "newId">,
): Key {
  const given = options?.idempotencyKey ?? null;
  if (given !== null && (given.length < 1 || given.length > 128))
    throw new GatewayError({
      code: "INVALID_INPUT",
      field: "options.idempotencyKey",
      message: `"options.idempotencyKey" must have 1 to 128 characters.`,
    });
  const text = given ?? newId();
  return {
    text,
    names: seal.namesFor(`key\n${viewer.id}\n${command}\n${text}`),
    digests: seal.namesFor(`input\n${canonical(input)}`),
  };
}

/** Whether both are digests of the same input, whichever secret made them. */
const isSame = (mine: readonly string[], theirs: string): boolean =>
  theirs.split(" ").some((digest) => mine.includes(digest));

/** Takes the key, or finds the operation that has it. Throws IDEMPOTENCY_MISMATCH and LEDGER_UNAVAILABLE. */
async function claim(id: string, key: Key, tools: SubmitTools, conditions: Conditions): Promise<string | null> {
  const { book, clock } = tools;
  const leftMs = () => conditions.deadlineMs - clock.monotonic();
  for (;;) {
    const ttlMs = Math.max(0, Math.min(leftMs(), HOUR_MS)) + CLAIM_MARGIN_MS;
    const claimed = await book.claim({ id, names: key.names, digests: key.digests.join(" "), ttlMs });
    if (!claimed.ok) throw ledgerUnavailable();
    if (claimed.value.how === "claimed") return null;
    if (!isSame(key.digests, claimed.value.digests))
      throw new GatewayError({
        code: "IDEMPOTENCY_MISMATCH",
        field: "options.idempotencyKey",
        message: `The idempotency key "${key.text}" was used before, with another input. Use another key for another change.`,
      });
    if (claimed.value.recorded) return claimed.value.id;
    if (leftMs() <= LOOK_AGAIN_MS) throw stillPlanning(key);
    await new Promise<void>((resolve) => {
      clock.after(LOOK_AGAIN_MS, resolve);
    });
    conditions.signal.throwIfAborted();
  }
}

const stillPlanning = ({ text }: Key): GatewayError =>
  new GatewayError({
    code: "DEADLINE_EXCEEDED",
    message: `The same change was asked for at the same time, with the key "${text}", and is still being planned. Ask again.`,
    retryable: true,
  });

/** Whether anything could be recorded, found out by recording something. Throws LEDGER_UNAVAILABLE. */
async function checkLedger(id: string, { book, seal }: SubmitTools): Promise<void> {
  const claimed = await book.claim({ id, names: seal.namesFor(`check\n${id}`), digests: "", ttlMs: 1 });
  if (!claimed.ok) throw ledgerUnavailable();
}

/** Submits a change at a vendor. Throws a `GatewayError` for everything that ends it before it is recorded. */
export async function submitChange(ask: ChangeRequest, tools: SubmitTools): Promise<Submitted> {
  const { viewer, options } = ask;
  const id = tools.newId();
  const key = keyOf(ask, tools);
  const isDry = options?.dryRun === true;
  const conditions: Conditions = { ...ask.conditions, principal: viewer.id };
  if (isDry) await checkLedger(id, tools);
  if (isDry) return { how: "dry", entry: (await plan({ ask, id, key }, tools, conditions)).entry };
  const known = await claim(id, key, tools, conditions);
  if (known !== null) return { how: "known", operationId: known };
  try {
    const { entry, locks, before } = await plan({ ask, id, key }, tools, conditions);
    const input = key.digests[0] ?? "";
    return await recorded({ entry, key, locks, audit: { input, before } }, tools);
  } catch (error) {
    await tools.book.unclaim({ id, names: key.names });
    throw error;
  }
}

interface Planned {
  readonly entry: Entry;
  readonly locks: readonly string[];
  readonly before: string | null;
}

async function plan(
  { ask, id, key }: { readonly ask: ChangeRequest; readonly id: string; readonly key: Key },
  tools: SubmitTools,
  conditions: Conditions,
): Promise<Planned> {
  const { clock, seal } = tools;
  const { command } = ask;
  const { source, change, input, target } = await resolveInput(ask, tools, conditions);
  const made = await change.plan({ input, operationId: id }, { ...conditions, priority: "write" });
  const requestedMs = clock.now();
  const longestMs = made.longestMs ?? HOUR_MS;
  const record = {
    ...blankRecord({ id, key: key.text, at: requestedMs, longestMs, isDry: ask.options?.dryRun === true }),
    command,
    sourceIds: [source.id],
    target: made.target,
    targetName: made.targetName,
    requestedBy: ask.viewer.id,
    plan: shownPlan(made.sends),
  };
  const before = target === null ? null : seal.nameFor(canonical(target));
  const work: VendorWork = {
    command,
    plan: made,
    facts: made.facts,
    position: 0,
    phase: "READY",
    tries: 0,
    problem: null,
    refused: false,
    watch: [],
    acceptedMs: requestedMs,
    stoppedBy: null,
    stops: 0,
    end: null,
    before,
  };
  const touches = made.touches.length === 0 ? [COMMANDS[command]] : made.touches;
  return {
    entry: { revision: 1, record, reach: { touches, creates: made.target === null }, work },
    locks: made.locks.flatMap((lock) => seal.namesFor(`lock\n${source.id}\n${lock}`)),
    before,
  };
}

/** Submits a read of collections. @param about what is to be read. */
export async function submitRefresh(
  ask: RefreshRequest,
  about: Omit<RefreshWork, "command" | "stoppedBy"> & { readonly sourceIds: readonly string[] },
  tools: SubmitTools,
): Promise<Submitted> {
  const { sourceIds, ...what } = about;
  const id = tools.newId();
  const command = "REFRESH_INVENTORY";
  const key = keyOf({ viewer: ask.viewer, command, input: ask.input, options: ask.options }, tools);
  const isDry = ask.options?.dryRun === true;
  const record: OperationRecord = {
    ...blankRecord({ id, key: key.text, at: tools.clock.now(), longestMs: HOUR_MS, isDry }),
    command,
    sourceIds,
    requestedBy: ask.viewer.id,
  };
  const work: RefreshWork = { command, ...what, stoppedBy: null };
  const touches = [...new Set(about.reads.map(({ kind }) => kind))];
  const entry: Entry = { revision: 1, record, reach: { touches, creates: false }, work };
  if (isDry) return { how: "dry", entry };
  const known = await claim(id, key, tools, { ...ask.conditions, principal: ask.viewer.id });
  if (known !== null) return { how: "known", operationId: known };
  return recorded({ entry, key, locks: [], audit: { input: key.digests[0] ?? "", before: null } }, tools);
}

async function recorded(
  {
    entry,
    key,
    locks,
    audit,
  }: {
    readonly entry: Entry;
    readonly key: Key;
    readonly locks: readonly string[];
    readonly audit: Parameters<typeof auditRequest>[1];
  },
  { book }: SubmitTools,
): Promise<Submitted> {
  const { id } = entry.record;
  const opened = await book.open({
    id,
    names: key.names,
    digests: key.digests.join(" "),
    locks,
    draft: { entry, audit: [auditRequest(entry.record, audit)] },
  });
  if (!opened.ok && opened.failure === "SLOW")
    throw ledgerUnavailable(
      `Whether the change was recorded cannot be told at the moment. If it was, it is operation ${id}; asking again with the key "${entry.record.idempotencyKey}" sends nothing twice.`,
    );
  if (!opened.ok) throw ledgerUnavailable();
  if (opened.value.how === "written") return { how: "new", entry };
  if (opened.value.how === "key") return { how: "known", operationId: opened.value.by };
  throw new GatewayError({ ...conflict(entry.record, opened.value.by) });
}

const conflict = ({ sourceIds, targetName }: OperationRecord, by: string): Problem =>
  new GatewayError({
    code: "CONFLICT",
    sourceId: sourceIds[0] ?? null,
    message: `Source "${sourceIds[0]}": "${targetName}" is being changed by operation ${by}. Wait for its end, or cancel it.`,
    retryable: true,
  }).problem;

/** A record of which only the beginning is known. */
function blankRecord(about: {
  readonly id: string;
  readonly key: string;
  readonly at: number;
  readonly longestMs: number;
  readonly isDry: boolean;
}): Omit<OperationRecord, "command" | "sourceIds" | "requestedBy"> {
  const at = new Date(about.at).toISOString();
  return {
    id: about.id,
    state: "PENDING",
    dryRun: about.isDry,
    target: null,
    targetName: null,
    requestedAt: at,
    finishedAt: null,
    deadlineAt: new Date(about.at + about.longestMs).toISOString(),
    idempotencyKey: about.key,
    progressPercent: null,
    plan: [],
    calls: [],
    transitions: [{ sequence: 1, at, state: "PENDING", reason: null }],
    jobs: [],
    inferredOutcome: null,
    problems: [],
    sequence: 1,
  };
}

/** How long an answer waits for the end. Throws INVALID_INPUT. */
export function waitOf(options: OperationOptions | null | undefined): number {
  const waitMs = options?.waitMs ?? 0;
  if (Number.isInteger(waitMs) && waitMs >= 0) return waitMs;
  throw new GatewayError({
    code: "INVALID_INPUT",
    field: "options.waitMs",
    message: `"options.waitMs" must be a whole number, not less than 0.`,
  });
}
