// Who carries out what is open? One engine for each source, and one for what no source carries out. In the whole fleet it runs where
// its lease is held, goes on with everything open that it finds, and moves when its holder is gone.
import type { Clock } from "../contract/call.ts";
import type { Log } from "../observe/Log.ts";
import type { Leases } from "../shared-state/Leases.ts";
import type { Book } from "./Book.ts";
import { type Entry, engineOf, hasEnded } from "./Entry.ts";
import type { Mirror, Shown } from "./Mirror.ts";
import { createTenure, type Tenure } from "./Tenure.ts";

/** Something that is being carried out. */
export interface Running {
  /** Ends with it, or when it is no longer ours. Never throws. */
  readonly done: Promise<void>;
  /** Somebody else has written this revision. */
  noticed(revision: number): void;
}

/** What an engine's operations are carried out by, for one tenure. */
export interface Crew {
  start(entry: Entry): Running;
  /** Waits no more for what is watched. */
  close(): void;
}

/** How a tenure ends. */
export interface Leave {
  /** Aborts when no step may be begun any more. */
  readonly leaving: AbortSignal;
  /** Aborts what is on its way. */
  readonly closing: AbortSignal;
}

/** What an engine is made of. */
export interface EngineParts {
  /** A source's key, or the gateway's own word. */
  readonly id: string;
  readonly book: Pick<Book, "get">;
  readonly mirror: Pick<Mirror, "all" | "get" | "listen">;
  readonly leases: Leases;
  readonly clock: Clock;
  readonly log: Log;
  /** Different for every replica and start. */
  readonly replica: string;
  /** The longest that one call may be on its way. */
  readonly sendTimeoutMs: number;
  crew(tenure: Tenure, leave: Leave): Crew;
}

/** An engine. */
export interface Engine {
  /** Looks for what is to be done. */
  wake(): void;
  /** Begins nothing more, waits for what is on its way, and gives the lease back. */
  close(): Promise<void>;
}

/** A lease is longer than a call by this, so that there is always room to begin one. */
const LEASE_MARGIN_MS = 30_000;
/** Whoever does not hold the lease asks again so often while something is open. */
const ASK_AGAIN_MS = 5_000;
/** What is on its way at the end is waited for so long. */
const PATIENCE_MS = 8_000;

/** Everything of one tenure. */
interface Shift {
  readonly tenure: Tenure;
  readonly crew: Crew;
  readonly leaving: AbortController;
  readonly closing: AbortController;
  readonly running: Map<string, Running>;
}

/** Makes it. */
export function createEngine(parts: EngineParts): Engine {
  const { id, book, mirror, leases, clock, log, replica } = parts;
  const ttlMs = parts.sendTimeoutMs + LEASE_MARGIN_MS;
  let shift: Shift | null = null;
  let isTaking = false;
  let isClosed = false;
  let cancelAsk = () => {};

  const open = (): readonly Shown[] =>
    mirror.all().filter(({ record }) => !hasEnded(record) && engineOf(record) === id);

  const askAgain = (): void => {
    cancelAsk();
    if (!isClosed) cancelAsk = clock.after(ASK_AGAIN_MS, wake);
  };

  const begin = (tenure: Tenure): Shift => {
    const [leaving, closing] = [new AbortController(), new AbortController()];
    const crew = parts.crew(tenure, { leaving: leaving.signal, closing: closing.signal });
    return { tenure, crew, leaving, closing, running: new Map() };
  };

  const lost = (): void => {
    log.warn({ engine: id }, "another replica may carry out the operations of this source from now on");
    shift?.leaving.abort();
    shift?.crew.close();
    shift = null;
    askAgain();
  };

  const take = async (): Promise<void> => {
    isTaking = true;
    const taken = await leases.take({ name: `operations:${id}`, owner: replica, ttlMs });
    isTaking = false;
    if (isClosed || !taken.ok || taken.value === null) {
      if (isClosed && taken.ok && taken.value !== null) await leases.release(taken.value);
      askAgain();
      return;
    }
    shift = begin(createTenure(taken.value, { leases, clock, ttlMs, onLost: lost }));
    wake();
  };

  const start = async ({ record }: Shown, at: Shift): Promise<void> => {
    const waiting: Running = { done: Promise.resolve(), noticed: () => {} };
    at.running.set(record.id, waiting);
    const found = await book.get(record.id);
    if (at.leaving.signal.aborted || at.running.get(record.id) !== waiting) return;
    if (!found.ok || found.value === null || found.value.work === null) {
      at.running.delete(record.id);
      if (!found.ok) askAgain();
      return;
    }
    const running = at.crew.start(found.value);
    at.running.set(record.id, running);
    await running.done;
    at.running.delete(record.id);
    // What was left open, because a lease ran out or the ledger was away, is taken up again.
    if (open().some((each) => each.record.id === record.id)) askAgain();
  };

  function wake(): void {
    if (isClosed) return;
    const all = open();
    if (all.length === 0) return;
    if (shift === null) {
      if (!isTaking) void take();
      return;
    }
    for (const shown of all) if (!shift.running.has(shown.record.id)) void start(shown, shift);
  }

  const stopListening = mirror.listen((now) => {
    if (engineOf(now.record) !== id) return;
    shift?.running.get(now.record.id)?.noticed(now.revision);
    wake();
  });

  return {
    wake,
    close: async () => {
      isClosed = true;
      cancelAsk();
      stopListening();
      const last = shift;
      if (last === null) return;
      last.leaving.abort();
      last.crew.close();
      const { promise, resolve } = Promise.withResolvers<void>();
      const cancel = clock.after(PATIENCE_MS, resolve);
      await Promise.race([Promise.all([...last.running.values()].map(({ done }) => done)), promise]);
      cancel();
      last.closing.abort(new Error("The gateway is closing."));
      await last.tenure.end();
    },
  };
}
