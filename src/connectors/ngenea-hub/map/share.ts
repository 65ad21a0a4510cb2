// How do NFS and Samba shares of a Hub become unified rows? Pure; used by the feed of shares.
import type { NfsRuleRow, SharePermissionRow, ShareRow } from "../../../contract/rows/Share.ts";
import type { AccessLevel } from "../../../contract/words.ts";
import type { RawNfsClient, RawNfsShare, RawSambaShare } from "../raw/space.ts";
import { textsIn } from "./json.ts";
import { type HubWords, overSites } from "./words.ts";

const everyHost = /^(\*|all|0\.0\.0\.0(\/0)?|::\/0)$/i;
const admitsEveryHost = (hosts: readonly string[]): boolean => hosts.some((host) => everyHost.test(host));

/** What shares of both protocols have in common; the numbers of the two lists overlap, hence the prefix. */
const common = (sourceId: string, prefix: "nfs" | "smb", share: RawNfsShare | RawSambaShare) =>
  ({
    kind: "Share",
    sourceId,
    nativeId: `${prefix}:${share.id}`,
    displayName: share.name ?? share.path ?? `${prefix}:${share.id}`,
    nativeState: null,
    name: share.name,
    description: null,
    direction: "SERVED",
    exportPath: null,
    path: share.path,
    volume: share.space,
    sites: "VOLUME",
    s3: null,
    ftp: null,
    details: null,
  }) as const;

/** An NFS share; its name is a label only, and it has no state at all. */
export function nfsShareRow(sourceId: string, share: RawNfsShare): ShareRow {
  const rules = share.clients?.map(nfsRule) ?? null;
  return {
    ...common(sourceId, "nfs", share),
    protocol: "NFS",
    lifecycle: "UNKNOWN",
    readOnly: allAgree(rules?.map((rule) => rule.readOnly) ?? []),
    openToAnyHost: rules?.some((rule) => rule.hosts.length === 0 || admitsEveryHost(rule.hosts)) ?? null,
    openToAnyUser: true,
    nfs: { rules },
    smb: null,
  };
}

function nfsRule(client: RawNfsClient): NfsRuleRow {
  const { force_all_user_id: all, force_root_user_id: root } = client;
  return {
    hosts: textsIn(client.hosts) ?? [],
    readOnly: client.read_only,
    squash: all ? "ALL" : root ? "ROOT" : all === false && root === false ? "NONE" : null,
    anonymousUid: client.anonymous_user_id,
    anonymousGid: client.anonymous_group_id,
    security: null,
    privilegedPortRequired: client.insecure_ports === null ? null : !client.insecure_ports,
    asyncWrites: client.asynchronous,
    writeDelay: client.write_delay,
  };
}

/** The value that all have; null when they differ, or when there is none. */
function allAgree(values: readonly (boolean | null)[]): boolean | null {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : null;
}

const lifecycles = { READY: "AVAILABLE", CHANGING: "CREATING", FAILED: "ERROR", UNKNOWN: "UNKNOWN" } as const;

/** A Samba share. */
export function sambaShareRow(sourceId: string, share: RawSambaShare, words: HubWords): ShareRow {
  const allowedHosts = listIn(share.hosts_allow);
  const deniedHosts = listIn(share.hosts_deny);
  const allowedUsers = listIn(share.allowed_users);
  return {
    ...common(sourceId, "smb", share),
    protocol: "SMB",
    lifecycle: lifecycles[overSites(share.on_sites, words) ?? "UNKNOWN"],
    readOnly: share.read_only,
    openToAnyHost:
      allowedHosts === null
        ? null
        : admitsEveryHost(allowedHosts) || (allowedHosts.length === 0 && !admitsEveryHost(deniedHosts ?? [])),
    openToAnyUser: share.guest_ok === true ? true : allowedUsers === null ? null : allowedUsers.length === 0,
    nfs: null,
    smb: {
      browseable: share.visible,
      guestAllowed: share.guest_ok,
      encryption: null,
      accessBasedEnumeration: null,
      previousVersions: null,
      allowedHosts,
      deniedHosts,
      permissions: permissionsOf(share, allowedUsers),
    },
  };
}

/** A Samba list: null is an empty one, which admits everybody; null when it is missing or of another shape. */
const listIn = (value: unknown): readonly string[] | null => (value === null ? [] : textsIn(value));

/** Users and `@groups` that may enter, and those that may do everything; null when the files decide. */
function permissionsOf(share: RawSambaShare, allowed: readonly string[] | null): SharePermissionRow[] | null {
  const access: AccessLevel = share.read_only === null ? "UNKNOWN" : share.read_only ? "READ_ONLY" : "READ_WRITE";
  const admins = listIn(share.admin_users) ?? [];
  const permissions = [
    ...admins.map((trustee) => ({ trustee, access: "FULL" as const })),
    ...(allowed ?? []).filter((trustee) => !admins.includes(trustee)).map((trustee) => ({ trustee, access })),
  ].map(({ trustee, access }): SharePermissionRow => {
    return { trustee, trusteeType: /^[@+&]/.test(trustee) ? "GROUP" : "USER", access };
  });
  return permissions.length === 0 ? null : permissions;
}
