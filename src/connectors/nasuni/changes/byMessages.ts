// How is any change of this vendor sent, looked up and followed? The console answers with a message to a filer and forgets it
// 20 minutes after it was applied (sheet §6); what a change is about comes from the command's own file.
import type { Call } from "../../../contract/call.ts";
import {
  type Change,
  type ChangeAsk,
  type ChangePoint,
  type Facts,
  type FollowEnd,
  type FollowPoint,
  type LookUpEnd,
  type Plan,
  type RowName,
  watchKey,
} from "../../../contract/changes/Change.ts";
import type { VendorCommand } from "../../../contract/commands.ts";
import { GatewayError } from "../../../contract/problem.ts";
import type { Row } from "../../../contract/rows/index.ts";
import { sendPlanned } from "../../../upstream/changes/sendPlanned.ts";
import type { Nmc } from "../nmc.ts";
import { codeOfRefusal, endOfMessage, messageIn, pendingMessages, refusalByFiler } from "./messages.ts";

/** What the thing itself shows of a call. */
export type Shown =
  | { readonly shows: "AS_ASKED"; readonly target?: RowName }
  | { readonly shows: "AS_BEFORE" }
  | { readonly shows: "OTHER"; readonly candidates: readonly RowName[] };

type Ended = Extract<FollowEnd, { ended: true }>;

/** What is one command's own. */
export interface MessageChange<C extends VendorCommand> extends Pick<Change<C>, "condition" | "available"> {
  /** Checks, reads what it must, and writes the calls down. */
  plan(ask: ChangeAsk<C>, call: Call): Promise<Plan>;
  /** Messages that may be those of its calls, by code or description. */
  readonly about: RegExp;
  /** Makes reads: does the call at this position show? */
  look(at: ChangePoint, call: Call): Promise<Shown>;
  /**
   * The row of what was made, cut out of its address; null for another address. Left out where nothing is made. Later calls
   * of the same plan know it by the fact `made`.
   */
  made?(address: string): RowName | null;
  /** What later calls need to know once this one was applied. @param target as known by now. */
  after?(at: ChangePoint, target: RowName | null, call: Call): Promise<Facts>;
}

/** Makes the change. The filer that its messages are for stands in the fact `serial`, where there is one. */
export function byMessages<C extends VendorCommand>(nmc: Nmc, own: MessageChange<C>): Change<C> {
  const { condition, available, about } = own;
  const sort = (facts: Facts) => ({ filer: typeof facts.serial === "string" ? facts.serial : null, about });
  return {
    supported: true,
    condition,
    ...(available === undefined ? {} : { available }),
    async plan(ask, call) {
      const plan = await own.plan(ask, call);
      // Whatever is in transit before the first call is sent is not of this change.
      const known = await pendingMessages(nmc, sort(plan.facts), call);
      return { ...plan, facts: { ...plan.facts, known } };
    },
    send: (at, call) =>
      sendPlanned(
        { client: nmc.client, at, call },
        {
          ...(isRemoval(at) ? { accept: [404] } : {}),
          codeOf: codeOfRefusal,
          read: ({ status, body }) =>
            status === 404 ? nothingToFollow : toFollow([messageIn(nmc, body, purposeOf(at))], { doubted: false }),
        },
      ),
    lookUp: (at, call) => lookUp(nmc, own, { at, sort: sort(at.facts), call }),
    follow: (at, call) => follow(nmc, own, { at, call }),
  };
}

const nothingToFollow = { facts: { settled: true, doubted: false }, watch: [] } as const;

const toFollow = (messages: readonly string[], { doubted }: { doubted: boolean }) => ({
  facts: { settled: false, doubted },
  watch: messages.map((nativeId): RowName => ({ kind: "Job", nativeId })),
});

const purposeOf = ({ plan, position }: ChangePoint): string => {
  const purpose = plan.sends[position]?.purpose ?? "change";
  return purpose.charAt(0).toLowerCase() + purpose.slice(1);
};

const isRemoval = ({ plan, position }: ChangePoint): boolean =>
  plan.sends[position]?.endpoint.startsWith("DELETE ") === true;

type Looking<C extends VendorCommand> = Pick<MessageChange<C>, "look">;

/** Messages first: one that is applied between the two reads shows in the thing itself. */
async function lookUp<C extends VendorCommand>(
  nmc: Nmc,
  own: Looking<C>,
  { at, sort, call }: { at: ChangePoint; sort: Parameters<typeof pendingMessages>[1]; call: Call },
): Promise<LookUpEnd> {
  const known = new Set(Array.isArray(at.facts.known) ? at.facts.known : []);
  const fresh = (await pendingMessages(nmc, sort, call)).filter((id) => !known.has(id));
  const shown = await own.look(at, call);
  if (shown.shows === "AS_ASKED") return { found: "DONE", ...withTarget(shown.target), ...nothingToFollow };
  // A message does not say what it is about while it is in transit; what the thing shows afterwards decides.
  if (fresh.length > 0) return { found: "DONE", ...toFollow(fresh, { doubted: true }) };
  return shown.shows === "AS_BEFORE"
    ? { found: "NOT_DONE" }
    : { found: "UNDECIDED", candidates: [...shown.candidates] };
}

