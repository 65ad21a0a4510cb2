// What happens on the filer when a volume is created? It gets a number, its owner, and an access point unless told not to.
import { clouds } from "../seed/clouds.ts";
import { defaultHostRule } from "../seed/exports.ts";
import { newSetting } from "../seed/places.ts";
import { antivirusServices, retentions } from "../seed/schedules.ts";
import { volumeNumbers } from "../seed/seedEstate.ts";
import { defaultShare } from "../seed/shares.ts";
import { type Estate, joinKey } from "../state/estate.ts";
import type { FilerRow } from "../state/filerRecords.ts";
import { SyncFailure } from "../state/messageDesk.ts";
import type { VolumeRow } from "../state/volumeRecords.ts";
import { boolean, choice, type FieldValues, group, integer, listOf, nullable, text } from "../wire/fields.ts";
import { volumePath } from "../wire/links.ts";
import { remoteAccessShape } from "./changeVolume.ts";

/** What a volume can be created with; retention, cloud I/O and the like can be set now and never again (sheet §8.3). */
export const newVolumeShape = {
  filer_serial_number: text,
  name: text,
  quota: integer(0),
  case_sensitive: boolean,
  protocols: group(
    {
      protocols: listOf(choice("CIFS", "NFS", "FTP")),
      permissions_policy: choice("NTFS60", "NTFSONLY710", "NTFSMP", "POSIX60", "MODEBITS60", "PUBLICMODE60"),
    },
    ["protocols"],
  ),
  provider: group({
    cred_uuid: text,
    cred_id: text,
    name: text,
    shortname: nullable(text),
    location: nullable(text),
    storage_class: nullable(text),
  }),
  auth: group({ authenticated_access: boolean, policy: choice("ads", "ldapds", "public"), policy_label: text }, [
    "authenticated_access",
  ]),
  snapshot_retention: group({
    retain: choice("INFINITE", "BY_COUNT", "BY_AGE"),
    number: integer(0),
    years: integer(0),
    months: integer(0),
    days: integer(0),
  }),
  remote_access: group(remoteAccessShape),
  cloud_io: group({ dedupe: boolean, compression: boolean, chunk_size: integer(0) }),
  options: group({
    auto_provision_cred: boolean,
    create_new_key: boolean,
    key_name: text,
    create_default_access_point: boolean,
  }),
};

/** A body that was read with `newVolumeShape`. */
export type NewVolume = FieldValues<typeof newVolumeShape, "filer_serial_number" | "name">;

/** Creates the volume on its owner; gives its API path. Throws SyncFailure when the filer refuses. */
export function createVolume(estate: Estate, owner: FilerRow, body: NewVolume): string {
  const { name } = body;
  if (estate.volumes.list().some((volume) => volume.name === name)) {
    throw new SyncFailure(`A volume with the name ${name} already exists.`);
  }
  const provider = providerOf(estate, owner, body);
  requireKey(estate, owner, body);
  const number = estate.nextNumber(volumeNumbers);
  const volume: VolumeRow = {
    guid: `${owner.guid}_${number}`,
    filer_serial_number: owner.serial_number,
    name,
    nmc_managed: true,
    protocols: body.protocols ?? { protocols: ["CIFS"] },
    quota: body.quota ?? 0,
    case_sensitive: body.case_sensitive ?? false,
    snapshot_retention: body.snapshot_retention ?? retentions[0] ?? {},
    remote_access: { enabled: false, access_permissions: "readwrite", filer_access: [], ...body.remote_access },
    cloud_io: { dedupe: true, compression: true, chunk_size: 0, ...body.cloud_io },
    provider,
    auth: body.auth ?? { authenticated_access: true, policy: "ads", policy_label: "Active Directory" },
    antivirus_service: antivirusServices[0] ?? {},
    bucket: null,
    account_name: null,
    root_handle: null,
  };
  estate.volumes.set(volume);
  estate.settings.set(newSetting(volume, owner.serial_number, "master"));
  estate.connections.set({ volume_guid: volume.guid, filer_serial_number: owner.serial_number, connected: true });
  if (body.options?.create_default_access_point !== false) addAccessPoint(estate, volume);
  return volumePath(volume.guid);
}

function providerOf(estate: Estate, owner: FilerRow, { provider = {}, options }: NewVolume): VolumeRow["provider"] {
  const asked = provider.cred_uuid ?? provider.cred_id;
  const onFiler = estate.credentials.of(owner.serial_number);
  const provisioned = asked === undefined && options?.auto_provision_cred === true ? onFiler[0] : undefined;
  const credential = provisioned ?? onFiler.find((row) => row.cred_uuid === asked);
  if (credential === undefined) throw new SyncFailure("The cloud credential does not exist on this filer.");
  estate.credentials.patch(joinKey(credential.cred_uuid, owner.serial_number), { in_use: true });
  const cloud = clouds.find((candidate) => candidate.name === credential.cloud_provider);
  return {
    cred_uuid: credential.cred_uuid,
    name: credential.cloud_provider,
    shortname: provider.shortname ?? cloud?.shortname ?? null,
    location: provider.location ?? null,
    storage_class: provider.storage_class ?? null,
  };
}

/** Without a new key, the name must be that of a key which the filer has; with one, the filer gets it. */
function requireKey(estate: Estate, owner: FilerRow, { options = {}, name }: NewVolume): void {
  const serial = owner.serial_number;
  const keys = estate.keys.of(serial);
  if (keys.some((key) => key.name === options.key_name)) return;
  if (options.create_new_key === false) throw new SyncFailure("The encryption key does not exist on this filer.");
  const id = estate.nextNumber(`key of ${serial}`, keys.length + 1);
  const fingerprint = id.toString(16).toUpperCase().padStart(40, "0");
  estate.keys.set({
    id,
    filer_serial_number: serial,
    fingerprint,
    key_id: fingerprint.slice(-8),
    name: options.key_name ?? `${name} key`,
    algorithm: "RSA",
    length: 2_048,
    escrowed: true,
    used: true,
    is_backup_key: false,
  });
}

function addAccessPoint(estate: Estate, volume: VolumeRow): void {
  const { guid: volume_guid, filer_serial_number, name } = volume;
  const place = { id: 1, volume_guid, filer_serial_number, name, path: "/" };
  if (volume.protocols.protocols.includes("CIFS")) estate.shares.set({ ...defaultShare, ...place });
  else estate.exports.set({ ...defaultHostRule, ...place, comment: "", nfs_host_options: [] });
}
