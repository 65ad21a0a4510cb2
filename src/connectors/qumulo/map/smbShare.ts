// How does an SMB share become a Share? Pure; used by the feed `shares`.
import { SOLE } from "../../../contract/ref.ts";
import type { SharePermissionRow, ShareRow } from "../../../contract/rows/Share.ts";
import type { AccessLevel } from "../../../contract/words.ts";
import type { RawPermission, RawSmbShare } from "../raw/shares.ts";
import { plainPath, volumeAt } from "./paths.ts";

/** Everyone, as Windows and as Qumulo number them (sheet §8.6). */
const EVERYONE_SID = "S-1-1-0";
const EVERYONE_AUTH_ID = "8589934592";

/** Rights that only look. */
const READING = new Set(["READ", "READ_DATA", "READ_EA", "READ_ATTR", "READ_ACL", "EXECUTE", "SYNCHRONIZE"]);

/** An SMB share as a share. */
export function smbShareRow(sourceId: string, raw: RawSmbShare): ShareRow {
  const path = plainPath(raw.fs_path);
  const hosts = hostsOf(raw);
  return {
    kind: "Share",
    sourceId,
    nativeId: `smb:${raw.id}`,
    displayName: raw.share_name ?? path ?? `smb:${raw.id}`,
    nativeState: null,
    name: raw.share_name,
    description: raw.description,
    protocol: "SMB",
    direction: "SERVED",
    exportPath: null,
    path,
    lifecycle: "AVAILABLE",
    volume: volumeAt(path),
    sites: [SOLE],
    readOnly: null,
    openToAnyHost: hosts.open,
    openToAnyUser:
      raw.permissions?.some((permission) => permission.type === "ALLOWED" && isEveryone(permission)) ?? null,
    nfs: null,
    smb: {
      browseable: null,
      guestAllowed: null,
      encryption: raw.require_encryption === null ? null : raw.require_encryption ? "REQUIRED" : "OFF",
      accessBasedEnumeration: raw.access_based_enumeration_enabled,
      previousVersions: null,
      allowedHosts: hosts.allowed,
      deniedHosts: hosts.denied,
      permissions: raw.permissions?.map(permissionOf) ?? null,
    },
    s3: null,
    ftp: null,
    details: null,
  };
}

/** Rules about hosts. No rules, or one that allows an empty list of ranges, admits every host (sheet §8.6). */
function hostsOf(raw: RawSmbShare): { allowed: string[] | null; denied: string[]; open: boolean | null } {
  const rules = raw.network_permissions ?? [];
  const allowing = rules.filter((rule) => rule.type === "ALLOWED").map((rule) => rule.address_ranges ?? []);
  const denied = rules.filter((rule) => rule.type === "DENIED").flatMap((rule) => rule.address_ranges ?? []);
  const open = rules.length === 0 || allowing.some((ranges) => ranges.length === 0);
  // Only refusals: whom they leave in is not documented, and an empty list would say everybody.
  if (!open && allowing.length === 0) return { allowed: null, denied, open: null };
  return { allowed: open ? [] : allowing.flat(), denied, open };
}

function isEveryone({ trustee }: RawPermission): boolean {
  return trustee.domain === "WORLD" || trustee.sid === EVERYONE_SID || trustee.auth_id === EVERYONE_AUTH_ID;
}

function permissionOf(permission: RawPermission): SharePermissionRow {
  const { trustee } = permission;
  return {
    trustee: trustee.name ?? (isEveryone(permission) ? "Everyone" : nameless(trustee)),
    trusteeType: typeOf(permission),
    access: accessOf(permission),
  };
}

/** The most telling key of a trustee whose name is not known. */
function nameless(trustee: RawPermission["trustee"]): string {
  if (trustee.sid !== null) return trustee.sid;
  if (trustee.uid !== null) return `uid:${trustee.uid}`;
  if (trustee.gid !== null) return `gid:${trustee.gid}`;
  return `auth_id:${trustee.auth_id ?? "unknown"}`;
}

/** Qumulo says it by domain for POSIX alone; elsewhere a number of just one sort gives it away. */
function typeOf(permission: RawPermission): SharePermissionRow["trusteeType"] {
  const { domain, uid, gid } = permission.trustee;
  if (isEveryone(permission)) return "EVERYONE";
  if (domain === "POSIX_USER" || (uid !== null && gid === null)) return "USER";
  if (domain === "POSIX_GROUP" || (gid !== null && uid === null)) return "GROUP";
  return "UNKNOWN";
}

/** Rights in one word; anything finer is UNKNOWN. A refusal counts as NONE only when it refuses reading too. */
function accessOf(permission: RawPermission): AccessLevel {
  const rights = new Set(permission.rights ?? []);
  const all = rights.has("ALL");
  const reads = all || rights.has("READ");
  if (permission.type === "DENIED") return reads ? "NONE" : "UNKNOWN";
  if (permission.type !== "ALLOWED" || !(reads || rights.has("READ_DATA"))) return "UNKNOWN";
  if (all || (rights.has("WRITE") && rights.has("CHANGE_PERMISSIONS"))) return "FULL";
  if (rights.has("WRITE") || rights.has("MODIFY")) return "READ_WRITE";
  return [...rights].every((right) => READING.has(right)) ? "READ_ONLY" : "UNKNOWN";
}
