// What can be changed on a volume? Its quota or its remote access, never both in one call, and nothing else (sheet §8.3).
import { allowedRemotes } from "../seed/places.ts";
import { type Estate, joinKey, placedKey } from "../state/estate.ts";
import type { VolumeRow } from "../state/volumeRecords.ts";
import { boolean, choice, group, integer, listOf, readFields, text } from "../wire/fields.ts";
import { invalidField } from "../wire/nmcError.ts";

/** Fields of remote access. */
export const remoteAccessShape = {
  enabled: boolean,
  access_permissions: choice("readonly", "readwrite", "custom"),
  filer_access: listOf(
    group({ filer_guid: text, permission: choice("disabled", "readonly", "readwrite") }, ["filer_guid", "permission"]),
  ),
};

const changeShape = {
  quota: integer(0),
  // Scripts leave `filer_access` out unless access is custom, although the description wants it.
  remote_access: group(remoteAccessShape, ["enabled", "access_permissions"]),
};

/** A change as read. */
export type VolumeChange = Partial<Pick<VolumeRow, "quota" | "remote_access">>;

/** Reads the body of a change; throws 400 for both, neither, or anything wrong in one. */
export function readVolumeChange(body: unknown): VolumeChange {
  const { quota, remote_access } = readFields(changeShape, body);
  if ((quota === undefined) === (remote_access === undefined)) {
    throw invalidField("__all__", "Send either quota or remote_access.");
  }
  if (quota !== undefined) return { quota };
  return remote_access === undefined ? {} : { remote_access: { filer_access: [], ...remote_access } };
}

/**
 * Lays the change over the volume. Filers that may no longer connect lose the volume and what they serve of it;
 * those that newly may are listed as not connected, because no call connects them.
 */
export function changeVolume(estate: Estate, guid: string, change: VolumeChange): void {
  const volume = estate.volumes.patch(guid, change);
  if (volume === undefined || change.remote_access === undefined) return;
  const allowed = new Set(allowedRemotes(volume, estate.filers.list()).map((filer) => filer.serial_number));
  allowed.add(volume.filer_serial_number);
  for (const { filer_serial_number: serial } of estate.connections.of(guid)) {
    if (!allowed.delete(serial)) removePlace(estate, guid, serial);
  }
  for (const serial of allowed) {
    estate.connections.set({ volume_guid: guid, filer_serial_number: serial, connected: false });
  }
}

/** Takes a volume off one filer, with its shares, exports and FTP directories there. */
export function removePlace(estate: Estate, guid: string, serial: string): void {
  const place = joinKey(guid, serial);
  estate.connections.remove(place);
  estate.settings.remove(place);
  for (const table of [estate.shares, estate.exports, estate.ftpDirectories]) {
    for (const row of table.of(place)) table.remove(placedKey(row));
  }
}
