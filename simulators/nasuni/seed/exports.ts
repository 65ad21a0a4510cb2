// Which NFS exports and FTP directories does a volume have? Exports with one rule of their own and up to three more.
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { ExportRow, FtpDirectoryRow, HostOptionRow, HostRule } from "../state/accessRecords.ts";
import type { SettingRow, VolumeRow } from "../state/volumeRecords.ts";

/** What a rule of an export is unless its creator says otherwise (sheet §8.7). */
export const defaultHostRule: HostRule = {
  readonly: false,
  hostspec: "*",
  access_mode: "root_squash",
  perf_mode: "sync",
  sec_options: ["sys"],
};

const ownRules: readonly HostRule[] = [
  { ...defaultHostRule, hostspec: "10.20.0.0/16" },
  defaultHostRule,
  { ...defaultHostRule, hostspec: "@render-farm,10.2.0.5", access_mode: "no_root_squash", perf_mode: "async" },
  { ...defaultHostRule, hostspec: "*.hpc.corp.example", sec_options: ["krb5", "krb5i", "krb5p"] },
  // Blank lets every host in, as `*` does.
  { ...defaultHostRule, hostspec: "", readonly: true, access_mode: "all_squash", sec_options: ["sys", "krb5"] },
];

const moreRules: readonly HostRule[] = [
  { ...defaultHostRule, hostspec: "backup01.corp.example", access_mode: "no_root_squash" },
  { ...defaultHostRule, hostspec: "10.30.0.0/24,10.31.0.0/24", readonly: true, perf_mode: "no_wdelay" },
  { ...defaultHostRule, hostspec: "*", readonly: true, access_mode: "all_squash", sec_options: ["sys"] },
];

/** The volume of an index and its settings, owner first. */
interface Placement {
  readonly volume: VolumeRow;
  readonly settings: readonly SettingRow[];
  readonly index: number;
}

/** Makes the exports of a volume; ids of host options come from a counter of the whole console. */
export function makeExports({ volume, settings, index }: Placement, nextOptionId: () => number): ExportRow[] {
  const [owner] = settings;
  if (owner === undefined || !volume.protocols.protocols.includes("NFS")) return [];
  const names = index % 8 === 5 ? ["", "render"] : [""];
  return names.map((folder, place): ExportRow => {
    // Out of step with the cycle of protocols, so that exports of every sort come up.
    const turn = (index % 7) + place;
    const options = moreRules.slice(0, turn % (moreRules.length + 1));
    return {
      ...(ownRules[turn % ownRules.length] ?? defaultHostRule),
      id: place + 1,
      filer_serial_number: owner.filer_serial_number,
      volume_guid: volume.guid,
      name: folder === "" ? volume.name : `${volume.name}-${folder}`,
      path: `/${folder}`,
      comment: folder === "" ? "" : "Render nodes only",
      nfs_host_options: options.map((rule): HostOptionRow => ({ id: nextOptionId(), ...rule })),
    };
  });
}

/** Makes the FTP directories of a volume; every other one lets anonymous users in. */
export function makeFtpDirectories(random: SeededRandom, { volume, settings, index }: Placement): FtpDirectoryRow[] {
  const [owner] = settings;
  if (owner === undefined || !volume.protocols.protocols.includes("FTP")) return [];
  const isAnonymous = volume.protocols.protocols.includes("NFS");
  return [
    {
      id: 1,
      filer_serial_number: owner.filer_serial_number,
      volume_guid: volume.guid,
      name: `${volume.name}-ftp`,
      path: "/dropbox",
      comment: isAnonymous ? "Deliveries of partners" : "",
      readonly: index % 20 === 5,
      visibility: random.pick(["default", "hide", "invisible"] as const),
      allow_from: isAnonymous ? "" : "192.0.2.0/24,198.51.100.17",
      allow_users: "",
      allow_groups: isAnonymous ? "" : "CORP\\ftp-users",
      anonymous: isAnonymous,
      anonymous_only: isAnonymous && index % 20 === 15,
      umask: random.pick(["000", "002", "022", "066"] as const),
      hide_ownership: isAnonymous,
      hidden_stores: isAnonymous,
    },
  ];
}
