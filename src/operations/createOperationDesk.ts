// How do all parts of changes come together? The one implementation of what the server may ask; it holds no vendor and no ledger
// of its own.
import type { Viewer } from "../access/Viewer.ts";
import type { Clock } from "../contract/call.ts";
import type { Command } from "../contract/commands.ts";
import { KINDS, type Kind } from "../contract/kinds.ts";
import { GatewayError, type Problem } from "../contract/problem.ts";
import type { Source } from "../contract/source.ts";
import type { OperationStatus } from "../observe/holdingMetrics.ts";
import type { Log } from "../observe/Log.ts";
import type { Ledger } from "../shared-state/ledger/Ledger.ts";
import type { Seal } from "../shared-state/Seal.ts";
import { auditStop } from "./auditFacts.ts";
import type { AuditHead } from "./auditTrail.ts";
import { availabilityOf } from "./availability.ts";
import { createBook, ledgerUnavailable } from "./Book.ts";
import { createCarrier } from "./Carrier.ts";
import { canonical } from "./canonical.ts";
import { createRefresher } from "./createRefresher.ts";
import { createEcho } from "./Echo.ts";
import { createEngine, type EngineParts } from "./Engine.ts";
import { GATEWAY, hasEnded } from "./Entry.ts";
import { followOperation } from "./followOperation.ts";
import { checkCancel, checkRefresh } from "./grants.ts";
import type { Hooks } from "./hooks.ts";
import { listOperations } from "./listOperations.ts";
import { createMirror, type Shown } from "./Mirror.ts";
import type { AskConditions, ChangeRequest, Operations, Submission } from "./Operations.ts";
import { asksToStop } from "./steps.ts";
import { type SubmitTools, type Submitted, submitChange, submitRefresh, waitOf } from "./submitChange.ts";
import { isVisible } from "./visibility.ts";
import { createWatcher } from "./Watcher.ts";

/** What the desk is made of. */
export interface OperationDeskParts {
  readonly sources: readonly Source[];
  readonly ledger: Ledger;
  readonly seal: Seal;
  readonly hooks: Hooks;
  readonly clock: Clock;
  readonly log: Log;
  /** `[A-Za-z0-9]{16,32}`, never the same. */
  readonly newId: () => string;
  /** The longest that one call to a source may be on its way, in milliseconds. */
  readonly sendTimeoutMs: (sourceId: string) => number;
  /** So long an operation and its key are kept after its end. */
  readonly keptMs: number;
  /** Is told where the audit trail stands after every line. */
  readonly onAuditHead: (head: AuditHead) => void;
}

/** The desk, and what the rest of the gateway needs of it. */
export interface OperationDesk extends Operations {
  /** Takes up what was left open. Never throws. */
  begin(): Promise<void>;
  /** For the inventory: true for rows that were made through this gateway a moment ago. */
  keeps(sourceId: string, kind: Kind, nativeId: string): boolean;
  /** For metrics. */
  status(): OperationStatus;
  close(): Promise<void>;
}

/** So long before its deadline a request stops waiting, to answer in time. */
const ANSWER_MS = 100;
const DIGEST_MS = 5_000;
const REFRESH_CALL_MS = 30_000;

