// How are collections kept? The same wherever the bytes lie: first the chunks, under a name of their own, and then a head
// that points at them in one step; whoever reads finds the old collection, the new one, or nothing.

import type { ChunkShelf } from "./ChunkShelf.ts";
import type { CollectionKey, CollectionStore, SnapshotRow } from "./CollectionStore.ts";
import { type PackTools, packRows, unpackRows } from "./chunks.ts";
import { done, failed, type Outcome } from "./Outcome.ts";
import { chunkContext, nameOf, openHead, type SnapshotHead, sealHead } from "./SnapshotHead.ts";

/** What a store is made of. */
export interface CollectionStoreOptions extends PackTools {
  /** Largest collection kept, in bytes as packed. */
  readonly maxBytes: number;
  /** A name that no other put has. */
  readonly newId: () => string;
}

/** Makes a store over a place for bytes. */
export function createCollectionStore(
  shelf: ChunkShelf,
  { maxBytes, newId, ...tools }: CollectionStoreOptions,
): CollectionStore {
  const findHead = async (
    key: CollectionKey,
  ): Promise<Outcome<{ readonly head: SnapshotHead; readonly nowMs: number } | null>> => {
    const found = await shelf.readHead(nameOf(key));
    if (!found.ok) return found;
    if (found.value === null) return done(null);
    const head = openHead(tools.seal, key, found.value.head);
    return done(head && { head, nowMs: found.value.nowMs });
  };

  return {
    put: async ({ key, facts, rows }, ttlMs) => {
      const name = nameOf(key);
      const bundle = { name, putId: newId() };
      const begun = await shelf.begin();
      if (!begun.ok) return begun;
      const { version, nowMs } = begun.value;
      const meter = { chunks: 0, sizeBytes: 0 };
      const packed = packRows(rows, (index) => chunkContext(name, bundle.putId, index), tools);
      const written = await shelf.writeChunks(bundle, metered(packed, meter, maxBytes), ttlMs);
      const isTooLarge = meter.sizeBytes > maxBytes;
      const head = { version, putId: bundle.putId, chunks: meter.chunks, keptAtMs: nowMs, account: key.account, facts };
      const committed =
        written.ok && !isTooLarge
          ? await shelf.commit({
              ...bundle,
              beganMs: nowMs - facts.readBeganAgeMs,
              chunks: meter.chunks,
              head: sealHead(tools.seal, name, head),
              ttlMs,
            })
          : written;
      if (committed.ok && !isTooLarge) return done({ version, sizeBytes: meter.sizeBytes });
      await shelf.discard(bundle, meter.chunks);
      return committed.ok ? failed("TOO_LARGE") : committed;
    },
    version: async (key) => {
      const found = await findHead(key);
      return found.ok ? done(found.value?.head.version ?? null) : found;
    },
    get: async (key) => {
      const name = nameOf(key);
      const found = await findHead(key);
      if (!found.ok) return found;
      if (found.value === null) return done(null);
      const { head, nowMs } = found.value;
      const rows: SnapshotRow[] = [];
      let index = 0;
      for await (const chunk of shelf.readChunks({ name, putId: head.putId }, head.chunks)) {
        if (!chunk.ok) return chunk;
        const context = chunkContext(name, head.putId, index++);
        if (chunk.value === null || !(await unpackRows(chunk.value, rows, { ...tools, context }))) return done(null);
      }
      const keptForMs = Math.max(0, nowMs - head.keptAtMs);
      return done({ key, version: head.version, keptForMs, facts: head.facts, rows });
    },
  };
}

/** Counts chunks and bytes, and ends early when they are too many. */
async function* metered(
  chunks: AsyncIterable<Buffer>,
  meter: { chunks: number; sizeBytes: number },
  maxBytes: number,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    meter.sizeBytes += chunk.length;
    if (meter.sizeBytes > maxBytes) return;
    meter.chunks += 1;
    yield chunk;
  }
}
