// What does Qumulo refuse before any call? Each row of these tables is a slip that somebody can make in a mutation.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Change } from "../../../src/contract/changes/Change.ts";
import type { VendorCommand } from "../../../src/contract/commands.ts";
import type { Row, RowOf } from "../../../src/contract/rows/index.ts";
import { patientCall, readAll } from "../../contract/examHarness.ts";
import { type Cluster, startCluster } from "./startCluster.ts";

let cluster: Cluster;
let volume: RowOf["Volume"];
let root: RowOf["Volume"];
let nfs: RowOf["Share"];
let smb: RowOf["Share"];
let bucket: RowOf["Share"];
let snapshot: RowOf["Snapshot"];
let policy: RowOf["SnapshotPolicy"];
let outgoing: RowOf["JobTemplate"];

async function rowsOf<K extends keyof RowOf>(kind: K): Promise<RowOf[K][]> {
  const reader = cluster.connector.readers[kind];
  if (!("read" in reader)) throw new Error(`${kind} is not read.`);
  return (await readAll(reader)).rows.filter((row: Row): row is RowOf[K] => row.kind === kind);
}

function found<T>(rows: readonly T[], fits: (row: T) => boolean): T {
  const row = rows.find(fits);
  if (row === undefined) throw new Error("The cluster has no such row.");
  return row;
}

beforeAll(async () => {
  cluster = await startCluster();
  const volumes = await rowsOf("Volume");
  root = found(volumes, ({ nativeId }) => nativeId === "2");
  volume = found(volumes, ({ nativeId }) => nativeId !== "2");
  const shares = await rowsOf("Share");
  nfs = found(shares, ({ protocol }) => protocol === "NFS");
  smb = found(shares, ({ protocol }) => protocol === "SMB");
  bucket = found(shares, ({ s3 }) => s3?.objectLockEnabled === false);
  const isFree = (row: RowOf["Snapshot"]) => row.lifecycle === "AVAILABLE" && row.details?.heldByReplication === false;
  snapshot = found(await rowsOf("Snapshot"), (row) => isFree(row) && row.locked === false);
  policy = found(await rowsOf("SnapshotPolicy"), () => true);
  outgoing = found(await rowsOf("JobTemplate"), ({ nativeId }) => nativeId.startsWith("source:"));
});
afterAll(() => cluster.close());

/** Plans, and tells what it was refused with; fails when the vendor was asked anything. */
async function refused(command: VendorCommand, input: object): Promise<{ code: string; field: string | null }> {
  await cluster.control.forgetCalls();
  const change = cluster.connector.commands[command] as unknown as Change<VendorCommand>;
  const plan = change.plan({ input: input as never, operationId: "test0000operation0001" }, patientCall());
  const { problem } = await plan.then(
    () => {
      throw new Error("It was planned.");
    },
    (error) => error,
  );
  expect(await cluster.control.calls()).toEqual([]);
  expect(problem.message).toContain("qumulo-lab: ");
  return { code: problem.code, field: problem.field };
}

const RULE = { hosts: ["10.0.0.0/8"], readOnly: false, squash: "ROOT" };
const withRule = (rule: object) => ({ protocol: { nfs: { rules: [{ ...RULE, ...rule }] } } });
const withSmb = (settings: object) => ({ name: "n", protocol: { smb: { permissions: [], ...settings } } });
const withPermission = (one: object) =>
  withSmb({ permissions: [{ trustee: "a.moreau", trusteeType: "USER", access: "READ_ONLY", ...one }] });
const RULE_FIELD = "input.protocol.nfs.rules.0";

