// How do filers, their health, credentials, keys and notifications look on the wire? Rows with the links of the request.
import type { CredentialRow, FilerRow, HealthRow, KeyRow, NotificationRow } from "../state/filerRecords.ts";
import { filerPath, type LinkMaker } from "../wire/links.ts";
import { utcText } from "../wire/utcTime.ts";

/** Filers report to the console every so often; between two reports nothing changes. */
const reportEveryMs = 5 * 60_000;
const offlineForMs = 5 * 3_600_000;

/** Vendor moments in ms. */
export interface Moments {
  readonly startedAt: number;
  readonly now: number;
}

/** When a filer last reported; an offline one did so hours before the start. */
function reportedAt({ offline }: FilerRow["status"], { startedAt, now }: Moments): number {
  if (offline) return startedAt - offlineForMs;
  return startedAt + Math.floor((now - startedAt) / reportEveryMs) * reportEveryMs;
}

/** A filer (sheet §8.1). */
export function filerJson(row: FilerRow, links: LinkMaker, moments: Moments): object {
  const path = filerPath(row.serial_number);
  const reported = reportedAt(row.status, moments);
  const { time, ...settings } = row.settings;
  const uptime = row.status.uptime + Math.max(0, Math.floor((reported - moments.startedAt) / 1_000));
  return {
    ...row,
    status: { ...row.status, uptime },
    settings: { ...settings, time: { ...(time as object), current_time_utc: utcText(reported) } },
    links: {
      self: links.to(path),
      cifsclients: links.to(`${path}cifsclients/`),
      cifslocks: links.to(`${path}cifsclients/locks/`),
      ftpclients: links.to(`${path}ftpclients/`),
    },
  };
}

/** Health of a filer (sheet §8.2): the items stand beside the other fields. */
export function healthJson({ items, ...row }: HealthRow, links: LinkMaker): object {
  const path = filerPath(row.filer_serial_number);
  return { ...row, ...items, links: { self: links.to(`${path}health/`), filer: links.to(path) } };
}

/** API path of a credential on a filer. */
export const credentialPath = ({ cred_uuid, filer_serial_number }: CredentialRow): string =>
  `/account/cloud-credentials/${cred_uuid}/filers/${filer_serial_number}/`;

/** A cloud credential (sheet §8.11); its secret is masked. Before 1.2 it was called `cred_id` and belonged to no filer. */
export function credentialJson(row: CredentialRow, links: LinkMaker): object {
  const { cred_uuid, filer_serial_number, ...rest } = row;
  const body = { ...rest, secret: "*****" };
  if (links.version === "v1.2") {
    return { cred_uuid, filer_serial_number, ...body, links: { self: links.to(credentialPath(row)) } };
  }
  return { cred_id: cred_uuid, ...body, links: { self: links.to(`/account/cloud-credentials/${cred_uuid}/`) } };
}

/** An encryption key of a filer. */
export function keyJson(row: KeyRow, links: LinkMaker): object {
  const path = filerPath(row.filer_serial_number);
  return { ...row, links: { self: links.to(`${path}encryption-keys/${row.id}/`), filer: links.to(path) } };
}

/** A notification (sheet §8.10): which filer it is of can only be cut out of a link. */
export function notificationJson({ filer_serial_number, ...row }: NotificationRow, links: LinkMaker): object {
  const filer = filer_serial_number === null ? {} : { filer: links.to(filerPath(filer_serial_number)) };
  return { ...row, links: { self: links.to(`/notifications/${row.id}/`), ...filer } };
}
