// How does PEM text become Certificates? Pure; used by the feed `certificate`.
import { X509Certificate } from "node:crypto";
import { SOLE } from "../../../contract/ref.ts";
import type { CertificateRow } from "../../../contract/rows/Certificate.ts";

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * The certificates of the one CA setting: `ca`, and `ca:2` and so on when somebody stored a bundle.
 * @param pem as Qumulo keeps it; "" is none. Throws an Error, without the text, when it is no certificate.
 */
export function certificateRows(sourceId: string, pem: string): CertificateRow[] {
  const blocks = pem.match(PEM) ?? [];
  if (blocks.length === 0 && pem.trim() !== "") throw new Error("not a PEM certificate");
  return blocks.map((block, index) => {
    const nativeId = index === 0 ? "ca" : `ca:${index + 1}`;
    return certificateRow(sourceId, nativeId, new X509Certificate(block));
  });
}

function certificateRow(sourceId: string, nativeId: string, parsed: X509Certificate): CertificateRow {
  // Node escapes commas and the like as in RFC 4514.
  const commonName = /^CN=(.*)$/m.exec(parsed.subject)?.[1]?.replaceAll(/\\(.)/g, "$1") ?? null;
  return {
    kind: "Certificate",
    sourceId,
    nativeId,
    displayName: commonName ?? nativeId,
    nativeState: null,
    name: null,
    purpose: "AUTHORITY",
    commonName,
    subjectName: oneLine(parsed.subject),
    issuerName: oneLine(parsed.issuer),
    alternativeNames: alternativeNames(parsed.subjectAltName),
    serialNumber: parsed.serialNumber,
    thumbprint: parsed.fingerprint256.replaceAll(":", ""),
    thumbprintAlgorithm: "SHA256",
    keyType: keyType(parsed),
    validFrom: new Date(parsed.validFrom).toISOString(),
    validUntil: new Date(parsed.validTo).toISOString(),
    site: SOLE,
    instances: null,
  };
}

/** Node writes one attribute per line. */
function oneLine(name: string): string {
  return name.trim().split("\n").join(", ");
}

/** `DNS:a, IP Address:b` as plain names; an authority mostly has none. */
function alternativeNames(text: string | undefined): string[] {
  return (text ?? "")
    .split(", ")
    .filter(Boolean)
    .map((entry) => entry.slice(entry.indexOf(":") + 1));
}

/** For example `RSA (2048 bit)`, `EC (prime256v1)`, `ED25519`. */
function keyType(parsed: X509Certificate): string | null {
  const { asymmetricKeyType: type, asymmetricKeyDetails: key } = parsed.publicKey;
  const size = key?.modulusLength === undefined ? key?.namedCurve : `${key.modulusLength} bit`;
  return type === undefined ? null : `${type.toUpperCase()}${size === undefined ? "" : ` (${size})`}`;
}
