// Who asks, and what may they see? The predicate that every read of the inventory goes through.
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
}

/** The viewer of an open gateway: sees everything. */
export const EVERYONE: Viewer = Object.freeze({ id: "everyone", digest: "all", mayRead: () => true, sees: null });
