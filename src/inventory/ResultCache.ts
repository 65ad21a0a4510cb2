// What came out when the same rows were asked the same before? Results kept until memory is short, and sorted behind when
// they turn out to be asked for again.
import type { Log } from "../observe/Log.ts";
import { createLru } from "./Lru.ts";
import type { Entry } from "./matchRows.ts";
import type { Slicer } from "./Slicer.ts";
import { sortEntries } from "./sortEntries.ts";
import type { Direction } from "./sortKeys.ts";

/** The rows that a query keeps. */
export interface Result {
  readonly entries: readonly Entry[];
  readonly directions: readonly Direction[];
  /** True when `entries` are in the order of the directions. */
  readonly isSorted: boolean;
}

/** Results kept. */
export interface ResultCache {
  /** The result kept under a key; null when there is none. One that is asked for again is sorted behind. */
  get(key: string): Result | null;
  /** Keeps a result. @param key of everything that it depends on. */
  set(key: string, result: Result): void;
}

/** Entries kept in all: at about a hundred bytes each, some tens of megabytes. */
const GREATEST_WEIGHT = 400_000;

/** What a result weighs beside its entries. */
const BASE_WEIGHT = 10;

/** Makes an empty cache. */
export function createResultCache(slicer: Slicer, log: Log): ResultCache {
  const kept = createLru<Result>(GREATEST_WEIGHT);
  const beingSorted = new Set<string>();
  const set = (key: string, result: Result): void => kept.set(key, result, BASE_WEIGHT + result.entries.length);

  const sortBehind = async (key: string, { entries, directions }: Result): Promise<void> => {
    beingSorted.add(key);
    try {
      set(key, { entries: await slicer.run(sortEntries(entries, directions)), directions, isSorted: true });
    } catch (error) {
      log.error({}, "a result could not be sorted", error);
    } finally {
      beingSorted.delete(key);
    }
  };

  return {
    get: (key) => {
      const found = kept.get(key);
      if (found !== undefined && !found.isSorted && !beingSorted.has(key)) void sortBehind(key, found);
      return found ?? null;
    },
    set,
  };
}
