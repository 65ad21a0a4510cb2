// What do changes need of the rest of the gateway? Given by the composition root, so that this room knows no other.
import type { Viewer } from "../access/Viewer.ts";
import type { RowName } from "../contract/changes/Change.ts";
import type { PartName } from "../contract/changes/inputs.ts";
import type { Kind } from "../contract/kinds.ts";
import type { Row } from "../contract/rows/index.ts";
import type { ReadRows } from "./Watcher.ts";

/** Until when something is waited for, and for whom. */
export interface Conditions {
  readonly signal: AbortSignal;
  /** On the monotonic clock. */
  readonly deadlineMs: number;
  readonly principal: string;
}

/** Reads a kind of a source anew, whatever its age. Throws a `GatewayError`. */
export type RefreshCollection = (
  ask: { readonly sourceId: string; readonly kind: Kind; readonly acceptRemovals: boolean },
  conditions: Conditions,
) => Promise<void>;

/** What an id names. */
export interface IdParts {
  /** A kind, or the GraphQL type of an object inside a row. */
  readonly type: string;
  readonly sourceId: string;
  readonly nativeId: string;
}

/** An object inside a row. */
export interface FoundPart {
  /** What people call it. */
  readonly displayName: string;
  /** The row that it lies in. */
  readonly owner: Row;
}

/** The inventory and the ids, as changes use them. */
export interface Hooks {
  /** What a global id says; null for a text that is none. */
  decode(id: string): IdParts | null;
  /** Rows that a viewer may see, as fresh as any query has them; null for one that is not there. Throws a `GatewayError`. */
  rows(
    viewer: Viewer,
    sourceId: string,
    names: readonly RowName[],
    conditions: Conditions,
  ): Promise<ReadonlyMap<string, Row | null>>;
  /** An object inside a row that the viewer may see; null when there is none. Throws a `GatewayError`. */
  part(viewer: Viewer, part: PartName, conditions: Conditions): Promise<FoundPart | null>;
  /** The newest version of a row in memory; null when there is none. Makes no call. */
  inHand(sourceId: string, name: RowName): Row | null;
  /** Whether any rows of a kind of a source are in memory: what nobody has asked for need not be read again. */
  holds(sourceId: string, kind: Kind): boolean;
  /** Reads rows now, and lets them enter the inventory. */
  readonly readRows: ReadRows;
  readonly refresh: RefreshCollection;
}
