// Where do seeded certificates come from? A small DER writer: well-formed X.509 v3 with plausible RSA keys that nobody owns.
import type { SeededRandom } from "../../chassis/seededRandom.ts";

/** What a certificate shall say. */
export interface CertificateWish {
  readonly commonName: string;
  readonly organization: string;
  readonly issuerName: string;
  /** DNS names. */
  readonly names: readonly string[];
  /** ms since 1970. */
  readonly fromMs: number;
  /** ms since 1970. */
  readonly toMs: number;
  /** 20 bytes in hexadecimal that are the same for all certificates of one issuer. */
  readonly issuerKeyHex: string;
}

function tlv(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const { length } = body;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), body]);
  if (length < 0x100) return Buffer.concat([Buffer.from([tag, 0x81, length]), body]);
  return Buffer.concat([Buffer.from([tag, 0x82, length >> 8, length & 0xff]), body]);
}

const sequence = (...parts: readonly Buffer[]) => tlv(0x30, ...parts);
const oid = (hex: string) => tlv(0x06, Buffer.from(hex, "hex"));
const octets = (...parts: readonly Buffer[]) => tlv(0x04, ...parts);
const bits = (body: Buffer) => tlv(0x03, Buffer.from([0]), body);
const sha256WithRsa = sequence(oid("2a864886f70d01010b"), tlv(0x05));

function distinguishedName(attributes: readonly [string, string][]): Buffer {
  return sequence(...attributes.map(([type, value]) => tlv(0x31, sequence(oid(type), tlv(0x0c, Buffer.from(value))))));
}

/** UTCTime, which is right until 2049. */
function utcTime(ms: number): Buffer {
  return tlv(0x17, Buffer.from(`${new Date(ms).toISOString().slice(2, 19).replaceAll(/\D/g, "")}Z`));
}

/** A modulus has its highest bit set, hence the zero byte in front, and is odd. */
function rsaKey(random: SeededRandom): Buffer {
  const modulus = tlv(0x02, Buffer.from(`00c${random.hex(510)}1`, "hex"));
  const key = sequence(modulus, tlv(0x02, Buffer.from([1, 0, 1])));
  return sequence(sequence(oid("2a864886f70d010101"), tlv(0x05)), bits(key));
}

function extensions(random: SeededRandom, { names, issuerKeyHex }: CertificateWish): Buffer {
  const alternativeNames = sequence(...names.map((name) => tlv(0x82, Buffer.from(name))));
  return tlv(
    0xa3,
    sequence(
      sequence(oid("551d0e"), octets(octets(Buffer.from(random.hex(40), "hex")))),
      sequence(oid("551d23"), octets(sequence(tlv(0x80, Buffer.from(issuerKeyHex, "hex"))))),
      ...(names.length === 0 ? [] : [sequence(oid("551d11"), octets(alternativeNames))]),
    ),
  );
}

/** Makes a certificate in PEM. Its signature is random: it parses, but it proves nothing. */
export function derCertificate(random: SeededRandom, wish: CertificateWish): string {
  const toBeSigned = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, Buffer.from(`4${random.hex(31)}`, "hex")),
    sha256WithRsa,
    distinguishedName([
      ["550406", "US"],
      ["55040a", wish.organization],
      ["550403", wish.issuerName],
    ]),
    sequence(utcTime(wish.fromMs), utcTime(wish.toMs)),
    distinguishedName([
      ["55040a", wish.organization],
      ["550403", wish.commonName],
    ]),
    rsaKey(random),
    extensions(random, wish),
  );
  const der = sequence(toBeSigned, sha256WithRsa, bits(Buffer.from(random.hex(512), "hex")));
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}
