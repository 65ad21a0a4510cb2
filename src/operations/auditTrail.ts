// How is it proved what was changed, by whom and when? Every line holds a keyed hash of itself and of the one before, so that a
// changed line, a gap and a cut tail show. Pure but for the seal.

import type { RowName } from "../contract/changes/Change.ts";
import type { Command } from "../contract/commands.ts";
import type { Instant } from "../contract/kinds.ts";
import type { AuditLine } from "../shared-state/ledger/Ledger.ts";
import type { Seal } from "../shared-state/Seal.ts";
import type { OperationState } from "./OperationRecord.ts";

/** What is told of one moment of an operation. No input, no secret. */
export interface AuditFacts {
  readonly event: "REQUESTED" | "STOP_REQUESTED" | "ENDED";
  readonly at: Instant;
  /** Who asked for it. */
  readonly principal: string;
  readonly operationId: string;
  readonly command: Command;
  readonly sourceIds: readonly string[];
  readonly target: RowName | null;
  readonly targetName: string | null;
  /** Keyed digest of the input; null but at REQUESTED. */
  readonly input: string | null;
  /** Keyed digests of the target before and after; null when there was none, or it could not be read. */
  readonly before: string | null;
  readonly after: string | null;
  readonly state: OperationState;
  readonly vendorRequestIds: readonly string[];
}

/** Where the trail stands. */
export interface AuditHead {
  /** 0 before the first line. */
  readonly sequence: number;
  /** Keyed hash of the last line; that of an empty trail is a word of its own. */
  readonly hash: string;
}

/** Before the first line. */
export const EMPTY_TRAIL: AuditHead = { sequence: 0, hash: "empty" };

/** What a line looks like when it is read. */
interface WrittenLine {
  readonly sequence: number;
  readonly previous: string;
  readonly hash: string;
  readonly facts: AuditFacts;
}

const signed = (sequence: number, previous: string, facts: AuditFacts): string =>
  `audit ${sequence} ${previous} ${JSON.stringify(facts)}`;

/** Adds facts to a trail: the lines, and where it stands then. */
export function extended(
  seal: Pick<Seal, "nameFor">,
  head: AuditHead,
  all: readonly AuditFacts[],
): { readonly lines: readonly string[]; readonly head: AuditHead } {
  let { sequence, hash } = head;
  const lines = all.map((facts) => {
    const previous = hash;
    sequence += 1;
    hash = seal.nameFor(signed(sequence, previous, facts));
    return JSON.stringify({ sequence, previous, hash, facts } satisfies WrittenLine);
  });
  return { lines, head: { sequence, hash } };
}

/** Where a trail stands whose last line is this. Throws when it is none of ours. */
export function headOf(line: AuditLine | null): AuditHead {
  if (line === null) return EMPTY_TRAIL;
  const { hash } = JSON.parse(line.text) as WrittenLine;
  return { sequence: line.sequence, hash };
}

/** What a check of a trail finds. */
export type AuditFinding =
  | { readonly sound: true; readonly lines: number; readonly head: AuditHead }
  | { readonly sound: false; readonly line: number; readonly reason: string };

/**
 * Checks a trail from its first line to its last. @param expected where it stood at some time, as it was logged: a trail that
 * does not reach so far, or stood elsewhere there, was cut or written anew. Null: only what the lines themselves prove.
 */
export async function verifyTrail(
  seal: Pick<Seal, "namesFor">,
  lines: AsyncIterable<string> | Iterable<string>,
  expected: AuditHead | null,
): Promise<AuditFinding> {
  let head = EMPTY_TRAIL;
  let isMet = expected === null || expected.sequence === 0;
  for await (const text of lines) {
    const number = head.sequence + 1;
    const bad = (reason: string): AuditFinding => ({ sound: false, line: number, reason });
    const line = parsed(text);
    if (line === null) return bad("It cannot be read.");
    if (line.sequence !== number) return bad(`Line ${number} is missing.`);
    if (line.previous !== head.hash) return bad("It does not follow the line before.");
    if (!seal.namesFor(signed(number, line.previous, line.facts)).includes(line.hash)) return bad("It was changed.");
    head = { sequence: number, hash: line.hash };
    if (expected?.sequence !== number) continue;
    if (expected.hash !== line.hash) return bad("Another line stood here when the head was logged.");
    isMet = true;
  }
  if (isMet) return { sound: true, lines: head.sequence, head };
  return {
    sound: false,
    line: head.sequence + 1,
    reason: `The trail is cut: it once had ${expected?.sequence} lines.`,
  };
}

function parsed(text: string): WrittenLine | null {
  try {
    const line = JSON.parse(text) as WrittenLine;
    return typeof line.hash === "string" && typeof line.facts === "object" ? line : null;
  } catch {
    return null;
  }
}
