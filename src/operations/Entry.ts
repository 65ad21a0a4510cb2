// What does the ledger keep of one operation? What may be shown, how far it reaches, and what is needed to go on with it.

import type { Facts, Plan, RowName } from "../contract/changes/Change.ts";
import type { Command, VendorCommand } from "../contract/commands.ts";
import type { Kind } from "../contract/kinds.ts";
import type { Problem } from "../contract/problem.ts";
import { FINAL_STATES } from "../contract/words.ts";
import type { InferredOutcome, OperationRecord, OperationState } from "./OperationRecord.ts";

/** One version of an operation. Immutable. */
export interface Entry {
  /** As in the ledger. */
  readonly revision: number;
  readonly record: OperationRecord;
  readonly reach: Reach;
  /** Null once it has ended: with it go the input and every secret in it. */
  readonly work: Work | null;
}

/** What has to be read again because of it. */
export interface Reach {
  /** Kinds of its sources whose collections it touches. */
  readonly touches: readonly Kind[];
  /** True when its target is made by it. */
  readonly creates: boolean;
}

/** What a vendor is still to do, or what is to be read again. */
export type Work = VendorWork | RefreshWork;

/** A read of collections. */
export interface RefreshWork {
  readonly command: Extract<Command, "REFRESH_INVENTORY">;
  readonly reads: readonly { readonly sourceId: string; readonly kind: Kind }[];
  readonly acceptRemovals: boolean;
  /** Who asked for a stop; null while nobody did. */
  readonly stoppedBy: string | null;
}

/** A change at a vendor. */
export interface VendorWork {
  readonly command: VendorCommand;
  readonly plan: Plan;
  /** `plan.facts` and everything learnt since. */
  readonly facts: Facts;
  /** Which send, from 0. */
  readonly position: number;
  /**
   * READY: to be sent. SENDING: may be on its way; nobody knows what came of it when nobody waits for its answer. DOUBT: to be looked
   * up. FOLLOWING: accepted and going on. ENDING: its end is known and to be written down.
   */
  readonly phase: "READY" | "SENDING" | "DOUBT" | "FOLLOWING" | "ENDING";
  /** How often this send was tried and may have arrived. */
  readonly tries: number;
  /** What the last try failed with; null when none did. */
  readonly problem: Problem | null;
  /** True when the last try was refused after an earlier one had been in doubt. */
  readonly refused: boolean;
  /** What the vendor runs, as rows. */
  readonly watch: readonly RowName[];
  /** When the send that is followed was accepted, in milliseconds since the epoch. */
  readonly acceptedMs: number;
  /** Who asked for a stop; null while nobody did. */
  readonly stoppedBy: string | null;
  /** How often the vendor was asked to stop. */
  readonly stops: number;
  /** How it ends; null before ENDING. */
  readonly end: EntryEnd | null;
  /** Digest of the target before; null when there was none. */
  readonly before: string | null;
}

/** How an operation ends. */
export interface EntryEnd {
  readonly state: OperationState;
  readonly reason: string | null;
  readonly problems: readonly Problem[];
  readonly inferred: InferredOutcome | null;
}

/** What differs in the next version. */
export interface Amendment {
  readonly record?: Partial<OperationRecord>;
  readonly work?: Partial<VendorWork>;
  readonly state?: OperationState;
  readonly reason?: string;
}

/** The next version of an entry: everything that is shown has a greater number, and a new state its own place. Pure. */
export function amended(entry: Entry, at: string, { record = {}, work, state, reason }: Amendment): Entry {
  const before = entry.record;
  const sequence = before.sequence + 1;
  const isMoved = state !== undefined && (state !== before.state || reason !== undefined);
  const transition = { sequence, at, state: state ?? before.state, reason: reason ?? null };
  return {
    ...entry,
    record: {
      ...before,
      ...record,
      sequence,
      state: state ?? before.state,
      transitions: isMoved ? [...before.transitions, transition] : before.transitions,
    },
    work: entry.work === null || work === undefined ? entry.work : ({ ...entry.work, ...work } as Work),
  };
}

/** True once it has ended. */
export const hasEnded = ({ state }: Pick<OperationRecord, "state">): boolean => FINAL_STATES.has(state);

/** Which engine carries it out: that of its source, or the gateway's own. */
export const engineOf = ({ command, sourceIds }: Pick<OperationRecord, "command" | "sourceIds">): string =>
  command === "REFRESH_INVENTORY" ? GATEWAY : (sourceIds[0] ?? GATEWAY);

/** The engine for what no source carries out; no configuration key is empty. */
export const GATEWAY = "";
