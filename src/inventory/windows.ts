// How far back must be read? The ladder of windows: which rung a query needs, which one a vendor is asked for, and which
// rows of a wider one lie in it. Pure.
import type { Feed } from "../contract/feed.ts";
import { type Instant, type Kind, WINDOW_MS, WINDOWS, type Window } from "../contract/kinds.ts";
import type { Row } from "../contract/rows/index.ts";
import { instantOf, secondsAgo } from "./filterFields.ts";
import type { ListArguments } from "./InventoryView.ts";
import { specOf } from "./kinds/index.ts";

/** True when the left window reaches as far back as the right one, or further. */
export const reaches = (left: Window, right: Window): boolean => WINDOW_MS[left] >= WINDOW_MS[right];

/** True when the vendor can bound a read of this feed by time. */
export const canBound = (feed: Feed): boolean => feed.windows.some((window) => window !== "ALL");

/** True for kinds that are bounded by time; others are read whole in any window. */
export const isWindowed = (kind: Kind): boolean => specOf(kind).window !== null;

/** The window under which a read of this one is kept. */
export const keptUnder = (kind: Kind, window: Window): Window => (isWindowed(kind) ? window : "ALL");

/** The one of these windows that reaches back furthest. */
export const widestOf = (windows: readonly Window[]): Window =>
  windows.reduce((left, right) => (reaches(left, right) ? left : right), "HOUR");

/** The narrowest rung that the feed can read and that reaches as far back as `asked`. */
export const rungFor = (feed: Feed, asked: Window): Window =>
  WINDOWS.find((window) => reaches(window, asked) && feed.windows.includes(window)) ?? "ALL";

/** Every window is so much longer than its name says, so that clocks which differ a little lose no row. */
const SLACK_MS = 60_000;

/** Start of a window that ends at this moment (milliseconds since the epoch); null for `ALL`. */
export const sinceOf = (window: Window, endMs: number): Instant | null =>
  window === "ALL" ? null : new Date(endMs - WINDOW_MS[window] - SLACK_MS).toISOString();

/** The window that a root list needs. Throws INVALID_INPUT for a bound that is no moment. @param nowMs wall time. */
export function windowOf(
  kind: Kind,
  filter: ListArguments["filter"],
  ask: { nowMs: number; otherwise: Window },
): Window {
  const rule = specOf(kind).window;
  if (rule === null) return "ALL";
  const byOwnTime = boundOf(filter?.[rule.boundedBy], rule.boundedBy, ask.nowMs);
  if (byOwnTime !== null) return byOwnTime;
  const later = rule.boundedLaterBy;
  const byLaterTime = later === undefined ? null : boundOf(filter?.[later], later, ask.nowMs);
  if (byLaterTime !== null) return WINDOWS[WINDOWS.indexOf(byLaterTime) + 1] ?? "ALL";
  const isLifted = rule.liftedBy.some((field) => (filter?.[field] ?? null) !== null);
  return isLifted ? "ALL" : ask.otherwise;
}

/** The narrowest rung that holds every moment that passes the filter; null when the filter does not bound. */
function boundOf(filter: unknown, field: string, nowMs: number): Window | null {
  if (typeof filter !== "object" || filter === null) return null;
  const given = filter as Readonly<Record<string, unknown>>;
  const place = { field: `filter.${field}`, now: () => nowMs };
  const starts: Instant[] = [];
  if ((given.since ?? null) !== null) starts.push(instantOf(given.since, `${place.field}.since`));
  if ((given.sinceSecondsAgo ?? null) !== null) starts.push(secondsAgo(given.sinceSecondsAgo, place));
  const start = starts.sort().at(-1);
  if (start !== undefined) {
    const ageMs = nowMs - Date.parse(start);
    return WINDOWS.find((window) => WINDOW_MS[window] >= ageMs) ?? "ALL";
  }
  // Who asks for what lies before a moment asks for what is old.
  return (given.before ?? given.beforeSecondsAgo ?? null) === null ? null : "ALL";
}

/** True for rows that lie in a window of this start. */
export function liesIn(row: Row, since: Instant): boolean {
  const rule = specOf(row.kind).window;
  if (rule === null) return true;
  const time = rule.timeOf(row);
  return time === null || time >= since || rule.staysIn(row);
}

/** True when a row that a read no longer finds has left by age: out of the window, or past its end at the vendor. */
export function leftByAge(row: Row, since: Instant | null, at: Instant): boolean {
  const end = specOf(row.kind).window?.endOf(row) ?? null;
  return (end !== null && end <= at) || (since !== null && !liesIn(row, since));
}

const LENGTHS: Readonly<Record<Window, string>> = {
  HOUR: "the last hour",
  DAY: "the last 24 hours",
  WEEK: "the last 7 days",
  ALL: "everything",
};

/** Says in a sentence which window bounded an answer. */
export const windowReason = (kind: Kind, window: Window): string =>
  `Only ${LENGTHS[window]} by ${specOf(kind).window?.timeName ?? "time"} was asked for.`;
