// How are the console's snapshot schedules and retentions said in unified fields and in words? Pure.
import type { RetentionRow, ScheduleRow } from "../../../contract/rows/shared.ts";
import type { DayOfWeek } from "../../../contract/words.ts";
import type { RawRetention, RawSchedule } from "../raw/volume.ts";

const DAYS: readonly (readonly [keyof NonNullable<RawSchedule["days"]>, DayOfWeek])[] = [
  ["mon", "MONDAY"],
  ["tue", "TUESDAY"],
  ["wed", "WEDNESDAY"],
  ["thu", "THURSDAY"],
  ["fri", "FRIDAY"],
  ["sat", "SATURDAY"],
  ["sun", "SUNDAY"],
];

const DAY_SECONDS = 86_400n;

/** When snapshots are taken: every so many minutes, within hours of chosen days. On which clock is not documented. */
export function scheduleOf(raw: RawSchedule | null): ScheduleRow | null {
  if (raw === null) return null;
  const { frequency, days } = raw;
  const startTime = raw.allday === true ? null : timeOf(raw.start);
  const endTime = raw.allday === true ? null : timeOf(raw.stop);
  const every = frequency === null ? "at times not told" : `every ${frequency} minutes`;
  const hours = startTime === null || endTime === null ? "" : ` from ${startTime} to ${endTime}`;
  return {
    description: `${every}${hours}, ${daysInWords(days)}`,
    format: "FIELDS",
    expression: null,
    timezone: null,
    intervalSeconds: frequency === null || frequency <= 0 ? null : frequency * 60,
    daysOfWeek: days === null ? null : DAYS.filter(([name]) => days[name] === true).map(([, day]) => day),
    dayOfMonth: null,
    startTime,
    endTime,
    nextRunAt: null,
    missedCount: null,
  };
}

/** How long snapshots are kept. Years and months have no exact length: an age with them is told in words alone. */
export function retentionOf(raw: RawRetention | null): RetentionRow | null {
  switch (raw?.retain?.toUpperCase()) {
    case "INFINITE":
      return { forever: true, count: null, ageSeconds: null, expression: null };
    case "BY_COUNT":
      return { forever: false, count: raw?.number ?? null, ageSeconds: null, expression: null };
    case "BY_AGE": {
      const { years, months, days } = raw ?? { years: null, months: null, days: null };
      const exact = !years && !months && days !== null;
      const words = [inWords(years, "year"), inWords(months, "month"), inWords(days, "day")].filter(
        (part) => part !== "",
      );
      return {
        forever: false,
        count: null,
        ageSeconds: exact ? BigInt(days) * DAY_SECONDS : null,
        expression: words.length === 0 ? "0 days" : words.join(" "),
      };
    }
    default:
      return null;
  }
}

const inWords = (count: number | null, unit: string): string =>
  count ? `${count} ${unit}${count === 1 ? "" : "s"}` : "";

function daysInWords(days: RawSchedule["days"]): string {
  if (days === null) return "on days not told";
  const names = DAYS.filter(([name]) => days[name] === true).map(
    ([, day]) => `${day[0]}${day.slice(1, 3).toLowerCase()}`,
  );
  return names.length === 7 ? "every day" : names.length === 0 ? "on no day" : `on ${names.join(", ")}`;
}

/** `HH:00`; null for no hour of the day. */
const timeOf = (hour: number | null): string | null =>
  hour === null || hour < 0 || hour > 23 ? null : `${String(hour).padStart(2, "0")}:00`;
