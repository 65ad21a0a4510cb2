// What do tests keep? Collections with everything in them that is hard to keep.
import { randomUUID } from "node:crypto";
import type { ChunkShelf } from "../../../src/shared-state/ChunkShelf.ts";
import type {
  CollectionKey,
  CollectionSnapshot,
  CollectionStore,
  SnapshotFacts,
  SnapshotRow,
} from "../../../src/shared-state/CollectionStore.ts";
import { createCollectionStore } from "../../../src/shared-state/createCollectionStore.ts";
import { createSeal } from "../../../src/shared-state/Seal.ts";
import { nextTurn } from "../../../src/upstream/nextTurn.ts";
import { row } from "../../support/rows.ts";

export const DAY_MS = 86_400_000;

/** The key of the tests. */
export const SECRET = "a secret of the tests that is long enough";

export const volumes: CollectionKey = { sourceId: "alpha", kind: "Volume", window: "ALL", account: "reader" };

const reading = { observedAt: "2026-01-01T00:00:01.000Z", observedAgeMs: 5, unconfirmed: true, absentOnce: false };

/** So many volumes: sizes beyond 2^53, texts that look like something else, a row read by itself, a row in doubt. */
export const rowsOf = (count: number): SnapshotRow[] =>
  Array.from({ length: count }, (_, index) => {
    const capacity = { totalBytes: 2n ** 64n - BigInt(index), usedBytes: -1n, freeBytes: null, snapshotBytes: 0n };
    const made = row("Volume", `v${index}`, {
      name: ["\u0000n17", "\u0000stext", "n17", "line\nbreak é 漢 🎈"][index % 4] ?? "",
      capacity: { ...capacity, basis: "LOGICAL", usedPercent: 12.5 } as never,
      parent: { by: "path", path: "/a", above: true },
      protocols: ["NFS", "SMB"],
    });
    if (index === 0) return { row: made, reading };
    return index === 1 ? { row: made, doubted: true } : { row: made };
  });

export const facts: SnapshotFacts = {
  observedAt: "2026-01-01T00:00:00.000Z",
  observedAgeMs: 7_000,
  readBeganAgeMs: 7_000,
  readEndedAgeMs: 6_000,
  complete: true,
  coverage: "PERMITTED_PART",
  reason: "Only what the account may see.",
  counts: { volumes: 1_234 },
  suspicion: { sinceAgeMs: 3_000, reason: "Most rows were absent." },
};

/** A collection of three chunks, with what differs. */
export const snapshot = (more: Partial<CollectionSnapshot> = {}): CollectionSnapshot => ({
  key: volumes,
  facts,
  rows: rowsOf(1_234),
  ...more,
});

/** A store over a place, with what differs. */
export const storeOver = (
  shelf: ChunkShelf,
  {
    secrets = [SECRET],
    ...more
  }: { secrets?: readonly [string, ...string[]]; maxBytes?: number; nextTurn?: () => Promise<void> } = {},
): CollectionStore =>
  createCollectionStore(shelf, {
    seal: createSeal(secrets),
    nextTurn,
    maxBytes: 10_000_000,
    newId: randomUUID,
    ...more,
  });
