// What is wrong with a setting, and what is to be written instead? Sentences for people in place of a validator's words. Pure.
import { z } from "zod";

type RawIssue = z.core.$ZodRawIssue;
type Schema = z.core.$ZodType;

/** What each type is called; what is not in it is called by its own name. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list, as in [a, b]",
  object: "a group of settings",
  record: "a group of settings",
};

/** A sentence for an issue; undefined where the schema says something better itself. */
export function explainIssue(issue: RawIssue): string | undefined {
  if (issue.code === "unrecognized_keys") return unknownSetting(issue.keys, issue.inst);
  if (issue.code === "invalid_type") return wrongType(issue.expected, issue.input);
  if (issue.code === "invalid_value") return oneOf(issue.values, issue.input);
  if (issue.code === "invalid_union") return ofNoSort(issue);
  if (issue.code === "too_small") return tooSmall(issue);
  if (issue.code === "too_big") return tooBig(issue);
  return issue.code === "invalid_format" && issue.format === "datetime"
    ? "must be a moment with its time zone, for example 2031-01-01T00:00:00Z"
    : undefined;
}

function unknownSetting(names: readonly string[], at: unknown): string {
  const known = Object.keys(shapeOf(at));
  const unknown = names.map((name) => `"${name}"`).join(", ");
  return `there is no setting ${unknown} here; there are ${known.join(", ")}`;
}

function wrongType(expected: string, input: unknown): string {
  const wanted = TYPE_NAMES[expected] ?? expected;
  if (input === undefined) return `is missing; write ${wanted}`;
  if (input === null) return `is empty; write ${wanted}, or leave it out`;
  if (expected === "string" && typeof input !== "object") return 'must be a text; put it in quotes: "…"';
  return `must be ${wanted}`;
}

function oneOf(values: readonly unknown[], input: unknown): string {
  const words = values.map(String);
  if (words.length === 1) return `must be ${words[0]}, or be left out`;
  return `${input === undefined ? "is missing; write" : "must be"} one of ${words.join(", ")}`;
}

function ofNoSort({ input, inst, ...issue }: RawIssue & { readonly code: "invalid_union" }): string {
  const { discriminator, options } = issue as {
    readonly discriminator?: string;
    readonly options?: readonly unknown[];
  };
  if (discriminator !== undefined && Array.isArray(options)) {
    const value = (input as Readonly<Record<string, unknown>> | null)?.[discriminator];
    return oneOf(options, value);
  }
  const sorts = inst instanceof z.ZodUnion ? inst.def.options.map(wantedBy) : [];
  return `write ${sorts.join(", or ")}`;
}

/** What one sort of a setting is written with. */
function wantedBy(schema: Schema): string {
  const required = Object.entries(shapeOf(schema)).filter(([, { _zod }]) => _zod.optin !== "optional");
  if (required.length > 0) return required.map(([name]) => name).join(" and ");
  return TYPE_NAMES[typeof schema._zod.values === "object" ? "string" : schema._zod.def.type] ?? "a text";
}

function tooSmall({ origin, minimum, inclusive }: RawIssue & { readonly code: "too_small" }): string {
  if (origin === "string")
    return Number(minimum) === 1 ? "must not be empty" : `must have at least ${minimum} characters`;
  if (origin === "array") return `needs at least ${counted(Number(minimum))}`;
  return inclusive === false ? `must be more than ${minimum}` : `must be at least ${minimum}`;
}

function tooBig({ origin, maximum }: RawIssue & { readonly code: "too_big" }): string {
  if (origin === "string") return `must have at most ${maximum} characters`;
  return origin === "array" ? `may have at most ${counted(Number(maximum))}` : `must be at most ${maximum}`;
}

const counted = (count: number) => (count === 1 ? "one entry" : `${count} entries`);

function shapeOf(schema: unknown): Readonly<Record<string, Schema>> {
  return schema instanceof z.ZodObject ? schema.def.shape : {};
}

/** An issue of a finished validation. */
type Issue = z.core.$ZodIssue;

/** One thing that is wrong, and where. */
export interface Finding {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The findings of a validation: where one sort of a setting was clearly meant, what is wrong with that one. */
export function findingsOf(issues: readonly Issue[]): readonly Finding[] {
  return issues.flatMap((issue): readonly Finding[] => {
    if (issue.code === "unrecognized_keys")
      return issue.keys.slice(0, 1).map((key) => ({ path: [...issue.path, key], message: issue.message }));
    if (issue.code === "invalid_union" && issue.errors.length > 0) {
      // A sort that knows all that was written is the one that was meant.
      const meant = issue.errors.filter((each) =>
        each.every(({ code, path }) => code !== "unrecognized_keys" && path.length > 0),
      );
      const [only] = meant;
      if (only !== undefined && meant.length === 1)
        return findingsOf(only).map(({ path, message }) => ({ path: [...issue.path, ...path], message }));
    }
    return [{ path: issue.path, message: issue.message }];
  });
}
