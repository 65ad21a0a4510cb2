// May somebody ask for this? What they may see and still not change is refused aloud.
import type { ActedOn, Viewer } from "../access/Viewer.ts";
import { COMMANDS, type Command } from "../contract/commands.ts";
import type { Kind } from "../contract/kinds.ts";
import { GatewayError } from "../contract/problem.ts";
import type { Reach } from "./Entry.ts";
import type { Hooks } from "./hooks.ts";
import type { OperationRecord } from "./OperationRecord.ts";

/** Why a command cannot be asked for by who sees what it would be asked of. */
export const forbiddenReason = (command: Command): string => `Your grants do not let you ask for ${command} here.`;

/** Throws FORBIDDEN for what the grants do not allow. @param field path of what it is asked of; null when that is nothing. */
export function checkGrant(viewer: Viewer, command: Command, on: ActedOn & { readonly field: string | null }): void {
  const { field, ...target } = on;
  if (viewer.mayAct(command, target)) return;
  const message = `Source "${on.sourceId}": ${forbiddenReason(command)}`;
  throw new GatewayError({ code: "FORBIDDEN", sourceId: on.sourceId, field, message });
}

/** Throws FORBIDDEN when one of these kinds of sources may be read, but not be had read again; the first of them is named. */
export function checkRefresh(
  viewer: Viewer,
  reads: readonly { readonly sourceId: string; readonly kind: Kind }[],
): void {
  for (const { sourceId, kind } of reads)
    checkGrant(viewer, "REFRESH_INVENTORY", { sourceId, kind, rows: null, field: "input" });
}

/**
 * Throws FORBIDDEN when an operation may be seen and not be stopped. What somebody asked for they may stop; what others did, who may
 * stop operations and ask for the same.
 */
export function checkCancel(
  viewer: Viewer,
  { record, reach }: { readonly record: OperationRecord; readonly reach: Reach },
  inHand: Hooks["inHand"],
): void {
  if (record.requestedBy === viewer.id) return;
  const { command, target, sourceIds } = record;
  const ofCommand = COMMANDS[command];
  for (const sourceId of sourceIds) {
    const row = target === null ? null : inHand(sourceId, target);
    // Where the target is gone or still to come, its sites are not known: it takes a grant that no site narrows.
    const on = { sourceId, rows: row === null ? [] : [row], field: "id" };
    for (const kind of ofCommand === null ? reach.touches : [ofCommand])
      for (const needed of ["CANCEL_OPERATION", command] as const) checkGrant(viewer, needed, { ...on, kind });
  }
}
