// Where is a volume, and how full? Its owner and the remote filers, with what each knows of data and snapshots.
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { FilerRow } from "../state/filerRecords.ts";
import { pendingMs } from "../state/snapshotView.ts";
import type { ConnectionRow, SettingRow, SnapshotHistory, SnapshotRun, VolumeRow } from "../state/volumeRecords.ts";
import { utcText } from "../wire/utcTime.ts";
import { fileAlerts, noAuditing, snapshotSchedules, syncSchedules } from "./schedules.ts";
import type { PlacedVolume, VolumeContext } from "./volumes.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const gigabyte = 1_000_000_000;

/** Filers other than the owner that may connect to a volume. */
export function allowedRemotes(volume: VolumeRow, filers: readonly FilerRow[]): FilerRow[] {
  const { enabled, access_permissions, filer_access } = volume.remote_access;
  if (!enabled) return [];
  const others = filers.filter((filer) => filer.serial_number !== volume.filer_serial_number);
  if (access_permissions !== "custom") return others;
  const named = new Set(
    filer_access.filter((entry) => entry.permission !== "disabled").map((entry) => entry.filer_guid),
  );
  return others.filter((filer) => named.has(filer.guid));
}

/** Makes the settings and connections of a volume on its owner and on the filers that may connect. */
export function makePlaces(parts: {
  context: VolumeContext;
  volume: VolumeRow;
  random: SeededRandom;
  index: number;
}): Pick<PlacedVolume, "settings" | "connections"> {
  const { context, volume, random, index } = parts;
  const accessible = bytesIn(volume, random, index);
  const owner = context.filers.find((filer) => filer.serial_number === volume.filer_serial_number);
  const places = [...(owner === undefined ? [] : [owner]), ...allowedRemotes(volume, context.filers)];
  const settings: SettingRow[] = [];
  const connections: ConnectionRow[] = [];
  for (const [place, filer] of places.entries()) {
    const serial = filer.serial_number;
    // Some remotes may connect but never did; some did and have lost the connection.
    const neverConnected = place > 0 && (index + place) % 20 === 7;
    const lostConnection = place > 0 && (index + place) % 50 === 13;
    const connected = !filer.status.offline && !neverConnected && !lostConnection;
    connections.push({ volume_guid: volume.guid, filer_serial_number: serial, connected });
    if (neverConnected) continue;
    const isMaster = place === 0;
    settings.push({
      ...newSetting(volume, serial, isMaster ? "master" : "remote"),
      // A remote filer may know the volume under a name of its own.
      name: !isMaster && index % 7 === 0 ? `${volume.name}-remote` : volume.name,
      snapshot_schedule: snapshotSchedules[(index + place) % snapshotSchedules.length] ?? {},
      sync_schedule: syncSchedules[index % syncSchedules.length] ?? {},
      snapshot_access: index % 2 === 0,
      file_alerts_service: fileAlerts[index % 9 === 0 ? 1 : 0] ?? {},
      auditing: index % 11 === 0 ? { ...noAuditing, enabled: true } : noAuditing,
      accessible_data: accessible,
      data_not_yet_protected: random.chance(0.4) ? Math.floor(accessible * random.next() * 0.01) : 0,
      history: index % 23 === 7 ? noHistory : makeHistory(random, context.now),
      run: isMaster ? makeRun(context, index) : null,
    });
  }
  return { settings, connections };
}

function bytesIn({ quota }: VolumeRow, random: SeededRandom, index: number): number {
  const base = quota === 0 ? random.int(50, 20_000) : quota;
  const share = index % 37 === 5 ? 1.04 : index % 9 === 2 ? 0.91 + random.next() * 0.085 : random.next() * 0.85;
  return Math.floor(base * gigabyte * share);
}

/** Snapshots of a volume that never had one: empty texts where a moment is not null by the description, null elsewhere. */
const noHistory: SnapshotHistory = {
  first_snapshot: "",
  last_snapshot: "",
  last_snapshot_start: null,
  last_snapshot_end: null,
  last_snapshot_version: null,
};

function makeHistory(random: SeededRandom, now: number): SnapshotHistory {
  const endedAtMs = now - random.int(60_000, 2 * dayMs);
  const end = utcText(endedAtMs);
  return {
    first_snapshot: utcText(now - random.int(30, 900) * dayMs),
    last_snapshot: end,
    last_snapshot_start: utcText(endedAtMs - random.int(20_000, hourMs)),
    last_snapshot_end: end,
    last_snapshot_version: random.int(2, 9_000),
  };
}

/** Every 25th volume has a snapshot running at the start, every 50th one pending. */
function makeRun({ now, snapshotMs }: VolumeContext, index: number): SnapshotRun | null {
  if (index % 25 === 4)
    return { beginsAtMs: now - Math.floor(snapshotMs * 0.42), endsAtMs: now + Math.floor(snapshotMs * 0.58) };
  if (index % 50 === 9) return { beginsAtMs: now + pendingMs, endsAtMs: now + pendingMs + snapshotMs };
  return null;
}

/** A volume on a filer as it is right after the two met. */
export function newSetting(volume: VolumeRow, serial: string, type: SettingRow["type"]): SettingRow {
  return {
    guid: volume.guid,
    filer_serial_number: serial,
    name: volume.name,
    type,
    snapshot_schedule: snapshotSchedules[0] ?? {},
    sync_schedule: syncSchedules[0] ?? {},
    snapshot_access: false,
    file_alerts_service: fileAlerts[0] ?? {},
    auditing: noAuditing,
    accessible_data: 0,
    data_not_yet_protected: 0,
    history: noHistory,
    run: null,
  };
}
