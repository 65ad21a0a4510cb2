// How does the console write a moment? `2025-08-09T08:00:27UTC`, to the second, with a literal `UTC` (sheet §2, §7).

/** A moment in ms since 1970 as the console writes it; fractions of a second are cut off. */
export function utcText(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}UTC`;
}
