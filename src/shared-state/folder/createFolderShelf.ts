// How do collections lie in the data folder of a single node? One file with the chunks of each put, and a small one that
// points at it and is replaced in one step.
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../../contract/call.ts";
import type { Bundle, ChunkShelf } from "../ChunkShelf.ts";
import { done, failed, type Outcome } from "../Outcome.ts";
import type { Scribe } from "../Scribe.ts";
import { readFrames, replaceFile, writeFrames } from "./files.ts";
import { codeOf, failureOf } from "./folderFailure.ts";

/** The first line of a head's file; what follows is sealed. */
interface Pointer {
  readonly putId: string;
  readonly beganMs: number;
  /** When it is too old, in milliseconds since the epoch. */
  readonly untilMs: number;
}

const HEAD = ".head";
const ROWS = ".rows";
const DRAFT = ".draft";

/** What a folder is used with. */
export interface FolderTools {
  readonly clock: Pick<Clock, "now">;
  readonly log: Scribe;
}

/**
 * Makes a place in a folder, which is made when first needed, for its owner alone. No two processes may use it at once. The
 * clock is the machine's: it is the only one that outlives the process.
 */
export function createFolderShelf(folder: string, { clock, log }: FolderTools): ChunkShelf {
  let version = 0;
  let prepared: Promise<void> | null = null;
  /** What the last operation failed with; null when it did not. */
  let trouble: string | null = null;
  /** Commits one after the other, so that none overlooks another. */
  let last: Promise<unknown> = Promise.resolve();

  const pathOf = (name: string, ending: string) => join(folder, `${encodeURIComponent(name)}${ending}`);
  const rowsPath = ({ name, putId }: Bundle) => pathOf(`${name}.${putId}`, ROWS);

  const attempt = async <T>(action: () => Promise<T>): Promise<Outcome<T>> => {
    try {
      prepared ??= tidy(folder);
      await prepared;
      const value = await action();
      if (trouble !== null) log.warn({}, "the data folder can be used again");
      trouble = null;
      return done(value);
    } catch (error) {
      prepared = null;
      if (trouble !== codeOf(error))
        log.warn({ error: codeOf(error) }, "the data folder cannot be used; queries go on without it");
      trouble = codeOf(error);
      return failed(failureOf(error));
    }
  };

  const replaceHead = async (commit: Parameters<ChunkShelf["commit"]>[0]): Promise<Outcome<void>> => {
    const { name, putId, beganMs, ttlMs, head } = commit;
    const kept = await readPointer(pathOf(name, HEAD));
    if (kept !== null && kept.pointer.beganMs > beganMs) return failed("OVERTAKEN");
    const pointer: Pointer = { putId, beganMs, untilMs: clock.now() + ttlMs };
    const content = Buffer.concat([Buffer.from(`${JSON.stringify(pointer)}\n`), head]);
    await replaceFile(pathOf(name, HEAD), pathOf(name, DRAFT), content);
    if (kept !== null) await rm(rowsPath({ name, putId: kept.pointer.putId }), { force: true });
    return done(undefined);
  };

  return {
    begin: () =>
      attempt(async () => {
        version = Math.max(version + 1, Math.floor(clock.now()));
        return { version, nowMs: clock.now() };
      }),
    writeChunks: (bundle, chunks) => attempt(() => writeFrames(rowsPath(bundle), chunks)),
    commit: async (commit) => {
      const committing = last.then(() => attempt(() => replaceHead(commit)));
      last = committing;
      const outcome = await committing;
      return outcome.ok ? outcome.value : outcome;
    },
    discard: async (bundle) => {
      await attempt(() => rm(rowsPath(bundle), { force: true }));
    },
    readHead: (name) =>
      attempt(async () => {
        const kept = await readPointer(pathOf(name, HEAD));
        const nowMs = clock.now();
        return kept === null || nowMs >= kept.pointer.untilMs ? null : { head: kept.head, nowMs };
      }),
    readChunks: async function* (bundle, chunks) {
      try {
        for await (const frame of readFrames(rowsPath(bundle), chunks)) yield done(frame);
      } catch (error) {
        yield isMissing(error) ? done(null) : failed(failureOf(error));
      }
    },
  };
}

/** Makes the folder, and removes what a crash left behind: files that no head points at. */
async function tidy(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files = await readdir(folder);
  const kept = new Set<string>();
  for (const file of files.filter((name) => name.endsWith(HEAD))) {
    const found = await readPointer(join(folder, file));
    if (found !== null) kept.add(`${file.slice(0, -HEAD.length)}.${found.pointer.putId}${ROWS}`);
  }
  const left = files.filter((name) => name.endsWith(DRAFT) || (name.endsWith(ROWS) && !kept.has(name)));
  await Promise.all(left.map((name) => rm(join(folder, name), { force: true })));
}

/** Reads a head's file; null when there is none, or when it is none of ours. */
async function readPointer(path: string): Promise<{ readonly pointer: Pointer; readonly head: Buffer } | null> {
  try {
    const content = await readFile(path);
    const end = content.indexOf("\n");
    const pointer: unknown = JSON.parse(content.subarray(0, end).toString("utf8"));
    return isPointer(pointer) ? { pointer, head: content.subarray(end + 1) } : null;
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return null;
    throw error;
  }
}

const isPointer = (value: unknown): value is Pointer =>
  typeof value === "object" &&
  value !== null &&
  "putId" in value &&
  typeof value.putId === "string" &&
  "beganMs" in value &&
  typeof value.beganMs === "number" &&
  "untilMs" in value &&
  typeof value.untilMs === "number";

const isMissing = (error: unknown): boolean => codeOf(error) === "ENOENT";
