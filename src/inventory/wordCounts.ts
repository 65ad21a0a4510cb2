// How many rows have each word? Counts in the order of the enum, and the worst of several healths.
import { HEALTHS, type Health } from "../contract/words.ts";
import type { WordCount } from "./InventoryView.ts";

/** Rows by word, being counted. */
export type WordTally = Map<string, number>;

/** Counts rows by word; those without one are left out. */
export function tally<R>(rows: readonly R[], wordOf: (row: R) => string | null): WordTally {
  const counts: WordTally = new Map();
  for (const row of rows) {
    const word = wordOf(row);
    if (word !== null) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** Joins tallies. */
export function joinTallies(tallies: Iterable<WordTally>): WordTally {
  const joined: WordTally = new Map();
  for (const one of tallies) for (const [word, count] of one) joined.set(word, (joined.get(word) ?? 0) + count);
  return joined;
}

/** A tally in the order of the enum, words without rows left out. */
export const inOrder = <W extends string>(words: readonly W[], counts: WordTally): WordCount<W>[] =>
  words.map((word) => ({ word, count: counts.get(word) ?? 0 })).filter(({ count }) => count > 0);

const WORST_FIRST: readonly Health[] = ["CRITICAL", "WARNING", "OK"];

/** The worst of several healths; what is not known never hides what is. UNKNOWN when nothing is known. */
export const worstHealth = (healths: ReadonlySet<Health>): Health =>
  WORST_FIRST.find((health) => healths.has(health)) ?? "UNKNOWN";

/** The healths that a tally of healths has rows of. */
export const healthsIn = (counts: WordTally): ReadonlySet<Health> =>
  new Set(HEALTHS.filter((health) => (counts.get(health) ?? 0) > 0));
