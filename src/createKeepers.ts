// Where does what was read outlive the process? Wires the configured places, Redis and the data folder, and what keeps the
// inventory's collections there.
import { createHash, randomUUID } from "node:crypto";
import type { Config, SourceConfig } from "./config/Config.ts";
import { connectRedis } from "./connectRedis.ts";
import type { SourceSurroundings } from "./createSource.ts";
import type { Fleet } from "./inventory/Fleet.ts";
import { createKeeper, type Keeper } from "./inventory/Keeper.ts";
import type { ChunkShelf } from "./shared-state/ChunkShelf.ts";
import { createCollectionStore } from "./shared-state/createCollectionStore.ts";
import { createFolderShelf } from "./shared-state/folder/createFolderShelf.ts";
import type { Redis } from "./shared-state/redis/createRedis.ts";
import { createRedisAnnouncements } from "./shared-state/redis/createRedisAnnouncements.ts";
import { createRedisLeases } from "./shared-state/redis/createRedisLeases.ts";
import { createRedisShelf } from "./shared-state/redis/createRedisShelf.ts";
import { createSeal } from "./shared-state/Seal.ts";
import { nextTurn } from "./upstream/nextTurn.ts";

/** What keeps the collections of a gateway. */
export interface Keepers {
  /** One for each configured place; none when nothing is configured. */
  readonly all: readonly Keeper[];
  /** Keeps what is not kept yet, and lets go of connections. */
  close(): Promise<void>;
}

/** Makes the keepers. Connects to nothing. Throws when a TLS file cannot be read. */
export function createKeepers({ cache, sources }: Config, surroundings: SourceSurroundings): Keepers {
  const { clock, log } = surroundings;
  const [key, ...olderKeys] = cache.keys;
  if (key === undefined) return { all: [], close: async () => {} };
  const tools = {
    seal: createSeal([key, ...olderKeys]),
    nextTurn,
    maxBytes: cache.maxCollectionBytes,
    newId: randomUUID,
  };
  const redis = cache.redis === undefined ? null : connectRedis(cache.redis, surroundings);
  const accounts = new Map(sources.map((source) => [source.id, accountOf(source)]));
  const keeper = (shelf: ChunkShelf, fleet: Fleet | null) =>
    createKeeper({ store: createCollectionStore(shelf, tools), accounts, fleet, clock, log });
  const all: Keeper[] = [];
  if (redis !== null) all.push(keeper(createRedisShelf(redis), fleetOver(redis, surroundings)));
  if (cache.dataFolder !== undefined) all.push(keeper(createFolderShelf(cache.dataFolder, { clock, log }), null));
  return {
    all,
    close: async () => {
      await Promise.all(all.map((keeper) => keeper.close()));
      redis?.close();
    },
  };
}

const fleetOver = (redis: Redis, { clock }: SourceSurroundings): Fleet => ({
  news: createRedisAnnouncements(redis),
  leases: createRedisLeases(redis, clock),
  replica: randomUUID(),
});

/** A digest of everything that decides which rows a source shows: another account or endpoint is another source. */
function accountOf({ vendor, url, auth, options }: SourceConfig): string {
  return createHash("sha256").update(JSON.stringify({ vendor, url, auth, options })).digest("base64url");
}
