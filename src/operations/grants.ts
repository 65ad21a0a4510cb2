// May somebody ask for this? What they may see and still not change is refused aloud.
import type { ActedOn, Viewer } from "../access/Viewer.ts";
import type { Command } from "../contract/commands.ts";
import { GatewayError } from "../contract/problem.ts";

/** Why a command cannot be asked for by who sees what it would be asked of. */
export const forbiddenReason = (command: Command): string => `Your grants do not let you ask for ${command} here.`;

/** Throws FORBIDDEN for what the grants do not allow. @param field path of what it is asked of; null when that is nothing. */
export function checkGrant(viewer: Viewer, command: Command, on: ActedOn & { readonly field: string | null }): void {
  const { field, ...target } = on;
  if (viewer.mayAct(command, target)) return;
  const message = `Source "${on.sourceId}": ${forbiddenReason(command)}`;
  throw new GatewayError({ code: "FORBIDDEN", sourceId: on.sourceId, field, message });
}
