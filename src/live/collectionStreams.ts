// Who follows collections? One topic for each set of kinds and sources and each set of grants; what changed is told as each may know it.
import type { Viewer } from "../access/Viewer.ts";
import type { Kind } from "../contract/kinds.ts";
import type { Published } from "../inventory/Store.ts";
import type { Table } from "../inventory/Table.ts";
import { collectionChange, mergeCollectionChanges } from "./collectionChange.ts";
import type { Stream } from "./createLiveDesk.ts";
import type { CollectionChange } from "./LiveEvent.ts";
import { Topic, type TopicTools } from "./Topic.ts";
import { TopicShelf } from "./TopicShelf.ts";

/** Which collections to follow; null = all. */
export interface CollectionAsk {
  readonly viewer: Viewer;
  readonly kinds: readonly Kind[] | null;
  readonly sourceIds: readonly string[] | null;
  /** `sequence` of the last event heard; null for from now. */
  readonly after: bigint | null;
}

/** A topic with who it is for. */
interface CollectionTopic extends Pick<CollectionAsk, "viewer" | "kinds" | "sourceIds"> {
  readonly topic: Topic<CollectionChange>;
  readonly followers: number;
  close(): void;
}

const keyOf = ({ sourceId, kind }: { readonly sourceId: string; readonly kind: Kind }) => `${kind} ${sourceId}`;

/** Makes the streams of collections. */
export function createCollectionStreams(tools: TopicTools) {
  const shelf = new TopicShelf<CollectionTopic>(tools.clock);
  /** The rows of each collection before the next change, to tell which of those that went a viewer could see. */
  const tables = new Map<string, Table>();
  /** The last change of each collection, for who missed what is not remembered. */
  const last = new Map<string, Published>();

  const concerns = ({ kinds, sourceIds }: CollectionTopic, { collection }: Published): boolean =>
    (kinds === null || kinds.includes(collection.kind)) &&
    (sourceIds === null || sourceIds.includes(collection.sourceId));

  /** The newest change that concerns a topic, without its rows: they may long have changed again. */
  const latestFor = (entry: CollectionTopic) => {
    for (const change of [...last.values()].reverse()) {
      const { collection } = change;
      if (!concerns(entry, change) || !entry.viewer.mayRead(collection.sourceId, collection.kind)) continue;
      const { sourceId, kind } = collection;
      const body = { sourceId, kind, addedCount: 0, changedCount: 0, removedCount: 0, nativeIds: [] };
      return { key: keyOf(collection), body };
    }
    return null;
  };

  const make = (ask: CollectionAsk, emptied: () => void): CollectionTopic => {
    const topic: Topic<CollectionChange> = new Topic<CollectionChange>(
      tools,
      { merge: mergeCollectionChanges, tellsStateFirst: false, latest: () => latestFor(entry) },
      emptied,
    );
    const entry: CollectionTopic = {
      ...ask,
      topic,
      get followers() {
        return topic.followers;
      },
      close: () => topic.end(),
    };
    return entry;
  };

  return {
    /** Tells all whom it concerns. */
    published: (change: Published): void => {
      const { collection, added, changed, removed } = change;
      const key = `${keyOf(collection)} ${collection.window}`;
      const before = tables.get(key) ?? null;
      tables.set(key, collection.table);
      if (added.length + changed.length + removed.length === 0) return;
      last.delete(key);
      last.set(key, change);
      for (const entry of shelf.all()) {
        if (!concerns(entry, change)) continue;
        const told = collectionChange(change, before, entry.viewer);
        if (told !== null) entry.topic.post(keyOf(collection), told);
      }
    },
    /** Follows. */
    follow: (ask: CollectionAsk): Stream<CollectionChange> => {
      const sorted = (words: readonly string[] | null) => (words === null ? null : [...new Set(words)].sort());
      const name = JSON.stringify([ask.viewer.digest, sorted(ask.kinds), sorted(ask.sourceIds)]);
      return shelf.take(name, (emptied) => make(ask, emptied)).topic.follow(ask.after);
    },
    /** Ends all. */
    close: (): void => shelf.close(),
  };
}
