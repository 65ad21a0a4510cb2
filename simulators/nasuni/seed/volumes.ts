// Which volumes are there? Odd cases recur by index, so that even a small estate has them all.
import { folderName } from "../../chassis/plausibleNames.ts";
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { FilerRow, Opaque } from "../state/filerRecords.ts";
import type {
  ConnectionRow,
  FilerAccess,
  RemoteAccess,
  SettingRow,
  VolumeProtocol,
  VolumeRow,
} from "../state/volumeRecords.ts";
import { clouds } from "./clouds.ts";
import { makePlaces } from "./places.ts";
import { antivirusServices, retentions } from "./schedules.ts";

const quotasInGigabytes = [100, 250, 500, 1_000, 2_000, 5_000, 10_000, 25_000] as const;

const protocolCycle: readonly (readonly VolumeProtocol[])[] = [
  ["CIFS"],
  ["NFS"],
  ["CIFS"],
  ["CIFS"],
  ["CIFS"],
  ["CIFS", "NFS", "FTP"],
  ["CIFS"],
  ["NFS"],
  ["CIFS", "FTP"],
  ["CIFS"],
];

/** What a volume is made from. */
export interface VolumeContext {
  readonly seed: number;
  readonly filers: readonly FilerRow[];
  /** Credential ids in the order of `clouds`. */
  readonly credentialIds: readonly string[];
  /** Vendor moment in ms. */
  readonly now: number;
  /** How long a snapshot runs, in ms. */
  readonly snapshotMs: number;
}

/** A volume with its places. */
export interface PlacedVolume {
  readonly volume: VolumeRow;
  readonly settings: readonly SettingRow[];
  readonly connections: readonly ConnectionRow[];
}

/** Makes the volume of an index, owned by one filer after the other. */
export function makeVolume(context: VolumeContext, random: SeededRandom, index: number): PlacedVolume {
  const { filers } = context;
  const owner = filers[index % filers.length] ?? (filers[0] as FilerRow);
  const quota = index % 4 === 3 ? 0 : random.pick(quotasInGigabytes);
  const volume: VolumeRow = {
    guid: `${owner.guid}_${index + 1}`,
    filer_serial_number: owner.serial_number,
    name: folderName(index),
    nmc_managed: owner.management_state === "nmc",
    quota,
    remote_access: makeRemoteAccess({ owner, filers, index }),
    ...makeProtocols(index),
    ...makeBackend(context, random, index),
    snapshot_retention: retentions[index % retentions.length] ?? {},
    cloud_io: { dedupe: index % 8 !== 5, compression: true, chunk_size: index % 6 === 1 ? 1_048_576 : 0 },
    antivirus_service: antivirusServices[index % 5 === 0 ? 1 : 0] ?? {},
    root_handle: null,
  };
  return { volume, ...makePlaces({ context, volume, random, index }) };
}

function makeProtocols(index: number): Pick<VolumeRow, "protocols" | "case_sensitive" | "auth"> {
  const protocols = protocolCycle[index % protocolCycle.length] ?? ["CIFS"];
  if (!protocols.includes("CIFS")) {
    const auth: Opaque = { authenticated_access: false, policy: "public", policy_label: "Publicly Available" };
    return { protocols: { protocols, permissions_policy: "MODEBITS60" }, case_sensitive: true, auth };
  }
  const isMixed = protocols.includes("NFS");
  const policy = isMixed ? "NTFSMP" : index % 6 === 0 ? "NTFS60" : "NTFSONLY710";
  const auth: Opaque = { authenticated_access: true, policy: "ads", policy_label: "Active Directory" };
  return { protocols: { protocols, permissions_policy: policy }, case_sensitive: isMixed, auth };
}

function makeBackend(
  { credentialIds }: VolumeContext,
  random: SeededRandom,
  index: number,
): Pick<VolumeRow, "provider" | "bucket" | "account_name"> {
  const used = index % 3;
  const cloud = clouds[used];
  const isCustomerBucket = index % 2 === 0;
  return {
    provider: {
      cred_uuid: credentialIds[used] ?? "",
      name: cloud?.name ?? "",
      // A volume that came from an older console says neither provider nor region.
      shortname: index % 40 === 11 ? null : (cloud?.shortname ?? null),
      location: index % 40 === 11 ? null : (cloud?.location ?? null),
      storage_class: cloud?.storageClass ?? null,
    },
    bucket: isCustomerBucket ? `corp-nasuni-${random.hex(8)}` : null,
    account_name: isCustomerBucket && cloud?.shortname === "azure" ? `corpnasuni${random.hex(6)}` : null,
  };
}

function makeRemoteAccess(parts: { owner: FilerRow; filers: readonly FilerRow[]; index: number }): RemoteAccess {
  const { owner, filers, index } = parts;
  const isCustom = index % 5 === 2;
  const others = filers.filter((filer) => filer !== owner);
  const customAccess = others.map(({ guid }, place): FilerAccess => {
    const permission = place === 0 ? "readwrite" : place === 1 ? "readonly" : "disabled";
    return { filer_guid: guid, permission };
  });
  return {
    enabled: index % 5 !== 4,
    access_permissions: isCustom ? "custom" : index % 5 === 1 ? "readonly" : "readwrite",
    filer_access: isCustom ? customAccess : [],
  };
}
