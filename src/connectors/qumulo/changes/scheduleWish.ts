// How does Qumulo write when snapshots are taken and how long they are kept (sheet §8.9)? Pure but for refusals; used by changes of
// snapshot policies. The other way round: map/schedule.ts.
import type { Json } from "../../../contract/changes/Change.ts";
import type { RetentionInput, SnapshotScheduleInput } from "../../../contract/changes/inputs.ts";
import type { DayOfWeek } from "../../../contract/words.ts";
import type { QumuloContext } from "../api.ts";
import { demand, refusal } from "./refusals.ts";

/** `day_of_month` that means the last one. */
const LAST_DAY = 128;
/** Greatest count of a rhythm and of a time to live. */
const MOST = 99;

/** `creation_schedule`. Throws INVALID_INPUT, and UNSUPPORTED_BY_VENDOR for a schedule in another vendor's words. */
export function creationSchedule(context: QumuloContext, { monthly, daily, interval }: SnapshotScheduleInput): Json {
  if (monthly !== undefined) {
    const at = "input.schedule.monthly";
    const { dayOfMonth: day } = monthly;
    const isDay = day === -1 || (day >= 1 && day <= 27);
    demand(context, isDay, { field: `${at}.dayOfMonth`, say: "write 1 to 27, or -1 for the last day" });
    const [hour, minute] = timeOf(context, monthly.time, `${at}.time`);
    const timezone = zone(context, monthly.timezone, at);
    return { frequency: "SCHEDULE_MONTHLY", timezone, day_of_month: day === -1 ? LAST_DAY : day, hour, minute };
  }
  if (daily !== undefined) {
    const at = "input.schedule.daily";
    const [hour, minute] = timeOf(context, daily.time, `${at}.time`);
    const on_days = days(context, daily.daysOfWeek, at);
    return {
      frequency: "SCHEDULE_DAILY_OR_WEEKLY",
      timezone: zone(context, daily.timezone, at),
      on_days,
      hour,
      minute,
    };
  }
  if (interval !== undefined) return intervalSchedule(context, interval);
  const say = "Qumulo knows no words of its own for schedules; write monthly, daily or interval";
  throw refusal(context, "UNSUPPORTED_BY_VENDOR", { field: "input.schedule.native", say });
}

function intervalSchedule(context: QumuloContext, interval: NonNullable<SnapshotScheduleInput["interval"]>): Json {
  const at = "input.schedule.interval";
  const { everyMinutes } = interval;
  const inHours = everyMinutes > MOST;
  const fire_every = inHours ? everyMinutes / 60 : everyMinutes;
  const isRhythm = Number.isInteger(fire_every) && fire_every >= 1 && fire_every <= MOST;
  const say = `write 1 to ${MOST} minutes, or whole hours up to ${MOST} hours, in minutes`;
  demand(context, isRhythm, { field: `${at}.everyMinutes`, say });
  const [window_start_hour, window_start_minute] = timeOf(context, interval.startTime, `${at}.startTime`);
  const [window_end_hour, window_end_minute] = timeOf(context, interval.endTime, `${at}.endTime`);
  return {
    frequency: "SCHEDULE_HOURLY_OR_LESS",
    timezone: zone(context, interval.timezone, at),
    on_days: days(context, interval.daysOfWeek, at),
    window_start_hour,
    window_start_minute,
    window_end_hour,
    window_end_minute,
    fire_every,
    fire_every_interval: inHours ? "FIRE_IN_HOURS" : "FIRE_IN_MINUTES",
  };
}

/** `expiration_time_to_live`. Throws INVALID_INPUT, and UNSUPPORTED_BY_VENDOR for what Qumulo does not count by. */
export function timeToLive(context: QumuloContext, retention: RetentionInput): string {
  if (retention.forever === true) return "never";
  const [[unit = "", count] = []] = Object.entries(retention).filter(([, value]) => value !== undefined);
  const field = `input.retention.${unit}`;
  const units = ["months", "weeks", "days", "hours", "minutes"];
  const say = `Qumulo keeps snapshots for ever, or for so many ${units.join(", ")}`;
  if (unit === "forever") throw refusal(context, "INVALID_INPUT", { field, say: "write true, or how long" });
  if (!units.includes(unit)) throw refusal(context, "UNSUPPORTED_BY_VENDOR", { field, say });
  const isCount = Number.isInteger(count) && Number(count) >= 1 && Number(count) <= MOST;
  demand(context, isCount, { field, say: `write 1 to ${MOST}` });
  return `${count}${unit}`;
}

function timeOf(context: QumuloContext, text: string, field: string): readonly [hour: number, minute: number] {
  const [, hour = "", minute = ""] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  demand(context, hour !== "", { field, say: "write a time of day as HH:MM, 00:00 to 23:59" });
  return [Number(hour), Number(minute)];
}

function zone(context: QumuloContext, timezone: string, at: string): string {
  const say = "write an IANA time zone, for example Europe/Paris";
  demand(context, isZone(timezone), { field: `${at}.timezone`, say });
  return timezone;
}

function isZone(timezone: string): boolean {
  // Offsets such as +01:00 are taken by the runtime, but are no zones of the IANA.
  if (!/^[A-Za-z]/.test(timezone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: timezone });
    return true;
  } catch {
    return false;
  }
}

function days(context: QumuloContext, chosen: readonly DayOfWeek[] | undefined, at: string): Json {
  if (chosen === undefined) return ["EVERY_DAY"];
  const field = `${at}.daysOfWeek`;
  demand(context, chosen.length > 0, { field, say: "write one day or more, or leave it out for every day" });
  return [...new Set(chosen)].map((day) => day.slice(0, 3));
}
