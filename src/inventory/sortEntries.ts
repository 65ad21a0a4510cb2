// How are many rows put in order without holding up everybody else? A merge sort that can be left at any time.
import { pausesAt, type Work } from "./Slicer.ts";
import { comparePlaces, type Direction, type Place } from "./sortKeys.ts";

/** Runs so short are sorted at once. */
const RUN = 128;

/** The same entries in the order of these directions. */
export function* sortEntries<P extends Place>(entries: readonly P[], directions: readonly Direction[]): Work<P[]> {
  const compare = (left: P, right: P) => comparePlaces(left, right, directions);
  let from: P[] = [];
  for (let start = 0; start < entries.length; start += RUN) {
    for (const entry of entries.slice(start, start + RUN).sort(compare)) from.push(entry);
    yield;
  }
  for (let width = RUN; width < from.length; width *= 2) {
    const into: P[] = [];
    for (let start = 0; start < from.length; start += 2 * width)
      yield* mergeRuns(from, into, { start, width, compare });
    from = into;
  }
  return from;
}

function* mergeRuns<P>(
  from: readonly P[],
  into: P[],
  { start, width, compare }: { start: number; width: number; compare: (left: P, right: P) => number },
): Work<void> {
  const middle = Math.min(start + width, from.length);
  const end = Math.min(start + 2 * width, from.length);
  let left = start;
  let right = middle;
  while (left < middle || right < end) {
    const [first, second] = [from[left], from[right]];
    const takesLeft =
      left < middle && (right >= end || first === undefined || second === undefined || compare(first, second) <= 0);
    const next = takesLeft ? first : second;
    if (takesLeft) left += 1;
    else right += 1;
    if (next !== undefined) into.push(next);
    if (pausesAt(into.length)) yield;
  }
}
