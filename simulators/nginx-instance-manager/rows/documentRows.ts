// How do tests change saved configurations and certificates? The kinds Snapshot and Certificate.
import { z } from "zod";
import { ControlError } from "../../chassis/controlError.ts";
import type { RowHandler, RowValues } from "../../chassis/rowHandler.ts";
import type { Nim } from "../nim.ts";
import { derCertificate } from "../seed/derCertificate.ts";
import { seedCert } from "../seed/seedCerts.ts";
import { seedStagedConfig } from "../seed/seedConfigs.ts";
import { certFacts } from "../state/certFacts.ts";
import type { CertRecord } from "../state/workRecords.ts";
import { fileSetSchema } from "../wire/readBody.ts";
import { given, momentField, readValues } from "./readValues.ts";

const configSchema = z.strictObject({
  configName: z.string().optional(),
  configFiles: fileSetSchema.optional(),
  auxFiles: fileSetSchema.optional(),
  externalId: z.string().nullable().optional(),
  externalIdType: z.enum(["git", "other"]).optional(),
  nginxUid: z.string().nullable().optional(),
  instGroupUid: z.string().nullable().optional(),
});
const certSchema = z.strictObject({
  name: z.string().optional(),
  validFrom: momentField.optional(),
  validTo: momentField.optional(),
  instanceRefs: z.array(z.string()).optional(),
});

/** Handler for saved configurations. */
export function snapshotRows(nim: Nim): RowHandler {
  return {
    ids: () => nim.state.stagedConfigs.ids(),
    insert: (values) => {
      const { random, stagedConfigs, instances, groups } = nim.state;
      const targets = { instances: instances.list(), groups: groups.list(), nowMs: nim.clock.now() };
      const config = seedStagedConfig(random, stagedConfigs.size(), targets);
      stagedConfigs.set({ ...config, ...given(readValues(configSchema, values)) });
      return config.uid;
    },
    update: (id, values) => {
      const fields = { ...given(readValues(configSchema, values)), updatedMs: nim.clock.now() };
      return nim.state.stagedConfigs.patch(id, fields) !== undefined;
    },
    remove: (id) => nim.state.stagedConfigs.remove(id),
  };
}

/** The certificate with these fields; another validity means that it was issued anew. */
function changed(nim: Nim, cert: CertRecord, values: RowValues): CertRecord {
  const { validFrom, validTo, ...fields } = readValues(certSchema, values);
  const next = { ...cert, ...given(fields) };
  if (validFrom === undefined && validTo === undefined) return next;
  const [own] = cert.facts;
  if (own === undefined) throw new ControlError(`The validity of ${cert.name} cannot be changed.`);
  const publicCert = derCertificate(nim.state.random, {
    commonName: own.commonName,
    organization: "Example Corp",
    issuerName: "Example Corp Issuing CA 2",
    issuerKeyHex: own.authorityKeyIdentifier.replaceAll(":", ""),
    names: own.subjectAlternativeName === "" ? [] : own.subjectAlternativeName.split(", "),
    fromMs: validFrom ?? own.validFromMs,
    toMs: validTo ?? own.validToMs,
  });
  const facts = certFacts(publicCert);
  return { ...next, publicCert, facts: facts === null ? [] : [facts], modifiedMs: nim.clock.now() };
}

/** Handler for certificates; their ids are their names. */
export function certificateRows(nim: Nim): RowHandler {
  return {
    ids: () => nim.state.certs.ids(),
    insert: (values) => {
      const { random, certs, instances } = nim.state;
      const blank = seedCert(random, certs.size(), { instances: instances.list(), nowMs: nim.clock.now() });
      const taken = certs.get(blank.name) !== undefined;
      const cert = changed(nim, { ...blank, name: taken ? `${blank.name}-${random.hex(6)}` : blank.name }, values);
      certs.set(cert);
      return cert.name;
    },
    update: (id, values) => {
      const old = nim.state.certs.get(id);
      if (old === undefined) return false;
      const cert = changed(nim, old, values);
      if (cert.name !== id) throw new ControlError("The name of a certificate is its id and cannot be changed.");
      nim.state.certs.set(cert);
      return true;
    },
    remove: (id) => nim.state.certs.remove(id),
  };
}
