// What does each field of a GraphQL filter mean? The sorts of filter field that `kinds/<Kind>.ts` choose from; the
// descriptions of the GraphQL inputs are their specification.
import type { Instant } from "../contract/kinds.ts";
import { invalidInput } from "./problems.ts";
import { textKey } from "./sortKeys.ts";

/** Where a value stands in the caller's input, and when. */
export interface FilterPlace {
  /** Path of the input field, for example `filter.createdAt`. */
  readonly field: string;
  /**
   * Present moment in milliseconds since the epoch. Asking for it marks the result as one that ages, so it is asked for
   * when a filter is compiled, never when a row is tested.
   */
  now(): number;
}

/** True for rows to keep. */
export type RowTest<R> = (row: R) => boolean;

/** One sort of filter field. */
export type FilterField<R> =
  | {
      readonly sort: "test";
      /** Makes the test for a value that was given. Throws INVALID_INPUT. */
      compile(value: unknown, place: FilterPlace): RowTest<R>;
    }
  | {
      /** Ids of rows that a relation of this name names. */
      readonly sort: "relation";
      readonly relation: string;
    };

/** Rows of which a relation names one of these ids. */
export const related = <R>(relation: string): FilterField<R> => ({ sort: "relation", relation });

/** Rows that have any of these words. */
export const oneOf = <R>(wordOf: (row: R) => string | null): FilterField<R> => ({
  sort: "test",
  compile: (value, { field }) => hasWord(new Set(listOf(value, field)), wordOf),
});

/** The same for words that change as time passes. @param wordOf is given the present moment. */
export const oneOfNow = <R>(wordOf: (row: R, nowMs: number) => string | null): FilterField<R> => ({
  sort: "test",
  compile: (value, place) => {
    const nowMs = place.now();
    return hasWord(new Set(listOf(value, place.field)), (row) => wordOf(row, nowMs));
  },
});

const hasWord =
  <R>(words: ReadonlySet<string>, wordOf: (row: R) => string | null): RowTest<R> =>
  (row) => {
    const word = wordOf(row);
    return word !== null && words.has(word);
  };

/** Rows where this is so, or is not; where the vendor does not say, neither. */
export const flag = <R>(flagOf: (row: R) => boolean | null): FilterField<R> => ({
  sort: "test",
  compile: (value, { field }) => {
    if (typeof value !== "boolean") throw invalidInput(field, `"${field}" must be true or false.`);
    return (row) => flagOf(row) === value;
  },
});

/** `StringFilter`. @param cased "path" where `startsWith` minds case. */
export const text = <R>(textOf: (row: R) => string | null, cased?: "path"): FilterField<R> =>
  compared(textOf, {
    in: (value, place) => {
      const wanted = new Set(listOf(value, place.field).map((item) => textKey(item)));
      return (found) => wanted.has(textKey(found));
    },
    contains: (value, place) => {
      const part = textKey(stringOf(value, place.field));
      return (found) => textKey(found).includes(part);
    },
    startsWith: (value, place) => {
      const start = stringOf(value, place.field);
      if (cased === "path") return (found) => found.startsWith(start);
      const key = textKey(start);
      return (found) => textKey(found).startsWith(key);
    },
  });

/** `DateTimeFilter`. */
export const moment = <R>(momentOf: (row: R) => Instant | null): FilterField<R> =>
  compared(momentOf, {
    since: (value, place) => atOrAfter(instantOf(value, place.field)),
    before: (value, place) => before(instantOf(value, place.field)),
    sinceSecondsAgo: (value, place) => atOrAfter(secondsAgo(value, place)),
    beforeSecondsAgo: (value, place) => before(secondsAgo(value, place)),
  });

/** `ByteCountFilter`. */
export const bytes = <R>(bytesOf: (row: R) => bigint | null): FilterField<R> =>
  compared(bytesOf, {
    gte: (value, place) => atLeast(byteSizeOf(value, place.field)),
    lte: (value, place) => atMost(byteSizeOf(value, place.field)),
  });

