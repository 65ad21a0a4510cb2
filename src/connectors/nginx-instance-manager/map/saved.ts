// How do saved configurations and certificates become rows? Pure; used by the feeds of the same names.
import type { CertificateRow } from "../../../contract/rows/Certificate.ts";
import type { SnapshotRow } from "../../../contract/rows/Snapshot.ts";
import type { RawCert, RawConfig } from "../raw/saved.ts";
import { DEPLOYMENT, instanceKey } from "./fleet.ts";

/** A saved configuration. Its name need not be unique; file names are only told when it was read by itself. */
export function configSnapshot(sourceId: string, raw: RawConfig): SnapshotRow {
  const files = [raw.configFiles, raw.auxFiles].flatMap((set) => (set ? [set.files ?? []] : []));
  return {
    kind: "Snapshot",
    sourceId,
    nativeId: raw.uid,
    displayName: raw.configName ?? raw.uid,
    nativeState: null,
    name: raw.configName,
    subject: "CONFIGURATION",
    volume: null,
    path: null,
    site: raw.instGroupUid ?? DEPLOYMENT,
    lifecycle: "AVAILABLE",
    progressPercent: null,
    createdAt: raw.createTime,
    expiresAt: null,
    locked: null,
    lockKey: null,
    policy: null,
    uniqueBytes: null,
    details: {
      __typename: "NginxConfigurationDetails",
      sourceId,
      externalVersion: raw.externalId,
      updatedAt: raw.updateTime,
      // The vendor names an instance without its system, which does not find it.
      instance: null,
      filePaths: files.length === 0 ? null : files.flat().map(({ name }) => name),
    },
  };
}

/** Words of the vendor's own pages, which compute them from the same two figures. */
export const CERTIFICATE_STATES = { expired: "Expired", expiring: "Expiring", healthy: "Healthy" } as const;

const THIRTY_DAYS_S = 30 * 86_400;

/** A certificate. `expiry` changes with every second, so only the word that it stands for is kept. */
export function certificateRow(sourceId: string, raw: RawCert): CertificateRow {
  const facts = raw.certMetadata?.[0] ?? null;
  return {
    kind: "Certificate",
    sourceId,
    nativeId: raw.name,
    displayName: raw.name,
    nativeState: certificateState(facts),
    name: raw.name,
    purpose: "SERVER",
    commonName: facts?.commonName ?? null,
    subjectName: facts?.subject ?? null,
    issuerName: facts?.issuer ?? null,
    alternativeNames: namesOf(facts?.subjectAlternativeName ?? null),
    serialNumber: facts?.serialNumber ?? raw.serialNumber,
    thumbprint: facts?.thumbprint ?? null,
    thumbprintAlgorithm: facts?.thumbprintAlgorithm ?? null,
    keyType: facts?.publicKeyType ?? null,
    validFrom: facts?.validFrom ?? raw.validFrom,
    validUntil: facts?.validTo ?? raw.validTo,
    site: null,
    instances: raw.instanceRefs?.flatMap((link) => instanceIn(link) ?? []) ?? null,
  };
}

function certificateState(facts: NonNullable<RawCert["certMetadata"]>[number] | null): string | null {
  if (facts?.expired === true) return CERTIFICATE_STATES.expired;
  if (typeof facts?.expiry !== "number") return null;
  if (facts.expiry <= 0) return CERTIFICATE_STATES.expired;
  return facts.expiry < THIRTY_DAYS_S ? CERTIFICATE_STATES.expiring : CERTIFICATE_STATES.healthy;
}

/** Names of a list, or of a text such as `DNS:a.example.com, DNS:b.example.com`. */
function namesOf(value: string | readonly string[] | null): readonly string[] | null {
  const parts = typeof value === "string" ? value.split(",") : value;
  return (
    parts?.map((part) => part.trim().replace(/^(DNS|IP(?: Address)?):/i, "")).filter((part) => part !== "") ?? null
  );
}

/** Key of the instance that a link such as `/api/platform/v1/systems/{s}/instances/{n}` names; null for another. */
function instanceIn(link: string): string | null {
  const [, system, nginx] = /\/systems\/([^/]+)\/instances\/([^/]+)\/?$/.exec(link) ?? [];
  return system === undefined || nginx === undefined ? null : instanceKey(system, nginx);
}
