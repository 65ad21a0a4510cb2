// Do the variables of a request hold more than is looked at? Decided before they are made fit for the schema. Pure.
import { GatewayError } from "../../contract/problem.ts";
import { shown } from "./documentRefusal.ts";
import type { LimitSettings } from "./LimitSettings.ts";

/** Why variables are refused: INVALID_INPUT; null when they are not. Looks at no more values than are allowed, however deep they lie. */
export function inputRefusal(
  variables: Readonly<Record<string, unknown>>,
  { maxInputValues }: Pick<LimitSettings, "maxInputValues">,
): GatewayError | null {
  const waiting: unknown[] = [variables];
  for (let seen = 0; waiting.length > 0; seen += 1) {
    // What waits will be seen.
    if (seen + waiting.length > maxInputValues + 1) return tooMany(maxInputValues);
    const value = waiting.pop();
    if (typeof value !== "object" || value === null) continue;
    const members = Array.isArray(value) ? value : Object.values(value);
    if (members.length > maxInputValues) return tooMany(maxInputValues);
    waiting.push(...members);
  }
  return null;
}

const tooMany = (most: number) =>
  new GatewayError({
    code: "INVALID_INPUT",
    field: "variables",
    message: `The variables hold more than ${shown(most)} values. Send them in several requests.`,
  });