const withTarget = (target: RowName | null | undefined) => (target == null ? {} : { target });

/** Where a change is followed, and with which conditions. */
interface Following {
  readonly at: FollowPoint;
  readonly call: Call;
}

/** The vendor's own scripts look after one second, then every five (sheet §6). */
const nextLook = (sinceSentMs: number): number => (sinceSentMs < 1_000 ? 1_000 : 5_000);

async function follow<C extends VendorCommand>(nmc: Nmc, own: MessageChange<C>, on: Following): Promise<FollowEnd> {
  const { at, call } = on;
  if (at.facts.settled === true) return succeeded(own, on, null);
  const seen = at.watch.map((name) => ({ id: name.nativeId, row: at.rows.get(watchKey(name)) }));
  const isUnderWay = seen.some(({ row }) => row === undefined || (row !== null && !hasEnded(row)));
  if (isUnderWay)
    return { ended: false, state: "RUNNING", progressPercent: null, facts: {}, againInMs: nextLook(at.sinceSentMs) };
  const refused = seen.find(({ row }) => row?.kind === "Job" && row.state === "FAILED");
  if (at.facts.doubted === true) return settled(nmc, own, { ...on, refused: refused?.id ?? null });
  const [message] = seen;
  if (message?.row == null) return forgotten(nmc, own, on);
  if (refused !== undefined) return failed(nmc, own, { ...on, refused: refused.id });
  if (own.made === undefined || at.plan.target !== null || madeBefore(at) !== null) return succeeded(own, on, null);
  const address = (await endOfMessage(nmc, message.id, call))?.applied ?? null;
  return succeeded(own, on, address === null ? null : own.made(address));
}

const hasEnded = (row: Row): boolean => row.kind === "Job" && (row.state === "SUCCEEDED" || row.state === "FAILED");

/** @param made what the message named; where it names nothing, the thing is looked for. */
async function succeeded<C extends VendorCommand>(
  own: MessageChange<C>,
  { at, call }: Following,
  made: RowName | null,
): Promise<Ended> {
  const known = made ?? at.plan.target ?? madeBefore(at);
  const target = known ?? (own.made === undefined ? null : await targetNow(own, at, call));
  const facts = { ...(target === null ? {} : { made: { ...target } }), ...(await own.after?.(at, target, call)) };
  return { ended: true, state: "SUCCEEDED", problems: [], facts, ...withTarget(target) };
}

/** What an earlier call of the same plan made; null when none did. */
function madeBefore({ facts }: ChangePoint): RowName | null {
  const made = facts.made as unknown as RowName | undefined;
  return made ?? null;
}

async function targetNow<C extends VendorCommand>(own: Looking<C>, at: ChangePoint, call: Call) {
  const shown = await own.look(at, call);
  return shown.shows === "AS_ASKED" ? (shown.target ?? null) : null;
}

type Refused = Following & { readonly refused: string };

/** A filer that has nothing to remove any more refuses the removal, which is done all the same. */
async function failed<C extends VendorCommand>(nmc: Nmc, own: MessageChange<C>, on: Refused): Promise<Ended> {
  const { at, call, refused } = on;
  if (isRemoval(at) && (await own.look(at, call)).shows === "AS_ASKED") return succeeded(own, on, null);
  const end = await endOfMessage(nmc, refused, call);
  const problem = refusalByFiler(nmc, purposeOf(at), { id: refused, end });
  return { ended: true, state: "FAILED", problems: [problem], facts: {} };
}

/** All messages that might have been ours have ended: the thing tells whether one was. */
async function settled<C extends VendorCommand>(
  nmc: Nmc,
  own: MessageChange<C>,
  on: Following & { readonly refused: string | null },
): Promise<Ended> {
  const shown = await own.look(on.at, on.call);
  if (shown.shows === "AS_ASKED") return succeeded(own, on, shown.target ?? null);
  const { refused } = on;
  if (refused !== null && shown.shows === "AS_BEFORE") return failed(nmc, own, { ...on, refused });
  return lost(nmc, on.at, shown);
}

/** The console has no record of the message any more; failures stay, so that it probably succeeded. */
async function forgotten<C extends VendorCommand>(nmc: Nmc, own: MessageChange<C>, { at, call }: Following) {
  return lost(nmc, at, await own.look(at, call));
}

const INFERRED = { AS_ASKED: "LOOKS_DONE", AS_BEFORE: "LOOKS_NOT_DONE", OTHER: "UNDECIDED" } as const;

function lost({ sourceId }: Nmc, at: ChangePoint, shown: Shown): Ended {
  const message = `${sourceId}: ${purposeOf(at)}: the console does not know any more what came of it`;
  const { problem } = new GatewayError({ code: "UPSTREAM_ERROR", message, sourceId });
  const target = shown.shows === "AS_ASKED" ? shown.target : undefined;
  const inferred = INFERRED[shown.shows];
  return { ended: true, state: "LOST", problems: [problem], facts: {}, inferred, ...withTarget(target) };
}
