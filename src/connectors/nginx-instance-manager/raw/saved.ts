// How are saved configurations and certificates written? Sheet §6.4 and §6.5. Contents, keys and passwords are not read.
import { z } from "zod";
import { flag, instant, key, listOf, text } from "./pieces.ts";

/** Files by their names; what is in them stays out. */
const fileSet = z.object({ files: listOf(z.object({ name: z.string() })) }).nullish();

/** A saved configuration. Rows of the list have no files. */
export const rawConfig = z.object({
  uid: key,
  configName: text,
  createTime: instant,
  updateTime: instant,
  externalId: text,
  instGroupUid: text,
  configFiles: fileSet,
  auxFiles: fileSet,
});
/** The same, as read. */
export type RawConfig = z.output<typeof rawConfig>;

/** A certificate; the facts stand in the first entry of `certMetadata`, which is the certificate itself. */
export const rawCert = z.object({
  name: key,
  serialNumber: text,
  validFrom: instant,
  validTo: instant,
  instanceRefs: listOf(z.string()),
  certMetadata: listOf(
    z.object({
      commonName: text,
      subject: text,
      issuer: text,
      subjectAlternativeName: z.union([text, z.array(z.string())]),
      serialNumber: text,
      validFrom: instant,
      validTo: instant,
      expired: flag,
      /** Seconds left. */
      expiry: z.number().nullish(),
      publicKeyType: text,
      thumbprint: text,
      thumbprintAlgorithm: text,
    }),
  ),
});
/** The same, as read. */
export type RawCert = z.output<typeof rawCert>;
