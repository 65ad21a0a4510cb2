// Which operations are there, and what has just become of them? Every replica holds what may be shown of all that the ledger keeps,
// follows it by the numbers of its writes, and tells whoever listens.
import type { Clock } from "../contract/call.ts";
import type { Outcome } from "../shared-state/Outcome.ts";
import { done } from "../shared-state/Outcome.ts";
import type { Book } from "./Book.ts";
import { type Entry, hasEnded } from "./Entry.ts";

/** What is shown of an operation. */
export type Shown = Pick<Entry, "revision" | "record" | "reach">;

/** Somebody who is told of every new version that this replica sees; `before` is null for the first. */
export type Told = (now: Shown, before: Shown | null) => void;

/** All operations, as this replica knows them. */
export interface Mirror {
  /** Brings it up to what the ledger holds now; what it knew stays when that fails. */
  catchUp(): Promise<Outcome<void>>;
  /** True once it has been caught up. */
  readonly isReady: boolean;
  /** Whether the ledger answered when it was last asked. */
  readonly ledgerAnswers: boolean;
  get(id: string): Shown | null;
  /** In no particular order. */
  all(): readonly Shown[];
  /** Operations whose jobs these are, by `Job` native id of the source. */
  ofJob(sourceId: string, nativeId: string): Shown | null;
  /** Tells of every version from now on, until the returned function is called. */
  listen(told: Told): () => void;
  close(): void;
}

/** What it is made over. */
export interface MirrorParts {
  readonly book: Pick<Book, "since">;
  /** Calls back when something may have been written; the ledger's `listen`. */
  listen(heard: () => void): () => void;
  readonly clock: Pick<Clock, "after" | "now">;
  /** So long after its end an operation is let go of, like the ledger does. */
  readonly keptMs: number;
  /** Runs before others are told that an operation has ended, so that whoever hears of it finds what it did. Never throws. */
  readonly settled: (ended: Shown) => Promise<void>;
}

/** The ledger is asked so often although nothing was heard, because news can be lost. */
const POLL_MS = 5_000;

/** Makes it. Asks the ledger when first caught up, and from then on by itself. */
export function createMirror({ book, listen, clock, keptMs, settled }: MirrorParts): Mirror {
  const shown = new Map<string, Shown>();
  const jobs = new Map<string, string>();
  const listeners = new Set<Told>();
  let stream = 0;
  let isReady = false;
  let ledgerAnswers = true;
  let isClosed = false;
  let running: Promise<Outcome<void>> | null = null;
  let isAskedAgain = false;
  let cancelPoll = () => {};
  let stopListening = () => {};

  const tell = (now: Shown, before: Shown | null): void => {
    for (const told of listeners) told(now, before);
  };
  const take = (entry: Entry): void => {
    const { revision, record, reach } = entry;
    const before = shown.get(record.id) ?? null;
    if (before !== null && before.revision >= revision) return;
    const now = { revision, record, reach };
    shown.set(record.id, now);
    for (const { nativeId } of record.jobs) jobs.set(`${record.sourceIds[0]} ${nativeId}`, record.id);
    const isEnd = hasEnded(record) && (before === null || !hasEnded(before.record));
    // What ended before this process began is settled long since.
    if (isEnd && isReady) void settled(now).then(() => tell(now, before));
    else tell(now, before);
  };
  const forgetOld = (): void => {
    const oldest = clock.now() - keptMs;
    for (const [id, { record }] of shown)
      if (record.finishedAt !== null && Date.parse(record.finishedAt) < oldest) {
        shown.delete(id);
        for (const { nativeId } of record.jobs) jobs.delete(`${record.sourceIds[0]} ${nativeId}`);
      }
  };
  const readOn = async (): Promise<Outcome<void>> => {
    do {
      isAskedAgain = false;
      for (let more = true; more; ) {
        const found = await book.since(stream);
        ledgerAnswers = found.ok;
        if (!found.ok) return found;
        for (const entry of found.value.entries) take(entry);
        stream = found.value.upTo;
        more = found.value.more;
      }
    } while (isAskedAgain && !isClosed);
    isReady = true;
    return done(undefined);
  };
  const catchUp = async (): Promise<Outcome<void>> => {
    // A read under way may have passed what was written since it began.
    isAskedAgain = true;
    running ??= readOn().finally(() => {
      running = null;
    });
    return running;
  };
  const poll = (): void => {
    cancelPoll = clock.after(POLL_MS, () => {
      forgetOld();
      void catchUp().finally(() => {
        if (!isClosed) poll();
      });
    });
  };

  stopListening = listen(() => void catchUp());
  poll();
  return {
    catchUp,
    get isReady() {
      return isReady;
    },
    get ledgerAnswers() {
      return ledgerAnswers;
    },
    get: (id) => shown.get(id) ?? null,
    all: () => [...shown.values()],
    ofJob: (sourceId, nativeId) => shown.get(jobs.get(`${sourceId} ${nativeId}`) ?? "") ?? null,
    listen: (told) => {
      listeners.add(told);
      return () => listeners.delete(told);
    },
    close: () => {
      isClosed = true;
      cancelPoll();
      stopListening();
      listeners.clear();
    },
  };
}
