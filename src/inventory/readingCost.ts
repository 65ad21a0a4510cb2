// What does it cost a vendor to read rows by key: one by one, or with the whole list that holds them? Weighed for all kinds of
// a feed together, because one read of the feed brings them all.
import type { Feed, ListCounts, SingleReader } from "../contract/feed.ts";
import { KINDS, type Kind } from "../contract/kinds.ts";
import type { FeedDesk } from "./FeedDesk.ts";
import type { Kernel } from "./Kernel.ts";

/** Rows that a list is taken to hold while nothing tells how many there are. */
const USUAL_ROWS = 500;

/** The reader of single rows of a kind; null when they can only be read as a whole. */
export const singlesOf = (feed: Feed, kind: Kind): SingleReader<Kind> | null => feed.singles?.[kind] ?? null;

/** A feed of a source, read at its desk. */
export interface FeedOfSource {
  readonly sourceId: string;
  readonly desk: FeedDesk;
}

/** True when reading so many rows of each kind of a feed one by one costs no more calls than reading the feed. */
export function areSinglesCheaper(kernel: Kernel, at: FeedOfSource, keys: ReadonlyMap<Kind, number>): boolean {
  const { feed } = at.desk;
  let calls = 0;
  for (const [kind, count] of keys) calls += singlesOf(feed, kind)?.calls(count) ?? Number.POSITIVE_INFINITY;
  return calls <= callsOf(kernel, at);
}

/** Calls that one read of the whole feed makes, as far as can be told. */
export const callsOf = (kernel: Kernel, at: FeedOfSource): number =>
  at.desk.feed.calls(at.desk.counts() ?? expectedCounts(kernel, at));

/**
 * How long the lists of a feed that was not read yet may be: as long as another feed of the source found them, else as what
 * an earlier process left in hand, else of a usual length.
 */
function expectedCounts(kernel: Kernel, { sourceId, desk: { feed } }: FeedOfSource): ListCounts {
  const inHand = feed.kinds
    .flatMap((kind) => kernel.store.all({ sourceId, kind }))
    .map(({ table }) => table.rows.length);
  const usual = inHand.length === 0 ? USUAL_ROWS : Math.max(...inHand);
  const known: ListCounts = Object.assign({}, ...KINDS.map((kind) => kernel.desk(sourceId, kind)?.counts() ?? {}));
  return Object.fromEntries(feed.lists.map((list) => [list, known[list] ?? usual]));
}
