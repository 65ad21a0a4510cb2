// How is a new volume written to the console (sheet §8.3)? Much of it can be set now and never again. Pure.
import { z } from "zod";
import type { Json } from "../../../contract/changes/Change.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";
import { refuseWritten } from "./refusals.ts";
import { written } from "./smbFields.ts";

const FIELD = "input.details.nasuni";

const count = z.number().int().min(1).max(9_999).nullish();

/** `CreateNasuniVolumeInput`. */
const newVolume = z.object({
  credentialId: z.string().min(1),
  protocols: z.array(z.enum(["SMB", "NFS", "FTP"])).min(1),
  permissionsPolicy: z.enum(["NTFS60", "NTFSONLY710", "NTFSMP", "POSIX60", "MODEBITS60", "PUBLICMODE60"]).nullish(),
  authPolicy: z.enum(["ads", "ldapds", "public"]),
  encryptionKey: z.object({ createNew: z.boolean().nullish(), existingName: z.string().min(1).nullish() }),
  caseSensitive: z.boolean().nullish(),
  location: z.string().nullish(),
  storageClass: z.string().nullish(),
  snapshotRetention: z
    .object({
      forever: z.boolean().nullish(),
      count,
      years: count,
      months: count,
      weeks: count,
      days: count,
      hours: z.unknown().optional(),
    })
    .nullish(),
  createDefaultShare: z.boolean().nullish(),
});
/** What only this vendor needs to make a volume. */
export type NewVolume = z.output<typeof newVolume>;

/** Reads it. Throws INVALID_INPUT that names the first wrong field. */
export function newVolumeOf(refuse: Refusals, details: Readonly<Record<string, unknown>> | undefined): NewVolume {
  if (details?.nasuni === undefined)
    throw refuse.invalid("input.details", "write details.nasuni for a volume of this vendor");
  const read = newVolume.safeParse(details.nasuni);
  if (!read.success) {
    const path = (read.error.issues[0]?.path ?? []).map((part) =>
      typeof part === "number" ? `[${part}]` : `.${String(part)}`,
    );
    throw refuse.invalid(`${FIELD}${path.join("")}`, "this value is not one that the console takes");
  }
  const { protocols, permissionsPolicy, caseSensitive } = read.data;
  if (permissionsPolicy && protocols.every((protocol) => protocol === "NFS"))
    throw refuse.invalid(`${FIELD}.permissionsPolicy`, "leave it out for a volume of NFS alone");
  if (caseSensitive === false && needsCase(read.data))
    throw refuse.invalid(
      `${FIELD}.caseSensitive`,
      "volumes with NFS, or with the policy NTFSMP, must be case-sensitive",
    );
  return read.data;
}

const needsCase = ({ protocols, permissionsPolicy }: NewVolume): boolean =>
  protocols.includes("NFS") || permissionsPolicy === "NTFSMP";

const PROTOCOLS = { SMB: "CIFS", NFS: "NFS", FTP: "FTP" } as const;

/** What the body of the call is made of, beside the details. */
export interface VolumeParts {
  readonly name: string;
  /** Serial number of the owner. */
  readonly serial: string;
  /** In the console's unit; left out: unlimited. */
  readonly quota?: number;
  /** What the console calls the cloud of the credential, in words. */
  readonly cloud: string | null;
}

/** The body. Throws INVALID_INPUT for a retention or a key that the console does not take. */
export function volumeBody(
  refuse: Refusals,
  details: NewVolume,
  parts: VolumeParts,
): { readonly [name: string]: Json } {
  const { protocols, permissionsPolicy, authPolicy, caseSensitive } = details;
  const isSensitive = caseSensitive ?? (needsCase(details) ? true : undefined);
  return written({
    filer_serial_number: parts.serial,
    name: parts.name,
    quota: parts.quota,
    case_sensitive: isSensitive,
    protocols: {
      protocols: protocols.map((protocol) => PROTOCOLS[protocol]),
      ...written({ permissions_policy: permissionsPolicy ?? undefined }),
    },
    // Both words must stand there, but may be null (spec).
    provider: {
      cred_uuid: details.credentialId,
      shortname: shortnameOf(parts.cloud),
      location: details.location ?? null,
      ...written({ storage_class: details.storageClass ?? undefined }),
    },
    auth: { authenticated_access: authPolicy !== "public", policy: authPolicy },
    snapshot_retention: retentionOf(refuse, details),
    options: {
      auto_provision_cred: false,
      ...keyOf(refuse, details),
      create_default_access_point: details.createDefaultShare === true,
    },
  });
}

/** Which key encrypts. With an existing one `create_new_key` must be left out (bug 27807 of the vendor, sheet §8.3). */
function keyOf(
  refuse: Refusals,
  { encryptionKey: { createNew, existingName } }: NewVolume,
): { readonly [name: string]: Json } {
  if (existingName && createNew == null) return { key_name: existingName };
  if (createNew === true && existingName == null) return { create_new_key: true };
  throw refuse.invalid(`${FIELD}.encryptionKey`, "write createNew: true, or the existingName of a key");
}

function retentionOf(refuse: Refusals, { snapshotRetention: retention }: NewVolume): Json | undefined {
  if (!retention) return undefined;
  const field = `${FIELD}.snapshotRetention`;
  refuseWritten(refuse, [
    [`${field}.hours`, retention.hours ?? undefined, "Nasuni keeps snapshots by days at the least"],
  ]);
  if (retention.forever === true) return { retain: "INFINITE" };
  if (retention.count) return { retain: "BY_COUNT", number: retention.count };
  const { years, months, weeks, days } = retention;
  if (!years && !months && !weeks && !days) throw refuse.invalid(field, "write forever: true, or one number");
  return { retain: "BY_AGE", years: years ?? 0, months: months ?? 0, days: (days ?? 0) + (weeks ?? 0) * 7 };
}

/** A credential names its cloud in words, a volume by a code; open vocabularies both (sheet §8.3, §8.11). */
const CLOUDS: readonly (readonly [RegExp, string])[] = [
  [/amazon|\bs3\b/i, "amazons3"],
  [/azure/i, "azure"],
  [/cleversafe/i, "cleversafe"],
  [/hitachi|\bhcp\b/i, "hcp"],
  [/ibm/i, "ibmcos"],
  [/vipr|\becs\b/i, "vipr"],
  [/google/i, "googles3"],
];

const shortnameOf = (cloud: string | null): string | null =>
  CLOUDS.find(([words]) => cloud !== null && words.test(cloud))?.[1] ?? null;
