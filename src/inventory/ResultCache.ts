// What came out when the same rows were asked the same before? Results kept until memory is short, and sorted behind when
// they turn out to be asked for again.
import type { Log } from "../observe/Log.ts";
import { createLru } from "./Lru.ts";
import type { Ranking } from "./Ranking.ts";
import type { Slicer, Work } from "./Slicer.ts";
import type { PageAsk, SelectedPage } from "./selectPage.ts";
import { selectSorted, selectUnsorted } from "./selectPage.ts";
import { sortRanking } from "./sortRanking.ts";

/** The rows that a query keeps. */
export interface Result {
  readonly ranking: Ranking;
  /** Numbers of its rows in order; null while it is not sorted. */
  order: Uint32Array | null;
}

/** Results kept. */
export interface ResultCache {
  /** The result kept under a key; null when there is none. */
  get(key: string): Result | null;
  /** Keeps a result. @param key of everything that it depends on. */
  set(key: string, result: Result): void;
  /** Sorts a result behind, for the pages to come, unless that is done or under way. */
  sortBehind(result: Result): void;
}

/** Rows in all results that are kept: at some fifty bytes each, a few tens of megabytes. */
const GREATEST_WEIGHT = 400_000;

/** What a result weighs beside its rows. */
const BASE_WEIGHT = 10;

/** Makes an empty cache. */
export function createResultCache(slicer: Slicer, log: Log): ResultCache {
  const kept = createLru<Result>(GREATEST_WEIGHT);
  const beingSorted = new WeakSet<Result>();
  const sort = async (result: Result): Promise<void> => {
    try {
      result.order = await slicer.run(sortRanking(result.ranking));
    } catch (error) {
      log.error({}, "a result could not be sorted", error);
    }
  };
  return {
    get: (key) => kept.get(key) ?? null,
    set: (key, result) => kept.set(key, result, BASE_WEIGHT + result.ranking.rows.length),
    sortBehind: (result) => {
      if (result.order !== null || beingSorted.has(result)) return;
      beingSorted.add(result);
      void sort(result);
    },
  };
}

/** Selects a page of a result. */
export function* selectPage({ ranking, order }: Result, ask: PageAsk): Work<SelectedPage> {
  return order === null ? yield* selectUnsorted(ranking, ask) : selectSorted(ranking, order, ask);
}
