// When does a schedule of a task run? It is an iCalendar text with its own DTSTART line (sheet §6.3). Pure.
import type { ScheduleRow } from "../../../contract/rows/shared.ts";
import type { DayOfWeek } from "../../../contract/words.ts";
import type { RawSchedule } from "../raw/work.ts";

const DAYS: Readonly<Record<string, DayOfWeek>> = {
  MO: "MONDAY",
  TU: "TUESDAY",
  WE: "WEDNESDAY",
  TH: "THURSDAY",
  FR: "FRIDAY",
  SA: "SATURDAY",
  SU: "SUNDAY",
};

const UNITS: Readonly<Record<string, string>> = {
  SECONDLY: "second",
  MINUTELY: "minute",
  HOURLY: "hour",
  DAILY: "day",
  WEEKLY: "week",
  MONTHLY: "month",
  YEARLY: "year",
};

/** Only these are of one length everywhere: a day is 23 hours long on one Sunday of the year. */
const SECONDS: Readonly<Record<string, number>> = { SECONDLY: 1, MINUTELY: 60, HOURLY: 3_600 };

/** The schedule, field by field as far as it is understood; its text always stands in `expression`. */
export function rruleSchedule({ rrule, done, next, missed_count: missedCount }: RawSchedule): ScheduleRow {
  // A line break may arrive written out, as the documentation shows it.
  const lines = (rrule ?? "").split(/\r?\n|\\n/).map((line) => line.trim());
  const rule = ruleOf(lines);
  const start = { ...startOf(lines), time: timeOf(rule, startOf(lines).time) };
  const interval = Number(rule.get("INTERVAL") ?? 1);
  const frequency = rule.get("FREQ") ?? "";
  const limits = [...rule.keys()].filter((name) => name.startsWith("BY"));
  const seconds = SECONDS[frequency];
  const isOver = done === true;
  return {
    description: describe({ rule, start, interval, isOver }),
    format: start.time === null && rule.size === 0 ? "UNKNOWN" : "RRULE",
    expression: rrule,
    timezone: start.timezone,
    intervalSeconds: seconds !== undefined && limits.length === 0 ? seconds * interval : null,
    daysOfWeek: daysOf(rule.get("BYDAY")),
    dayOfMonth: dayOfMonth(rule.get("BYMONTHDAY")),
    startTime: start.time,
    endTime: null,
    nextRunAt: isOver ? null : next,
    missedCount,
  };
}

interface Start {
  /** `HH:MM`; null when it is not told. */
  readonly time: string | null;
  readonly timezone: string | null;
}

/** Reads `DTSTART;TZID=Europe/Paris:20190705T085000`, or one that ends in `Z`. */
function startOf(lines: readonly string[]): Start {
  const parts = lines
    .map((line) => /^DTSTART(?:;[^:]*?TZID=([^;:]+))?[^:]*:\d{8}T(\d\d)(\d\d)\d\d(Z?)$/.exec(line))
    .find(Boolean);
  const [, zone, hour, minute, utc] = parts ?? [];
  return { time: hour === undefined ? null : `${hour}:${minute}`, timezone: zone ?? (utc === "Z" ? "UTC" : null) };
}

/** `HH:MM` of a run: the start's, unless the rule sets hour or minute itself; null when it sets several. */
function timeOf(rule: ReadonlyMap<string, string>, start: string | null): string | null {
  const [startHour, startMinute] = start?.split(":") ?? [];
  const [hour, minute] = [rule.get("BYHOUR") ?? startHour, rule.get("BYMINUTE") ?? startMinute];
  const isOne = (part: string | undefined): part is string => /^\d{1,2}$/.test(part ?? "");
  return isOne(hour) && isOne(minute) ? `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}` : null;
}

function ruleOf(lines: readonly string[]): ReadonlyMap<string, string> {
  const rule = lines.find((line) => line.startsWith("RRULE:"))?.slice("RRULE:".length) ?? "";
  const pairs = rule.split(";").flatMap((part) => {
    const [name, value] = part.split("=");
    return name && value ? ([[name.toUpperCase(), value.toUpperCase()]] as const) : [];
  });
  return new Map(pairs);
}

/** Weekdays, Monday first; null when there are none, or when they are the first or last ones of a month. */
function daysOf(list: string | undefined): readonly DayOfWeek[] | null {
  const names = list?.split(",") ?? [];
  if (names.length === 0 || !names.every((name) => name in DAYS)) return null;
  return Object.entries(DAYS).flatMap(([name, day]) => (names.includes(name) ? [day] : []));
}

/** One day of the month, or -1 for the last; null for several, or for none. */
function dayOfMonth(value: string | undefined): number | null {
  const day = /^-?\d{1,2}$/.test(value ?? "") ? Number(value) : 0;
  return day === -1 || (day >= 1 && day <= 31) ? day : null;
}

interface Told {
  readonly rule: ReadonlyMap<string, string>;
  readonly start: Start;
  readonly interval: number;
  readonly isOver: boolean;
}

function describe({ rule, start, interval, isOver }: Told): string {
  const told = start.time === null ? [] : ["BYHOUR", "BYMINUTE"];
  const limits = [...rule].filter(
    ([name]) => (name.startsWith("BY") && !told.includes(name)) || name === "COUNT" || name === "UNTIL",
  );
  const parts = [
    rhythmOf(rule.get("FREQ"), start.time, interval),
    ...limits.map(([name, value]) => (name === "BYDAY" ? value : `${name} ${value}`)),
    start.timezone,
    isOver ? "over" : null,
  ];
  return parts.filter((part) => part !== null).join(", ");
}

/** `every 2 weeks at 08:50`; what has no rhythm runs once, when it starts. */
function rhythmOf(frequency: string | undefined, time: string | null, interval: number): string {
  const unit = UNITS[frequency ?? ""];
  if (unit === undefined) return time === null ? "at times not understood" : `once at ${time}`;
  const rhythm = interval > 1 ? `every ${interval} ${unit}s` : `every ${unit}`;
  if (time === null) return rhythm;
  return `${rhythm} ${frequency !== undefined && frequency in SECONDS ? "from" : "at"} ${time}`;
}
