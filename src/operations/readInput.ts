// What does an input name, and what does it say? Walks it once: ids are collected, sizes and flags read. Pure but for the reader
// of ids that it is given.
import { COMMANDS, type VendorCommand } from "../contract/commands.ts";
import type { Kind } from "../contract/kinds.ts";
import { GatewayError } from "../contract/problem.ts";
import type { IdParts } from "./hooks.ts";
import {
  CONFIRM_FIELD,
  ID_FIELDS,
  type IdField,
  LARGEST_SIZE,
  ONLY_TRUE,
  SIZE_FIELDS,
  SOURCE_FIELD,
  UNITS,
} from "./inputFields.ts";

/** An id that stands in an input. */
export interface FoundId {
  readonly parts: IdParts;
  readonly names: Kind | "PART";
  /** Path from `input`. */
  readonly field: string;
}

/** An input, read. */
export interface ReadInput {
  readonly sourceId: string;
  readonly ids: readonly FoundId[];
  /** What was written to be believed; null where nothing has to be. */
  readonly confirm: string | null;
  /** The input with everything read but ids, which `fill` replaces. */
  build(fill: (id: FoundId) => unknown): Record<string, unknown>;
}

/** The caller's input is wrong. @param field path from `input`. */
export const wrongInput = (field: string, message: string): GatewayError =>
  new GatewayError({ code: "INVALID_INPUT", field, message });

/** Stands for an id until it is replaced. */
class Hole {
  readonly id: FoundId;
  constructor(id: FoundId) {
    this.id = id;
  }
}

/** Reads an input. Throws INVALID_INPUT that names the field. */
export function readInput(
  command: VendorCommand,
  input: Readonly<Record<string, unknown>>,
  decode: (id: string) => IdParts | null,
): ReadInput {
  const ids: FoundId[] = [];
  const hole = (value: unknown, { names }: Pick<IdField, "names">, field: string): Hole => {
    const parts = typeof value === "string" ? decode(value) : null;
    const isRight = parts !== null && (names === "PART" || parts.type === names);
    if (parts === null || !isRight)
      throw wrongInput(field, `"${field}" must be the id of a ${names === "PART" ? "part of a row" : names}.`);
    const id = { parts, names, field };
    ids.push(id);
    return new Hole(id);
  };
  const idOrList = (value: unknown, rule: IdField, field: string): unknown =>
    Array.isArray(value) ? value.map((each, place) => hole(each, rule, `${field}.${place}`)) : hole(value, rule, field);

  const field = (name: string, value: unknown, path: string): readonly [string, unknown] => {
    const rule = ID_FIELDS[name];
    if (rule !== undefined) return [rule.becomes, idOrList(value, rule, path)];
    if (name === "id" && path === "input.id") return ["target", hole(value, { names: COMMANDS[command] }, path)];
    if (SIZE_FIELDS.has(name)) return [name, bytesOf(value, path)];
    if (ONLY_TRUE.has(name) && value !== true) throw wrongInput(path, `"${path}" must be true, or be left out.`);
    return [name, walk(value, path)];
  };
  const walk = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((each, place) => walk(each, `${path}.${place}`));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, inner]) => inner !== null && inner !== undefined)
        .map(([name, inner]) => field(name, inner, `${path}.${name}`)),
    );
  };

  const { [CONFIRM_FIELD]: confirm, ...rest } = input;
  const read = walk(rest, "input") as Record<string, unknown>;
  return {
    ids,
    sourceId: oneSource(input, ids),
    confirm: typeof confirm === "string" ? confirm : null,
    build: (fill) => filled(read, fill) as Record<string, unknown>,
  };
}

function filled(value: unknown, fill: (id: FoundId) => unknown): unknown {
  if (value instanceof Hole) return fill(value.id);
  if (Array.isArray(value)) return value.map((each) => filled(each, fill));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filled(inner, fill)]));
}

/** The one source that everything in it is of. */
function oneSource(input: Readonly<Record<string, unknown>>, ids: readonly FoundId[]): string {
  const named = input[SOURCE_FIELD];
  const sourceId = typeof named === "string" ? named : ids[0]?.parts.sourceId;
  if (sourceId === undefined)
    throw wrongInput("input", "The input must name something: a volume or a site, for example.");
  const other = ids.find(({ parts }) => parts.sourceId !== sourceId);
  if (other !== undefined)
    throw wrongInput(other.field, `"${other.field}" is of another source than the rest; a change concerns one source.`);
  return sourceId;
}

/** `ByteSizeInput` in bytes. */
function bytesOf(value: unknown, path: string): bigint {
  const { bytes, gib, tib } = (typeof value === "object" ? value : {}) as Record<string, unknown>;
  if (typeof bytes === "bigint") return bytes;
  const [amount, unit] = typeof gib === "number" ? [gib, UNITS.gib] : [tib, UNITS.tib];
  const size = typeof amount === "number" ? Math.round(amount * unit) : Number.NaN;
  if (!Number.isFinite(size) || size < 0 || BigInt(size) > LARGEST_SIZE)
    throw wrongInput(path, `"${path}" must be a size from 0 to 2^64 - 1 bytes.`);
  return BigInt(size);
}
