// What have shares of the three protocols in common, and how does an FTP directory become a Share? Pure; used by the feed `shares`.
import type { ShareRow } from "../../../contract/rows/Share.ts";
import type { LifecycleState } from "../../../contract/words.ts";
import type { RawAnyShare, RawFtpDirectory } from "../raw/share.ts";

/** Ways to write that every host is meant, beside an empty list. */
const EVERY_HOST = /^(\*|all|0\.0\.0\.0(\/0)?|::\/0)$/i;

/** Whether a list of hosts admits every host; null when it was not said. */
export const admitsEveryHost = (hosts: readonly string[] | null): boolean | null =>
  hosts === null ? null : hosts.length === 0 || hosts.some((host) => EVERY_HOST.test(host));

/** Hosts parted by commas, spaces or lines; null when they were not said. */
export const hostsIn = (text: string | null): string[] | null =>
  text?.split(/[\s,]+/).filter((host) => host !== "") ?? null;

/** Key of a share: its number is unique within its protocol, volume and filer alone. */
export const shareKey = (prefix: "smb" | "nfs" | "ftp", raw: RawAnyShare): string =>
  `${prefix}:${raw.volume_guid}:${raw.filer_serial_number}:${raw.id}`;

/** What all shares say alike. @param lifecycle of the filer that serves it. */
export function commonShare(
  sourceId: string,
  prefix: "smb" | "nfs" | "ftp",
  on: { raw: RawAnyShare; lifecycle: LifecycleState },
) {
  const { raw, lifecycle } = on;
  const path = slashed(raw.path);
  const nativeId = shareKey(prefix, raw);
  return {
    kind: "Share",
    sourceId,
    nativeId,
    displayName: raw.name ?? path ?? nativeId,
    nativeState: null,
    name: raw.name,
    description: raw.comment,
    direction: "SERVED",
    exportPath: null,
    path,
    lifecycle,
    volume: raw.volume_guid,
    sites: [raw.filer_serial_number],
    readOnly: raw.readonly,
    nfs: null,
    smb: null,
    s3: null,
    ftp: null,
    details: null,
  } as const;
}

/** An FTP directory, which the API can only show. */
export function ftpShareRow(sourceId: string, raw: RawFtpDirectory, lifecycle: LifecycleState): ShareRow {
  const allowedHosts = hostsIn(raw.allow_from);
  return {
    ...commonShare(sourceId, "ftp", { raw, lifecycle }),
    protocol: "FTP",
    openToAnyHost: admitsEveryHost(allowedHosts),
    openToAnyUser: raw.anonymous,
    ftp: { anonymousAllowed: raw.anonymous, visibility: raw.visibility, allowedHosts },
  };
}

/** The names in a path, whichever slash parts them. */
export const parts = (path: string): string[] => path.split(/[\\/]+/).filter((part) => part !== "");

/** From the root of the volume with slashes: SMB shares are written with backslashes (sheet §7). */
export const slashed = (path: string | null): string | null => (path === null ? null : `/${parts(path).join("/")}`);
