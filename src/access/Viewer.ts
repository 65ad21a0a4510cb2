// Who asks, and what may they see and do? The predicates that every read of the inventory and every change goes through.
import type { Command } from "../contract/commands.ts";
import type { Kind } from "../contract/kinds.ts";
import type { Row } from "../contract/rows/index.ts";

/** A principal with its grants, as predicates. Equal grants have equal digests. */
export interface Viewer {
  /** Who it is, for fairness, cost and audit; never shown to others. */
  readonly id: string;
  /** Tells viewers with different grants apart in cursors and cached results. */
  readonly digest: string;
  /** Whether this kind of this source may be asked for at all; when not, the answer says FORBIDDEN aloud. */
  mayRead(sourceId: string, kind: Kind): boolean;
  /** Whether this row may be seen; null when every row of an allowed kind may. A hidden row is as one that is absent. */
  readonly sees: ((row: Row) => boolean) | null;
  /** Whether a change may be asked for. What may not be seen is not there to be changed: that is asked first. */
  mayAct(command: Command, on: ActedOn): boolean;
  /** What grants by site leave of rows; null when there are none. */
  readonly bounds: SiteBounds | null;
  /** Tells when the credentials end or the grants change; null when they never do. The returned function stops listening. */
  readonly onEnd: ((ended: () => void) => () => void) | null;
}

/** What a change is asked of. */
export interface ActedOn {
  readonly sourceId: string;
  /** The kind that the command concerns. */
  readonly kind: Kind;
  /** Everything that the change names; null to ask whether there is anything at all that it may be asked of. */
  readonly rows: readonly Row[] | null;
}

/** Grants that hold at some sites alone. */
export interface SiteBounds {
  /** True when rows of this kind of this source are judged by where they stand, which must be in hand to tell. */
  concern(sourceId: string, kind: Kind): boolean;
  /** A row that may be seen, or fields of one, without what it says of sites that may not; the same object when that is nothing. */
  trimmed<T extends object>(sourceId: string, part: T): T;
}

/** The viewer of an open gateway: sees and may do everything. */
export const EVERYONE: Viewer = Object.freeze({
  id: "everyone",
  digest: "all",
  mayRead: () => true,
  sees: null,
  mayAct: () => true,
  bounds: null,
  onEnd: null,
});
