// How are a collection's rows packed? In chunks of 500 rows, each a text that is compressed and sealed; in slices, so that
// neither packing nor unpacking holds anybody up.
import { promisify } from "node:util";
import { constants, deflateRaw, inflateRaw } from "node:zlib";
import type { SnapshotRow } from "./CollectionStore.ts";
import { fromText, toText } from "./rowText.ts";
import type { Seal } from "./Seal.ts";

/** What packing needs. */
export interface PackTools {
  readonly seal: Seal;
  /** Resolves when this work may have another slice of the event loop. */
  readonly nextTurn: () => Promise<void>;
}

/** Rows of a chunk. */
export const ROWS_PER_CHUNK = 500;

/** Rows between two turns: writing or reading as many takes about a millisecond. */
const ROWS_PER_SLICE = 50;

/** A chunk that would grow beyond this is none of ours. */
const MAX_CHUNK_TEXT_BYTES = 64 * 1_024 * 1_024;

const compress = promisify(deflateRaw);
const decompress = promisify(inflateRaw);

/** Packs rows. @param contextOf where the chunk of this index will be kept. */
export async function* packRows(
  rows: Iterable<SnapshotRow>,
  contextOf: (index: number) => string,
  { seal, nextTurn }: PackTools,
): AsyncGenerator<Buffer> {
  let lines: string[] = [];
  let index = 0;
  const pack = async () => {
    const packed = await compress(lines.join("\n"), { level: constants.Z_BEST_SPEED });
    lines = [];
    return seal.seal(packed, contextOf(index++));
  };
  for (const row of rows) {
    lines.push(toText(row));
    if (lines.length % ROWS_PER_SLICE === 0) await nextTurn();
    if (lines.length === ROWS_PER_CHUNK) yield await pack();
  }
  if (lines.length > 0) yield await pack();
}

/** Unpacks a chunk onto the end of `rows`; false when it cannot be verified or read. */
export async function unpackRows(
  sealed: Uint8Array,
  rows: SnapshotRow[],
  { seal, nextTurn, context }: PackTools & { readonly context: string },
): Promise<boolean> {
  const packed = seal.open(sealed, context);
  if (packed === null) return false;
  try {
    const text = (await decompress(packed, { maxOutputLength: MAX_CHUNK_TEXT_BYTES })).toString("utf8");
    for (const [place, line] of text.split("\n").entries()) {
      if (place % ROWS_PER_SLICE === 0) await nextTurn();
      // Sealed by a replica of ours, in this format.
      rows.push(fromText(line) as SnapshotRow);
    }
    return true;
  } catch {
    // Sealed by us and yet unreadable: as good as absent.
    return false;
  }
}
