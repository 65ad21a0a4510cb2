// What runs in the thread of a ledger in a file? Opens the database when first asked, carries the steps out one after the other,
// and never lets a ledger that has gone away begin anew. SQLite waits for the disk here, so that nothing else has to.
import { existsSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import { createSqlBook, type SqlBook } from "./createSqlBook.ts";
import { SQL_TABLES } from "./tables.ts";

/** What is asked of the thread. */
export interface StepAsk {
  readonly number: number;
  readonly step: keyof SqlBook;
  readonly args: readonly unknown[];
}

/** What it answers: a value, or the word of an error. */
export type StepAnswer = { readonly number: number } & ({ readonly value: unknown } | { readonly error: string });

interface OpenFile {
  readonly database: DatabaseSync;
  /** Null where it is only read. */
  readonly lock: DatabaseSync | null;
  readonly book: SqlBook;
  readonly inode: number;
}

const { folder, readOnly } = workerData as { readonly folder: string; readonly readOnly: boolean };
const path = join(folder, "ledger.db");
let file: OpenFile | null = null;
let wasOpen = false;
/** Who takes leases in this process. */
const owners = new Set<string>();

/** Beside the process that writes. */
function openToRead(): OpenFile {
  const database = new DatabaseSync(path, { timeout: 5_000, readOnly: true });
  return { database, lock: null, book: createSqlBook(database), inode: statSync(path).ino };
}

function open(): OpenFile {
  // What was there once and is gone must not be taken for an empty one: its keys and its trail would be forgotten.
  if (wasOpen && !existsSync(path)) throw Object.assign(new Error("The ledger is gone."), { code: "GONE" });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Held as long as the process lives: no second one uses the same ledger.
  const lock = new DatabaseSync(join(folder, "ledger.lock"), { timeout: 0 });
  try {
    lock.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
    const database = new DatabaseSync(path, { timeout: 5_000 });
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    database.exec(SQL_TABLES);
    const book = createSqlBook(database);
    // Whoever else held leases is gone, because the lock was free. This process goes on with its own after the file was away: what
    // it was answered meanwhile is still to be written under them.
    const others = "DELETE FROM lease WHERE owner NOT IN (SELECT value FROM json_each(?))";
    database.prepare(others).run(JSON.stringify([...owners]));
    wasOpen = true;
    return { database, lock, book, inode: statSync(path).ino };
  } catch (error) {
    lock.close();
    throw error;
  }
}

function close(): void {
  for (const database of [file?.database, file?.lock]) {
    try {
      database?.close();
    } catch {
      // It is let go of either way.
    }
  }
  file = null;
}

function carryOut({ step, args }: StepAsk): unknown {
  // A file that was removed or replaced would take writes that nobody ever finds.
  if (file !== null && statSync(path, { throwIfNoEntry: false })?.ino !== file.inode) close();
  file ??= readOnly ? openToRead() : open();
  if (step === "take") owners.add((args as Parameters<SqlBook["take"]>)[1].owner);
  return (file.book[step] as (...given: readonly unknown[]) => unknown)(...args);
}

/** SQLite's word for what went wrong, or the system's. */
function wordOf(error: unknown): string {
  if (!(error instanceof Error)) return "UNKNOWN";
  if ("errcode" in error && typeof error.errcode === "number") return `SQLITE_${error.errcode & 0xff}`;
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

parentPort?.on("message", (ask: StepAsk | "close") => {
  if (ask === "close") {
    close();
    parentPort?.close();
    return;
  }
  let answer: StepAnswer;
  try {
    answer = { number: ask.number, value: carryOut(ask) };
  } catch (error) {
    answer = { number: ask.number, error: wordOf(error) };
    close();
  }
  parentPort?.postMessage(answer);
});
