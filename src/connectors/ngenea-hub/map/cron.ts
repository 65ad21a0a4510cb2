// When does something with five cron fields run? Policies and schedules of a Hub have them (sheet §9).
import type { ScheduleRow } from "../../../contract/rows/shared.ts";
import type { DayOfWeek } from "../../../contract/words.ts";
import type { RawCron } from "../raw/template.ts";

/** Sunday is 0, and 7 too, as cron counts. */
const days: readonly DayOfWeek[] = ["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"];
/** Monday first, as days are told. */
const week: readonly DayOfWeek[] = [...days.slice(1), "SUNDAY"];

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
  const startTime = isNumber(minute) && isNumber(hour) ? `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}` : null;
  const daysOfWeek = weekdaysOf(dayOfWeek);
  const limits = [
    dayOfMonth === "*" ? "" : `day ${dayOfMonth} of the month`,
    month === "*" ? "" : `month ${month}`,
    dayOfWeek === "*" ? "" : weekdaysInWords(dayOfWeek, daysOfWeek),
  ].filter((limit) => limit !== "");
  const times =
    startTime === null ? timesInWords(minute, hour) : `${limits.length === 0 ? "every day " : ""}at ${startTime}`;
  return {
    description: [times, ...limits, timezone].filter((part) => part !== null).join(", "),
    format: "CRON",
    expression: [minute, hour, dayOfMonth, month, dayOfWeek].join(" "),
    timezone,
    intervalSeconds: limits.length === 0 && hour === "*" ? intervalOf(minute) : null,
    daysOfWeek,
    dayOfMonth: isNumber(dayOfMonth) ? Number(dayOfMonth) : null,
    startTime,
    endTime: null,
    nextRunAt: null,
    missedCount: null,
  };
}

/** `every 15 minutes`, `every 4 hours at minute 0`; the fields themselves for what is finer. */
function timesInWords(minute: string, hour: string): string {
  const [everyMinutes, everyHours] = [stepOf(minute, 60), stepOf(hour, 24)];
  const minutes = minute === "*" ? "every minute" : everyMinutes === undefined ? null : `every ${everyMinutes} minutes`;
  if (hour === "*") return minutes ?? `every hour at minute ${minute}`;
  if (minutes === null && everyHours !== undefined) return `every ${everyHours} hours at minute ${minute}`;
  return `${minutes ?? `minute ${minute}`}, hour ${hour}`;
}

/** Seconds between runs in every hour; null when they differ. */
function intervalOf(minute: string): number | null {
  if (minute === "*") return 60;
  if (isNumber(minute)) return 3_600;
  const step = stepOf(minute, 60);
  return step === undefined ? null : step * 60;
}

/** The n of a field that means "every n-th", when n divides the whole, so that it is the same from start to end. */
function stepOf(field: string, whole: number): number | undefined {
  const step = Number(/^\*\/(\d+)$/.exec(field)?.[1]);
  return step > 1 && whole % step === 0 ? step : undefined;
}

/** `MON-FRI`, `SAT, SUN`; the field itself for what is not understood. */
function weekdaysInWords(field: string, chosen: readonly DayOfWeek[] | null): string {
  if (chosen === null) return `day of week ${field}`;
  const names = chosen.map((day) => day.slice(0, 3));
  const [first = 0] = chosen.map((day) => week.indexOf(day));
  const unbroken = names.length > 2 && chosen.every((day, index) => week.indexOf(day) === first + index);
  return unbroken ? `${names[0]}-${names.at(-1)}` : names.join(", ");
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
  return week.filter((day) => chosen.has(day));
}

/** Place in the week of `0` to `7` or of a name of at least three letters; -1 when it is neither. */
function weekday(word: string): number {
  const text = word.trim().toUpperCase();
  if (/^[0-7]$/.test(text)) return Number(text);
  return text.length < 3 ? -1 : days.findIndex((day) => day.startsWith(text));
}
