// How does an SMB share become a Share? Pure; used by the feed `shares`.
import type { SharePermissionRow, ShareRow } from "../../../contract/rows/Share.ts";
import type { AccessLevel, LifecycleState } from "../../../contract/words.ts";
import type { RawSmbShare } from "../raw/share.ts";
import { admitsEveryHost, commonShare, hostsIn } from "./share.ts";
import type { NasuniWords } from "./words.ts";

/** What a share is mapped with. */
interface Beside {
  readonly words: NasuniWords;
  /** Of the filer that serves it. */
  readonly lifecycle: LifecycleState;
}

/** An SMB share. */
export function smbShareRow(sourceId: string, raw: RawSmbShare, { words, lifecycle }: Beside): ShareRow {
  const allowedHosts = hostsIn(raw.hosts_allow);
  return {
    ...commonShare(sourceId, "smb", { raw, lifecycle }),
    protocol: "SMB",
    openToAnyHost: admitsEveryHost(allowedHosts),
    openToAnyUser: raw.auth?.authall ?? null,
    smb: {
      browseable: raw.browseable,
      guestAllowed: null,
      encryption: raw.smb_encrypt === null ? null : words.encryption(raw.smb_encrypt),
      accessBasedEnumeration: raw.hide_unreadable,
      previousVersions: raw.enable_previous_vers,
      allowedHosts,
      deniedHosts: null,
      permissions: permissionsOf(raw),
    },
    details: {
      __typename: "NasuniShareDetails",
      sourceId,
      browserAccess: raw.browser_access,
      mobileAccess: raw.mobile,
      snapshotDirectories: raw.enable_snapshot_dirs,
      homeDirectories: raw.homedir_support === null ? null : raw.homedir_support !== 0,
    },
  };
}

/** Who may do what. A share that is read-only lets nobody write; who is in no list may not enter unless all may. */
function permissionsOf({ auth, readonly }: RawSmbShare): SharePermissionRow[] | null {
  if (auth === null) return null;
  const write: AccessLevel = readonly === true ? "READ_ONLY" : "READ_WRITE";
  const all = (
    trustees: readonly string[] | null,
    trusteeType: SharePermissionRow["trusteeType"],
    access: AccessLevel,
  ) => (trustees ?? []).filter((trustee) => trustee !== "").map((trustee) => ({ trustee, trusteeType, access }));
  return [
    ...all(auth.deny_users, "USER", "NONE"),
    ...all(auth.deny_groups, "GROUP", "NONE"),
    ...all(auth.ro_users, "USER", "READ_ONLY"),
    ...all(auth.ro_groups, "GROUP", "READ_ONLY"),
    ...all(auth.rw_users, "USER", write),
    ...all(auth.rw_groups, "GROUP", write),
    ...all(auth.authall === true ? ["Everyone"] : [], "EVERYONE", write),
  ];
}
