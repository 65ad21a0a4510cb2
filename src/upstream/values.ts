// How do a vendor's times, big numbers and flags become ours? Pure conversions and the zod pieces made of them.
import { z } from "zod";
import type { Instant } from "../contract/kinds.ts";

const MOMENT = /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d:\d\d)(:\d\d)?(?:\.(\d+))?)?\s*(Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/;

/**
 * Reads a moment: RFC 3339 with any fraction or offset, also with a space for the `T` and a literal `UTC` for the zone.
 * Fractions are cut to milliseconds. Null, undefined and "" are null: no time.
 * @param options assumeUtc: a time without a zone is UTC (a bare date is its first moment); else it is unreadable.
 * Throws a RangeError, without the value, when it cannot be read.
 */
export function toInstant(value: unknown, options: { readonly assumeUtc?: boolean } = {}): Instant | null {
  if (value === null || value === undefined || value === "") return null;
  const parts = typeof value === "string" ? MOMENT.exec(value.trim()) : null;
  if (parts === null) throw new RangeError("not a moment");
  const [, year, month, day, minutes = "00:00", seconds = ":00", fraction = "", zone] = parts;
  if (zone === undefined && options.assumeUtc !== true) throw new RangeError("a moment without a zone");
  // Date.parse takes 30 February for 2 March.
  if (Number(day) > daysInMonth(Number(year), Number(month))) throw new RangeError("not a day of the calendar");
  const millis = fraction.slice(0, 3).padEnd(3, "0");
  // A leap second is legal, but unknown to Date.
  const second = seconds === ":60" ? ":59" : seconds;
  return instantOf(Date.parse(`${year}-${month}-${day}T${minutes}${second}.${millis}${offsetOf(zone)}`));
}

/**
 * Reads seconds since the epoch, as a number (with a fraction or not), a decimal string or a bigint; null, undefined and
 * "" are null. Throws a RangeError when it cannot be read.
 */
export function epochSecondsToInstant(value: number | string | bigint | null | undefined): Instant | null {
  if (value === null || value === undefined || value === "") return null;
  const isText = typeof value === "string";
  if (isText && !/^-?\d+(\.\d+)?$/.test(value)) throw new RangeError("not a number of seconds");
  return instantOf(Math.floor(Number(value) * 1000));
}

/** Reads an exact integer: a decimal string, a safe integer or a bigint. Throws a RangeError for anything else. */
export function toBigInt(value: string | number | bigint): bigint {
  if (typeof value === "bigint") return value;
  const isExact = typeof value === "number" ? Number.isSafeInteger(value) : /^-?\d+$/.test(value);
  if (!isExact) throw new RangeError("not an exact integer");
  return BigInt(value);
}

/** A moment or null; a missing field is null too. */
export const zInstant = z
  .unknown()
  .optional()
  .transform((value, context) => readOr(() => toInstant(value), context, "a moment with its zone"));

/** A 64-bit integer: decimal string, safe integer or bigint. Add `.nullable()` where the vendor says null. */
export const zInt64 = z
  .union([z.string(), z.number(), z.bigint()])
  .transform((value, context) => readOr(() => toBigInt(value), context, "an exact integer"));

const FLAGS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true],
  [false, false],
  [1, true],
  [0, false],
  ["true", true],
  ["false", false],
  ["1", true],
  ["0", false],
  ["yes", true],
  ["no", false],
  ["on", true],
  ["off", false],
]);

/** True or false, however it is written: `true`, `"True"`, `1`, `"0"`, `"yes"`, `"off"`. */
export const zFlag = z.union([z.boolean(), z.string(), z.number()]).transform((value, context) => {
  const flag = FLAGS.get(typeof value === "string" ? value.toLowerCase() : value);
  return flag ?? refuse(context, "true or false");
});

function readOr<T>(read: () => T, context: z.core.$RefinementCtx, expected: string): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return refuse(context, expected);
    throw error;
  }
}

/** `expected` stands in the error that `parseAnswer` makes of it. */
function refuse(context: z.core.$RefinementCtx, expected: string): never {
  context.addIssue({ code: "custom", params: { expected } });
  return z.NEVER;
}

function daysInMonth(year: number, month: number): number {
  return month === 2 && !isLeap(year) ? 28 : ([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The offset as RFC 3339 writes it; a zone that is a word, or none, is UTC. */
function offsetOf(zone: string | undefined): string {
  if (zone === undefined || !/^[+-]/.test(zone)) return "Z";
  const digits = zone.slice(1).replace(":", "").padEnd(4, "0");
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

function instantOf(epochMs: number): Instant {
  const date = new Date(epochMs);
  const text = Number.isNaN(date.getTime()) ? "" : date.toISOString();
  // Beyond the years 0 to 9999 the text is longer and code-unit order is not time order any more.
  if (text.length !== 24) throw new RangeError("not a moment");
  return text;
}
