// Which certificates are there? Some have expired, some end within 30 days; used by `seedNim` and by `POST /__sim/rows`.
import { folderName } from "../../chassis/plausibleNames.ts";
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import { apiBase } from "../gateway/mappedPrefixes.ts";
import { certFacts } from "../state/certFacts.ts";
import type { InstanceRecord } from "../state/systemRecords.ts";
import type { CertRecord } from "../state/workRecords.ts";
import { derCertificate } from "./derCertificate.ts";

const dayMs = 86_400_000;
const issuers = [
  { issuerName: "Example Corp Issuing CA 2", issuerKeyHex: "5d1f09a6b0e2c4477a83f19ce05b6d2c8e914f30" },
  { issuerName: "R11", issuerKeyHex: "c5cf46a4eaf4c3c07a6c95c42db05e922f26e3b9" },
] as const;

/** Days until it ends: every sixth has ended already, every fifth ends within 30 days. */
function daysLeft(random: SeededRandom, index: number): number {
  if (index % 6 === 4) return -random.int(1, 60);
  return index % 5 === 1 ? random.int(1, 29) : random.int(31, 390);
}

/** A certificate for a site, which lies on up to three instances. */
export function seedCert(
  random: SeededRandom,
  index: number,
  { instances, nowMs }: { instances: readonly InstanceRecord[]; nowMs: number },
): CertRecord {
  const name = folderName(index);
  const left = daysLeft(random, index);
  const toMs = nowMs + left * dayMs + random.int(0, 86_399) * 1000;
  const fromMs = toMs - (left < 80 ? random.pick([90, 397]) : 397) * dayMs;
  const commonName = `${name}.example.com`;
  const names = index % 7 === 3 ? [] : [commonName, `www.${commonName}`];
  const publicCert = derCertificate(random, {
    commonName,
    organization: "Example Corp",
    names,
    fromMs,
    toMs,
    ...random.pick(issuers),
  });
  const facts = certFacts(publicCert);
  const refs = instances.length === 0 ? [] : Array.from({ length: random.int(0, 3) }, () => random.pick(instances));
  const createdMs = Math.min(nowMs, fromMs + dayMs);
  return {
    uid: random.uuid(),
    name,
    nginxResourceType: "",
    type: "PEM",
    publicCert,
    hasPrivateKey: true,
    hasPassword: random.chance(0.1),
    caCerts: [],
    instanceRefs: [...new Set(refs.map(({ systemUid, uid }) => `${apiBase}/systems/${systemUid}/instances/${uid}`))],
    pushedAtMs: createdMs,
    facts: facts === null ? [] : [facts],
    createdMs,
    modifiedMs: createdMs,
  };
}
