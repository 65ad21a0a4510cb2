// How does an NFS export become a Share? Pure; used by the feed `shares`.
import { SOLE } from "../../../contract/ref.ts";
import type { NfsRuleRow, ShareRow } from "../../../contract/rows/Share.ts";
import type { RawExport, RawRestriction } from "../raw/shares.ts";
import { plainPath, volumeAt } from "./paths.ts";
import type { QumuloWords } from "./words.ts";

/** Ways to write that every host is meant, beside the empty list. */
const EVERY_HOST = new Set(["*", "0.0.0.0/0", "::/0"]);

/** An NFS export as a share. An export without any rule says nothing: what it admits is not documented. */
export function nfsShareRow(sourceId: string, raw: RawExport, words: QumuloWords): ShareRow {
  const path = plainPath(raw.fs_path);
  const rules = raw.restrictions?.map((restriction) => ruleOf(restriction, words)) ?? null;
  const silent = rules === null || rules.length === 0;
  return {
    kind: "Share",
    sourceId,
    nativeId: `nfs:${raw.id}`,
    displayName: raw.export_path ?? path ?? `nfs:${raw.id}`,
    nativeState: null,
    name: null,
    description: raw.description,
    protocol: "NFS",
    direction: "SERVED",
    exportPath: raw.export_path,
    path,
    lifecycle: "AVAILABLE",
    volume: volumeAt(path),
    sites: [SOLE],
    readOnly: silent ? null : sameForAll(rules.map((rule) => rule.readOnly)),
    openToAnyHost: silent ? null : rules.some(admitsEveryHost),
    openToAnyUser: silent ? null : admitsEveryUser(rules),
    nfs: { rules },
    smb: null,
    s3: null,
    ftp: null,
    details: null,
  };
}

function ruleOf(raw: RawRestriction, words: QumuloWords): NfsRuleRow {
  const squash = raw.user_mapping === null ? null : words.squash(raw.user_mapping);
  const mode = raw.required_authentication_mode;
  return {
    hosts: raw.host_restrictions ?? [],
    readOnly: raw.read_only,
    squash,
    anonymousUid: squash === "NONE" ? null : posixId(raw.map_to_user, "NFS_UID"),
    anonymousGid: squash === "NONE" ? null : posixId(raw.map_to_group, "NFS_GID"),
    security: mode === null ? null : [words.nfsSecurity(mode)],
    privilegedPortRequired: raw.require_privileged_port,
    asyncWrites: null,
    writeDelay: null,
  };
}

/** The number mapped to; null when it is mapped to somebody without one, or to nobody. */
function posixId(mapped: RawRestriction["map_to_user"], type: "NFS_UID" | "NFS_GID"): bigint | null {
  const value = mapped?.id_type === type ? mapped.id_value : null;
  return value !== null && /^\d+$/.test(value) ? BigInt(value) : null;
}

/** The value that all have; null when they differ: it depends on the client. */
function sameForAll(values: readonly (boolean | null)[]): boolean | null {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : null;
}

function admitsEveryHost(rule: NfsRuleRow): boolean {
  return rule.hosts.length === 0 || rule.hosts.some((host) => EVERY_HOST.has(host));
}

/**
 * Whether some rule does without Kerberos. Older releases do not name the mode, for they check user ids alone; of a mode that
 * is not known here nothing is claimed.
 */
function admitsEveryUser(rules: readonly NfsRuleRow[]): boolean | null {
  if (rules.some(({ security }) => security === null || security.includes("SYS"))) return true;
  return rules.some(({ security }) => security?.includes("UNKNOWN")) ? null : false;
}