describe("A new share of Qumulo is refused", () => {
  it.each<[why: string, input: object, code: string, field: string]>([
    ["without a volume", { ...withRule({}), volume: undefined }, "INVALID_INPUT", "input.volumeId"],
    ["with a path that does not begin at the root", { ...withRule({}), path: "a/b" }, "INVALID_INPUT", "input.path"],
    ["with a path that climbs", { ...withRule({}), path: "/a/../b" }, "INVALID_INPUT", "input.path"],
    ["at a site of its own", { ...withRule({}), site: {} }, "UNSUPPORTED_BY_VENDOR", "input.siteId"],
    ["as a mount", { protocol: { mount: {} } }, "UNSUPPORTED_BY_VENDOR", "input.protocol.mount"],
    ["as an export with a name", { ...withRule({}), name: "n" }, "UNSUPPORTED_BY_VENDOR", "input.name"],
    [
      "as an export that does not say who may mount",
      { protocol: { nfs: {} } },
      "INVALID_INPUT",
      "input.protocol.nfs.rules",
    ],
    ["as an export without a rule", { protocol: { nfs: { rules: [] } } }, "INVALID_INPUT", "input.protocol.nfs.rules"],
    ["with an empty host", withRule({ hosts: [""] }), "INVALID_INPUT", `${RULE_FIELD}.hosts.0`],
    ["with two hosts in one", withRule({ hosts: ["a b"] }), "INVALID_INPUT", `${RULE_FIELD}.hosts.0`],
    ["with asynchronous writes", withRule({ asyncWrites: true }), "UNSUPPORTED_BY_VENDOR", `${RULE_FIELD}.asyncWrites`],
    ["with two flavours", withRule({ security: ["SYS", "KRB5"] }), "INVALID_INPUT", `${RULE_FIELD}.security`],
    ["with no flavour at all", withRule({ security: [] }), "INVALID_INPUT", `${RULE_FIELD}.security`],
    [
      "with a stand-in for nobody",
      withRule({ squash: "NONE", anonymousUid: 1n }),
      "INVALID_INPUT",
      `${RULE_FIELD}.anonymousUid`,
    ],
    [
      "with a group that no 32 bits hold",
      withRule({ anonymousGid: 2n ** 32n }),
      "INVALID_INPUT",
      `${RULE_FIELD}.anonymousGid`,
    ],
    ["over SMB without a name", { protocol: { smb: { permissions: [] } } }, "INVALID_INPUT", "input.name"],
    ["over SMB under a name with a slash", { ...withSmb({}), name: "a/b" }, "INVALID_INPUT", "input.name"],
    [
      "over SMB without saying who may",
      { name: "n", protocol: { smb: {} } },
      "INVALID_INPUT",
      "input.protocol.smb.permissions",
    ],
    ["as read-only", withSmb({ readOnly: true }), "UNSUPPORTED_BY_VENDOR", "input.protocol.smb.readOnly"],
    [
      "with encryption that is only wished for",
      withSmb({ encryption: "DESIRED" }),
      "INVALID_INPUT",
      "input.protocol.smb.encryption",
    ],
    [
      "for a user called Everyone",
      withPermission({ trustee: "Everyone" }),
      "INVALID_INPUT",
      "input.protocol.smb.permissions.0.trustee",
    ],
    [
      "for a trustee of unknown sort",
      withPermission({ trusteeType: "UNKNOWN" }),
      "INVALID_INPUT",
      "input.protocol.smb.permissions.0.trusteeType",
    ],
    [
      "for an access of unknown sort",
      withPermission({ access: "UNKNOWN" }),
      "INVALID_INPUT",
      "input.protocol.smb.permissions.0.access",
    ],
    ["as a bucket with capitals", { name: "Bucket", protocol: { s3: {} } }, "INVALID_INPUT", "input.name"],
    [
      "as a bucket with a comment",
      { name: "bucket", description: "d", protocol: { s3: {} } },
      "UNSUPPORTED_BY_VENDOR",
      "input.description",
    ],
    [
      "as a bucket with versioning OFF",
      { name: "bucket", protocol: { s3: { versioning: "OFF" } } },
      "INVALID_INPUT",
      "input.protocol.s3.versioning",
    ],
    [
      "as a bucket that keeps what it cannot lock",
      { name: "bucket", protocol: { s3: { defaultRetentionDays: 1 } } },
      "INVALID_INPUT",
      "input.protocol.s3.defaultRetentionDays",
    ],
    [
      "as a bucket that locks and does not keep versions",
      { name: "bucket", protocol: { s3: { objectLockEnabled: true, versioning: "SUSPENDED" } } },
      "INVALID_INPUT",
      "input.protocol.s3.versioning",
    ],
  ])("%s", async (_, input, code, field) => {
    expect(await refused("CREATE_SHARE", { volume, path: "/", ...input })).toEqual({ code, field });
  });
});

