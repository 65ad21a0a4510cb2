// Which stretch of time is asked for? `startTime` inclusive, `endTime` exclusive and only beside it (sheet §4).
import { badRequest } from "./apiError.ts";
import { type Query, textOf } from "./paging.ts";

/** From when to when, in vendor ms. */
export interface TimeRange {
  /** Inclusive; null for no start. */
  readonly fromMs: number | null;
  /** Exclusive. */
  readonly toMs: number;
}

/** What moments in a query can refer to. */
export interface TimeContext {
  /** Vendor ms. */
  readonly nowMs: number;
  /** The moment of the event with this id, null when there is none. */
  momentOf(eventId: string): number | null;
}

const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** A duration such as "3h" in ms, null when it is none. */
export function durationMs(text: string): number | null {
  const match = /^(\d+)([smhdw])$/.exec(text);
  return match === null ? null : Number(match[1]) * (unitMs[match[2] ?? ""] ?? 0);
}

function momentMs(text: string, { nowMs, momentOf }: TimeContext): number {
  if (text === "now") return nowMs;
  const ago = text.startsWith("now-") ? durationMs(text.slice(4)) : null;
  const moment = ago === null ? (momentOf(text) ?? Date.parse(text)) : nowMs - ago;
  if (Number.isNaN(moment)) throw badRequest(`${text} is no time: RFC 3339, now, now-3h or the uuid of an event`);
  return moment;
}

/** Reads the range; throws a 400 for what is no time, and for an `endTime` alone. */
export function readTimeRange(query: Query, context: TimeContext): TimeRange {
  const start = textOf(query, "startTime");
  const end = textOf(query, "endTime");
  if (start === undefined && end !== undefined) throw badRequest("endTime needs a startTime");
  return {
    fromMs: start === undefined ? null : momentMs(start, context),
    toMs: end === undefined ? Number.POSITIVE_INFINITY : momentMs(end, context),
  };
}
