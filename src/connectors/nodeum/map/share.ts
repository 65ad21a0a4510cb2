// How does a share that Nodeum mounts become a Share? Pure; used by the feed `storage`.
import type { ShareRow, SmbShareSettingsRow } from "../../../contract/rows/Share.ts";
import type { RawNas, RawNasShare } from "../raw/storage.ts";
import { SERVER_ID } from "./server.ts";
import type { NodeumWords } from "./words.ts";

/** How the serving system sets the share is not told to who mounts it. */
const NO_SMB_SETTINGS: SmbShareSettingsRow = {
  browseable: null,
  guestAllowed: null,
  encryption: null,
  accessBasedEnumeration: null,
  previousVersions: null,
  allowedHosts: null,
  deniedHosts: null,
  permissions: null,
};

/** A share of another system. @param nas the system that serves it; null when it is not in hand. */
export function shareRow(
  raw: RawNasShare,
  nas: RawNas | null,
  { sourceId, words }: { sourceId: string; words: NodeumWords },
): ShareRow {
  const protocol = words.protocol(nas?.type);
  return {
    kind: "Share",
    sourceId,
    nativeId: raw.id,
    displayName: raw.name ?? raw.path ?? raw.id,
    nativeState: null,
    name: raw.name,
    description: null,
    protocol,
    direction: "CONSUMED",
    exportPath: null,
    path: raw.path,
    lifecycle: "AVAILABLE",
    volume: null,
    sites: [SERVER_ID],
    readOnly: null,
    openToAnyHost: null,
    openToAnyUser: null,
    nfs: protocol === "NFS" ? { rules: null } : null,
    smb: protocol === "SMB" ? NO_SMB_SETTINGS : null,
    s3: null,
    ftp: null,
    details: {
      __typename: "NodeumNasShareDetails",
      sourceId,
      serverHost: nas?.host ?? null,
      nativeProtocol: nas?.type ?? null,
      mountOptions: raw.options === null ? null : withoutSecrets(raw.options),
      fileCount: raw.file_count,
      usedBytes: raw.file_size_sum,
      pool: raw.pool_id,
    },
  };
}

/** Mount options may hold a user's name and password (`mount.cifs`): such values never leave this file. A comma in one is doubled. */
export function withoutSecrets(options: string): string {
  return options.replace(/([^,\s=]*(?:user|pass|cred|secret|key|token)[^,\s=]*)\s*=\s*(?:[^,]|,,)*/gi, "$1=[hidden]");
}
