// How are certificates stored and removed, and networks scanned, at an NGINX Instance Manager in the exam?
import { X509Certificate } from "node:crypto";
import { expect } from "vitest";
import type { ExamSubject } from "../../examHarness.ts";
import { type ChangeCase, changeCase } from "../ChangeCase.ts";
import { INSTANCE, ISSUER, instanceNamed, named, PEM, PKCS12, rowsNow } from "./estate.ts";

const storedAs = async (subject: ExamSubject, name: string) =>
  (await rowsNow(subject, "Certificate")).filter((certificate) => certificate.name === name);
const THUMBPRINT = new X509Certificate(PEM.certificate).fingerprint256.replaceAll(":", "");

const inserted = (name: string) => async (subject: ExamSubject) =>
  void (await subject.control.rows({ kind: "Certificate", insert: { values: [{ name }] } }));

const newPem = changeCase<"UPLOAD_CERTIFICATE">({
  command: "UPLOAD_CERTIFICATE",
  about: "a new certificate in PEM with its issuer",
  secrets: [PEM.privateKey],
  input: async ({ connector }) => ({
    sourceId: connector.sourceId,
    name: "exam.example.com",
    purpose: "SERVER",
    content: { pem: { ...PEM, issuers: [ISSUER] } },
  }),
  async shows(subject, { target }) {
    const stored = await storedAs(subject, "exam.example.com");
    expect(stored).toMatchObject([{ nativeId: target?.nativeId, thumbprint: THUMBPRINT, instances: [] }]);
  },
  async showsNothing(subject) {
    expect(await storedAs(subject, "exam.example.com")).toEqual([]);
  },
  // The name is the key: whoever comes last replaces.
  foreign: { act: inserted("exam.example.com"), expects: ["ends"] },
});

/** A certificate that instances use. */
const USED = "finance-projects";

const replacedPem = changeCase<"UPLOAD_CERTIFICATE">({
  command: "UPLOAD_CERTIFICATE",
  about: "a certificate in place of another, for the instances that use it",
  secrets: [PEM.privateKey],
  input: async ({ connector }) => ({
    sourceId: connector.sourceId,
    name: USED,
    purpose: "SERVER",
    content: { pem: PEM },
  }),
  async shows(subject, { target }) {
    const [stored, ...others] = await storedAs(subject, USED);
    expect([stored?.nativeId, stored?.thumbprint, others]).toEqual([target?.nativeId, THUMBPRINT, []]);
    expect(stored?.instances).toHaveLength(3);
  },
  async showsNothing(subject) {
    expect((await storedAs(subject, USED)).map(({ thumbprint }) => thumbprint)).not.toContain(THUMBPRINT);
  },
  foreign: {
    act: async (subject) => {
      const values = [{ validTo: "2030-01-01T00:00:00Z" }];
      await subject.control.rows({ kind: "Certificate", update: { ids: [USED], values } });
    },
    expects: ["ends"],
  },
});

const pkcs12 = changeCase<"UPLOAD_CERTIFICATE">({
  command: "UPLOAD_CERTIFICATE",
  about: "a PKCS #12 file for one instance",
  secrets: [PKCS12.base64, PKCS12.password],
  input: async (subject) => ({
    sourceId: subject.connector.sourceId,
    name: "exam-pkcs12",
    purpose: "SERVER",
    content: { pkcs12: PKCS12 },
    instances: [await instanceNamed(subject, INSTANCE)],
  }),
  async shows(subject, { target }) {
    const { nativeId } = await instanceNamed(subject, INSTANCE);
    const stored = await storedAs(subject, "exam-pkcs12");
    expect(stored).toMatchObject([{ nativeId: target?.nativeId, instances: [nativeId] }]);
  },
  async showsNothing(subject) {
    expect(await storedAs(subject, "exam-pkcs12")).toEqual([]);
  },
  foreign: { act: inserted("exam-pkcs12"), expects: ["ends"] },
});

const UNUSED = "sales-projects";

const removal = changeCase<"DELETE_CERTIFICATE">({
  command: "DELETE_CERTIFICATE",
  about: "a certificate that no instance uses",
  input: async (subject) => ({ target: await named(subject, "Certificate", UNUSED) }),
  async shows(subject) {
    expect(await storedAs(subject, UNUSED)).toEqual([]);
  },
  async showsNothing(subject) {
    expect(await storedAs(subject, UNUSED)).toHaveLength(1);
  },
  foreign: {
    act: async (subject) => void (await subject.control.rows({ kind: "Certificate", delete: { ids: [UNUSED] } })),
    expects: ["ends"],
  },
});

const scan = changeCase<"START_SCAN">({
  command: "START_SCAN",
  about: "a network",
  input: async ({ connector }) => ({
    sourceId: connector.sourceId,
    cidr: "10.99.0.0/28",
    ports: [80, 443],
    pingFirst: true,
  }),
  // What a scan finds is no kind of the gateway, and scans are listed nowhere.
  shows: async () => {},
  showsNothing: async () => {},
  foreign: { none: "a network may be scanned as often as one likes" },
});

/** Each way of each command. */
export const otherCases: readonly ChangeCase[] = [newPem, replacedPem, pkcs12, removal, scan];
