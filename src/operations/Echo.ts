// How does whoever has changed something see it at once, at every replica? The target is read again by itself before anybody is
// told of the end; the lists that it stands in are read again behind that; and what was just made stays although a vendor's list
// does not show it yet.
import type { Clock } from "../contract/call.ts";
import type { RowName } from "../contract/changes/Change.ts";
import type { Kind } from "../contract/kinds.ts";
import type { Hooks } from "./hooks.ts";
import type { Shown } from "./Mirror.ts";

/** What follows a change. */
export interface Echo {
  /** Reads the target of one that has ended, in bounded time, and has its lists read again. Never throws. */
  settled(ended: Shown): Promise<void>;
  /** Takes note of a target that has just become known. */
  made(now: Shown): void;
  /** True for a row that was made through this gateway a moment ago: it stays although a read does not find it. */
  keeps(sourceId: string, kind: Kind, nativeId: string): boolean;
  close(): void;
}

/** What it is made with. */
export interface EchoTools extends Pick<Hooks, "readRows" | "refresh" | "holds"> {
  readonly clock: Clock;
}

/** Nobody is told later than this because of a slow vendor. */
const TARGET_MS = 3_000;
/** So long a vendor's list may lack what it has just made. */
const GRACE_MS = 60_000;
/** A list is read again this often at most because of changes. */
const LISTS_MS = 2_000;
const LIST_READ_MS = 300_000;

/** Makes it. */
export function createEcho({ clock, readRows, refresh, holds }: EchoTools): Echo {
  const graces = new Map<string, number>();
  const due = new Map<string, { isRunning: boolean; isAskedAgain: boolean }>();
  const closing = new AbortController();

  const conditions = (ms: number) => ({
    signal: closing.signal,
    deadlineMs: clock.monotonic() + ms,
    principal: "gateway",
  });

  const readTarget = async (sourceId: string, target: RowName): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const cancel = clock.after(TARGET_MS, resolve);
    const read = readRows(sourceId, [target], { ...conditions(TARGET_MS), priority: "interactive" });
    // What cannot be read now is read when somebody asks for it.
    await Promise.race([
      read.then(
        () => {},
        () => {},
      ),
      promise,
    ]);
    cancel();
  };

  const readList = async (sourceId: string, kind: Kind): Promise<void> => {
    const key = `${sourceId} ${kind}`;
    const state = due.get(key) ?? { isRunning: false, isAskedAgain: false };
    due.set(key, state);
    state.isAskedAgain = true;
    if (state.isRunning) return;
    state.isRunning = true;
    while (state.isAskedAgain && !closing.signal.aborted) {
      state.isAskedAgain = false;
      await refresh({ sourceId, kind, acceptRemovals: false }, conditions(LIST_READ_MS)).catch(() => {});
      await new Promise<void>((resolve) => {
        clock.after(LISTS_MS, resolve);
      });
    }
    due.delete(key);
  };

  const note = (sourceId: string, { kind, nativeId }: RowName): void => {
    graces.set(`${kind} ${sourceId} ${nativeId}`, clock.monotonic() + GRACE_MS);
    for (const [key, untilMs] of graces) if (untilMs < clock.monotonic()) graces.delete(key);
  };

  const made = ({ record: { sourceIds, target }, reach }: Shown): void => {
    const [sourceId] = sourceIds;
    if (reach.creates && target !== null && sourceId !== undefined) note(sourceId, target);
  };

  return {
    made,
    settled: async (ended) => {
      const { record, reach } = ended;
      const [sourceId] = record.sourceIds;
      // A refresh has read everything itself, for all replicas.
      if (sourceId === undefined || record.command === "REFRESH_INVENTORY" || record.calls.length === 0) return;
      made(ended);
      // What was made a moment ago and is removed now need not be waited for any more.
      if (record.target !== null && /^(DELETE|REMOVE)_/.test(record.command))
        graces.delete(`${record.target.kind} ${sourceId} ${record.target.nativeId}`);
      if (record.target !== null) await readTarget(sourceId, record.target);
      for (const kind of reach.touches) if (holds(sourceId, kind)) void readList(sourceId, kind);
    },
    keeps: (sourceId, kind, nativeId) =>
      (graces.get(`${kind} ${sourceId} ${nativeId}`) ?? Number.NEGATIVE_INFINITY) > clock.monotonic(),
    close: () => closing.abort(new Error("The gateway is closing.")),
  };
}
