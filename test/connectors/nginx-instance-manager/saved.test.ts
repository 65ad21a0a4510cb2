// Do saved configurations and certificates become rows as they should, and does nothing secret get into them?
import { globSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { certificateRow, configSnapshot } from "../../../src/connectors/nginx-instance-manager/map/saved.ts";
import { rawCert, rawConfig } from "../../../src/connectors/nginx-instance-manager/raw/saved.ts";
import { KINDS } from "../../../src/contract/kinds.ts";
import { feedsOf, patientCall, readAll } from "../../contract/examHarness.ts";
import { feedNamed, type NimUnderTest, rowsOf, startNim } from "./startNim.ts";

let nim: NimUnderTest;
beforeAll(async () => {
  nim = await startNim({ volumes: 40 });
});
afterAll(() => nim.close());

const config = (more: object) => configSnapshot("nim", rawConfig.parse({ uid: "c1", configName: "edge", ...more }));
const cert = (more: object) => certificateRow("nim", rawCert.parse({ name: "www", ...more }));

describe("A saved configuration", () => {
  it("quirk I-18: is known by its uid, for two may bear one name", () => {
    expect(config({ uid: "c2" })).toMatchObject({ nativeId: "c2", displayName: "edge", subject: "CONFIGURATION" });
  });

  it("quirk I-19: tells its file names when it is read by itself, and never what is in them", async () => {
    const feed = feedNamed(nim, "configs");
    const [row] = await rowsOf(nim, "Snapshot");
    expect(row?.details).toMatchObject({ filePaths: null });
    const key = row?.nativeId ?? "";
    const single = (await feed.singles?.Snapshot?.getMany([key], patientCall()))?.get(key);
    expect(single?.details).toMatchObject({ filePaths: expect.arrayContaining(["/etc/nginx/nginx.conf"]) });
    expect(JSON.stringify(single)).not.toContain("contents");
    const files = [{ name: "/etc/nginx/nginx.conf", contents: "c2VjcmV0" }];
    const whole = config({
      configFiles: { rootDir: "/etc/nginx", files },
      auxFiles: null,
      instGroupUid: "g1",
      nginxUid: "n1",
    });
    expect(whole).toMatchObject({ site: "g1", details: { filePaths: ["/etc/nginx/nginx.conf"], instance: null } });
    expect(JSON.stringify(whole)).not.toContain("c2VjcmV0");
  });
});

describe("A certificate", () => {
  const facts = { commonName: "www.example.com", validTo: "2027-01-01T00:00:00Z", thumbprint: "AB" };

  it("tells the facts of the first certificate of its chain, and who uses it", () => {
    const row = cert({
      certMetadata: [
        { ...facts, subjectAlternativeName: "DNS:www.example.com, DNS:example.com" },
        { commonName: "an authority" },
      ],
      instanceRefs: ["/api/platform/v1/systems/s1/instances/n1", "/elsewhere"],
    });
    expect(row).toMatchObject({
      nativeId: "www",
      commonName: "www.example.com",
      alternativeNames: ["www.example.com", "example.com"],
      validUntil: "2027-01-01T00:00:00.000Z",
      instances: ["s1:n1"],
    });
  });

  it.each([
    [{ expired: true, expiry: 0 }, "Expired"],
    [{ expired: false, expiry: 29 * 86_400 }, "Expiring"],
    [{ expired: false, expiry: 31 * 86_400 }, "Healthy"],
    [{}, null],
  ])("quirk I-20: of %j is in the state that the vendor's pages compute: %s", (more, state) => {
    expect(cert({ certMetadata: [{ ...facts, ...more }] }).nativeState).toBe(state);
  });

  it("quirk I-20: is the same row a second later", () => {
    const at = (expiry: number) => cert({ certMetadata: [{ ...facts, expired: false, expiry }] });
    expect(at(900_000)).toEqual(at(899_999));
  });

  it("raises an alert when it has expired or soon will", () => {
    const certificates = ["Expired", "Expiring", "Healthy"].map((nativeState) => ({ ...cert({}), nativeState }));
    const alerts = nim.connector.deriveAlerts?.derive({ Certificate: certificates });
    expect(alerts?.map(({ severity }) => severity)).toEqual(["CRITICAL", "WARNING"]);
  });

  it("quirk I-21: brings neither its private key nor the mask over it into a row", async () => {
    const details = { type: "PEM", privateKey: "*****", publicCert: "-----BEGIN CERTIFICATE-----", password: "*****" };
    expect(JSON.stringify(cert({ certPEMDetails: details }))).not.toMatch(/\*|BEGIN/);
    for (const feed of feedsOf(nim.connector))
      expect(JSON.stringify((await readAll(feed)).rows)).not.toMatch(/\*\*\*|-----BEGIN/);
  });

  it("quirk I-18: is known by its name, which is encoded in its path", async () => {
    const feed = feedNamed(nim, "certs");
    await nim.control.forgetCalls();
    const found = await feed.singles?.Certificate?.getMany(["no such/name"], patientCall());
    expect(found?.get("no such/name")).toBeNull();
    expect(await nim.asked()).toEqual(["/certs/no%20such%2Fname"]);
  });
});

describe("What is no storage", () => {
  it("quirk I-23: is answered with a reason that says so", () => {
    const unsupported = KINDS.filter((kind) => "supported" in nim.connector.readers[kind]);
    expect(unsupported).toEqual(["StoragePool", "Volume", "Share", "SnapshotPolicy", "Quota", "JobTemplate"]);
    const { commands } = nim.connector;
    for (const command of ["CREATE_VOLUME", "SET_QUOTA", "CANCEL_JOB", "RETRY_JOB"] as const)
      expect(commands[command].supported, command).toBe(false);
    for (const command of ["SAVE_CONFIGURATION", "PUBLISH_CONFIGURATION", "START_SCAN", "UPLOAD_CERTIFICATE"] as const)
      expect(commands[command].supported, command).toBe(true);
  });
});

describe("The list of quirks", () => {
  it("names for every trap the tests that show it", () => {
    const quirks = readFileSync(
      new URL("../../../src/connectors/nginx-instance-manager/QUIRKS.md", import.meta.url),
      "utf8",
    );
    const tests = globSync("*.test.ts", { cwd: import.meta.dirname })
      .map((file) => readFileSync(new URL(file, import.meta.url), "utf8"))
      .join("\n");
    const rows = quirks.split("\n").filter((line) => line.startsWith("| I-"));
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) {
      const shown = row.split("|").at(-2) ?? "";
      const titles = [...shown.matchAll(/`([^`]+)`/g)].map(([, title = ""]) => title);
      if (!shown.includes("conformance exam")) expect(titles, row).not.toEqual([]);
      for (const title of titles) expect(tests.includes(title), title).toBe(true);
    }
  });
});
