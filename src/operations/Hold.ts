// How does a step of an operation get hold of it? The version to go on from, read and written only while the lease is held; and the
// means that all steps share.
import type { Call, Clock } from "../contract/call.ts";
import type { Change, ChangePoint } from "../contract/changes/Change.ts";
import type { VendorCommand } from "../contract/commands.ts";
import { GatewayError, type Problem } from "../contract/problem.ts";
import type { Source } from "../contract/source.ts";
import type { Log } from "../observe/Log.ts";
import type { AuditFacts } from "./auditTrail.ts";
import { Bell } from "./Bell.ts";
import type { Book, Draft } from "./Book.ts";
import { type Entry, hasEnded } from "./Entry.ts";
import { NotOurs } from "./NotOurs.ts";
import { type OpenEntry, openVendorEntry } from "./steps.ts";
import type { Tenure } from "./Tenure.ts";

/** What operations of one source are held with. */
export interface HoldTools {
  readonly source: Source;
  /** The longest that one call may be on its way. */
  readonly sendTimeoutMs: number;
  readonly book: Book;
  readonly tenure: Tenure;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborts when no step may be begun any more. */
  readonly leaving: AbortSignal;
  /** Aborts what is on its way. */
  readonly closing: AbortSignal;
}

/** One operation, in hand. Whatever finds that it is no longer ours throws `NotOurs`. */
export interface Hold {
  readonly tools: HoldTools;
  /** The latest version that is known here. */
  readonly entry: Entry;
  /** The same, while it is ours to go on with it. */
  open(): OpenEntry;
  /** The connector's part. Throws UNSUPPORTED_BY_VENDOR where it is no longer offered. */
  change(): Change<VendorCommand>;
  /** Where it stands, for the connector. */
  point(): ChangePoint;
  /** Conditions of a call for it. */
  callWith(more: Partial<Call>): Call;
  /** Whether a byte may leave: while it is certain that nobody else has taken it over. Asked right before it does. */
  maySend(): boolean;
  /**
   * Writes the next version down; goes on trying while the ledger is away and the lease is held. Null from `make` leaves it.
   * @param audit what the trail is told of it.
   */
  write(make: (now: OpenEntry) => Entry | null, audit?: (next: Entry) => readonly AuditFacts[]): Promise<void>;
  /** Waits so long, or until something about it has changed. */
  wait(ms: number): Promise<void>;
  /** Waits before something is tried again: longer each time. @param askedMs at least so long. */
  pause(askedMs?: number | null): Promise<void>;
  /** The next pause is short again. */
  wentWell(): void;
  /** What to tell of an error; a fault of ours is logged and told without its words. Throws when all is being closed. */
  problemOf(error: unknown): Problem;
  instant(): string;
  /** Until its deadline; negative behind it. */
  deadlineLeftMs(): number;
  /** How long it has been in hand. */
  heldMs(): number;
  /** Somebody else has written this revision: it is read, and who waits is woken. */
  noticed(revision: number, then: () => void): void;
}

const SHORTEST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** Longest wait for the vendor's queue and answer, of one call. */
const CALL_MS = 120_000;

/** Takes one in hand. */
export function createHold(first: Entry, tools: HoldTools): Hold {
  const { source, book, tenure, clock, log, leaving, closing } = tools;
  const bell = new Bell(clock);
  const beganMs = clock.monotonic();
  let entry = first;
  let pauses = 0;

  const open = (): OpenEntry => {
    const found = openVendorEntry(entry);
    if (found === null || tenure.remainingMs() === 0) throw new NotOurs();
    return found;
  };
  const deadlineLeftMs = () => Date.parse(entry.record.deadlineAt) - clock.now();

  const write: Hold["write"] = async (make, audit = () => []) => {
    const draft = (base: Entry): Draft | null => {
      const now = openVendorEntry(base);
      const next = now === null ? null : make(now);
      return next === null ? null : { entry: next, audit: audit(next) };
    };
    for (;;) {
      const outcome = await book.amend(entry, draft, tenure.fence);
      const latest = outcome.ok && outcome.value.how !== "fenced" ? outcome.value.entry : null;
      if (latest !== null && outcome.ok && (outcome.value.how === "written" || !hasEnded(latest.record))) {
        entry = latest;
        return;
      }
      if (outcome.ok && outcome.value.how === "fenced") tenure.lose();
      if (outcome.ok || tenure.remainingMs() === 0) throw new NotOurs();
      await bell.wait(SHORTEST_PAUSE_MS);
    }
  };

  return {
    tools,
    get entry() {
      return entry;
    },
    open,
    change: () => {
      const support = source.connector.commands[open().work.command];
      if (support.supported) return support as unknown as Change<VendorCommand>;
      const message = `Source "${source.id}": it is no longer offered.`;
      throw new GatewayError({ code: "UNSUPPORTED_BY_VENDOR", sourceId: source.id, message });
    },
    point: () => {
      const { work, record } = open();
      return { plan: work.plan, position: work.position, facts: work.facts, operationId: record.id };
    },
    callWith: (more) => ({
      signal: closing,
      deadlineMs: clock.monotonic() + CALL_MS,
      priority: "write",
      principal: entry.record.requestedBy,
      ...more,
    }),
    maySend: () => !leaving.aborted && tenure.remainingMs() > tools.sendTimeoutMs,
    write,
    wait: (ms) => bell.wait(ms),
    pause: async (askedMs = null) => {
      const ms = Math.max(askedMs ?? 0, Math.min(SHORTEST_PAUSE_MS * 2 ** pauses, LONGEST_PAUSE_MS));
      pauses += 1;
      await bell.wait(Math.max(0, Math.min(ms, deadlineLeftMs())));
      if (leaving.aborted) throw new NotOurs();
    },
    wentWell: () => {
      pauses = 0;
    },
    problemOf: (error) => {
      if (error instanceof GatewayError) return error.problem;
      if (closing.aborted || error instanceof NotOurs) throw new NotOurs();
      log.error({ sourceId: source.id, operationId: entry.record.id }, "a fault stopped a step of an operation", error);
      const message = `Source "${source.id}": a fault in the gateway.`;
      return new GatewayError({ code: "INTERNAL", sourceId: source.id, message }).problem;
    },
    instant: () => new Date(clock.now()).toISOString(),
    deadlineLeftMs,
    heldMs: () => clock.monotonic() - beganMs,
    noticed: (revision, then) => {
      if (revision <= entry.revision) return;
      void book.get(entry.record.id).then((found) => {
        if (!found.ok || found.value === null || found.value.revision <= entry.revision) return;
        if (hasEnded(entry.record)) return;
        entry = found.value;
        bell.ring();
        then();
      });
    },
  };
}
