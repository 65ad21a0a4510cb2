// What is refused before an NGINX Instance Manager is asked at all, and which field is named?
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {
  ChangeInputs,
  ConfigurationFiles,
  PublishConfiguration,
  SaveConfiguration,
  StartScan,
  UploadCertificate,
} from "../../../src/contract/changes/inputs.ts";
import type { VendorCommand } from "../../../src/contract/commands.ts";
import type { RowOf } from "../../../src/contract/rows/index.ts";
import { changeOf, planOf } from "../../contract/changes/carryOut.ts";
import { filesFor, GROUP, named, PEM, PKCS12, rowsNow } from "../../contract/changes/nginx-instance-manager/estate.ts";
import { type ExamSubject, workCalls } from "../../contract/examHarness.ts";
import { refusalOf, startWorking } from "./startWorking.ts";

let nim: ExamSubject;
let group: RowOf["Site"];
let deployment: RowOf["Site"];
const sourceId = "examined";

beforeAll(async () => {
  nim = await startWorking();
  group = await named(nim, "Site", GROUP);
  deployment = await named(nim, "Site", sourceId);
});
afterAll(() => nim.close());

/** Code and field, and that not a single call was made. */
async function refused<C extends VendorCommand>(command: C, input: ChangeInputs[C]) {
  await nim.control.forgetCalls();
  const refusal = await refusalOf(planOf(nim, command, input));
  expect(await workCalls(nim)).toEqual([]);
  return refusal;
}

const file = (path: string) => ({ path, content: { text: "" } });

describe("The files of a configuration are refused", () => {
  it.each<readonly [string, Partial<ConfigurationFiles>, string]>([
    ["when there are none, for what is missing is removed", { files: [] }, "files"],
    ["below a directory that is not absolute", { rootDirectory: "etc/nginx" }, "rootDirectory"],
    ["below a directory with a slash at its end", { rootDirectory: "/etc/nginx/" }, "rootDirectory"],
    ["with a path that is not absolute", { files: [file("nginx.conf")] }, "files[0].path"],
    ["with a path that climbs", { files: [file("/etc/nginx/../passwd")] }, "files[0].path"],
    ["outside of their directory", { files: [file("/etc/nginx/a"), file("/srv/b")] }, "files[1].path"],
    ["with a line break in a path", { auxiliaryFiles: [file("/srv/a\nb")] }, "auxiliaryFiles[0].path"],
    ["with a path twice", { files: [file("/etc/nginx/a"), file("/etc/nginx/a")] }, "files"],
    [
      "when what should be base64 is none",
      { files: [{ path: "/etc/nginx/a", content: { base64: "a b" } }] },
      "files[0].content.base64",
    ],
    ["with a version of no characters", { externalVersion: "" }, "externalVersion"],
    ["with a version of 151 characters", { externalVersion: "x".repeat(151) }, "externalVersion"],
    [
      "when they do not fit into 50 MB",
      { files: [{ path: "/etc/nginx/a", content: { text: "x".repeat(40 * 1024 * 1024) } }] },
      "files",
    ],
  ])("%s", async (_, wrong, field) => {
    const files = { ...filesFor(8080), ...wrong };
    const save = await refused("SAVE_CONFIGURATION", { sourceId, name: "new", content: files });
    expect(save).toEqual(["INVALID_INPUT", `input.content.${field}`]);
    const how = { target: { site: group }, validate: true, ignoreConflict: false };
    const publish = await refused("PUBLISH_CONFIGURATION", { ...how, content: { files } });
    expect(publish).toEqual(["INVALID_INPUT", `input.content.files.${field}`]);
  });
});

describe("A configuration to save is refused", () => {
  it.each<readonly [string, () => Partial<SaveConfiguration>, string]>([
    ["without a name", () => ({ name: "" }), "input.name"],
    ["with a name of two lines", () => ({ name: "a\nb" }), "input.name"],
    ["for the deployment itself", () => ({ target: { site: deployment } }), "input.target.siteId"],
    [
      "for something that is no instance",
      () => ({ target: { instance: { type: "NginxInstance", sourceId, nativeId: "alone" } } }),
      "input.target.instanceId",
    ],
    [
      "for an instance of another source",
      () => ({ target: { instance: { type: "NginxInstance", sourceId: "nim-2", nativeId: "a:b" } } }),
      "input.target.instanceId",
    ],
  ])("%s", async (_, wrong, field) => {
    const input = { sourceId, name: "new", content: filesFor(8080), ...wrong() };
    expect(await refused("SAVE_CONFIGURATION", input)).toEqual(["INVALID_INPUT", field]);
  });
});

