// What has been going on? Messages of the last minutes: some in transit, some synced, some that filers refused.
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { Estate } from "../state/estate.ts";
import { failedAnswer, type MessageDesk, pendingMessage, syncedAnswer } from "../state/messageDesk.ts";
import type { MessageRow } from "../state/messageRecord.ts";
import type { VolumeRow } from "../state/volumeRecords.ts";
import { placePath, volumePath } from "../wire/links.ts";

const minuteMs = 60_000;

/** An id as the console gives it: a UUID of version 1. */
export function messageId(random: SeededRandom): string {
  return `${random.hex(8)}-${random.hex(4)}-11${random.hex(2)}-8${random.hex(3)}-${random.hex(12)}`;
}

interface PastCommand {
  readonly code: string;
  readonly description: string;
  readonly initiatedBy: string;
  /** API path of what was changed; absent for a removal. */
  readonly applied?: (volume: VolumeRow) => string;
  /** Why the filer refused; absent when it did not. */
  readonly failure?: string;
}

const shareOf = (volume: VolumeRow) => `${placePath(volume.guid, volume.filer_serial_number)}shares/1/`;

const past: readonly PastCommand[] = [
  {
    code: "volumes_quota_edit",
    description: "Update Volume Quota",
    initiatedBy: "storage-admin",
    applied: ({ guid }) => volumePath(guid),
  },
  {
    code: "volumes_shares_add",
    description: "Add Share",
    initiatedBy: "storage-admin",
    failure: "The path /projects/new does not exist.",
  },
  { code: "volumes_shares_edit", description: "Update Share", initiatedBy: "CORP\\storage.api", applied: shareOf },
  { code: "fsbrowser_stat_item", description: "Refresh Path", initiatedBy: "[console]" },
  {
    code: "fsbrowser_globallock_edit",
    description: "Update Global File Lock",
    initiatedBy: "storage-admin",
    failure: "Global locking cannot be changed while a snapshot is taking place.",
  },
  { code: "volumes_shares_delete", description: "Delete Share", initiatedBy: "CORP\\storage.api" },
];

/** The messages that had been answered before the start. */
export function makePastMessages(random: SeededRandom, estate: Estate, now: number): MessageRow[] {
  const volumes = estate.volumes
    .list()
    .filter((volume) => volume.nmc_managed && volume.protocols.protocols.includes("CIFS"));
  const online = volumes.filter((volume) => estate.filers.get(volume.filer_serial_number)?.status.offline === false);
  if (online.length === 0) return [];
  return past.map(({ applied, failure, ...command }, place): MessageRow => {
    const volume = random.pick(online);
    const sentAtMs = now - (place * 3 + 1) * minuteMs;
    const answeredAtMs = sentAtMs + random.int(1, 9) * 1_000;
    const sent = pendingMessage({
      ...command,
      id: messageId(random),
      filerSerial: volume.filer_serial_number,
      sentAtMs,
    });
    const answer =
      failure === undefined
        ? syncedAnswer(applied?.(volume) ?? null, answeredAtMs)
        : failedAnswer(failure, answeredAtMs);
    return { ...sent, ...answer };
  });
}

/** Sends what is in transit at the start: one to a filer at work, one to an offline filer, where it waits. */
export function sendFirstMessages(estate: Estate, desk: MessageDesk, now: number): void {
  const filers = estate.filers.list().filter((filer) => filer.management_state === "nmc");
  for (const isOffline of [false, true]) {
    const filer = filers.find((candidate) => candidate.status.offline === isOffline);
    const volume = estate.volumes.list().find((candidate) => candidate.filer_serial_number === filer?.serial_number);
    if (filer === undefined || volume === undefined) continue;
    desk.send(
      {
        filerSerial: filer.serial_number,
        code: "volumes_auditing_edit",
        description: "Update Volume Auditing",
        initiatedBy: "storage-admin",
        effect: () => placePath(volume.guid, filer.serial_number),
      },
      { sentAtMs: now - (isOffline ? 45 * minuteMs : 20_000), delayMs: minuteMs },
    );
  }
}
