// What stands before the chunks of a kept collection? Everything that is known of it as a whole, sealed; shared by the
// implementations that keep bytes.
import type { CollectionKey, SnapshotFacts } from "./CollectionStore.ts";
import { fromText, toText } from "./rowText.ts";
import type { Seal } from "./Seal.ts";

/**
 * Version of everything that is kept: to be raised whenever the shape of rows, of facts or of this head changes, so that
 * what an earlier release kept is absent.
 */
export const FORMAT = 2;

/** The head of a kept collection. */
export interface SnapshotHead {
  readonly version: number;
  /** Names the chunks, so that those of two writers never mix. */
  readonly putId: string;
  readonly chunks: number;
  /** When it was handed over, in milliseconds by the clock of where it is kept. */
  readonly keptAtMs: number;
  readonly account: string;
  readonly facts: SnapshotFacts;
}

/** Where a collection is kept; the account stands in the head, sealed. */
export const nameOf = ({ sourceId, kind, window }: CollectionKey): string => `${sourceId}:${kind}:${window}`;

/** What a chunk is sealed for. */
export const chunkContext = (name: string, putId: string, index: number): string => `chunk:${name}:${putId}:${index}`;

/** Seals a head. */
export const sealHead = (seal: Seal, name: string, head: SnapshotHead): Buffer =>
  seal.seal(Buffer.from(toText(head)), contextOf(name));

/** Opens a head; null when it cannot be verified or is of another format or account. @param key whose it must be. */
export function openHead(seal: Seal, key: CollectionKey, sealed: Uint8Array): SnapshotHead | null {
  const plain = seal.open(sealed, contextOf(nameOf(key)));
  if (plain === null) return null;
  // Sealed by a replica of ours, in this format.
  const head = fromText(plain.toString("utf8")) as SnapshotHead;
  return head.account === key.account ? head : null;
}

const contextOf = (name: string): string => `head:${FORMAT}:${name}`;
