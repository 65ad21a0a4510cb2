// What does a connector say about a certificate?
import type { Instant } from "../kinds.ts";
import type { Ref } from "../ref.ts";
import type { RowBase } from "./shared.ts";

/** An X.509 certificate. Its health is the gateway's: CRITICAL when expired, WARNING in its last thirty days. */
export interface CertificateRow extends RowBase<"Certificate"> {
  readonly name: string | null;
  readonly purpose: "SERVER" | "AUTHORITY" | "UNKNOWN";
  readonly commonName: string | null;
  readonly subjectName: string | null;
  readonly issuerName: string | null;
  readonly alternativeNames: readonly string[] | null;
  readonly serialNumber: string | null;
  readonly thumbprint: string | null;
  readonly thumbprintAlgorithm: string | null;
  readonly keyType: string | null;
  readonly validFrom: Instant | null;
  readonly validUntil: Instant | null;
  /** Null when known by instance only: then it is used at the sites of their hosts. */
  readonly site: Ref | null;
  /** Keys of the instances that use it, the host's key first (`host:instance`); null when the vendor does not say. */
  readonly instances: readonly string[] | null;
}
