// What did the vendor answer, up to a limit? Reads a body as text, unpacked, and stops when it grows too long.
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

/** Thrown when a body is as long as the limit or longer. */
export class BodyTooLong extends Error {
  constructor() {
    super("the body is too long");
    this.name = "BodyTooLong";
  }
}

/**
 * Reads a whole body as UTF-8. The limit counts unpacked bytes, so that a small archive cannot unfold without end. Throws
 * BodyTooLong, or what the stream or the unpacking throws.
 * @param encoding the `content-encoding` header; only gzip is ever asked for.
 */
export async function readBody(body: Readable, encoding: string | undefined, limitBytes: number): Promise<string> {
  const collect = async (source: AsyncIterable<Buffer>): Promise<string> => {
    // Decoded piece by piece as it comes: a long body at once would hold everybody up.
    const decoder = new TextDecoder();
    const pieces: string[] = [];
    let bytes = 0;
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes >= limitBytes) throw new BodyTooLong();
      pieces.push(decoder.decode(chunk, { stream: true }));
    }
    pieces.push(decoder.decode());
    return pieces.join("");
  };
  return encoding === "gzip" || encoding === "x-gzip" ? pipeline(body, createGunzip(), collect) : collect(body);
}
