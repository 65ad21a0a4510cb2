// Does an operation ask for more than an answer may hold? Decided before anything is read. Pure.
import { GatewayError } from "../../contract/problem.ts";
import { shown } from "./documentRefusal.ts";
import type { LimitSettings } from "./LimitSettings.ts";
import type { AskedOperation } from "./rootFields.ts";
import { weighAnswer } from "./weighAnswer.ts";

/** Why an operation is refused: INVALID_INPUT for a page that is too large, COST_LIMIT for too large an answer; null when it is not. */
export function answerRefusal(asked: AskedOperation, limits: LimitSettings): GatewayError | null {
  const { values, largestPage } = weighAnswer(asked);
  if (largestPage !== null && largestPage.size > limits.maxPageSize) {
    const { argument, field, size } = largestPage;
    const message = `"${argument}" of "${field}" is ${shown(size)}; at most ${shown(limits.maxPageSize)} rows are on one page. Ask for the rest by "after".`;
    return new GatewayError({ code: "INVALID_INPUT", field: argument, message });
  }
  if (values <= limits.maxValues) return null;
  return new GatewayError({
    code: "COST_LIMIT",
    message: `The answer could hold ${shown(values)} values; at most ${shown(limits.maxValues)} are allowed. Ask for smaller pages ("first") or fewer levels.`,
  });
}
