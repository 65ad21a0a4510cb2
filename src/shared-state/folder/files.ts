// How are files written so that a crash at any moment leaves the old one or the new one? Used by the data folder alone.
import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";

const OWNER_ONLY = 0o600;
const LENGTH_BYTES = 4;

/** Writes frames, each after its length, to a new file that is on the disk when this returns; how many. */
export async function writeFrames(path: string, frames: AsyncIterable<Uint8Array>): Promise<number> {
  const file = await open(path, "wx", OWNER_ONLY);
  try {
    let count = 0;
    for await (const frame of frames) {
      const length = Buffer.alloc(LENGTH_BYTES);
      length.writeUInt32BE(frame.length);
      await file.writev([length, frame]);
      count += 1;
    }
    await file.sync();
    return count;
  } finally {
    await file.close();
  }
}

/** Reads as many frames; null for each that is missing or cut off. Throws when the file cannot be read. */
export async function* readFrames(path: string, count: number): AsyncGenerator<Buffer | null> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    let position = 0;
    for (let index = 0; index < count; index += 1) {
      const length = Buffer.alloc(LENGTH_BYTES);
      const { bytesRead } = await file.read(length, 0, LENGTH_BYTES, position);
      position += LENGTH_BYTES;
      const frameLength = length.readUInt32BE();
      if (bytesRead < LENGTH_BYTES || position + frameLength > size) yield null;
      else {
        const frame = Buffer.alloc(frameLength);
        await file.read(frame, 0, frameLength, position);
        yield frame;
      }
      position += frameLength;
    }
  } finally {
    await file.close();
  }
}

/** Puts a whole file in the place of another in one step, on the disk when this returns. @param draft where it is written first. */
export async function replaceFile(path: string, draft: string, content: Uint8Array): Promise<void> {
  const file = await open(draft, "w", OWNER_ONLY);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  const folder = await open(dirname(path), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
