// How does a connector carry out a change? It plans vendor calls as data, sends one of them when it is told to, says what came
// of it, finds out what came of it where no answer came, and tells how far the vendor's work is. It remembers nothing between
// these: everything that it needs to know later stands in the plan and in the facts, which the ledger keeps. Used by operations.
import type { Call } from "../call.ts";
import type { VendorCommand } from "../commands.ts";
import type { Kind } from "../kinds.ts";
import type { Problem } from "../problem.ts";
import type { Row } from "../rows/index.ts";
import type { WorkState } from "../words.ts";
import type { ChangeInputs } from "./inputs.ts";

/** Plain data that survives `JSON.stringify` unchanged. Integers beyond 2^53 are written as text. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** What was learnt on the way, by name; the connector's own words. What is learnt later is merged over it. */
export type Facts = { readonly [name: string]: Json };

/** A row of the source that the change is about. */
export interface RowName {
  readonly kind: Kind;
  readonly nativeId: string;
}

/** What somebody asks for. */
export interface ChangeAsk<C extends VendorCommand> {
  readonly input: ChangeInputs[C];
  /** Id of the operation: `[A-Za-z0-9]{16,32}`, unique; the mark of MARKED calls. */
  readonly operationId: string;
}

/**
 * How a call is told apart from its not having been made, when no answer came.
 * - KEYED: a natural key (a name, a path, the id of what is changed or removed) shows it.
 * - MARKED: the operation's id travels in a text field of the vendor.
 * - NONE: nothing shows it; the call is never sent twice.
 */
export type Proof = "KEYED" | "MARKED" | "NONE";

/** One vendor call that a change means to make. */
export interface PlannedSend {
  /** What it is for, in words, for example `Create the export`. */
  readonly purpose: string;
  /** Method and path template, without host or keys, for example `POST /v2/nfs/exports/`. */
  readonly endpoint: string;
  /** What it would send, for people: names in the vendor's words, joined by dots; null for a secret or long content. */
  readonly values: readonly { readonly name: string; readonly value: string | null }[];
  readonly proof: Proof;
  /** True when its effect outlasts its answer, so that `follow` tells the end; the next call waits for it. */
  readonly outlasts: boolean;
  /** What the connector needs to send it. Kept sealed, erased when the operation ends. May hold secrets. */
  readonly request: Json;
}

/** How a change will be carried out. Plain data. */
export interface Plan {
  /** At least one, in order. */
  readonly sends: readonly PlannedSend[];
  /** What is changed or removed; null for a creation. */
  readonly target: RowName | null;
  /** What people call it. */
  readonly targetName: string;
  /**
   * Natural keys of everything that must not be changed by two operations at once, for example `Share smb:projects`: the key of
   * what is made, and the native id of what is changed (`Volume 17`). At least one.
   */
  readonly locks: readonly string[];
  /** The kinds whose collections it touches; read again when it ends. */
  readonly touches: readonly Kind[];
  /** Longest time in milliseconds from the first send to the end; one hour when left out. A tree delete may take days. */
  readonly longestMs?: number;
  /** What is known from the start. Kept sealed too. */
  readonly facts: Facts;
}

/** Where a change stands. */
export interface ChangePoint {
  readonly plan: Plan;
  /** Index of the send in question, from 0. */
  readonly position: number;
  /** `plan.facts` and everything learnt since. */
  readonly facts: Facts;
  readonly operationId: string;
}

/** What came of a send. Thrown is nothing but an abort and faults of the gateway. */
export type SendEnd =
  /** The vendor took it. */
  | {
      readonly outcome: "ACCEPTED";
      readonly status: number;
      readonly vendorRequestId: string | null;
      readonly facts: Facts;
      /** Set as soon as it is known. */
      readonly target?: RowName;
      /** The vendor's work that came of it, as rows; jobs and, where the vendor has none, the resource itself. */
      readonly watch?: readonly RowName[];
    }
  /** The vendor refused it, or it could not be meant: it certainly had no effect. */
  | { readonly outcome: "REFUSED"; readonly problem: Problem }
  /** It certainly never reached the vendor, or was turned away unread (budget, breaker, login, 429): may be sent later. */
  | { readonly outcome: "NOT_SENT"; readonly problem: Problem }
  /** It may have had its effect: a broken connection, a timeout, a 5xx. */
  | { readonly outcome: "IN_DOUBT"; readonly problem: Problem };

