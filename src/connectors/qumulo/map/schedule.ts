// How are Qumulo's schedules, blackouts and times to live said in unified fields and in words? Pure; used by the mappings
// of policies and relationships.
import type { RetentionRow, ScheduleRow } from "../../../contract/rows/shared.ts";
import type { DayOfWeek } from "../../../contract/words.ts";
import type { RawBlackout } from "../raw/replication.ts";
import type { RawCreationSchedule } from "../raw/snapshots.ts";
import type { QumuloWords } from "./words.ts";

const DAYS: readonly (readonly [native: string, day: DayOfWeek])[] = [
  ["MON", "MONDAY"],
  ["TUE", "TUESDAY"],
  ["WED", "WEDNESDAY"],
  ["THU", "THURSDAY"],
  ["FRI", "FRIDAY"],
  ["SAT", "SATURDAY"],
  ["SUN", "SUNDAY"],
];

/** Seconds of the units with an exact length; months have none. */
const UNIT_SECONDS: Readonly<Record<string, bigint>> = {
  weeks: 604_800n,
  days: 86_400n,
  hours: 3_600n,
  minutes: 60n,
};

/** `day_of_month` that means the last one. */
const LAST_DAY = 128;

/** When a policy takes snapshots (sheet §8.9). */
export function policySchedule(raw: RawCreationSchedule, words: QumuloWords): ScheduleRow {
  const { timezone } = raw;
  const rhythm = words.frequency(raw.frequency);
  const base = { ...NOTHING_SAID, format: "FIELDS", timezone } as const;
  const days = raw.on_days === null ? null : daysOf(raw.on_days);
  const zone = timezone === null ? "" : `, ${timezone}`;
  if (rhythm === "MONTHLY") {
    const startTime = timeOf(raw.hour, raw.minute);
    const last = raw.day_of_month === LAST_DAY;
    const day = last ? "the last day" : `day ${raw.day_of_month ?? "?"}`;
    const description = `on ${day} of every month at ${startTime ?? "?"}${zone}`;
    return { ...base, description, dayOfMonth: last ? -1 : raw.day_of_month, startTime };
  }
  if (rhythm === "DAILY") {
    const startTime = timeOf(raw.hour, raw.minute);
    return { ...base, description: `${daysInWords(days)} at ${startTime ?? "?"}${zone}`, daysOfWeek: days, startTime };
  }
  if (rhythm === "INTERVAL") {
    const unit = raw.fire_every_interval === "FIRE_IN_HOURS" ? "hour" : "minute";
    const startTime = timeOf(raw.window_start_hour, raw.window_start_minute);
    const endTime = timeOf(raw.window_end_hour, raw.window_end_minute);
    const every = raw.fire_every === 1 ? unit : `${raw.fire_every ?? "?"} ${unit}s`;
    return {
      ...base,
      description: `every ${every} from ${startTime ?? "?"} to ${endTime ?? "?"}, ${daysInWords(days)}${zone}`,
      intervalSeconds: raw.fire_every === null ? null : raw.fire_every * (unit === "hour" ? 3600 : 60),
      daysOfWeek: days,
      startTime,
      endTime,
    };
  }
  return { ...base, description: `in a form that is not known here: ${raw.frequency ?? "none"}`, format: "UNKNOWN" };
}

/** `5days`, `1months`, `never` or `""` (sheet §8.9); null when the vendor does not say. */
export function retentionOf(timeToLive: string | null): RetentionRow | null {
  if (timeToLive === null) return null;
  if (timeToLive === "" || timeToLive === "never") {
    return { forever: true, count: null, ageSeconds: null, expression: timeToLive || null };
  }
  const [, count = "", unit = ""] = /^(\d+)(months|weeks|days|hours|minutes)$/.exec(timeToLive) ?? [];
  const seconds = UNIT_SECONDS[unit];
  const ageSeconds = seconds === undefined ? null : BigInt(count) * seconds;
  return { forever: false, count: null, ageSeconds, expression: timeToLive };
}

/** A schedule of which only a description and the next run are known. */
export function describedSchedule(description: string, timezone: string | null, nextRunAt: string | null): ScheduleRow {
  return { ...NOTHING_SAID, description, format: "FIELDS", timezone, nextRunAt };
}

/** `08:00 to 18:00 MON-FRI`. */
export function blackoutInWords(blackout: RawBlackout): string {
  const from = timeOf(blackout.start_hour, blackout.start_minute);
  const to = timeOf(blackout.end_hour, blackout.end_minute);
  return `${from} to ${to} ${daysInWords(daysOf(blackout.on_days))}`;
}

const NOTHING_SAID = {
  expression: null,
  timezone: null,
  intervalSeconds: null,
  daysOfWeek: null,
  dayOfMonth: null,
  startTime: null,
  endTime: null,
  nextRunAt: null,
  missedCount: null,
} as const;

/** Monday first, whatever the vendor's order. */
function daysOf(native: readonly string[]): DayOfWeek[] {
  const every = native.includes("EVERY_DAY");
  return DAYS.filter(([word]) => every || native.includes(word)).map(([, day]) => day);
}

/** `every day`, `MON-FRI`, `MON, THU`. */
function daysInWords(days: readonly DayOfWeek[] | null): string {
  if (days === null || days.length === 7) return "every day";
  const places = days.map((day) => DAYS.findIndex(([, name]) => name === day));
  const names = places.map((place) => DAYS[place]?.[0]);
  const [first = 0] = places;
  const unbroken = places.length > 2 && places.every((place, index) => place === first + index);
  return unbroken ? `${names[0]}-${names.at(-1)}` : names.join(", ");
}

/** `HH:MM`; null when the hour is not said. */
function timeOf(hour: number | null, minute: number | null): string | null {
  if (hour === null) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute ?? 0).padStart(2, "0")}`;
}
