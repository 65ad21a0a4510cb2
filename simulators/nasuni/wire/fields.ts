// What does a request body say? Readers as tolerant as the console: Nasuni's own scripts send `"false"` and `"0"` (sheet §7).
import { type FieldError, invalid } from "./nmcError.ts";

/** A value that is not what its field takes; becomes a field error with the name of the field. */
class FieldProblem extends Error {
  readonly inner: readonly FieldError[];

  constructor(message: string, inner: readonly FieldError[] = []) {
    super(message);
    this.inner = inner;
  }
}

/** Reads one value or throws a FieldProblem. */
export type FieldReader<T> = (value: unknown) => T;

/** Readers by field name. */
export type FieldShape = Readonly<Record<string, FieldReader<unknown>>>;

/** What reading a body by a shape gives: the required fields, and those others that the body has. */
export type FieldValues<Shape extends FieldShape, Required extends keyof Shape = never> = {
  [Name in Required]: ReturnType<Shape[Name]>;
} & { [Name in Exclude<keyof Shape, Required>]?: ReturnType<Shape[Name]> };

const words: Readonly<Record<string, boolean>> = { true: true, false: false, "1": true, "0": false };

/** true, false, 1, 0, and the same as text in any case. */
export const boolean: FieldReader<boolean> = (value) => {
  const read = words[String(value).toLowerCase()];
  if (read === undefined) throw new FieldProblem("Enter true or false.");
  return read;
};

/** A text; numbers are taken as they would be written. */
export const text: FieldReader<string> = (value) => {
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") throw new FieldProblem("Enter a text.");
  return value;
};

/** A whole number within bounds, also as text. */
export function integer(least: number, greatest: number = Number.MAX_SAFE_INTEGER): FieldReader<number> {
  return (value) => {
    const isText = typeof value === "string" && /^-?\d+$/.test(value.trim());
    const read = isText ? Number(value) : value;
    if (typeof read !== "number" || !Number.isSafeInteger(read)) throw new FieldProblem("Enter a whole number.");
    if (read < least) throw new FieldProblem(`Ensure this value is greater than or equal to ${least}.`);
    if (read > greatest) throw new FieldProblem(`Ensure this value is less than or equal to ${greatest}.`);
    return read;
  };
}

/** One of some words. */
export function choice<const Word extends string>(...allowed: readonly Word[]): FieldReader<Word> {
  return (value) => {
    const found = allowed.find((word) => word === value);
    if (found === undefined) throw new FieldProblem(`Select a valid choice. ${String(value)} is not one of them.`);
    return found;
  };
}

/** The value, or null. */
export function nullable<T>(reader: FieldReader<T>): FieldReader<T | null> {
  return (value) => (value === null ? null : reader(value));
}

/** A list whose items all have the same reader. */
export function listOf<T>(reader: FieldReader<T>, atMost: number = Number.POSITIVE_INFINITY): FieldReader<T[]> {
  return (value) => {
    if (!Array.isArray(value)) throw new FieldProblem("Enter a list of values.");
    if (value.length > atMost) throw new FieldProblem(`Ensure this list has at most ${atMost} items.`);
    return value.map(reader);
  };
}

/** An object inside the body; names that must be there go behind the shape. */
export function group<Shape extends FieldShape, Required extends keyof Shape & string = never>(
  shape: Shape,
  required: readonly Required[] = [],
): FieldReader<FieldValues<Shape, Required>> {
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw new FieldProblem("Enter an object.");
    const { values, errors } = readObject(shape, value as Record<string, unknown>, required);
    if (errors.length > 0) throw new FieldProblem("", errors);
    return values;
  };
}

function readObject<Shape extends FieldShape, Required extends keyof Shape & string>(
  shape: Shape,
  body: Record<string, unknown>,
  required: readonly Required[],
): { values: FieldValues<Shape, Required>; errors: FieldError[] } {
  const needed: readonly string[] = required;
  const values: Record<string, unknown> = {};
  const errors: FieldError[] = [];
  for (const [field, reader] of Object.entries(shape)) {
    if (!Object.hasOwn(body, field)) {
      if (needed.includes(field)) errors.push({ field, errors: [], error_messages: ["This field is required."] });
      continue;
    }
    try {
      values[field] = reader(body[field]);
    } catch (problem) {
      if (!(problem instanceof FieldProblem)) throw problem;
      const messages = problem.message === "" ? [] : [problem.message];
      errors.push({ field, errors: problem.inner, error_messages: messages });
    }
  }
  return { values: values as FieldValues<Shape, Required>, errors };
}

/**
 * Reads a body; fields that the shape does not know, such as read-only ones, are ignored. Throws the console's 400
 * when the body is no object, when a required field is absent, or when a value cannot be read.
 */
export function readFields<Shape extends FieldShape, Required extends keyof Shape & string = never>(
  shape: Shape,
  body: unknown,
  required: readonly Required[] = [],
): FieldValues<Shape, Required> {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw invalid([{ field: "__all__", errors: [], error_messages: ["The body must be a JSON object."] }]);
  }
  const { values, errors } = readObject(shape, body as Record<string, unknown>, required);
  if (errors.length > 0) throw invalid(errors);
  return values;
}
