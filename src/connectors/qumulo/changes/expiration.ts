// Until when shall a snapshot be kept? The three ways to ask for it, as a moment; used by changes of snapshots. Pure but for
// refusals.
import type { ExpirationInput } from "../../../contract/changes/inputs.ts";
import type { QumuloContext } from "../api.ts";
import { demand } from "./refusals.ts";

/** The moment asked for; null for never. Throws INVALID_INPUT for one that has passed. */
export function expirationOf(context: QumuloContext, { at, afterSeconds }: ExpirationInput): string | null {
  if (at !== undefined) {
    const moment = Date.parse(at);
    demand(context, moment > context.now(), { field: "input.expiration.at", say: "an expiration lies in the future" });
    return wholeSecond(moment);
  }
  if (afterSeconds === undefined) return null;
  demand(context, afterSeconds >= 1, { field: "input.expiration.afterSeconds", say: "write 1 second or more" });
  return wholeSecond(context.now() + afterSeconds * 1_000);
}

/** Never before what was asked for; whether the vendor keeps fractions is not documented. */
const wholeSecond = (moment: number): string => new Date(Math.ceil(moment / 1_000) * 1_000).toISOString();

/** As requests write it: `""` is never (sheet §6). */
export const expirationSent = (moment: string | null): string => moment ?? "";
