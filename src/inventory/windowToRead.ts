// Which window is a vendor asked for, when so much is wanted of a kind?
import type { Feed } from "../contract/feed.ts";
import type { Kind, Window } from "../contract/kinds.ts";
import type { Policies } from "./policy.ts";
import { isWindowed, rungFor, widestOf } from "./windows.ts";

/** What is wanted of one kind of a source. */
export interface WindowWant {
  readonly sourceId: string;
  readonly kind: Kind;
  readonly window: Window;
  /** The widest window that is wanted of any kind of the same feed: one read serves them all. */
  readonly alongside?: Window;
}

/** The rung to read. Kinds without a time are read along with their feed's default windows. */
export function windowToRead(
  policies: Policies,
  { sourceId, kind, window, alongside }: WindowWant,
  feed: Feed,
): Window {
  const beside = feed.kinds.filter(isWindowed).map((other) => policies(sourceId, other).defaultWindow);
  const own = isWindowed(kind) ? [window] : beside;
  const wanted = alongside === undefined ? own : [...own, alongside];
  return rungFor(feed, wanted.length === 0 ? "ALL" : widestOf(wanted));
}
