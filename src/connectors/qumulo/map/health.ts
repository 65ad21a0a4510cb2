// How is a thing whose parts are well or not? Used by the mappings of site, host and pool.
import type { Health } from "../../../contract/words.ts";

const GRAVITY: readonly Health[] = ["OK", "UNKNOWN", "WARNING", "CRITICAL"];

/** Worst of some healths; a part that says nothing weighs more than one that is well. UNKNOWN when there are none. */
export function worstOf(healths: readonly Health[]): Health {
  if (healths.length === 0) return "UNKNOWN";
  return healths.reduce((worst, health) => (GRAVITY.indexOf(health) > GRAVITY.indexOf(worst) ? health : worst));
}