describe("A change of a share of Qumulo is refused", () => {
  it.each<[why: string, input: () => object, code: string, field: string]>([
    ["when nothing shall change", () => ({ target: nfs }), "INVALID_INPUT", "input"],
    [
      "with the settings of another protocol",
      () => ({ target: nfs, protocol: { smb: {} } }),
      "INVALID_INPUT",
      "input.protocol",
    ],
    ["when an export shall have a name", () => ({ target: nfs, name: "n" }), "UNSUPPORTED_BY_VENDOR", "input.name"],
    [
      "when a bucket shall have another name",
      () => ({ target: bucket, name: "n" }),
      "UNSUPPORTED_BY_VENDOR",
      "input.name",
    ],
    ["when a bucket shall move", () => ({ target: bucket, path: "/n" }), "UNSUPPORTED_BY_VENDOR", "input.path"],
    [
      "when a bucket shall learn to lock",
      () => ({ target: bucket, protocol: { s3: { objectLockEnabled: true } } }),
      "UNSUPPORTED_BY_VENDOR",
      "input.protocol.s3.objectLockEnabled",
    ],
  ])("%s", async (_, input, code, field) => {
    expect(await refused("UPDATE_SHARE", input())).toEqual({ code, field });
  });

  it("and its removal too, when files shall go with an export or an SMB share", async () => {
    for (const target of [nfs, smb]) {
      const refusal = { code: "UNSUPPORTED_BY_VENDOR", field: "input.deleteContents" };
      expect(await refused("DELETE_SHARE", { target, deleteContents: true })).toEqual(refusal);
    }
  });
});

describe("A volume of Qumulo is refused", () => {
  const GIB = 2n ** 30n;
  it.each<[why: string, input: object, code: string, field: string]>([
    ["without a limit, which would make no volume", { name: "v" }, "INVALID_INPUT", "input.limit"],
    ["with a limit of nothing", { name: "v", limit: 0n }, "INVALID_INPUT", "input.limit"],
    ["with a limit beyond 63 bits", { name: "v", limit: 2n ** 63n }, "INVALID_INPUT", "input.limit"],
    ["with a name that is a path", { name: "a/b", limit: GIB }, "INVALID_INPUT", "input.name"],
    ["with a name longer than 255 bytes", { name: "é".repeat(128), limit: GIB }, "INVALID_INPUT", "input.name"],
    ["with a path that ends in another name", { name: "v", path: "/a/w", limit: GIB }, "INVALID_INPUT", "input.path"],
    ["with a description", { name: "v", limit: GIB, description: "d" }, "UNSUPPORTED_BY_VENDOR", "input.description"],
    ["with placements", { name: "v", limit: GIB, placements: [] }, "UNSUPPORTED_BY_VENDOR", "input.placements"],
    [
      "with details of another vendor",
      { name: "v", limit: GIB, details: {} },
      "UNSUPPORTED_BY_VENDOR",
      "input.details",
    ],
  ])("%s", async (_, input, code, field) => {
    expect(await refused("CREATE_VOLUME", { sourceId: "qumulo-lab", ...input })).toEqual({ code, field });
  });

  it("another name when it is the root, and to be removed too", async () => {
    const renamed = await refused("UPDATE_VOLUME", { target: root, name: "n" });
    expect(renamed).toEqual({ code: "UNSUPPORTED_BY_VENDOR", field: "input.name" });
    expect(await refused("DELETE_VOLUME", { target: root })).toEqual({
      code: "UNSUPPORTED_BY_VENDOR",
      field: "input.id",
    });
  });

  it("a change of nothing", async () => {
    expect(await refused("UPDATE_VOLUME", { target: volume })).toEqual({ code: "INVALID_INPUT", field: "input" });
  });

  it("a quota for each child, or one that tells somebody", async () => {
    const input = { volume, limit: GIB };
    const each = await refused("SET_QUOTA", { ...input, eachChild: true });
    expect(each).toEqual({ code: "UNSUPPORTED_BY_VENDOR", field: "input.eachChild" });
    const notify = await refused("SET_QUOTA", { ...input, eachChild: false, notifyEmail: "a@b.example" });
    expect(notify).toEqual({ code: "UNSUPPORTED_BY_VENDOR", field: "input.notifyEmail" });
  });
});

