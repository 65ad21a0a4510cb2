// How does a certificate look on the wire? Secrets masked, health not computed, seconds left counted from the clock (sheet §6.5).
import type { Nim } from "../nim.ts";
import { instanceOfRef } from "../state/eventDesk.ts";
import type { CertFacts, CertRecord } from "../state/workRecords.ts";
import { secondTime, zeroTime } from "../wire/moments.ts";

/** What stands in the place of a private key or a password. */
const mask = "**********";

function metadataJson({ validFromMs, validToMs, ...facts }: CertFacts, nowMs: number): object {
  const left = Math.floor((validToMs - nowMs) / 1000);
  const times = { validFrom: secondTime(validFromMs), validTo: secondTime(validToMs) };
  return { ...facts, ...times, expired: left <= 0, expiry: left };
}

/** Where it lies on the machines; pushed in the background, without a job. */
function assignmentsJson({ state, clock }: Nim, { name, instanceRefs, pushedAtMs }: CertRecord): object[] {
  if (clock.now() < pushedAtMs) return [];
  return instanceRefs.map((ref) => ({
    assignedKeyPaths: [{ cert: `/etc/nginx/ssl/${name}.crt`, key: `/etc/nginx/ssl/${name}.key` }],
    configKeyPaths: [],
    systemUID: instanceOfRef(state, ref)?.systemUid ?? "",
    type: "Instance",
  }));
}

/** A certificate. */
export function certJson(nim: Nim, cert: CertRecord): object {
  const { uid, name, type, publicCert, hasPrivateKey, hasPassword, caCerts, facts, instanceRefs } = cert;
  const [own] = facts;
  return {
    uid,
    name,
    nginxResourceType: cert.nginxResourceType,
    serialNumber: own?.serialNumber ?? "",
    validFrom: own === undefined ? zeroTime : secondTime(own.validFromMs),
    validTo: own === undefined ? zeroTime : secondTime(own.validToMs),
    created: secondTime(cert.createdMs),
    modified: secondTime(cert.modifiedMs),
    certAssignmentDetails: assignmentsJson(nim, cert),
    certMetadata: facts.map((fact) => metadataJson(fact, nim.clock.now())),
    certPEMDetails: {
      type,
      privateKey: hasPrivateKey ? mask : "",
      publicCert,
      password: hasPassword ? mask : "",
      caCerts,
    },
    instanceRefs,
  };
}
