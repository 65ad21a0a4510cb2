// What is left of a row for who may see some sites alone? Everything but what it says of others: placements, steps and the like that
// stand there, and references to them. Pure.
import type { Ref } from "../contract/ref.ts";

/** Tells whether a site that a part names may be shown. */
type IsShown = (site: Ref) => boolean;

/** What trimmed rows were before: where a row stands is judged by all of it. */
const wholes = new WeakMap<object, object>();

/** A row as the vendor has it, whatever is shown of it. */
export const wholeOf = <T extends object>(part: T): T => (wholes.get(part) as T | undefined) ?? part;

/** The part without what names sites that are not shown; the same object when that is nothing. */
export function trimmedPart<T extends object>(part: T, isShown: IsShown): T {
  const changes = Object.entries(part).flatMap(([name, value]) => {
    const left = trimmedField({ name, value, of: part }, isShown);
    return left === value ? [] : [[name, left] as const];
  });
  if (changes.length === 0) return part;
  const trimmed = { ...part, ...Object.fromEntries(changes) };
  wholes.set(trimmed, wholeOf(part));
  return trimmed;
}

function trimmedField(
  { name, value, of }: { readonly name: string; readonly value: unknown; readonly of: object },
  isShown: IsShown,
): unknown {
  if (value === null || value === undefined) return value;
  // A part of the fleet, and a site above another: sites both.
  const namesSite = name === "group" || (name === "parent" && "kind" in of && of.kind === "Site");
  if (namesSite) return isShown(value as Ref) ? value : null;
  if (Array.isArray(value)) {
    const stays = name === "sites" ? (site: unknown) => isShown(site as Ref) : (each: unknown) => isAt(each, isShown);
    return sameOr(
      value,
      value.filter(stays).map((each) => (isPlain(each) ? trimmedPart(each, isShown) : each)),
    );
  }
  return name === "details" && isPlain(value) ? trimmedPart(value, isShown) : value;
}

const isPlain = (value: unknown): value is object => typeof value === "object" && value !== null;

/** What names no site stays. */
const isAt = (value: unknown, isShown: IsShown): boolean =>
  !isPlain(value) || !("site" in value) || value.site === null || isShown(value.site as Ref);

/** The first array when both hold the same. */
const sameOr = (before: readonly unknown[], after: readonly unknown[]): readonly unknown[] =>
  before.length === after.length && before.every((value, place) => value === after[place]) ? before : after;
