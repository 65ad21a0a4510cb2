// What can be followed? Jobs, alerts and collections, for any number of subscribers: who may see and want the same share one topic, one
// look at the inventory and one interest in newer rows, so that a vendor is asked as often as for one of them.

import type { Viewer } from "../access/Viewer.ts";
import type { Clock } from "../contract/call.ts";
import type { Source } from "../contract/source.ts";
import type { Inventory } from "../inventory/createInventory.ts";
import type { InventoryView } from "../inventory/InventoryView.ts";
import type { RequestConditions } from "../inventory/Kernel.ts";
import type { Published } from "../inventory/Store.ts";
import type { Log } from "../observe/Log.ts";
import { type CollectionAsk, createCollectionStreams } from "./collectionStreams.ts";
import { createEventNumbers } from "./EventNumbers.ts";
import type { CollectionChange, LiveEvent, RowChange } from "./LiveEvent.ts";
import { createRowStreams, type FollowedKind, type JobAsk, type RowListAsk } from "./rowStreams.ts";

/** What a desk works with. */
export interface LiveDeskOptions {
  readonly view: (viewer: Viewer, request: RequestConditions) => InventoryView;
  readonly sources: readonly Source[];
  /** Keeps rows fresh for as long as somebody follows them; the returned function lets go. */
  readonly interest: Inventory["interest"];
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
}

/** Events of one subscriber; `return` leaves. */
export type Stream<B> = AsyncIterableIterator<LiveEvent<B>, undefined, undefined>;

/** Everything that can be followed but operations. */
export interface LiveDesk {
  /** To be told of every new version of a collection. */
  published(change: Published): void;
  /** Rows that match, as they come, change and go. Throws INVALID_INPUT naming the field of the filter. */
  rows<K extends FollowedKind>(kind: K, ask: RowListAsk): Promise<Stream<RowChange<K>>>;
  /** One job until it ends: how it stands first. Throws NOT_FOUND, or why it could not be read. */
  job(ask: JobAsk): Promise<Stream<RowChange<"Job">>>;
  /** Collections, as they change. */
  collections(ask: CollectionAsk): Stream<CollectionChange>;
  /** Ends every stream. */
  close(): void;
}

/** Makes a desk that nobody follows anything at yet. */
export function createLiveDesk(options: LiveDeskOptions): LiveDesk {
  const { clock, random } = options;
  const numbers = createEventNumbers(() => clock.now(), random);
  const rows = createRowStreams({ ...options, numbers });
  const collections = createCollectionStreams({ clock, numbers });
  return {
    published: (change) => {
      collections.published(change);
      rows.published(change);
    },
    rows: rows.list,
    job: rows.job,
    collections: collections.follow,
    close: () => {
      rows.close();
      collections.close();
    },
  };
}
