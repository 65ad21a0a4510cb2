// Is a document too large to be looked at? Decided before it is validated, because validation compares fields with each other. Pure.
import type { DocumentNode } from "graphql";
import { type ErrorCode, GatewayError } from "../../contract/problem.ts";
import type { LimitSettings } from "./LimitSettings.ts";
import { measureDocument } from "./measureDocument.ts";

/** Why a document is refused: COST_LIMIT, INVALID_INPUT or FORBIDDEN; null when it is not. */
export function documentRefusal(document: DocumentNode, limits: LimitSettings): GatewayError | null {
  const size = measureDocument(document, limits.maxFields);
  if (size.cycle !== null) return refusal("INVALID_INPUT", `The fragment "${size.cycle}" leads back to itself.`);
  if (size.asksForSchema && !limits.introspection)
    return refusal("FORBIDDEN", "This gateway does not tell its schema; ask its operator for schema.graphql.");
  const tooMuch = EXCEEDED.find(({ what, limit }) => size[what] > limits[limit]);
  if (tooMuch === undefined) return null;
  const { what, limit, words, advice } = tooMuch;
  return refusal("COST_LIMIT", `${words(shown(size[what]))}; at most ${shown(limits[limit])} are allowed. ${advice}`);
}

const EXCEEDED = [
  {
    what: "depth",
    limit: "maxDepth",
    words: (n: string) => `The document has ${n} levels of fields`,
    advice: "Ask for what lies deeper by its id, in a second query.",
  },
  {
    what: "aliases",
    limit: "maxAliases",
    words: (n: string) => `The document has ${n} aliases`,
    advice: 'Ask for many objects by "nodes(ids:)" or by a filter, or send several queries.',
  },
  {
    what: "directives",
    limit: "maxDirectives",
    words: (n: string) => `The document has ${n} directives`,
    advice: "Leave out what is not needed instead of skipping it.",
  },
  {
    what: "rootFields",
    limit: "maxRootFields",
    words: (n: string) => `The operation has ${n} root fields`,
    advice: "Send several queries.",
  },
  {
    what: "fields",
    limit: "maxFields",
    words: (n: string) => `The document has ${n} fields with every fragment in its place`,
    advice: "Ask for fewer fields, or send several queries.",
  },
  {
    what: "repeats",
    limit: "maxRepeats",
    words: (n: string) => `The document asks for one field ${n} times at the same place`,
    advice: "Write it once.",
  },
] as const;

/** A number as a message shows it. */
export const shown = (value: number): string =>
  Number.isSafeInteger(value) ? value.toLocaleString("en-US") : "countless";

const refusal = (code: ErrorCode, message: string) => new GatewayError({ code, message });