describe("A snapshot of Qumulo is refused", () => {
  it("with an end that has passed", async () => {
    const expiration = { at: "2026-11-20T11:59:59Z" };
    const refusal = { code: "INVALID_INPUT", field: "input.expiration.at" };
    expect(await refused("CREATE_SNAPSHOT", { volume, expiration })).toEqual(refusal);
    expect(await refused("UPDATE_SNAPSHOT", { target: snapshot, expiration })).toEqual(refusal);
  });

  it("with an end in no time", async () => {
    const refusal = { code: "INVALID_INPUT", field: "input.expiration.afterSeconds" };
    expect(await refused("CREATE_SNAPSHOT", { volume, expiration: { afterSeconds: 0 } })).toEqual(refusal);
  });

  it("with a name that leaves no room for the operation's id", async () => {
    const refusal = { code: "INVALID_INPUT", field: "input.name" };
    expect(await refused("CREATE_SNAPSHOT", { volume, name: "n".repeat(230) })).toEqual(refusal);
    expect(await refused("CREATE_SNAPSHOT", { volume, name: "a/b" })).toEqual(refusal);
  });

  it("at a site of its own", async () => {
    const refusal = { code: "UNSUPPORTED_BY_VENDOR", field: "input.siteId" };
    expect(await refused("CREATE_SNAPSHOT", { volume, site: {} })).toEqual(refusal);
  });
});

describe("A snapshot policy of Qumulo is refused", () => {
  const daily = (more: object) => ({ schedule: { daily: { time: "06:00", timezone: "UTC", ...more } } });
  const interval = (more: object) => ({
    schedule: { interval: { everyMinutes: 15, startTime: "00:00", endTime: "23:59", timezone: "UTC", ...more } },
  });
  const monthly = (dayOfMonth: number) => ({ schedule: { monthly: { dayOfMonth, time: "06:00", timezone: "UTC" } } });
  it.each<[why: string, input: object, code: string, field: string]>([
    ["without a name", { ...daily({}), name: undefined }, "INVALID_INPUT", "input.name"],
    ["on the 28th, which Qumulo does not take", monthly(28), "INVALID_INPUT", "input.schedule.monthly.dayOfMonth"],
    ["on the day before the last", monthly(-2), "INVALID_INPUT", "input.schedule.monthly.dayOfMonth"],
    ["at a time that is none", daily({ time: "24:00" }), "INVALID_INPUT", "input.schedule.daily.time"],
    [
      "in a zone that is none",
      daily({ timezone: "Europe/Atlantis" }),
      "INVALID_INPUT",
      "input.schedule.daily.timezone",
    ],
    ["in an offset", daily({ timezone: "+01:00" }), "INVALID_INPUT", "input.schedule.daily.timezone"],
    ["on no day", daily({ daysOfWeek: [] }), "INVALID_INPUT", "input.schedule.daily.daysOfWeek"],
    ["every 100 minutes", interval({ everyMinutes: 100 }), "INVALID_INPUT", "input.schedule.interval.everyMinutes"],
    ["every 100 hours", interval({ everyMinutes: 6_000 }), "INVALID_INPUT", "input.schedule.interval.everyMinutes"],
    ["in another vendor's words", { schedule: { native: {} } }, "UNSUPPORTED_BY_VENDOR", "input.schedule.native"],
    ["by number", { ...daily({}), retention: { count: 3 } }, "UNSUPPORTED_BY_VENDOR", "input.retention.count"],
    ["for years", { ...daily({}), retention: { years: 3 } }, "UNSUPPORTED_BY_VENDOR", "input.retention.years"],
    ["for a hundred days", { ...daily({}), retention: { days: 100 } }, "INVALID_INPUT", "input.retention.days"],
    ["for ever, but not", { ...daily({}), retention: { forever: false } }, "INVALID_INPUT", "input.retention.forever"],
  ])("%s", async (_, input, code, field) => {
    const whole = { volume, name: "p", retention: { days: 5 }, enabled: true, ...input };
    expect(await refused("CREATE_SNAPSHOT_POLICY", whole)).toEqual({ code, field });
  });

  it("a change of nothing", async () => {
    const refusal = { code: "INVALID_INPUT", field: "input" };
    expect(await refused("UPDATE_SNAPSHOT_POLICY", { target: policy })).toEqual(refusal);
  });
});

