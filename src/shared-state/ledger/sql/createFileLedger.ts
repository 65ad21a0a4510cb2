// How is a ledger kept by a single node? In a SQLite database in a folder of its own, in a thread of its own.
import { Worker } from "node:worker_threads";
import type { Clock } from "../../../contract/call.ts";
import type { Failure } from "../../Outcome.ts";
import type { Scribe } from "../../Scribe.ts";
import type { Ledger } from "../Ledger.ts";
import { createSqlDesk, type RunStep } from "./createSqlDesk.ts";
import type { StepAnswer, StepAsk } from "./fileThread.ts";

/** What it is used with. */
export interface FileLedgerTools {
  readonly clock: Pick<Clock, "now" | "monotonic">;
  readonly log: Scribe;
  /** True to read it beside the process that writes it. */
  readonly readOnly?: boolean;
}

/** The words of SQLite and of the system that tell more than that it is not there. */
const FAILURES: Readonly<Record<string, Failure>> = {
  SQLITE_13: "FULL",
  ENOSPC: "FULL",
  EDQUOT: "FULL",
  SQLITE_8: "REFUSED",
  SQLITE_5: "REFUSED",
  EACCES: "REFUSED",
  EPERM: "REFUSED",
  EROFS: "REFUSED",
};

/** What an administrator should know of them. */
const SAYINGS: Readonly<Record<string, string>> = {
  SQLITE_5: "another process uses it",
  SQLITE_8: "it may not be written",
  SQLITE_10: "the disk failed",
  SQLITE_11: "it is damaged",
  SQLITE_13: "the disk is full",
  SQLITE_14: "it cannot be opened",
  GONE: "it was there and is gone; bring it back, or start anew without it",
};

class StepFailed extends Error {
  override readonly name = "StepFailed";
  readonly word: string;
  constructor(word: string) {
    super(word);
    this.word = word;
  }
}

/** Makes a ledger in a folder, which is made when first needed, for its owner alone. No two processes may use it at once. */
export function createFileLedger(folder: string, { clock, log, readOnly = false }: FileLedgerTools): Ledger {
  const thread = new Worker(new URL("./fileThread.ts", import.meta.url), { workerData: { folder, readOnly } });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let number = 0;
  let trouble: string | null = null;
  let isClosed = false;

  const become = (word: string | null): void => {
    if (word === trouble) return;
    trouble = word;
    if (word === null) log.warn({}, "the ledger of changes can be written again");
    else
      log.warn({ error: word }, `the ledger of changes cannot be used: ${SAYINGS[word] ?? word}. No change is taken.`);
  };
  const endAll = (word: string): void => {
    isClosed = true;
    for (const { reject } of waiting.values()) reject(new StepFailed(word));
    waiting.clear();
  };
  thread.on("message", (answer: StepAnswer) => {
    const asker = waiting.get(answer.number);
    waiting.delete(answer.number);
    holdProcess();
    if ("error" in answer) asker?.reject(new StepFailed(answer.error));
    else asker?.resolve(answer.value);
    become("error" in answer ? answer.error : null);
  });
  thread.on("error", () => endAll("THREAD"));
  thread.on("exit", () => endAll("CLOSED"));
  // Whoever waits for an answer keeps the process alive; the thread by itself does not.
  const holdProcess = (): void => {
    if (waiting.size > 0) thread.ref();
    else thread.unref();
  };
  holdProcess();

  const run: RunStep = (step, args) =>
    new Promise((resolve, reject) => {
      if (isClosed) {
        reject(new StepFailed("CLOSED"));
        return;
      }
      number += 1;
      waiting.set(number, { resolve: resolve as (value: unknown) => void, reject });
      holdProcess();
      thread.postMessage({ number, step, args } satisfies StepAsk);
    });

  return createSqlDesk({
    run,
    clock,
    failureOf: (error) => (error instanceof StepFailed ? (FAILURES[error.word] ?? "DOWN") : "DOWN"),
    close: async () => {
      if (isClosed) return;
      const gone = new Promise<void>((resolve) => thread.once("exit", () => resolve()));
      thread.ref();
      thread.postMessage("close");
      await gone;
    },
  });
}
