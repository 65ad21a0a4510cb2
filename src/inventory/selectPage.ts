// Which rows stand on a page? Keyset paging over entries in any order: the first page of a new order costs one pass with a
// bounded heap, pages of sorted entries a binary search.
import { pausesAt, type Work } from "./Slicer.ts";
import { comparePlaces, type Direction, type Place } from "./sortKeys.ts";

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
export interface SelectedPage<P extends Place> {
  /** In the order of the list. */
  readonly entries: readonly P[];
  /** True when rows of the list stand before the page. */
  readonly hasPrevious: boolean;
  /** True when rows of the list follow the page. */
  readonly hasNext: boolean;
}

/** Selects a page from entries that are sorted already. */
export function selectSorted<P extends Place>(
  entries: readonly P[],
  directions: readonly Direction[],
  { size, from, after, before }: PageAsk,
): SelectedPage<P> {
  const start = after === null ? 0 : firstWhere(entries, (entry) => comparePlaces(entry, after, directions) > 0);
  const end =
    before === null ? entries.length : firstWhere(entries, (entry) => comparePlaces(entry, before, directions) >= 0);
  const first = from === "start" ? start : Math.max(start, end - size);
  const last = from === "start" ? Math.min(end, start + size) : end;
  const page = entries.slice(first, Math.max(first, last));
  return { entries: page, hasPrevious: first > 0, hasNext: first + page.length < entries.length };
}

/** Selects a page from entries in any order. */
export function* selectUnsorted<P extends Place>(
  entries: readonly P[],
  directions: readonly Direction[],
  { size, from, after, before }: PageAsk,
): Work<SelectedPage<P>> {
  const sign = from === "start" ? 1 : -1;
  const compare = (left: Place, right: Place) => comparePlaces(left, right, directions);
  const best = createBestOf<P>(size, (left, right) => sign * compare(left, right));
  const count = { before: 0, inside: 0, after: 0 };
  for (const [place, entry] of entries.entries()) {
    if (pausesAt(place)) yield;
    if (after !== null && compare(entry, after) <= 0) count.before += 1;
    else if (before !== null && compare(entry, before) >= 0) count.after += 1;
    else {
      count.inside += 1;
      best.offer(entry);
    }
  }
  const page = best.entries().sort(compare);
  const left = count.inside - page.length;
  return {
    entries: page,
    hasPrevious: count.before + (from === "end" ? left : 0) > 0,
    hasNext: count.after + (from === "start" ? left : 0) > 0,
  };
}

/** Index of the first entry that holds, where all that follow hold too; the length when none does. */
function firstWhere<P>(entries: readonly P[], holds: (entry: P) => boolean): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry !== undefined && holds(entry)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Keeps the first few of many: a heap with the last one kept on top. */
function createBestOf<P>(size: number, compare: (left: P, right: P) => number) {
  const heap: P[] = [];
  const follows = (left: number, right: number): boolean => {
    const [a, b] = [heap[left], heap[right]];
    return a !== undefined && b !== undefined && compare(a, b) > 0;
  };
  const swap = (left: number, right: number): void => {
    const [a, b] = [heap[left], heap[right]];
    if (a === undefined || b === undefined) return;
    heap[left] = b;
    heap[right] = a;
  };
  const rise = (start: number): void => {
    for (let at = start; at > 0; ) {
      const parent = (at - 1) >>> 1;
      if (!follows(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  };
  const sink = (): void => {
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let last = at;
      if (follows(left, last)) last = left;
      if (follows(right, last)) last = right;
      if (last === at) return;
      swap(at, last);
      at = last;
    }
  };
  return {
    offer: (entry: P): void => {
      const top = heap[0];
      if (heap.length < size) {
        heap.push(entry);
        rise(heap.length - 1);
      } else if (top !== undefined && compare(entry, top) < 0) {
        heap[0] = entry;
        sink();
      }
    },
    entries: (): P[] => heap,
  };
}