/** Makes the desk. Asks for nothing before `begin`. */
export function createOperationDesk(parts: OperationDeskParts): OperationDesk {
  const { sources, ledger, seal, hooks, clock, log, newId, keptMs } = parts;
  const book = createBook({ ledger, seal, newId, keptMs, onHead: parts.onAuditHead });
  const echo = createEcho({ ...hooks, clock });
  const mirror = createMirror({ book, listen: ledger.listen, clock, keptMs, settled: echo.settled });
  const tools: SubmitTools = { ...hooks, sources, book, seal, clock, newId };
  const replica = newId();
  const instant = () => new Date(clock.now()).toISOString();

  const digestNow = async (sourceId: string, target: Shown["record"]["target"], signal: AbortSignal) => {
    if (target === null) return null;
    const call = {
      signal,
      deadlineMs: clock.monotonic() + DIGEST_MS,
      priority: "write",
      principal: "gateway",
    } as const;
    try {
      const row = [...(await hooks.readRows(sourceId, [target], call)).values()][0] ?? null;
      return row === null ? null : seal.nameFor(canonical(row));
    } catch {
      // The trail tells what could be read; the end does not wait for more.
      return null;
    }
  };

  const engine = (id: string, sendTimeoutMs: number, crew: EngineParts["crew"]) =>
    createEngine({ id, book, mirror, leases: ledger.leases, clock, log, replica, sendTimeoutMs, crew });
  const engines = [
    ...sources.map((source) => {
      const sendTimeoutMs = parts.sendTimeoutMs(source.id);
      return engine(source.id, sendTimeoutMs, (tenure, leave) => {
        const watcher = createWatcher({ sourceId: source.id, clock, readRows: hooks.readRows });
        const digest: Parameters<typeof createCarrier>[1]["digestNow"] = (sourceId, target) =>
          digestNow(sourceId, target, leave.closing);
        const shared = { source, sendTimeoutMs, book, tenure, watcher, clock, log, digestNow: digest, ...leave };
        return { start: (entry) => createCarrier(entry, shared), close: () => watcher.close() };
      });
    }),
    engine(GATEWAY, REFRESH_CALL_MS, (tenure, { closing }) => ({
      start: (entry) => createRefresher(entry, { book, tenure, clock, log, refresh: hooks.refresh, closing }),
      close: () => {},
    })),
  ];
  mirror.listen((now, before) => {
    if (before?.record.target == null) echo.made(now);
  });

  const mayBeSeen = (viewer: Viewer, shown: Shown | null): Shown | null =>
    shown !== null && isVisible(viewer, shown, hooks.inHand) ? shown : null;
  /** What this replica knows is good enough while the ledger is away; nothing known is not. */
  const caughtUp = async (): Promise<void> => {
    const outcome = await mirror.catchUp();
    if (!outcome.ok && !mirror.isReady)
      throw ledgerUnavailable("The ledger of operations cannot be read at the moment.");
  };
  const find = async (viewer: Viewer, id: string): Promise<Shown | null> => {
    await caughtUp();
    return mayBeSeen(viewer, mirror.get(id));
  };

  /** Waits for the end, or for as long as the caller wants. */
  const waited = async (id: string, waitMs: number, { signal, deadlineMs }: AskConditions): Promise<void> => {
    const ms = Math.min(waitMs, deadlineMs - clock.monotonic() - ANSWER_MS);
    const isOver = (shown: Shown | null) => shown !== null && hasEnded(shown.record);
    if (ms <= 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const cancel = clock.after(ms, resolve);
    // Told of the end only when what it did can be read; an end that this replica has known for long is not told again.
    const stop = mirror.listen((now) => {
      if (now.record.id === id && isOver(now)) resolve();
    });
    if (isOver(mirror.get(id))) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
    await promise;
    cancel();
    stop();
  };

  const answered = async (
    submitted: Submitted,
    { viewer, options, conditions }: Pick<ChangeRequest, "viewer" | "options" | "conditions">,
  ): Promise<Submission> => {
    if (submitted.how === "dry") return { operation: submitted.entry.record, problems: [] };
    const id = submitted.how === "new" ? submitted.entry.record.id : submitted.operationId;
    const waitMs = waitOf(options);
    const waiting = waited(id, waitMs, conditions);
    await mirror.catchUp();
    // Grants may have gone since the key was first used.
    if (submitted.how === "known" && mayBeSeen(viewer, mirror.get(id)) === null) throw unknownOperation(id);
    await waiting;
    const known = mirror.get(id)?.record ?? (submitted.how === "new" ? submitted.entry.record : null);
    return { operation: known, problems: known?.problems ?? [] };
  };

  /** What is expected to fail is told in the answer. Who tries what they may not is told in the log too: nothing is recorded of it. */
  const orProblem = async ({ viewer, command }: Asked, action: () => Promise<Submission>): Promise<Submission> => {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      const { code, sourceId } = error.problem;
      if (code === "FORBIDDEN")
        log.info({ principal: viewer.id, command, sourceId }, "a change was refused: no grant for it");
      return refusal(error.problem);
    }
  };

  const knownSources = (viewer: Viewer, ids: readonly string[] | null | undefined): readonly string[] => {
    const mine = sources.filter(({ id }) => KINDS.some((kind) => viewer.mayRead(id, kind))).map(({ id }) => id);
    const unknown = ids?.find((id) => !mine.includes(id));
    if (unknown === undefined) return ids ?? mine;
    throw new GatewayError({
      code: "NOT_FOUND",
      field: "input.sourceIds",
      message: `There is no source "${unknown}".`,
    });
  };

  return {
    submit: (ask) =>
      orProblem(ask, async () => {
        waitOf(ask.options);
        return answered(await submitChange(ask, tools), ask);
      }),
    refresh: (ask) =>
      orProblem({ viewer: ask.viewer, command: "REFRESH_INVENTORY" }, async () => {
        waitOf(ask.options);
        const sourceIds = knownSources(ask.viewer, ask.input.sourceIds);
        const { kinds } = ask.input;
        const isRead = (source: Source, kind: Kind) => !("supported" in source.connector.readers[kind]);
        const reads = sources
          .filter(({ id }) => sourceIds.includes(id))
          .flatMap((source) =>
            KINDS.filter((kind) => isRead(source, kind)).map((kind) => ({ sourceId: source.id, kind })),
          )
          .filter(({ sourceId, kind }) => (kinds?.includes(kind) ?? true) && ask.viewer.mayRead(sourceId, kind));
        checkRefresh(ask.viewer, reads);
        const about = { sourceIds, reads, acceptRemovals: ask.input.acceptRemovals === true };
        return answered(await submitRefresh(ask, about, tools), ask);
      }),
    cancel: (viewer, operationId) =>
      orProblem({ viewer, command: "CANCEL_OPERATION" }, async () => {
        const shown = await find(viewer, operationId);
        if (shown === null) throw unknownOperation(operationId);
        const found = await book.get(operationId);
        if (!found.ok) throw ledgerUnavailable();
        if (found.value === null) throw unknownOperation(operationId);
        checkCancel(viewer, shown, hooks.inHand);
        const make = (now: typeof found.value & object) => {
          const next = asksToStop(now, instant(), viewer.id);
          return next === null ? null : { entry: next, audit: [auditStop(next.record, instant(), viewer.id)] };
        };
        const outcome = await book.amend(found.value, make, null);
        if (!outcome.ok) throw ledgerUnavailable();
        await mirror.catchUp();
        return { operation: mirror.get(operationId)?.record ?? shown.record, problems: [] };
      }),
    get: async (viewer, operationId) => (await find(viewer, operationId))?.record ?? null,
    list: async (viewer, ask) => {
      await caughtUp();
      const records = mirror.all().filter((shown) => mayBeSeen(viewer, shown) !== null);
      return listOperations(
        records.map(({ record }) => record),
        ask,
        { viewerDigest: viewer.digest, nowMs: clock.now(), decode: hooks.decode },
      );
    },
    follow: async function* (viewer, { operationId, after, signal }) {
      const shown = await find(viewer, operationId);
      if (shown === null) throw unknownOperation(operationId);
      yield* followOperation(mirror, shown, { after: after === null ? null : Number(after), signal });
    },
    ofJobs: async (viewer, sourceId, nativeIds) => {
      await caughtUp();
      const found = nativeIds.map(
        (nativeId) => [nativeId, mayBeSeen(viewer, mirror.ofJob(sourceId, nativeId))] as const,
      );
      return new Map(found.flatMap(([nativeId, shown]) => (shown === null ? [] : [[nativeId, shown.record] as const])));
    },
    availability: (viewer, row) => {
      const source = sources.find(({ id }) => id === row.sourceId);
      return source === undefined ? [] : availabilityOf(source, viewer, { kind: row.kind, row });
    },
    capability: (viewer, sourceId, kind) => {
      const source = sources.find(({ id }) => id === sourceId);
      return source === undefined ? [] : availabilityOf(source, viewer, { kind, row: null });
    },
    keeps: echo.keeps,
    status: () => ({ byState: countBy(mirror.all()), ledgerAnswers: mirror.ledgerAnswers }),
    begin: async () => {
      await mirror.catchUp();
      for (const each of engines) each.wake();
    },
    close: async () => {
      await Promise.all(engines.map((each) => each.close()));
      mirror.close();
      echo.close();
      await ledger.close();
    },
  };
}

/** Who asked for what. */
interface Asked {
  readonly viewer: Viewer;
  readonly command: Command;
}

const refusal = (problem: Problem): Submission => ({ operation: null, problems: [problem] });

const countBy = (all: readonly Shown[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { record } of all) counts.set(record.state, (counts.get(record.state) ?? 0) + 1);
  return counts;
};

const unknownOperation = (id: string): GatewayError =>
  new GatewayError({ code: "NOT_FOUND", field: "id", message: `There is no operation "${id}" that you may see.` });
