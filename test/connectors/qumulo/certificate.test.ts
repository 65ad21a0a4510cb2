// How does the CA setting of a cluster become Certificates?
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { certificateRows } from "../../../src/connectors/qumulo/map/certificate.ts";

const bundle = readFileSync(new URL("fixtures/ca-bundle.pem", import.meta.url), "utf8");

describe("The CA certificate", () => {
  it("is taken apart, and a bundle gives one row for each", () => {
    const rows = certificateRows("lab", bundle);
    expect(rows.map(({ nativeId, displayName, keyType }) => [nativeId, displayName, keyType])).toEqual([
      ["ca", "Example Root CA", "EC (prime256v1)"],
      ["ca:2", "Old CA", "RSA (2048 bit)"],
    ]);
    expect(rows[0]).toMatchObject({
      purpose: "AUTHORITY",
      subjectName: "C=DE, O=Example Company\\, Storage, CN=Example Root CA",
      alternativeNames: ["ca.example.com", "10.0.0.1"],
      serialNumber: "0A1B2C3D",
      thumbprint: "A1BA196564BE7D00E4A3E9161B51BCCC0667C1BD9DEE83D0430CE219D0888C13",
      thumbprintAlgorithm: "SHA256",
      validFrom: "2026-11-21T04:56:01.000Z",
      validUntil: "2036-11-18T04:56:01.000Z",
      site: { by: "sole" },
    });
  });

  it("that is an empty text is none", () => {
    expect(certificateRows("lab", "\n")).toEqual([]);
  });

  it("that is no certificate is refused, without a word of it", () => {
    expect(() => certificateRows("lab", "secret stuff")).toThrow(/^not a PEM certificate$/);
  });
});
