// What did one read of a feed bring of one kind? What passes from reading to merging.
import type { ListCounts } from "../contract/feed.ts";
import type { Coverage, Instant, Kind, Window } from "../contract/kinds.ts";
import type { Row } from "../contract/rows/index.ts";

/** What one read of a feed brought of one kind. Moments `…Ms` are on the monotonic clock. */
export interface KindRead {
  readonly sourceId: string;
  readonly kind: Kind;
  readonly window: Window;
  /** Start of the window; null for `ALL`. */
  readonly since: Instant | null;
  readonly beganAt: Instant;
  readonly beganMs: number;
  readonly endedMs: number;
  /** By native id. */
  readonly rows: ReadonlyMap<string, Row>;
  readonly complete: boolean;
  readonly coverage: Coverage;
  /** Why it is not complete, or brings less than everything; null when there is nothing to say. */
  readonly reason: string | null;
  /** Rows in each vendor list of the feed. */
  readonly counts: ListCounts;
  /** True when it was made in a session of its own. */
  readonly freshSession: boolean;
}
