// Which operations may a viewer see? Those of sources and kinds that they may read, of rows that they may see; what they asked for
// themselves also when its row is gone.
import type { Viewer } from "../access/Viewer.ts";
import { COMMANDS } from "../contract/commands.ts";
import type { Kind } from "../contract/kinds.ts";
import type { Reach } from "./Entry.ts";
import type { Hooks } from "./hooks.ts";
import type { OperationRecord } from "./OperationRecord.ts";

/** The kind that it is about; null where it is about several. */
const kindOf = ({ command, target }: OperationRecord): Kind | null => target?.kind ?? COMMANDS[command];

/** Whether the viewer may know that there is such an operation. */
export function isVisible(
  viewer: Viewer,
  { record, reach }: { readonly record: OperationRecord; readonly reach: Reach },
  inHand: Hooks["inHand"],
): boolean {
  const kind = kindOf(record);
  const kinds = kind === null ? reach.touches : [kind];
  const isOwn = record.requestedBy === viewer.id;
  // What was read was what its asker may read, which need not be all of it.
  if (isOwn && record.command === "REFRESH_INVENTORY")
    return record.sourceIds.every((sourceId) => reach.touches.some((each) => viewer.mayRead(sourceId, each)));
  const mayRead = record.sourceIds.every((sourceId) => kinds.every((each) => viewer.mayRead(sourceId, each)));
  if (!mayRead || viewer.sees === null || isOwn) return mayRead;
  const [sourceId] = record.sourceIds;
  const row = record.target === null || sourceId === undefined ? null : inHand(sourceId, record.target);
  return row !== null && viewer.sees(row);
}
