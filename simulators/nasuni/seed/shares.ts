// Which SMB shares does a volume have? On its owner, and for some volumes on the first remote filer too.
import { departments } from "../../chassis/plausibleNames.ts";
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { ShareAuth, ShareRow } from "../state/accessRecords.ts";
import type { SettingRow, VolumeRow } from "../state/volumeRecords.ts";

/** Every user may come in. */
const everyone: ShareAuth = {
  authall: true,
  ro_users: [],
  rw_users: [],
  deny_users: [],
  ro_groups: [],
  rw_groups: [],
  deny_groups: [],
};

/** What a share is unless its creator says otherwise (sheet §8.6). */
export const defaultShare: Omit<ShareRow, "id" | "filer_serial_number" | "volume_guid" | "name" | "path"> = {
  comment: "",
  readonly: false,
  browseable: true,
  hosts_allow: "",
  hide_unreadable: true,
  enable_previous_vers: false,
  case_sensitive: false,
  enable_snapshot_dirs: false,
  homedir_support: 0,
  mobile: false,
  browser_access: false,
  browser_access_settings: {
    shared_links_enabled: false,
    link_force_password: true,
    link_allow_rw: false,
    external_share_url: "",
    link_expire_limit: 30,
    link_auth: {
      authall: true,
      allow_groups_ro: [],
      allow_groups_rw: [],
      deny_groups: [],
      allow_users_ro: [],
      allow_users_rw: [],
      deny_users: [],
    },
  },
  aio_enabled: true,
  veto_files: "",
  fruit_enabled: false,
  smb_encrypt: "",
  agl_oplocks: true,
  auth: everyone,
};

/** Makes the shares of the volume of an index. */
export function makeShares(
  random: SeededRandom,
  { volume, settings, index }: { volume: VolumeRow; settings: readonly SettingRow[]; index: number },
): ShareRow[] {
  const [owner, remote] = settings;
  if (owner === undefined || !volume.protocols.protocols.includes("CIFS")) return [];
  const department = departments[index % departments.length] ?? "finance";
  const rows = [makeShare(random, { setting: owner, index, id: 1, folder: "" })];
  if (index % 4 === 2) rows.push(makeShare(random, { setting: owner, index, id: 2, folder: department }));
  if (index % 6 === 0 && remote !== undefined) {
    rows.push(makeShare(random, { setting: remote, index, id: 1, folder: "" }));
  }
  return rows;
}

function makeShare(
  random: SeededRandom,
  place: { setting: SettingRow; index: number; id: number; folder: string },
): ShareRow {
  const { setting, index, id, folder } = place;
  const isRoot = folder === "";
  return {
    ...defaultShare,
    id,
    filer_serial_number: setting.filer_serial_number,
    volume_guid: setting.guid,
    name: isRoot ? setting.name : `${setting.name}-${folder}`,
    // Both kinds of slashes are found in shares, after the script or person who made them.
    path: isRoot ? "/" : index % 2 === 0 ? `\\${folder}` : `/${folder}`,
    comment: isRoot ? "" : `Only for ${folder}`,
    readonly: index % 13 === 4,
    browseable: index % 10 !== 9,
    hosts_allow: index % 5 === 2 ? "10.20.0.0/16 10.21.4.7" : "",
    enable_previous_vers: random.chance(0.3),
    enable_snapshot_dirs: random.chance(0.2),
    homedir_support: index % 12 === 6 ? 2 : 0,
    mobile: random.chance(0.1),
    browser_access: index % 8 === 4,
    veto_files: index % 14 === 2 ? "*.mp3\r\n*.exe" : "",
    fruit_enabled: random.chance(0.15),
    smb_encrypt: random.pick(["", "", "desired", "required"] as const),
    auth: isRoot && index % 3 !== 2 ? everyone : restrictedTo(folder || "staff"),
  };
}

function restrictedTo(group: string): ShareAuth {
  return {
    ...everyone,
    authall: false,
    rw_groups: [`CORP\\${group}-rw`],
    ro_groups: [`CORP\\${group}-ro`],
    rw_users: ["CORP\\a.moreau"],
    deny_groups: ["CORP\\contractors"],
  };
}
