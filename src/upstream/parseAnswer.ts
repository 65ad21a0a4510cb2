// Is an answer what the vendor's sheet promises? Connectors pass every body through here before they map it.
import type { z } from "zod";
import { GatewayError } from "../contract/problem.ts";

/** Whose answer it is, for the message. */
export interface AnswerPlace {
  readonly sourceId: string;
  /** The action of the request, for example `list spaces`. */
  readonly action: string;
}

/**
 * Validates and converts an answer. Throws UPSTREAM_BAD_RESPONSE that names the first wrong field, what was expected and
 * which type came instead; never the value. A `RangeError` thrown inside a transform counts as a wrong answer too.
 */
export function parseAnswer<T>(schema: z.ZodType<T>, value: unknown, where: AnswerPlace): T {
  const result = safeParse(schema, value, where);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw badAnswer(where, issue === undefined ? "has a wrong form" : describeIssue(issue, value));
}

/** An answer that was understood by nobody. @param what a predicate for "the answer", for example `is not JSON`. */
export function badAnswer(where: AnswerPlace, what: string): GatewayError {
  const { sourceId, action } = where;
  return new GatewayError({
    code: "UPSTREAM_BAD_RESPONSE",
    message: `${sourceId}: ${action}: the vendor's answer ${what}`,
    sourceId,
  });
}

function safeParse<T>(schema: z.ZodType<T>, value: unknown, where: AnswerPlace): z.ZodSafeParseResult<T> {
  try {
    return schema.safeParse(value);
  } catch (error) {
    // Its text may hold the vendor's value, so it goes no further.
    if (error instanceof RangeError) throw badAnswer(where, "holds a value that cannot be read");
    throw error;
  }
}

function describeIssue(issue: z.core.$ZodIssue, value: unknown): string {
  const deepest = issue.code === "invalid_union" ? closestBranch(issue) : { issue, path: issue.path };
  const name = fieldName(deepest.path);
  const got = typeName(valueAt(value, deepest.path));
  return `is wrong at ${name}: expected ${expectedOf(deepest.issue)}, got ${got}`;
}

/** The branch of a union that went furthest into the value is most probably the one that the vendor meant. */
function closestBranch(union: z.core.$ZodIssueInvalidUnion): { issue: z.core.$ZodIssue; path: PropertyKey[] } {
  let closest: z.core.$ZodIssue | null = null;
  for (const [first] of union.errors) {
    if (first !== undefined && first.path.length > (closest?.path.length ?? 0)) closest = first;
  }
  return closest === null
    ? { issue: union, path: union.path }
    : { issue: closest, path: [...union.path, ...closest.path] };
}

function expectedOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.expected;
    case "invalid_value":
      return issue.values.length === 1 ? `the word ${String(issue.values[0])}` : "a known word";
    case "custom":
      return typeof issue.params?.expected === "string" ? issue.params.expected : "another value";
    case "invalid_union":
      return alternatives(issue);
    case "too_small":
    case "too_big":
      return `${issue.origin} within its bounds`;
    default:
      return "another value";
  }
}

/** What the branches of a union expect at one and the same place. */
function alternatives(union: z.core.$ZodIssueInvalidUnion): string {
  const names = new Set(union.errors.flatMap(([first]) => (first === undefined ? [] : [expectedOf(first)])));
  return names.size === 0 ? "one of several forms" : [...names].join(" or ");
}

/** A key that does not look like a field name may be data, so it is not told. */
function fieldName(path: readonly PropertyKey[]): string {
  const parts = path.map((key) => {
    if (typeof key === "number") return `[${key}]`;
    return /^[A-Za-z_][\w-]{0,63}$/.test(String(key)) ? `.${String(key)}` : "[…]";
  });
  const name = parts.join("");
  return name === "" ? "the top" : name.replace(/^\./, "");
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let here = value;
  for (const key of path) {
    if (typeof here !== "object" || here === null) return undefined;
    here = Reflect.get(here, key);
  }
  return here;
}

function typeName(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