/** `PercentFilter`. */
export const percent = <R>(percentOf: (row: R) => number | null): FilterField<R> =>
  compared(percentOf, {
    gte: (value, place) => atLeast(numberOf(value, place.field)),
    lte: (value, place) => atMost(numberOf(value, place.field)),
  });

/** A moment that a caller gave, as rows write moments. Throws INVALID_INPUT. */
export function instantOf(value: unknown, field: string): Instant {
  const date = value instanceof Date ? value : new Date(stringOf(value, field));
  if (Number.isNaN(date.getTime())) throw invalidInput(field, `"${field}" is not a moment.`);
  return date.toISOString();
}

/** The moment so many seconds before now. Throws INVALID_INPUT. */
export function secondsAgo(value: unknown, place: FilterPlace): Instant {
  return instantOf(new Date(place.now() - numberOf(value, place.field) * 1_000), place.field);
}

/** A list of texts that a caller gave; GraphQL lets a single one stand for a list. Throws INVALID_INPUT. */
export function listOf(value: unknown, field: string): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map((item) => stringOf(item, field));
}

/** A GraphQL input whose conditions must all hold; rows without the value match only `isNull: true`. */
function compared<R, V>(read: (row: R) => V | null, conditions: Conditions<V>): FilterField<R> {
  return {
    sort: "test",
    compile: (value, place) => {
      const tests: ((found: V) => boolean)[] = [];
      let wantsNull: boolean | null = null;
      for (const [name, given] of Object.entries(fieldsOf(value, place.field))) {
        if (given === undefined || given === null) continue;
        const inner = { field: `${place.field}.${name}`, now: () => place.now() };
        const condition = conditions[name];
        if (name === "isNull") wantsNull = given === true;
        else if (condition === undefined) throw invalidInput(inner.field, `"${inner.field}" is not known.`);
        else tests.push(condition(given, inner));
      }
      return (row) => {
        const found = read(row);
        if (found === null) return wantsNull !== false && tests.length === 0;
        return wantsNull !== true && tests.every((holds) => holds(found));
      };
    },
  };
}

type Conditions<V> = Readonly<
  Record<string, ((value: unknown, place: FilterPlace) => (found: V) => boolean) | undefined>
>;

const atOrAfter = (bound: Instant) => (found: Instant) => found >= bound;
const before = (bound: Instant) => (found: Instant) => found < bound;
const atLeast =
  <V extends bigint | number>(bound: V) =>
  (found: V) =>
    found >= bound;
const atMost =
  <V extends bigint | number>(bound: V) =>
  (found: V) =>
    found <= bound;

function fieldsOf(value: unknown, field: string): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null) return value as Readonly<Record<string, unknown>>;
  throw invalidInput(field, `"${field}" must be an object.`);
}

function stringOf(value: unknown, field: string): string {
  if (typeof value === "string") return value;
  throw invalidInput(field, `"${field}" must be text.`);
}

function numberOf(value: unknown, field: string): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw invalidInput(field, `"${field}" must be a number.`);
}

const GIB = 2 ** 30;

/** `ByteSizeInput`: exactly one unit; fractions are rounded down to whole bytes. */
function byteSizeOf(value: unknown, field: string): bigint {
  const given = Object.entries(fieldsOf(value, field)).filter(([, size]) => size !== undefined && size !== null);
  const [unit, size] = given[0] ?? [];
  if (given.length !== 1) throw invalidInput(field, `"${field}" must be given in exactly one unit.`);
  if (unit === "gib" || unit === "tib") {
    const bytes = Math.floor(numberOf(size, field) * (unit === "gib" ? GIB : GIB * 1_024));
    // A number of such a size, or below nothing, is a slip of the pen: it would match no row, or every one.
    if (bytes < 0 || !Number.isFinite(bytes)) throw invalidInput(field, `"${field}" is not a size.`);
    return BigInt(bytes);
  }
  if (unit === "bytes" && typeof size === "bigint") return size;
  if (unit === "bytes" && /^-?\d+$/.test(String(size))) return BigInt(String(size));
  throw invalidInput(field, `"${field}" is not a size.`);
}
