// What of an NGINX Instance Manager can changes be tried on? Its rows as the connector reads them, and who else changes them.
import { readFileSync } from "node:fs";
import type { ChangeInputs, ConfigurationFiles, PartName } from "../../../../src/contract/changes/inputs.ts";
import type { VendorCommand } from "../../../../src/contract/commands.ts";
import type { Row, RowOf } from "../../../../src/contract/rows/index.ts";
import { type ExamSubject, patientCall, readAll } from "../../examHarness.ts";
import { changeOf } from "../carryOut.ts";

/** All rows of a kind, read now. */
export async function rowsNow<K extends Row["kind"]>({ connector }: ExamSubject, kind: K): Promise<RowOf[K][]> {
  const reader = connector.readers[kind];
  if (!("read" in reader)) throw new Error(`${kind} is not read.`);
  return (await readAll(reader)).rows.filter((row): row is RowOf[K] => row.kind === kind);
}

/** The row of a kind that people know by this name. */
export async function named<K extends Row["kind"]>(subject: ExamSubject, kind: K, name: string): Promise<RowOf[K]> {
  const found = (await rowsNow(subject, kind)).find(({ displayName }) => displayName === name);
  if (found === undefined) throw new Error(`There is no ${kind} ${name}.`);
  return found;
}

/** An instance that is online, and the group that it alone is in. */
export const INSTANCE = "api-london-002";
/** That group. */
export const GROUP = "api in london";

/** An instance by its name. */
export async function instanceNamed(subject: ExamSubject, name: string): Promise<PartName> {
  const hosts = await rowsNow(subject, "Host");
  const parts = hosts.flatMap(
    ({ details }) => (details?.instances ?? []) as readonly (PartName & { displayName: string })[],
  );
  const found = parts.find(({ displayName }) => displayName === name);
  if (found === undefined) throw new Error(`There is no instance ${name}.`);
  return { type: "NginxInstance", sourceId: found.sourceId, nativeId: found.nativeId };
}

/** A password that stands in a file; no plan may show it. */
export const PASSWORD_IN_FILE = "proxy-password-7";

/** A small configuration that NGINX takes. */
export const filesFor = (port: number, externalVersion?: string): ConfigurationFiles => ({
  rootDirectory: "/etc/nginx",
  files: [
    {
      path: "/etc/nginx/nginx.conf",
      content: { text: `http { server { listen ${port}; } }\n# ${PASSWORD_IN_FILE}\n` },
    },
    { path: "/etc/nginx/mime.types", content: { base64: Buffer.from("types { }\n").toString("base64") } },
  ],
  auxiliaryFiles: [{ path: "/usr/share/nginx/html/index.html", content: { text: "<p>up</p>" } }],
  ...(externalVersion === undefined ? {} : { externalVersion }),
});

/** Somebody else's change through the vendor's own API; it is carried out at once, and its work has ended. */
export async function byOthers<C extends VendorCommand>(
  subject: ExamSubject,
  command: C,
  input: ChangeInputs[C],
): Promise<void> {
  const change = changeOf(subject, command);
  const operationId = "somebodyelse00000001";
  const plan = await change.plan({ input, operationId }, patientCall());
  await change.send({ plan, position: 0, facts: plan.facts, operationId }, patientCall());
  await subject.control.advance(60_000);
}

const testFile = (path: string) => readFileSync(new URL(path, import.meta.url));
const certificateFile = (name: string) => testFile(`../../../upstream/certificates/${name}`).toString();

/** A certificate with its key. */
export const PEM = { certificate: certificateFile("vendor.pem"), privateKey: certificateFile("vendor.key") };
/** Its issuer. */
export const ISSUER = certificateFile("authority.pem");
/** The same with its key, as one file. */
export const PKCS12 = { base64: testFile("vendor.p12").toString("base64"), password: "open-sesame" };