describe("A configuration to publish is refused", () => {
  it.each<readonly [string, () => Partial<PublishConfiguration>, string]>([
    ["to the deployment itself", () => ({ target: { site: deployment } }), "input.target.siteId"],
    ["to nothing", () => ({ target: {} }), "input.target"],
  ])("%s", async (_, wrong, field) => {
    const input = {
      target: { site: group },
      content: { files: filesFor(8080) },
      validate: true,
      ignoreConflict: false,
    };
    expect(await refused("PUBLISH_CONFIGURATION", { ...input, ...wrong() })).toEqual(["INVALID_INPUT", field]);
  });
});

describe("A scan is refused", () => {
  it.each<readonly [string, Partial<StartScan>, string]>([
    ["of a single address", { cidr: "10.0.0.1" }, "input.cidr"],
    ["of a network with too many bits", { cidr: "10.0.0.0/33" }, "input.cidr"],
    ["of a name", { cidr: "example.com/24" }, "input.cidr"],
    ["without ports", { ports: [] }, "input.ports"],
    ["of port 0", { ports: [80, 0] }, "input.ports[1]"],
    ["of port 65536", { ports: [65_536] }, "input.ports[0]"],
    ["of a port twice", { ports: [80, 80] }, "input.ports"],
  ])("%s", async (_, wrong, field) => {
    const input = { sourceId, cidr: "10.0.0.0/24", ports: [80], pingFirst: true, ...wrong };
    expect(await refused("START_SCAN", input)).toEqual(["INVALID_INPUT", field]);
  });
});

describe("A certificate is refused", () => {
  const otherKey = readFileSync(new URL("../../upstream/certificates/client.key", import.meta.url), "utf8");
  const pem = (wrong: object) => ({ content: { pem: { ...PEM, ...wrong } } });
  const pkcs12 = (wrong: object) => ({ content: { pkcs12: { ...PKCS12, ...wrong } } });

  it.each<readonly [string, Partial<UploadCertificate>, string, string]>([
    ["with a slash in its name, which stands in its address", { name: "a/b" }, "INVALID_INPUT", "input.name"],
    ["with a name that climbs", { name: ".." }, "INVALID_INPUT", "input.name"],
    ["as an authority", { purpose: "AUTHORITY" }, "UNSUPPORTED_BY_VENDOR", "input.purpose"],
    ["for an unknown purpose", { purpose: "UNKNOWN" }, "INVALID_INPUT", "input.purpose"],
    ["when it is none", pem({ certificate: "none" }), "INVALID_INPUT", "input.content.pem.certificate"],
    ["without its key", pem({ privateKey: undefined }), "INVALID_INPUT", "input.content.pem.privateKey"],
    ["with the key of another one", pem({ privateKey: otherKey }), "INVALID_INPUT", "input.content.pem.privateKey"],
    [
      "with the mask that the vendor shows in place of a key",
      pem({ privateKey: "**********" }),
      "INVALID_INPUT",
      "input.content.pem.privateKey",
    ],
    ["with an issuer that is none", pem({ issuers: ["none"] }), "INVALID_INPUT", "input.content.pem.issuers[0]"],
    ["as a file that is no PKCS #12", pkcs12({ base64: "bm9uZQ==" }), "INVALID_INPUT", "input.content.pkcs12.base64"],
    [
      "as a file that its password does not open",
      pkcs12({ password: "wrong" }),
      "INVALID_INPUT",
      "input.content.pkcs12.password",
    ],
    [
      "for something that is no instance",
      { instances: [{ type: "Host", sourceId, nativeId: "a:b" }] },
      "INVALID_INPUT",
      "input.instanceIds[0]",
    ],
  ])("%s", async (_, wrong, code, field) => {
    const input = { sourceId, name: "new", purpose: "SERVER" as const, content: { pem: PEM }, ...wrong };
    expect(await refused("UPLOAD_CERTIFICATE", input)).toEqual([code, field]);
  });

  it("without a name, which is its key", async () => {
    const input = { sourceId, purpose: "SERVER" as const, content: { pem: PEM } };
    expect(await refused("UPLOAD_CERTIFICATE", input)).toEqual(["INVALID_INPUT", "input.name"]);
  });

  it("for removal while instances refer to it, which the row itself tells", async () => {
    const certificates = await rowsNow(nim, "Certificate");
    const { available } = changeOf(nim, "DELETE_CERTIFICATE");
    const used = certificates.filter(({ instances }) => (instances ?? []).length > 0);
    expect(certificates.filter((row) => available?.(row) !== null)).toEqual(used);
    const [target] = used;
    if (target === undefined) throw new Error("Every certificate is unused.");
    const stale = { ...target, instances: [] };
    expect(await refusalOf(planOf(nim, "DELETE_CERTIFICATE", { target: stale }))).toEqual(["CONFLICT", "input.id"]);
  });
});
