// What can be asked to be changed, and if not, why? From what connectors declare; pure and cheap, for every row that is shown.
import type { Viewer } from "../access/Viewer.ts";
import { COMMANDS, type VendorCommand } from "../contract/commands.ts";
import type { Kind } from "../contract/kinds.ts";
import type { Row } from "../contract/rows/index.ts";
import type { Source } from "../contract/source.ts";
import { forbiddenReason } from "./grants.ts";
import type { CommandAnswer } from "./Operations.ts";

/** The commands of a kind of a source. @param row the one that they would be asked of; null for the kind in general. */
export function availabilityOf(
  { id, connector }: Source,
  viewer: Viewer,
  { kind, row }: { readonly kind: Kind; readonly row: Row | null },
): readonly CommandAnswer[] {
  const commands = (Object.keys(COMMANDS) as (keyof typeof COMMANDS)[]).filter(
    (command): command is VendorCommand => COMMANDS[command] === kind,
  );
  return commands.map((command): CommandAnswer => {
    const support = connector.commands[command];
    const no = (code: NonNullable<CommandAnswer["code"]>, reason: string): CommandAnswer => ({
      command,
      available: false,
      code,
      reason,
    });
    if (!support.supported) return no("UNSUPPORTED_BY_VENDOR", support.reason);
    if (!viewer.mayAct(command, { sourceId: id, kind, rows: row === null ? null : [row] }))
      return no("FORBIDDEN", forbiddenReason(command));
    const unavailable = row === null ? null : (support.available?.(row) ?? null);
    if (unavailable !== null) return no(unavailable.code, unavailable.reason);
    return { command, available: true, code: null, reason: support.condition };
  });
}
