// What does the simulated NIM remember of work and of what happened? Deployments (sheet §5), certificates (§6.5) and events (§6.7).
import type { PublishedConfig } from "./configRecords.ts";

/** To what something is deployed; also the part of the address under which the deployment is polled. */
export type DeploymentKind = "systems/instances" | "instance-groups" | "security";

/** What becomes of one member of a deployment. */
export interface DeploymentMember {
  /** Display name of the instance. */
  readonly name: string;
  /** The instance, null when it is not one of ours any more. */
  readonly instanceKey: string | null;
  /** Why it fails, null when it succeeds. */
  readonly failMessage: string | null;
  /** Vendor ms at which it ends. */
  readonly endsAtMs: number;
}

/** A deployment. */
export interface DeploymentRecord {
  readonly id: string;
  readonly kind: DeploymentKind;
  /** Key of the instance, uid of the group, or the name of the WAF content. */
  readonly target: string;
  /** For people. */
  readonly targetName: string;
  readonly members: readonly DeploymentMember[];
  /** Vendor ms. */
  readonly createdMs: number;
  /** Vendor ms at which all of it has ended. */
  readonly endsAtMs: number;
  /** What is published; null for WAF content. */
  readonly config: PublishedConfig | null;
}

/** What a certificate says of itself, as on the wire but for the two fields that depend on the moment. */
export interface CertFacts {
  readonly commonName: string;
  readonly subject: string;
  readonly issuer: string;
  /** Names, separated by ", ". */
  readonly subjectAlternativeName: string;
  readonly serialNumber: string;
  readonly validFromMs: number;
  readonly validToMs: number;
  readonly publicKeyType: string;
  readonly signatureAlgorithm: string;
  readonly thumbprint: string;
  readonly thumbprintAlgorithm: string;
  readonly authorityKeyIdentifier: string;
  readonly subjectKeyIdentifier: string;
  readonly version: number;
}

/** A certificate, keyed by its name. */
export interface CertRecord {
  readonly uid: string;
  readonly name: string;
  /** Such as "NginxRepo"; empty for none. */
  readonly nginxResourceType: string;
  readonly type: "PEM" | "PKCS12";
  /** PEM, or base64 of PKCS12. */
  readonly publicCert: string;
  /** Private keys are not kept: it is only known whether there is one. */
  readonly hasPrivateKey: boolean;
  readonly hasPassword: boolean;
  readonly caCerts: readonly string[];
  /** Addresses of instances that have it. */
  readonly instanceRefs: readonly string[];
  /** Vendor ms at which the instances have it: the push runs in the background. */
  readonly pushedAtMs: number;
  /** Of the certificate itself first; empty for PKCS12, which is not opened here. */
  readonly facts: readonly CertFacts[];
  /** Vendor ms. */
  readonly createdMs: number;
  /** Vendor ms. */
  readonly modifiedMs: number;
}

/** Levels of events. */
export const eventLevels = ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] as const;

/** Something that happened. */
export interface EventRecord {
  readonly id: string;
  /** Vendor ms. */
  readonly timestampMs: number;
  /** As the sample has it: "agent status". */
  readonly category: string;
  /** A failure may still be INFO (sheet §7.15). */
  readonly level: (typeof eventLevels)[number];
  readonly status: string;
  readonly message: string;
  /** Null when nothing went wrong. */
  readonly error: string | null;
  readonly dimensions: Readonly<Record<string, string>>;
}
