// What becomes of a command? It travels to its filer as a message and takes effect there, on the vendor clock (sheet §6).
import { createRowTable, type RowTable } from "../../chassis/rowTable.ts";
import { utcText } from "../wire/utcTime.ts";
import type { MessageRow } from "./messageRecord.ts";

const keptMs = 20 * 60_000;

/** The filer cannot do what it was told; the message becomes a failure with this description. */
export class SyncFailure extends Error {
  override readonly name = "SyncFailure";
}

/** A command on its way. */
export interface Command {
  readonly filerSerial: string;
  /** The console's word for the intent, such as `volumes_shares_add`. */
  readonly code: string;
  readonly description: string;
  /** Name of the user, or `[console]`. */
  readonly initiatedBy: string;
  /**
   * Changes the estate at the filer's moment (vendor ms); gives the API path of what was made or changed, null for a
   * removal. Throws SyncFailure.
   */
  effect(atMs: number): string | null;
}

/** Messages and the work behind them. */
export interface MessageDesk {
  /** All messages, newest first. */
  readonly messages: RowTable<MessageRow>;
  /** Sends a command; it arrives after `delayMs` (the console's usual time when absent), while its filer is online. */
  send(command: Command, timing?: { readonly sentAtMs?: number; readonly delayMs?: number }): MessageRow;
  /** Carries out what has arrived by now and purges synced messages that have expired. */
  catchUp(): void;
}

interface Work {
  readonly id: string;
  readonly filerSerial: string;
  readonly arrivesAtMs: number;
  readonly effect: Command["effect"];
  /** Whether it was due while its filer was offline, so that it arrives when the filer is back. */
  heldBack: boolean;
}

/** What the desk needs to know of its surroundings. */
export interface MessageDeskParts {
  /** Vendor time in ms. */
  readonly now: () => number;
  /** How long a message is in transit, in ms. */
  readonly messageMs: number;
  /** Gives an id that no message has. */
  readonly newId: () => string;
  /** Whether the filer reports to the console; a message to an offline one stays in transit. */
  readonly isOnline: (serial: string) => boolean;
  /** Messages from before the start. */
  readonly past: readonly MessageRow[];
}

/** Opens a desk. */
export function createMessageDesk(parts: MessageDeskParts): MessageDesk {
  const messages = createRowTable(parts.past, { idOf: (row) => row.id, compare: newestFirst });
  let underway: Work[] = [];
  const settle = ({ id, effect, heldBack, arrivesAtMs }: Work) => {
    // A message that was forgotten in between has its effect all the same; only its record is gone.
    messages.patch(id, answerOf(effect, heldBack ? parts.now() : arrivesAtMs));
  };
  const takeArrived = (now: number) => {
    const arrived: Work[] = [];
    const travelling: Work[] = [];
    for (const work of underway) {
      const isDue = work.arrivesAtMs <= now;
      const isOnline = !isDue || parts.isOnline(work.filerSerial);
      if (!isOnline) work.heldBack = true;
      (isDue && isOnline ? arrived : travelling).push(work);
    }
    underway = travelling;
    return arrived.sort((left, right) => left.arrivesAtMs - right.arrivesAtMs);
  };
  return {
    messages,
    send: ({ effect, ...command }, { sentAtMs = parts.now(), delayMs = parts.messageMs } = {}) => {
      const row = pendingMessage({ ...command, id: parts.newId(), sentAtMs });
      messages.set(row);
      const { id, filer_serial_number: filerSerial } = row;
      underway.push({ id, filerSerial, arrivesAtMs: sentAtMs + delayMs, effect, heldBack: false });
      return row;
    },
    catchUp: () => {
      const now = parts.now();
      takeArrived(now).forEach(settle);
      const nowText = utcText(now);
      for (const { id, expiration_time } of messages.list()) {
        if (expiration_time !== null && expiration_time <= nowText) messages.remove(id);
      }
    },
  };
}

function newestFirst(left: MessageRow, right: MessageRow): number {
  if (left.send_time === right.send_time) return 0;
  return left.send_time < right.send_time ? 1 : -1;
}

/** A message in transit. */
export function pendingMessage(
  command: Omit<Command, "effect"> & { readonly id: string; readonly sentAtMs: number },
): MessageRow {
  return {
    id: command.id,
    filer_serial_number: command.filerSerial,
    description: command.description,
    code: command.code,
    status: "pending",
    send_time: utcText(command.sentAtMs),
    expiration_time: null,
    response_time: null,
    initiated_by: command.initiatedBy,
    applied: null,
    error: null,
  };
}

/** How a message ends that was applied: it expires 20 minutes after the answer. */
export function syncedAnswer(applied: string | null, atMs: number): Partial<MessageRow> {
  const times = { response_time: utcText(atMs), expiration_time: utcText(atMs + keptMs) };
  return { status: "synced", ...times, applied };
}

/** How a message ends that its filer refused: it stays until somebody acknowledges it. */
export function failedAnswer(description: string, atMs: number): Partial<MessageRow> {
  return { status: "failure", response_time: utcText(atMs), error: { code: "sync_error", description } };
}

/** An effect that refuses becomes a failure; the console keeps the reason of the filer. */
function answerOf(effect: Command["effect"], atMs: number): Partial<MessageRow> {
  try {
    return syncedAnswer(effect(atMs), atMs);
  } catch (problem) {
    if (!(problem instanceof SyncFailure)) throw problem;
    return failedAnswer(problem.message, atMs);
  }
}
