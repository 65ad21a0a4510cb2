// Which attributes does a resource have, and is a body acceptable? Complaints are ActiveModel's types (sheet §4).
import { type AttributeError, type ErrorDetails, type Json, unprocessable } from "./apiError.ts";

/** One attribute of a resource. */
export interface Attribute {
  /** Type on the wire; "ids" is a list of numbers that only bodies have. */
  readonly kind: "text" | "integer" | "number" | "flag" | "ids" | "json";
  /** The words that the attribute may have. */
  readonly choices?: readonly string[];
  /** May be set by callers; others are ignored in bodies. */
  readonly writable?: true;
  /** Must be there and not blank when a row is made. */
  readonly required?: true;
  /** No two rows of the collection may have the same. */
  readonly unique?: true;
  /** Smallest number. */
  readonly min?: number;
  /** True for a percentage of the cache, whose complaint has a type of its own. */
  readonly cachePercent?: true;
  /** Not in answers; only filtered by, or only in bodies. */
  readonly hidden?: true;
  /** Lists cannot be filtered by it (sheet §3). */
  readonly unfiltered?: true;
  /** Written as `[censored]` unless the caller has this scope (sheet §2). */
  readonly secretScope?: string;
}

/** The attributes of a resource in the order of its answers. */
export type Attributes = Readonly<Record<string, Attribute>>;

type Traits = Omit<Attribute, "kind" | "writable">;

/** An attribute that callers cannot set. */
export const fixed = (kind: Attribute["kind"], traits: Traits = {}): Attribute => ({ kind, ...traits });

/** An attribute that callers can set. */
export const settable = (kind: Attribute["kind"], traits: Traits = {}): Attribute => ({
  kind,
  writable: true,
  ...traits,
});

/** How a body is read. */
export interface BodyRules {
  /** The attributes of the resource. */
  readonly attributes: Attributes;
  /** "create" wants all that is required; "partial" only what is named; "replace" empties what is not named. */
  readonly mode: "create" | "partial" | "replace";
  /** Whether another row has this value already. */
  readonly isTaken?: (attribute: string, value: unknown) => boolean;
}

/** Reads the settable attributes of a body; anything else in it is ignored. Throws a 422 with all complaints at once. */
export function readBody(body: Json, { attributes, mode, isTaken }: BodyRules): Json {
  const values: Json = {};
  const details: ErrorDetails = {};
  for (const [name, attribute] of Object.entries(attributes)) {
    if (attribute.writable === undefined) continue;
    if (body[name] === undefined && mode === "partial") continue;
    const value = readValue(body[name], attribute);
    const error = value === invalid ? complaint(body[name]) : judge(value, attribute, () => isTaken?.(name, value));
    if (error !== null) details[name] = [error];
    else if (body[name] !== undefined || mode === "replace") values[name] = value;
  }
  if (Object.keys(details).length > 0) throw unprocessable(details);
  return values;
}

const invalid = Symbol("invalid");

function complaint(value: unknown): AttributeError {
  return { error: "invalid", value: typeof value === "string" ? value : JSON.stringify(value) };
}

function readValue(value: unknown, { kind, choices }: Attribute): unknown {
  if (value === undefined || value === null) return null;
  switch (kind) {
    case "text": {
      const text = typeof value === "string" || typeof value === "number" ? String(value) : invalid;
      return choices === undefined || choices.some((choice) => choice === text) ? text : invalid;
    }
    case "integer":
    case "number": {
      const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
      if (typeof number !== "number" || !Number.isFinite(number)) return invalid;
      return kind === "number" || Number.isInteger(number) ? number : invalid;
    }
    case "flag":
      return typeof value === "boolean" ? value : invalid;
    case "ids":
      return Array.isArray(value) && value.every((id) => Number.isInteger(id)) ? value : invalid;
    default:
      return value;
  }
}

function judge(value: unknown, attribute: Attribute, taken: () => boolean | undefined): AttributeError | null {
  const { required, unique, min, cachePercent } = attribute;
  if (value === null || value === "") return required ? { error: "blank" } : null;
  if (typeof value === "string" && value.length > 255 && attribute.kind === "text" && unique) {
    return { error: "too_long", count: 255 };
  }
  if (typeof value === "number") {
    if (min !== undefined && value < min) return { error: "greater_than_or_equal_to", value, count: min };
    if (cachePercent && value > 100) return { error: "quota_on_cache" };
  }
  return unique && taken() ? { error: "taken", value: String(value) } : null;
}