/** What a look-up shows of a send in doubt. */
export type LookUpEnd =
  | {
      readonly found: "DONE";
      readonly facts: Facts;
      readonly target?: RowName;
      readonly watch?: readonly RowName[];
    }
  | { readonly found: "NOT_DONE" }
  /** It cannot be told; what may have come of it. */
  | { readonly found: "UNDECIDED"; readonly candidates: readonly RowName[] };

/** The rows in `watch` as they were just read; null where the vendor says that there is none. */
export type Watched = ReadonlyMap<string, Row | null>;

/** Key of a row in `Watched`. */
export const watchKey = ({ kind, nativeId }: RowName): string => `${kind} ${nativeId}`;

/** Where a change stands whose send was accepted. */
export interface FollowPoint extends ChangePoint {
  /** What is watched, and how it was just read. */
  readonly watch: readonly RowName[];
  readonly rows: Watched;
  /** Milliseconds since the send was accepted. */
  readonly sinceSentMs: number;
}

/** How the vendor's work stands. */
export type FollowEnd =
  /** It goes on; ask again. */
  | {
      readonly ended: false;
      readonly state: Extract<WorkState, "PENDING" | "RUNNING" | "PAUSED" | "CANCELLING">;
      /** 0 to 100; null when not known. */
      readonly progressPercent: number | null;
      readonly facts: Facts;
      readonly target?: RowName;
      /** What to watch from now on; as before when left out. */
      readonly watch?: readonly RowName[];
      /** When to ask again at the earliest; the gateway's cadence when left out. */
      readonly againInMs?: number;
    }
  /** It has ended. `problems` says why, unless it succeeded. */
  | {
      readonly ended: true;
      readonly state: Extract<WorkState, "SUCCEEDED" | "PARTIALLY_SUCCEEDED" | "FAILED" | "CANCELLED" | "LOST">;
      readonly problems: readonly Problem[];
      readonly facts: Facts;
      readonly target?: RowName;
      /** For LOST: what the target shows. */
      readonly inferred?: "LOOKS_DONE" | "LOOKS_NOT_DONE" | "UNDECIDED";
    };

/** One command of one vendor. Stateless; all five may run on another replica, after a restart. */
export interface Change<C extends VendorCommand> {
  readonly supported: true;
  /** Under which condition, in a sentence; null when there is nothing to say. */
  readonly condition: string | null;
  /**
   * Whether this row can be changed so now, where the row itself tells (an ended job cannot be cancelled); null when it can.
   * Pure and cheap: asked for every row that a query shows `commands` of. Left out: always.
   */
  available?(row: Row): UnavailableNow | null;
  /**
   * Checks the input against the vendor's limits first, without any call; then reads what it must know (an ETag, whether the
   * name is taken). Changes nothing. Throws `GatewayError`: INVALID_INPUT with `field` as a path from `input`, UNSUPPORTED_BY_VENDOR,
   * ALREADY_EXISTS, NOT_FOUND, CONFLICT, PRECONDITION_FAILED, or what the reading failed with. The same input gives the same plan.
   */
  plan(ask: ChangeAsk<C>, call: Call): Promise<Plan>;
  /** Sends `plan.sends[position]`, once, and never again by itself. */
  send(at: ChangePoint, call: Call): Promise<SendEnd>;
  /** What came of it? Makes reads only. Throws what the reading failed with; then it is asked again. For NONE: candidates at most. */
  lookUp(at: ChangePoint, call: Call): Promise<LookUpEnd>;
  /**
   * How the work of an accepted send that `outlasts` stands. Makes reads only where the rows do not tell. Throws what the
   * reading failed with; then it is asked again.
   */
  follow(at: FollowPoint, call: Call): Promise<FollowEnd>;
}

/** Why a row cannot be changed so now. */
export interface UnavailableNow {
  readonly code: "CONFLICT" | "UNSUPPORTED_BY_VENDOR" | "PRECONDITION_FAILED";
  /** In a sentence. */
  readonly reason: string;
}
