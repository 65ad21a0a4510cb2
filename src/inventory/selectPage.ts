// Which rows stand on a page? Keyset paging over a ranking: the first page of a new order costs one pass with a bounded heap,
// pages of one that was sorted a binary search.

import type { Ranking } from "./Ranking.ts";
import { pausesAt, type Work } from "./Slicer.ts";
import type { Place } from "./sortKeys.ts";

/** Which page is asked for. */
export interface PageAsk {
  /** How many rows, from the start of what lies between the cursors, or from its end. */
  readonly size: number;
  readonly from: "start" | "end";
  /** Rows after this place alone; null = from the first. */
  readonly after: Place | null;
  /** Rows before this place alone; null = to the last. */
  readonly before: Place | null;
}

/** A page. */
export interface SelectedPage {
  /** Numbers of rows in the ranking, in order. */
  readonly places: readonly number[];
  /** True when rows of the list stand before the page. */
  readonly hasPrevious: boolean;
  /** True when rows of the list follow the page. */
  readonly hasNext: boolean;
}

/** Selects a page of a ranking that was sorted. @param order the numbers of all its rows, in order. */
export function selectSorted(
  ranking: Ranking,
  order: Uint32Array,
  { size, from, after, before }: PageAsk,
): SelectedPage {
  const start = after === null ? 0 : firstWhere(order, (place) => ranking.compareTo(place, after) > 0);
  const end = before === null ? order.length : firstWhere(order, (place) => ranking.compareTo(place, before) >= 0);
  const first = from === "start" ? start : Math.max(start, end - size);
  const last = from === "start" ? Math.min(end, start + size) : end;
  const places = [...order.subarray(first, Math.max(first, last))];
  return { places, hasPrevious: first > 0, hasNext: first + places.length < order.length };
}

/** Selects a page of a ranking that was not sorted. */
export function* selectUnsorted(ranking: Ranking, { size, from, after, before }: PageAsk): Work<SelectedPage> {
  const sign = from === "start" ? 1 : -1;
  const best = createBestOf(size, (left, right) => sign * ranking.compare(left, right));
  const count = { before: 0, inside: 0, after: 0 };
  for (const place of ranking.rows.keys()) {
    if (pausesAt(place)) yield;
    if (after !== null && ranking.compareTo(place, after) <= 0) count.before += 1;
    else if (before !== null && ranking.compareTo(place, before) >= 0) count.after += 1;
    else {
      count.inside += 1;
      best.offer(place);
    }
  }
  const places = best.places().sort((left, right) => ranking.compare(left, right));
  const left = count.inside - places.length;
  return {
    places,
    hasPrevious: count.before + (from === "end" ? left : 0) > 0,
    hasNext: count.after + (from === "start" ? left : 0) > 0,
  };
}

/** Index of the first place that holds, where all that follow hold too; the length when none does. */
function firstWhere(order: Uint32Array, holds: (place: number) => boolean): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(order[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Keeps the first few of many places: a heap with the last one kept on top. */
function createBestOf(size: number, compare: (left: number, right: number) => number) {
  const heap: number[] = [];
  const at = (index: number): number => heap[index] ?? 0;
  const swap = (left: number, right: number): void => {
    const kept = at(left);
    heap[left] = at(right);
    heap[right] = kept;
  };
  const rise = (): void => {
    for (let child = heap.length - 1; child > 0; ) {
      const parent = (child - 1) >>> 1;
      if (compare(at(child), at(parent)) <= 0) return;
      swap(child, parent);
      child = parent;
    }
  };
  const sink = (): void => {
    for (let parent = 0; ; ) {
      const [left, right] = [2 * parent + 1, 2 * parent + 2];
      let last = parent;
      if (left < heap.length && compare(at(left), at(last)) > 0) last = left;
      if (right < heap.length && compare(at(right), at(last)) > 0) last = right;
      if (last === parent) return;
      swap(parent, last);
      parent = last;
    }
  };
  return {
    offer: (place: number): void => {
      if (heap.length < size) {
        heap.push(place);
        rise();
      } else if (size > 0 && compare(place, at(0)) < 0) {
        heap[0] = place;
        sink();
      }
    },
    places: (): number[] => heap,
  };
}
