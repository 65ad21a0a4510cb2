// What did the vendor answer, up to a limit? Reads a body as JSON while it comes in, unpacked, in slices, and stops when it grows too
// long.
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { nextTurn } from "../nextTurn.ts";
import { JsonPieces } from "./JsonPieces.ts";

/** Thrown when a body is as long as the limit or longer. */
export class BodyTooLong extends Error {
  constructor() {
    super("the body is too long");
    this.name = "BodyTooLong";
  }
}

/** Thrown when a body is neither JSON nor empty. Says nothing of what it is. */
export class NotJson extends Error {
  constructor() {
    super("the body is not JSON");
    this.name = "NotJson";
  }
}

/** How a body is read. */
export interface BodyRules {
  /** The `content-encoding` header; only gzip is ever asked for. */
  readonly encoding: string | undefined;
  /** Counts unpacked bytes, so that a small archive cannot unfold without end. */
  readonly limitBytes: number;
}

/** So many bytes of a body are parsed without waiting for a turn. */
const BYTES_PER_TURN = 16 * 1024;

/**
 * Reads a whole body as UTF-8 and JSON (see `parseJson`); null when it is empty. Throws BodyTooLong, NotJson, or what the stream or the
 * unpacking throws; what is not read to its end is let go of.
 */
export async function readJson(body: Readable, { encoding, limitBytes }: BodyRules): Promise<unknown> {
  const parse = (source: AsyncIterable<Buffer>): Promise<unknown> => parseChunks(source, limitBytes);
  return encoding === "gzip" || encoding === "x-gzip" ? pipeline(body, createGunzip(), parse) : parse(body);
}

async function parseChunks(source: AsyncIterable<Buffer>, limitBytes: number): Promise<unknown> {
  const pieces = new JsonPieces();
  let bytes = 0;
  let sinceTurn = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    sinceTurn += chunk.length;
    if (bytes >= limitBytes) throw new BodyTooLong();
    if (sinceTurn > BYTES_PER_TURN) {
      await nextTurn();
      sinceTurn = 0;
    }
    parsing(() => pieces.take(chunk));
  }
  return parsing(() => pieces.end());
}

/** What parsing throws quotes the answer, so it goes no further. */
function parsing<T>(parse: () => T): T {
  try {
    return parse();
  } catch {
    throw new NotJson();
  }
}
