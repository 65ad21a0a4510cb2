// When does a schedule come next? Reads the iCalendar text of a schedule: a DTSTART line with its zone, and a rule (sheet §6.3).

/** A rule that could be read. Wall times are UTC numbers of what the clock on the wall shows. */
export interface Recurrence {
  /** First moment, on the wall. */
  readonly startWallMs: number;
  /** IANA zone. */
  readonly timeZone: string;
  /** Unit of the interval. */
  readonly frequency: Frequency;
  /** How many units lie between two rounds. */
  readonly interval: number;
  /** Days of the week, 0 is Sunday; only of weekly rules. */
  readonly weekDays: readonly number[];
  /** How many times in all; null when unlimited. */
  readonly count: number | null;
  /** Last moment on the wall; null when unlimited. */
  readonly untilWallMs: number | null;
}

const minute = 60_000;
const day = 86_400_000;
const steps = { MINUTELY: minute, HOURLY: 60 * minute, DAILY: day, WEEKLY: 7 * day, MONTHLY: 0, YEARLY: 0 } as const;
type Frequency = keyof typeof steps;
const weekDayNames = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

/** Reads the text, or gives null when it is not understood. */
export function readRecurrence(text: string): Recurrence | null {
  const start = /^DTSTART(?:;TZID=([^:]+))?:(\d{8}T\d{6})(Z?)$/m.exec(text);
  const rule = /^RRULE:(.+)$/m.exec(text)?.[1];
  if (start === null || rule === undefined) return null;
  const parts = new Map(rule.split(";").map((part) => part.split("=") as [string, string]));
  const frequency = parts.get("FREQ") ?? "";
  const timeZone = start[1] ?? "UTC";
  if (!(frequency in steps) || !isTimeZone(timeZone)) return null;
  const weekDays = (parts.get("BYDAY") ?? "").split(",").map((name) => weekDayNames.indexOf(name.slice(-2)));
  const count = parts.get("COUNT");
  const until = /^(\d{8}T\d{6})/.exec(parts.get("UNTIL") ?? "")?.[1];
  return {
    startWallMs: wallOf(start[2] ?? ""),
    timeZone,
    frequency: frequency as Frequency,
    interval: Math.max(1, Number(parts.get("INTERVAL") ?? 1)),
    weekDays: weekDays.filter((weekDay) => weekDay >= 0).sort(),
    count: count === undefined ? null : Number(count),
    untilWallMs: until === undefined ? null : wallOf(until),
  };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    // An unknown zone makes the text one that is not understood.
    return false;
  }
}

function wallOf(text: string): number {
  const [, year, month, date, hour, min, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(date), Number(hour), Number(min), Number(second));
}

/** The first moment after `afterMs`, in ms since the epoch, or null when the rule has come to its end. */
export function nextOccurrence(rule: Recurrence, afterMs: number): number | null {
  const afterWall = afterMs + zoneOffsetMs(rule.timeZone, afterMs);
  let round = Math.max(0, roundBefore(rule, afterWall) - 1);
  for (const last = round + 40; round < last; round += 1) {
    for (const [place, wall] of wallsOfRound(rule, round).entries()) {
      const perRound = Math.max(1, rule.weekDays.length);
      if (rule.count !== null && round * perRound + place >= rule.count) return null;
      if (rule.untilWallMs !== null && wall > rule.untilWallMs) return null;
      const moment = wall - zoneOffsetMs(rule.timeZone, wall - zoneOffsetMs(rule.timeZone, wall));
      if (wall >= rule.startWallMs && moment > afterMs) return moment;
    }
  }
  return null;
}

/** How many rounds of the rule fit between its start and a moment. */
function roundBefore({ startWallMs, frequency, interval }: Recurrence, wall: number): number {
  const step = steps[frequency] || (frequency === "MONTHLY" ? 31 * day : 366 * day);
  return Math.floor((wall - startWallMs) / (step * interval));
}

function wallsOfRound(rule: Recurrence, round: number): number[] {
  const { startWallMs, frequency, interval, weekDays } = rule;
  const start = new Date(startWallMs);
  if (frequency === "MONTHLY" || frequency === "YEARLY") {
    const moved = new Date(startWallMs);
    moved.setUTCMonth(start.getUTCMonth() + round * interval * (frequency === "YEARLY" ? 12 : 1));
    // The 31st does not exist in every month; iCalendar skips such months.
    return moved.getUTCDate() === start.getUTCDate() ? [moved.getTime()] : [];
  }
  const wall = startWallMs + round * interval * steps[frequency];
  if (frequency !== "WEEKLY" || weekDays.length === 0) return [wall];
  return weekDays.map((weekDay) => wall + (weekDay - start.getUTCDay()) * day);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far the wall clock of a zone is ahead of UTC at a moment, ms. */
function zoneOffsetMs(timeZone: string, atMs: number): number {
  if (timeZone === "UTC") return 0;
  const format =
    formats.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  formats.set(timeZone, format);
  return Date.parse(`${format.format(atMs).replace(" ", "T")}Z`) - Math.floor(atMs / 1000) * 1000;
}
