// Where does what was read outlive the process? Wires the configured places, Redis and the data folder, what keeps the
// inventory's collections there, and what lets one replica read for all.
import { randomUUID } from "node:crypto";
import { accountOf } from "./accountOf.ts";
import type { Config } from "./config/Config.ts";
import { connectRedis } from "./connectRedis.ts";
import type { RunningFleet } from "./createFleet.ts";
import type { SourceSurroundings } from "./createSource.ts";
import { createFleetReads } from "./inventory/createFleetReads.ts";
import { createKeeper, type Keeper } from "./inventory/Keeper.ts";
import { alone, type SharedReads } from "./inventory/SharedReads.ts";
import type { ChunkShelf } from "./shared-state/ChunkShelf.ts";
import { createCollectionStore } from "./shared-state/createCollectionStore.ts";
import { createFolderShelf } from "./shared-state/folder/createFolderShelf.ts";
import { createRedisShelf } from "./shared-state/redis/createRedisShelf.ts";
import { createSeal } from "./shared-state/Seal.ts";
import { nextTurn } from "./upstream/nextTurn.ts";

/** What keeps the collections of a gateway. */
export interface Keepers {
  /** One for each configured place; none when nothing is configured. */
  readonly all: readonly Keeper[];
  /** Decides with other replicas who reads. */
  readonly sharedReads: SharedReads;
  /** Keeps what is not kept yet, and lets go of connections. */
  close(): Promise<void>;
}

/** Makes the keepers. Connects when something is read. Throws when a TLS file cannot be read. */
export function createKeepers(
  { cache, sources }: Config,
  surroundings: SourceSurroundings,
  fleet: RunningFleet | null,
): Keepers {
  const { clock, random, log } = surroundings;
  const [key, ...olderKeys] = cache.keys;
  if (key === undefined) return { all: [], sharedReads: alone, close: async () => {} };
  const tools = {
    seal: createSeal([key, ...olderKeys]),
    nextTurn,
    maxBytes: cache.maxCollectionBytes,
    newId: randomUUID,
  };
  const redis = cache.redis === undefined ? null : connectRedis(cache.redis, surroundings);
  const accounts = new Map(sources.map((source) => [source.id, accountOf(source)]));
  const keeper = (shelf: ChunkShelf, sharedBy: RunningFleet | null) =>
    createKeeper({ store: createCollectionStore(shelf, tools), accounts, fleet: sharedBy, clock, log });
  const shared = redis === null ? null : keeper(createRedisShelf(redis), fleet);
  const own = cache.dataFolder === undefined ? null : keeper(createFolderShelf(cache.dataFolder, { clock, log }), null);
  const all = [shared, own].filter((made) => made !== null);
  const sharedReads =
    shared === null || fleet === null
      ? alone
      : createFleetReads({ fleet, keeper: shared, seal: fleet.seal, accounts: fleet.accounts, clock, random });
  return {
    all,
    sharedReads,
    close: async () => {
      await sharedReads.close();
      await Promise.all(all.map((made) => made.close()));
      redis?.close();
    },
  };
}
