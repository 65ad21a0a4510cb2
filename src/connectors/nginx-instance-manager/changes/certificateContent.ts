// Is a certificate fit to be stored, and how is it written (sheet §6.5)? Whatever can be seen without the vendor is refused before it
// is asked: NGINX would stumble over it at every instance.
import { createHash, createPrivateKey, X509Certificate } from "node:crypto";
import { createSecureContext } from "node:tls";
import type { UploadCertificate } from "../../../contract/changes/inputs.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";
import { isBase64 } from "./configurationFiles.ts";

/** `certPEMDetails` as it is sent. */
export type CertificateContent = {
  readonly type: "PEM" | "PKCS12";
  readonly publicCert: string;
  readonly privateKey: string;
  readonly password: string;
  readonly caCerts: readonly string[];
};

/** Names of the values that no plan shows. A PKCS #12 file holds the key. */
export const secretsIn = ({ type }: CertificateContent): readonly string[] => [
  "certPEMDetails.privateKey",
  "certPEMDetails.password",
  ...(type === "PKCS12" ? ["certPEMDetails.publicCert"] : []),
];

const FIELD = "input.content";

/** Checks it. Throws INVALID_INPUT or UNSUPPORTED_BY_VENDOR that names the field. */
export function contentOf(refuse: Refusals, { purpose, content }: UploadCertificate): CertificateContent {
  if (purpose === "AUTHORITY")
    throw refuse.unsupported("input.purpose", "authorities are stored as issuers of a certificate; write them there");
  if (purpose === "UNKNOWN") throw refuse.invalid("input.purpose", "write SERVER");
  if (content.pem !== undefined) return pemContent(refuse, content.pem);
  if (content.pkcs12 !== undefined) return pkcs12Content(refuse, content.pkcs12);
  throw refuse.invalid(FIELD, "write pem or pkcs12");
}

function pemContent(
  refuse: Refusals,
  { certificate, privateKey, issuers = [] }: NonNullable<UploadCertificate["content"]["pem"]>,
): CertificateContent {
  const own = certificatesIn(certificate);
  if (own === null) throw refuse.invalid(`${FIELD}.pem.certificate`, "this is no certificate in PEM");
  const field = `${FIELD}.pem.privateKey`;
  if (privateKey === undefined) throw refuse.invalid(field, "NGINX needs the private key of its certificate");
  if (!isKeyOf(own, privateKey))
    throw refuse.invalid(field, "this is not the private key, in PEM without a password, of the first certificate");
  const wrong = issuers.findIndex((issuer) => certificatesIn(issuer) === null);
  if (wrong >= 0) throw refuse.invalid(`${FIELD}.pem.issuers[${wrong}]`, "this is no certificate in PEM");
  return { type: "PEM", publicCert: certificate, privateKey, password: "", caCerts: issuers };
}

function pkcs12Content(
  refuse: Refusals,
  { base64, password = "" }: NonNullable<UploadCertificate["content"]["pkcs12"]>,
): CertificateContent {
  const field = `${FIELD}.pkcs12`;
  const publicCert = base64.replaceAll(/\s/g, "");
  const file = Buffer.from(publicCert, "base64");
  // A PKCS #12 file is one ASN.1 sequence.
  if (publicCert === "" || !isBase64(publicCert) || file[0] !== 0x30)
    throw refuse.invalid(`${field}.base64`, "this is no PKCS #12 file in base64");
  if (isLocked(file, password)) throw refuse.invalid(`${field}.password`, "this password does not open the file");
  return { type: "PKCS12", publicCert, privateKey: "", password, caCerts: [] };
}

/** Null when one of them cannot be read, or there is none. */
function certificatesIn(pem: string): readonly X509Certificate[] | null {
  try {
    const blocks = blocksOf(pem).map((block) => new X509Certificate(block));
    return blocks.length === 0 ? null : blocks;
  } catch {
    return null;
  }
}

const blocksOf = (pem: string): readonly string[] =>
  pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];

function isKeyOf([first]: readonly X509Certificate[], privateKey: string): boolean {
  try {
    return first?.checkPrivateKey(createPrivateKey(privateKey)) === true;
  } catch {
    return false;
  }
}

/** Only for a password that is certainly wrong: files with old ciphers cannot be opened here, and the vendor may know them. */
function isLocked(pfx: Buffer, passphrase: string): boolean {
  try {
    createSecureContext({ pfx, passphrase });
    return false;
  } catch (error) {
    return error instanceof Error && /mac verify failure/i.test(error.message);
  }
}

/** Tells two certificates apart without holding them: a digest of what is public in PEM, or of the whole file. */
export function certificateDigest({ publicCert, caCerts }: Pick<CertificateContent, "publicCert" | "caCerts">): string {
  const plain = (written: string) => {
    const blocks = blocksOf(written);
    return (blocks.length === 0 ? [written] : blocks).map((block) => block.replaceAll(/\s/g, ""));
  };
  const parts = [plain(publicCert), caCerts.flatMap(plain)];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
