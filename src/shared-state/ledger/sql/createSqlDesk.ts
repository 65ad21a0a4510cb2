// How is a ledger in SQLite asked? Turns its steps into the interface of the ledger, wherever they run.
import type { Clock } from "../../../contract/call.ts";
import { done, type Failure, failed, type Outcome } from "../../Outcome.ts";
import type { Ledger } from "../Ledger.ts";
import type { Moment, SqlBook } from "./createSqlBook.ts";

/** Carries out a step, wherever the database is. Throws what SQLite throws. */
export type RunStep = <S extends keyof SqlBook>(
  step: S,
  args: Parameters<SqlBook[S]>,
) => Promise<ReturnType<SqlBook[S]>>;

/** What the interface is made over. */
export interface SqlDeskParts {
  readonly run: RunStep;
  readonly clock: Pick<Clock, "now" | "monotonic">;
  /** What an error means. */
  failureOf(error: unknown): Failure;
  close(): Promise<void>;
}

/** Makes the interface. */
export function createSqlDesk({ run, clock, failureOf, close }: SqlDeskParts): Ledger {
  const listeners = new Set<() => void>();
  const at = (): Moment => ({ nowMs: clock.now(), monotonicMs: clock.monotonic() });
  const ask = async <T>(step: Promise<T>): Promise<Outcome<T>> => {
    try {
      return done(await step);
    } catch (error) {
      return failed(failureOf(error));
    }
  };
  const told = <T>(outcome: Outcome<T>): Outcome<T> => {
    if (outcome.ok) for (const heard of listeners) queueMicrotask(heard);
    return outcome;
  };
  return {
    claim: (claim) => ask(run("claim", [at(), claim])),
    unclaim: (claim) => ask(run("unclaim", [at(), claim])),
    open: async (entry) => told(await ask(run("open", [at(), entry]))),
    write: async (change) => told(await ask(run("write", [at(), change]))),
    get: (id) => ask(run("get", [at(), id])),
    since: (stream, most) => ask(run("since", [at(), stream, most])),
    auditHead: () => ask(run("auditHead", [])),
    auditFrom: (sequence, most) => ask(run("auditFrom", [at(), sequence, most])),
    leases: {
      take: (lease) => ask(run("take", [at(), lease])),
      renew: (lease, ttlMs) => ask(run("renew", [at(), lease, ttlMs])),
      release: (lease) => ask(run("release", [at(), lease])),
    },
    listen: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    close,
  };
}
