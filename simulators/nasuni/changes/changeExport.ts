// What happens to an export when it or one of its host options changes? Every host option gets a new id (sheet §7).
import { hostOptionNumbers } from "../seed/seedEstate.ts";
import type { ExportRow, HostOptionRow } from "../state/accessRecords.ts";
import type { Estate } from "../state/estate.ts";
import { SyncFailure } from "../state/messageDesk.ts";

/**
 * Puts the changed export in its place, with its host options numbered anew. Throws SyncFailure when it is gone.
 * The change gets the row of this moment, because others may have arrived since the command was sent.
 */
export function changeExport(estate: Estate, key: string, change: (row: ExportRow) => ExportRow): ExportRow {
  const row = estate.exports.get(key);
  if (row === undefined) throw new SyncFailure("The export does not exist any more.");
  const changed = change(row);
  const renumbered = changed.nfs_host_options.map(
    (option): HostOptionRow => ({ ...option, id: estate.nextNumber(hostOptionNumbers) }),
  );
  const next = { ...changed, nfs_host_options: renumbered };
  estate.exports.set(next);
  return next;
}
