// When does something with five cron fields run? Policies and schedules of a Hub have them (sheet §9).
import type { ScheduleRow } from "../../../contract/rows/shared.ts";
import type { DayOfWeek } from "../../../contract/words.ts";
import type { RawCron } from "../raw/template.ts";

/** Sunday is 0, and 7 too, as cron counts. */
const days: readonly DayOfWeek[] = ["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"];

/**
 * A schedule of five cron fields; a missing field stands for "every". Null when all are missing.
 * @param timezone whose clock it runs by; null when that is not told.
 */
export function cronSchedule(cron: RawCron, timezone: string | null): ScheduleRow | null {
  const fields = [cron.minute, cron.hour, cron.day_of_month, cron.month_of_year, cron.day_of_week];
  if (fields.every((field) => field === null)) return null;
  const [minute = "*", hour = "*", dayOfMonth = "*", month = "*", dayOfWeek = "*"] = fields.map(
    (field) => field ?? "*",
  );
  const limits = [
    `minute ${minute}`,
    `hour ${hour}`,
    `day of month ${dayOfMonth}`,
    `month ${month}`,
    `day of week ${dayOfWeek}`,
  ].filter((limit) => !limit.endsWith(" *"));
  const startTime = isNumber(minute) && isNumber(hour) ? `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}` : null;
  return {
    description: [limits.length === 0 ? "every minute" : limits.join(", "), timezone].filter(Boolean).join(", "),
    format: "CRON",
    expression: [minute, hour, dayOfMonth, month, dayOfWeek].join(" "),
    timezone,
    intervalSeconds: null,
    daysOfWeek: weekdaysOf(dayOfWeek),
    dayOfMonth: isNumber(dayOfMonth) ? Number(dayOfMonth) : null,
    startTime,
    endTime: null,
    nextRunAt: null,
    missedCount: null,
  };
}

const isNumber = (field: string): boolean => /^\d{1,2}$/.test(field);

/** Weekdays of a field of numbers, names and ranges, Monday first; null for every day or for what is not understood. */
function weekdaysOf(field: string): readonly DayOfWeek[] | null {
  const chosen = new Set<DayOfWeek>();
  for (const part of field.split(",")) {
    const [first, last = first] = part.split("-").map(weekday);
    if (first === undefined || last === undefined || first < 0 || last < 0) return null;
    for (let day = first; day <= (last < first ? last + 7 : last); day += 1) {
      const name = days[day % 7];
      if (name !== undefined) chosen.add(name);
    }
  }
  return [...days.slice(1), "SUNDAY" as const].filter((day) => chosen.has(day));
}

/** Place in the week of `0` to `7` or of a name of at least three letters; -1 when it is neither. */
function weekday(word: string): number {
  const text = word.trim().toUpperCase();
  if (/^[0-7]$/.test(text)) return Number(text);
  return text.length < 3 ? -1 : days.findIndex((day) => day.startsWith(text));
}
