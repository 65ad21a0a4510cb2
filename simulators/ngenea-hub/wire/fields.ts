// Is a request body acceptable? Checks fields one by one and complains in the words of Django REST framework (sheet §4).
import { invalidFields, type Json } from "./apiError.ts";

/** A verdict on one value: what is wrong with it (a list of messages, or a nested structure), or the value to keep. */
type FieldVerdict = { readonly error: unknown } | { readonly value: unknown };

/** How one field of a body is read. */
export interface Field {
  /** Must be there when a row is made; never enforced when it is changed (sheet §1, distortion 4). */
  readonly required?: boolean;
  /** May be null. */
  readonly nullable?: boolean;
  /** Reads a value that is there and not null. */
  readonly read: (value: unknown) => FieldVerdict;
}

const keep = (value: unknown): FieldVerdict => ({ value });
const complain = (...messages: string[]): FieldVerdict => ({ error: messages });

/** A text. */
export function text(options: { required?: boolean; maxLength?: number; pattern?: RegExp } = {}): Field {
  const { required = false, maxLength, pattern } = options;
  return {
    required,
    read: (value) => {
      if (typeof value !== "string" && typeof value !== "number") return complain("Not a valid string.");
      const read = String(value).trim();
      if (required && read === "") return complain("This field may not be blank.");
      if (maxLength !== undefined && read.length > maxLength) {
        return complain(`Ensure this field has no more than ${maxLength} characters.`);
      }
      if (pattern !== undefined && !pattern.test(read)) return complain("Enter a valid value.");
      return keep(read);
    },
  };
}

/** A whole number. */
export function integer(options: { required?: boolean; nullable?: boolean; min?: number } = {}): Field {
  const { required = false, nullable = false, min } = options;
  return {
    required,
    nullable,
    read: (value) => {
      const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
      if (typeof number !== "number" || !Number.isInteger(number)) return complain("A valid integer is required.");
      if (min !== undefined && number < min) {
        return complain(`Ensure this value is greater than or equal to ${min}.`);
      }
      return keep(number);
    },
  };
}

/** A yes or no; texts are understood as Django does. */
export function flag(options: { required?: boolean } = {}): Field {
  return {
    required: options.required ?? false,
    read: (value) => {
      if (value === true || value === "true" || value === "True" || value === 1) return keep(true);
      if (value === false || value === "false" || value === "False" || value === 0) return keep(false);
      return complain("Must be a valid boolean.");
    },
  };
}

/** Any JSON value, null too. */
export const anyJson: Field = { nullable: true, read: keep };

/** A value that must be one of those that exist, found by `has`; `noun` is the field it is looked up by. */
export function reference(
  has: (value: unknown) => boolean,
  options: { required?: boolean; nullable?: boolean; by?: string } = {},
): Field {
  const { required = false, nullable = false, by } = options;
  return {
    required,
    nullable,
    read: (value) => {
      if (has(value)) return keep(value);
      const key = by === undefined ? `Invalid pk "${value}"` : `Object with ${by}=${value}`;
      return complain(by === undefined ? `${key} - object does not exist.` : `${key} does not exist.`);
    },
  };
}

/** A list, each item read alike; errors stand at the place of their item, `{}` at that of a good one. */
export function listOf(item: Field, options: { required?: boolean } = {}): Field {
  return {
    required: options.required ?? false,
    read: (value) => {
      if (!Array.isArray(value)) return complain(`Expected a list of items but got type "${typeof value}".`);
      const verdicts = value.map((entry: unknown) => item.read(entry));
      if (verdicts.every((verdict) => "value" in verdict)) return keep(verdicts.map((verdict) => verdict.value));
      return { error: verdicts.map((verdict) => ("error" in verdict ? verdict.error : {})) };
    },
  };
}

/** A nested object, always wanted whole. */
export function objectOf(fields: Fields, options: { nullable?: boolean } = {}): Field {
  return {
    nullable: options.nullable ?? false,
    read: (value) => {
      if (typeof value !== "object" || value === null || Array.isArray(value)) {
        return { error: { non_field_errors: ["Invalid data. Expected a dictionary."] } };
      }
      const { values, errors } = readAll(value as Json, fields, false);
      return Object.keys(errors).length > 0 ? { error: errors } : keep(values);
    },
  };
}

/** The writable fields of a resource by name; anything else in a body is ignored, as Django does. */
export type Fields = Readonly<Record<string, Field>>;

/** Reads a body; with `partial` nothing is required. Throws a 400 with all complaints at once. */
export function readFields(body: Json, fields: Fields, partial = false): Json {
  const { values, errors } = readAll(body, fields, partial);
  if (Object.keys(errors).length > 0) throw invalidFields(errors);
  return values;
}

function readAll(body: Json, fields: Fields, partial: boolean): { values: Json; errors: Json } {
  const values: Json = {};
  const errors: Json = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = body[name];
    if (value === undefined) {
      if (field.required && !partial) errors[name] = ["This field is required."];
    } else if (value === null) {
      if (field.nullable) values[name] = null;
      else errors[name] = ["This field may not be null."];
    } else {
      const verdict = field.read(value);
      if ("error" in verdict) errors[name] = verdict.error;
      else values[name] = verdict.value;
    }
  }
  return { values, errors };
}
