// Which certificates are replaced and removed at a Qumulo cluster in the exam, and how do they show?

import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { ExamSubject } from "../../examHarness.ts";
import { type ChangeCase, changeCase } from "../ChangeCase.ts";
import { first, gone, none, rowsOf } from "./estate.ts";

const certificateFile = (name: string) =>
  readFileSync(new URL(`../../../upstream/certificates/${name}`, import.meta.url), "utf8");
const OWN = { certificate: certificateFile("vendor.pem"), privateKey: certificateFile("vendor.key") };
const AUTHORITY = { certificate: certificateFile("authority.pem") };
const authorities = (subject: ExamSubject) => rowsOf(subject, "Certificate");
const thumbprintOf = ({ certificate }: { certificate: string }) =>
  new X509Certificate(certificate).fingerprint256.replaceAll(":", "");

/** Each way of each command. */
export const certificateCases: readonly ChangeCase[] = [
  changeCase<"UPLOAD_CERTIFICATE">({
    command: "UPLOAD_CERTIFICATE",
    about: "the cluster itself",
    secrets: [OWN.privateKey],
    async input(subject) {
      // Nothing needs to be read for it, so without this its call would be the first, and be turned away for want of a login.
      await authorities(subject);
      return { sourceId: subject.connector.sourceId, purpose: "SERVER", content: { pem: OWN } };
    },
    // It cannot be read back.
    shows: async () => {},
    showsNothing: async () => {},
    foreign: { none: "the cluster's own certificate cannot be read, so nobody knows whether another one was faster" },
  }),
  changeCase<"UPLOAD_CERTIFICATE">({
    command: "UPLOAD_CERTIFICATE",
    about: "the authority that the cluster trusts, in place of another",
    input: async ({ connector }) => ({
      sourceId: connector.sourceId,
      purpose: "AUTHORITY",
      content: { pem: AUTHORITY },
    }),
    async shows(subject) {
      expect(await authorities(subject)).toMatchObject([{ nativeId: "ca", thumbprint: thumbprintOf(AUTHORITY) }]);
    },
    showsNothing: (subject) => none(subject, "Certificate", (row) => row.thumbprint === thumbprintOf(AUTHORITY)),
    foreign: {
      act: async (subject) => {
        const values = [{ ca_certificate: OWN.certificate }];
        await subject.control.rows({ kind: "Certificate", update: { ids: ["ca"], values } });
      },
      expects: ["PRECONDITION_FAILED"],
    },
  }),
  changeCase<"DELETE_CERTIFICATE">({
    command: "DELETE_CERTIFICATE",
    about: "the authority that the cluster trusts",
    input: async (subject) => ({ target: await first(subject, "Certificate") }),
    async shows(subject) {
      expect(await authorities(subject)).toEqual([]);
    },
    async showsNothing(subject, { target }) {
      expect(await authorities(subject)).toEqual([target]);
    },
    foreign: { act: (subject) => gone(subject, "Certificate", "ca"), expects: ["ends"] },
  }),
];
