// How are many rows put in order without holding up everybody else? A merge sort that can be left at any time.
import type { Ranking } from "./Ranking.ts";
import { pausesAt, type Work } from "./Slicer.ts";

/** Runs so short are sorted at once. */
const RUN = 128;

/** Numbers of all rows of a ranking, in order. */
export function* sortRanking(ranking: Ranking): Work<Uint32Array> {
  const { length } = ranking.rows;
  let from = Uint32Array.from(ranking.rows.keys());
  for (let start = 0; start < length; start += RUN) {
    from.subarray(start, start + RUN).sort((left, right) => ranking.compare(left, right));
    yield;
  }
  let into = new Uint32Array(length);
  for (let width = RUN; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width) yield* mergeRuns(ranking, { from, into, start, width });
    [from, into] = [into, from];
  }
  return from;
}

interface Runs {
  readonly from: Uint32Array;
  readonly into: Uint32Array;
  readonly start: number;
  readonly width: number;
}

/** Merges two neighbouring runs. */
function* mergeRuns(ranking: Ranking, { from, into, start, width }: Runs): Work<void> {
  const middle = Math.min(start + width, from.length);
  const end = Math.min(start + 2 * width, from.length);
  let left = start;
  let right = middle;
  for (let place = start; place < end; place += 1) {
    const takesLeft = left < middle && (right >= end || ranking.compare(from[left] ?? 0, from[right] ?? 0) <= 0);
    into[place] = from[takesLeft ? left++ : right++] ?? 0;
    if (pausesAt(place)) yield;
  }
}
