// Did the vendor's list change while it was being read? Compares what the vendor counts with what was seen, list by list.
import type { FeedPage, ListCounts } from "../contract/feed.ts";

/** Watches one read of a feed. */
export interface DriftWatch {
  /** Takes note of a page. */
  see(page: FeedPage): void;
  /**
   * True when nothing tells that a row was missed or seen twice. Without a bound the vendor's count must be what was
   * seen; a bounded read may see less.
   */
  agrees(isBounded: boolean): boolean;
  /** Different rows seen, by list. */
  counts(): ListCounts;
}

interface ListWatch {
  readonly ids: Set<string>;
  seen: number;
  /** As the vendor counted the whole list on the first and on the last page that told it. */
  firstTotal: number | null;
  lastTotal: number | null;
}

/** Starts watching. */
export function createDriftWatch(): DriftWatch {
  const lists = new Map<string, ListWatch>();
  return {
    see: (page) => {
      const list = lists.get(page.list) ?? { ids: new Set(), seen: 0, firstTotal: null, lastTotal: null };
      lists.set(page.list, list);
      for (const id of page.vendorIds) list.ids.add(id);
      list.seen += page.vendorIds.length;
      list.firstTotal ??= page.total;
      list.lastTotal = page.total ?? list.lastTotal;
    },
    agrees: (isBounded) => [...lists.values()].every((list) => listAgrees(list, isBounded)),
    counts: () => Object.fromEntries([...lists].map(([name, list]) => [name, list.ids.size])),
  };
}

function listAgrees({ ids, seen, firstTotal, lastTotal }: ListWatch, isBounded: boolean): boolean {
  if (ids.size !== seen || firstTotal !== lastTotal) return false;
  return lastTotal === null || isBounded || ids.size === lastTotal;
}