describe("Work of Qumulo is refused", () => {
  it("what a replication is set to by itself", async () => {
    const refusal = { code: "UNSUPPORTED_BY_VENDOR", field: "input.paths" };
    expect(await refused("RUN_JOB_TEMPLATE", { target: outgoing, paths: ["/a"] })).toEqual(refusal);
  });

  it("a run that the other cluster starts", async () => {
    const target = { ...outgoing, nativeId: outgoing.nativeId.replace("source:", "target:") };
    expect(await refused("RUN_JOB_TEMPLATE", { target })).toEqual({ code: "UNSUPPORTED_BY_VENDOR", field: "input.id" });
  });
});

describe("A certificate of Qumulo is refused", () => {
  const pem = { certificate: "no certificate" };
  it.each<[why: string, input: object, code: string, field: string]>([
    ["with a name", { name: "n" }, "UNSUPPORTED_BY_VENDOR", "input.name"],
    ["for instances", { instances: [] }, "UNSUPPORTED_BY_VENDOR", "input.instanceIds"],
    ["as PKCS #12", { content: { pkcs12: { base64: "" } } }, "UNSUPPORTED_BY_VENDOR", "input.content.pkcs12"],
    [
      "with issuers apart",
      { content: { pem: { ...pem, issuers: [] } } },
      "UNSUPPORTED_BY_VENDOR",
      "input.content.pem.issuers",
    ],
    ["when it is none", {}, "INVALID_INPUT", "input.content.pem.certificate"],
    ["for a purpose that nobody knows", { purpose: "UNKNOWN" }, "INVALID_INPUT", "input.purpose"],
  ])("%s", async (_, input, code, field) => {
    const whole = { sourceId: "qumulo-lab", purpose: "SERVER", content: { pem }, ...input };
    expect(await refused("UPLOAD_CERTIFICATE", whole)).toEqual({ code, field });
  });

  const read = (name: string) => readFileSync(new URL(`../../upstream/certificates/${name}`, import.meta.url), "utf8");

  it("with the key of another one, or none", async () => {
    const refusal = { code: "INVALID_INPUT", field: "input.content.pem.privateKey" };
    const own = { certificate: read("vendor.pem") };
    const upload = (purpose: string, one: object) =>
      refused("UPLOAD_CERTIFICATE", { sourceId: "qumulo-lab", purpose, content: { pem: one } });
    expect(await upload("SERVER", own)).toEqual(refusal);
    expect(await upload("SERVER", { ...own, privateKey: read("client.key") })).toEqual(refusal);
    expect(await upload("AUTHORITY", { ...own, privateKey: read("vendor.key") })).toEqual(refusal);
  });
});
