// What does a certificate say of itself? Read with Node's own X.509 parser, for seeded and for uploaded ones alike.
import { X509Certificate } from "node:crypto";
import type { CertFacts } from "./workRecords.ts";

const signatureNames: Readonly<Record<string, string>> = {
  sha256WithRSAEncryption: "SHA256-RSA",
  sha384WithRSAEncryption: "SHA384-RSA",
  "ecdsa-with-SHA256": "ECDSA-SHA256",
  ED25519: "Ed25519",
};

const subjectKeyOid = Buffer.from("0603551d0e", "hex");
const authorityKeyOid = Buffer.from("0603551d23", "hex");

/** The 20 bytes of a key identifier, found by its object identifier, as "AB:CD:…"; empty without one. */
function keyIdentifier({ raw }: X509Certificate, oid: Buffer, headerBytes: number): string {
  const at = raw.indexOf(oid);
  if (at < 0) return "";
  const start = at + oid.length + headerBytes;
  return (
    raw
      .subarray(start, start + 20)
      .toString("hex")
      .toUpperCase()
      .match(/../g) ?? []
  ).join(":");
}

function publicKeyType({ publicKey }: X509Certificate): string {
  const { asymmetricKeyType = "", asymmetricKeyDetails } = publicKey;
  if (asymmetricKeyType === "rsa") return `RSA (${asymmetricKeyDetails?.modulusLength} bit)`;
  return asymmetricKeyType === "ec" ? `ECDSA (${asymmetricKeyDetails?.namedCurve})` : asymmetricKeyType;
}

const onOneLine = (name: string | undefined) => (name ?? "").split("\n").join(", ");

/** Reads a PEM certificate; null when it is none. */
export function certFacts(pem: string): CertFacts | null {
  let cert: X509Certificate;
  try {
    cert = new X509Certificate(pem);
  } catch {
    return null;
  }
  const algorithm = cert.signatureAlgorithm ?? "";
  const signature = signatureNames[algorithm] ?? algorithm;
  return {
    commonName: /(?:^|\n)CN=(.*)/.exec(cert.subject)?.[1] ?? "",
    subject: onOneLine(cert.subject),
    issuer: onOneLine(cert.issuer),
    subjectAlternativeName: (cert.subjectAltName ?? "").replaceAll(/(DNS|IP Address):/g, ""),
    serialNumber: cert.serialNumber,
    validFromMs: Date.parse(cert.validFrom),
    validToMs: Date.parse(cert.validTo),
    publicKeyType: publicKeyType(cert),
    signatureAlgorithm: signature,
    thumbprint: cert.fingerprint256.replaceAll(":", ""),
    thumbprintAlgorithm: signature,
    // OCTET STRING { OCTET STRING }, and OCTET STRING { SEQUENCE { [0] } }.
    subjectKeyIdentifier: keyIdentifier(cert, subjectKeyOid, 4),
    authorityKeyIdentifier: keyIdentifier(cert, authorityKeyOid, 6),
    version: 3,
  };
}
