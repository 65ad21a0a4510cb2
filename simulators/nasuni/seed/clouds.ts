// Where do volumes keep their data? The clouds of the company, their credentials on each filer, and the encryption keys.
import { createSeededRandom } from "../../chassis/seededRandom.ts";
import type { CredentialRow, FilerRow, KeyRow } from "../state/filerRecords.ts";

/** A cloud as volumes and credentials name it. */
interface Cloud {
  readonly name: string;
  readonly shortname: string;
  readonly location: string;
  /** Google only. */
  readonly storageClass: string | null;
  readonly hostname: string;
}

/** The first three hold volumes; the last one is prepared but unused. */
export const clouds: readonly Cloud[] = [
  {
    name: "Amazon S3",
    shortname: "amazons3",
    location: "eu-west-2",
    storageClass: null,
    hostname: "s3.eu-west-2.amazonaws.com",
  },
  {
    name: "Microsoft Azure",
    shortname: "azure",
    location: "northeurope",
    storageClass: null,
    hostname: "blob.core.windows.net",
  },
  {
    name: "Google Cloud Storage",
    shortname: "googles3",
    location: "europe-west1",
    storageClass: "STANDARD",
    hostname: "storage.googleapis.com",
  },
  {
    name: "IBM Cloud Object Storage",
    shortname: "ibmcos",
    location: "none",
    storageClass: null,
    hostname: "s3.eu-de.cloud-object-storage.appdomain.cloud",
  },
];

/** Ids of the credentials, in the order of `clouds`. */
export function makeCredentialIds(seed: number): string[] {
  const random = createSeededRandom(seed, "credentials");
  return clouds.map(() => `customer-${random.uuid()}`);
}

/** Every credential on every filer; on an offline filer the unused one has not arrived yet. */
export function makeCredentials(seed: number, ids: readonly string[], filers: readonly FilerRow[]): CredentialRow[] {
  const random = createSeededRandom(seed, "accounts");
  return clouds.flatMap((cloud, place) => {
    const account = `AKIA${random.hex(16).toUpperCase()}`;
    const isUsed = place < 3;
    return filers.map((filer) => ({
      cred_uuid: ids[place] ?? "",
      name: `${cloud.name} credentials`,
      filer_serial_number: filer.serial_number,
      cloud_provider: cloud.name,
      account,
      hostname: cloud.hostname,
      status: filer.status.offline && !isUsed ? "pending" : "synced",
      note: isUsed ? "" : "For the archive project",
      in_use: isUsed,
    }));
  });
}

/** One key for volumes and one for backups on each filer. */
export function makeKeys(seed: number, filers: readonly FilerRow[]): KeyRow[] {
  const random = createSeededRandom(seed, "keys");
  return filers.flatMap(({ serial_number, description }) =>
    [false, true].map((isBackup, place) => {
      const fingerprint = random.hex(40).toUpperCase();
      return {
        id: place + 1,
        filer_serial_number: serial_number,
        fingerprint,
        key_id: fingerprint.slice(-8),
        name: `${description} ${isBackup ? "backup" : "data"} key`,
        algorithm: "RSA",
        length: 2_048,
        escrowed: true,
        used: true,
        is_backup_key: isBackup,
      };
    }),
  );
}
