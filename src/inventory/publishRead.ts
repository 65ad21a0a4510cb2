// What becomes of a read that has ended? The next version of each collection that the feed fills.
import type { Feed } from "../contract/feed.ts";
import type { DeskTools } from "./FeedDesk.ts";
import { type ReadTimes, readsOf } from "./harvestReads.ts";
import { mergeRead } from "./mergeRead.ts";
import type { Harvest } from "./readFeed.ts";

/** A read that has ended. */
export interface EndedRead {
  readonly sourceId: string;
  readonly feed: Feed;
  readonly times: ReadTimes;
  readonly harvest: Harvest;
  /** True when an operator says that what is absent is gone. */
  readonly acceptRemovals: boolean;
}

/** Puts what was read in hand; true when some of it is not believed yet. */
export async function publishRead(
  { store, clock, log, policies, ...tools }: DeskTools,
  { sourceId, feed, times, harvest, acceptRemovals }: EndedRead,
): Promise<boolean> {
  let isInDoubt = false;
  for (const read of readsOf(feed, { sourceId, harvest, times, endedMs: clock.monotonic() })) {
    const shelf = { sourceId, kind: read.kind };
    const rules = {
      maxRows: tools.maxRows,
      acceptRemovals,
      confirmAfterMs: tools.confirmAfterMs,
      keeps: (nativeId: string) => tools.keeps(sourceId, read.kind, nativeId),
      goneMs: (nativeId: string) => {
        const live = store.live(shelf, nativeId);
        return live?.row === null ? live.observedMs : null;
      },
    };
    const { collection } = await store.update({ ...shelf, window: read.window }, (previous) =>
      mergeRead(previous, read, { ...rules, version: store.nextVersion() }),
    );
    store.dropOlder(shelf, clock.monotonic() - policies(sourceId, read.kind).staleIfErrorMs);
    if (collection.suspicion === null) continue;
    log.warn({ source: sourceId, kind: read.kind }, "a read that would remove most rows is not believed yet");
    isInDoubt = true;
  }
  return isInDoubt;
}
