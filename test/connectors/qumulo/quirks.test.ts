// What is strange about Qumulo on the wire, and does the connector mind it? Real HTTP against the simulator; the numbers are
// those of QUIRKS.md.
import { globSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { QUMULO_DEFAULTS } from "../../../src/connectors/qumulo/index.ts";
import type { Kind } from "../../../src/contract/kinds.ts";
import { GatewayError } from "../../../src/contract/problem.ts";
import type { RowOf } from "../../../src/contract/rows/index.ts";
import { feedsOf, patientCall, readAll } from "../../contract/examHarness.ts";
import { accessTokenOf, type Cluster, connect, startCluster } from "./startCluster.ts";

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster({ pageSize: 5 });
});
beforeEach(async () => {
  await cluster.control.reset();
  // A reset ends sessions; the next one is made here, so that tests count the calls that they are about.
  await rowsOf("SnapshotPolicy");
  await cluster.control.forgetCalls();
});
afterAll(() => cluster.close());

function feedOf(kind: Kind) {
  const reader = cluster.connector.readers[kind];
  if (!("read" in reader)) throw new Error(`${kind} has no feed.`);
  return reader;
}

async function rowsOf<K extends Kind>(kind: K): Promise<RowOf[K][]> {
  const { rows } = await readAll(feedOf(kind));
  return rows.filter((row): row is RowOf[K] => row.kind === kind);
}

async function single<K extends Kind>(kind: K, nativeId: string): Promise<RowOf[K] | null | undefined> {
  const reader = feedOf(kind).singles?.[kind];
  if (reader === undefined) throw new Error(`${kind} has no single reads.`);
  return (await reader.getMany([nativeId], patientCall())).get(nativeId);
}

async function limitsOf(kind: Kind) {
  const { pages } = await readAll(feedOf(kind));
  return pages.flatMap((page) => page.limits ?? []).filter((limit) => limit.kind === kind);
}

async function problemOf(work: Promise<unknown>): Promise<GatewayError["problem"]> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof GatewayError) return error.problem;
  throw new Error(`Expected a GatewayError, got ${String(error)}.`);
}

/** The vendor answers this to every GET below a path. */
const answer = (path: string, body: unknown, more: { status?: number; times?: number } = {}) =>
  cluster.control.fault({
    match: { method: "GET", path },
    fault: { kind: "status", status: more.status ?? 200, body },
    ...(more.times === undefined ? {} : { times: more.times }),
  });

const refusal = (error_class: string) => ({
  description: "top secret: /payroll",
  module: "qumulo",
  error_class,
  user_visible: true,
  stack: [],
});

const paths = async () => (await cluster.control.calls()).map((call) => call.path);
const logins = async () => (await paths()).filter((path) => path.startsWith("/v1/session/login")).length;

const QUOTAS = "/v1/files/quotas/status/";
const quota = (id: string, path: string) => ({ id, path, limit: "18014398509481985", capacity_usage: "1" });

describe("Lists on the wire", () => {
  it("quirk Q-1: lists are asked for with their slash, single things without", async () => {
    for (const feed of feedsOf(cluster.connector)) await readAll(feed);
    const calls = await cluster.control.calls();
    expect(calls.filter((call) => call.status !== 200)).toEqual([]);
    const bare = calls.map((call) => call.path.split("?")[0] ?? "").filter((path) => !path.endsWith("/"));
    expect(new Set(bare)).toEqual(
      new Set([
        "/v1/node/state",
        "/v1/version",
        "/v1/file-system",
        "/v1/cluster/settings",
        "/v1/cluster/protection/status",
        "/v1/cluster/protection/restriper/status",
        "/v1/license/status",
        "/v3/upgrade/status",
        "/v2/cluster/settings/ssl/ca-certificate",
      ]),
    );
  });

  it("quirk Q-2: a list in another envelope than its own is a wrong answer, not an empty list", async () => {
    await answer("/v2/nfs/exports/", { entries: [] });
    expect(await problemOf(rowsOf("Share"))).toMatchObject({ code: "UPSTREAM_BAD_RESPONSE" });
    await cluster.control.heal();
    await answer("/v4/snapshots/status/", []);
    expect(await problemOf(rowsOf("Snapshot"))).toMatchObject({ code: "UPSTREAM_BAD_RESPONSE" });
  });

  it("quirk Q-3: sizes beyond 2^53 arrive to the byte, and keys are texts whether the vendor writes them as numbers or not", async () => {
    await answer(QUOTAS, { quotas: [quota("1000004", "/fin/")], paging: { next: null } });
    expect((await rowsOf("Quota"))[0]?.capacity?.totalBytes).toBe(18014398509481985n);
    const keys = [...(await rowsOf("Snapshot")), ...(await rowsOf("SnapshotPolicy")), ...(await rowsOf("Host"))];
    for (const { nativeId } of keys) expect(nativeId).toMatch(/^\d+$/);
  });

  it("quirk Q-4: pages are followed by their links until none is left, whatever their number and size", async () => {
    await answer(QUOTAS, { quotas: [quota("77", "/extra/")], paging: { next: `${QUOTAS}?limit=5` } }, { times: 1 });
    const ids = (await rowsOf("Quota")).map((row) => row.nativeId);
    expect(ids).toHaveLength(13);
    expect(ids[0]).toBe("77");
    const pages = (await paths()).filter((path) => path.startsWith(QUOTAS));
    expect(pages).toHaveLength(4);
    expect(pages.slice(2).every((path) => /[?&]after=/.test(path))).toBe(true);
  });

  it("quirk Q-4: an empty text ends a list as null does", async () => {
    await answer(QUOTAS, { quotas: [quota("77", "/extra/")], paging: { next: "" } });
    expect(await rowsOf("Quota")).toHaveLength(1);
  });

  it("quirk Q-5: a page that does not say whether more follow is a broken answer, not the end", async () => {
    await answer(QUOTAS, { quotas: [] });
    expect(await problemOf(rowsOf("Volume"))).toMatchObject({ code: "UPSTREAM_BAD_RESPONSE" });
  });

  it("quirk Q-5: a link that leads back or away is refused, and nothing is sent to it", async () => {
    for (const next of [`${QUOTAS}?after=x&limit=5`, "https://elsewhere.example/v1/", "/v1/users/"]) {
      await cluster.control.reset();
      await answer(QUOTAS, { quotas: [], paging: { next } });
      expect(await problemOf(rowsOf("Volume")), next).toMatchObject({ code: "UPSTREAM_BAD_RESPONSE" });
      expect((await paths()).filter((path) => path.startsWith("/v1/users/"))).toEqual([]);
    }
  });

  it("quirk Q-7: null where the vendor's schemas show only a type means that nothing is said", async () => {
    const tree = { id: "77", initial_path: "/x/", last_error_message: null, create_time: null, mode: null };
    await answer("/v1/tree-delete/jobs/", { jobs: [{ ...tree, initial_capacity: null, remaining_capacity: null }] });
    await answer("/v3/upgrade/status", { state: "UPGRADE_STATE_IDLE", progress: 0, settings: null, error_info: null });
    const jobs = await rowsOf("Job");
    expect(jobs.find((job) => job.nativeId === "tree:77")).toMatchObject({ state: "RUNNING", progressPercent: null });
    expect(jobs.some((job) => job.nativeId === "upgrade")).toBe(false);
  });

  it("quirk Q-8: a release without v4 of the snapshot status is read in v3, to the same rows", async () => {
    const newest = await rowsOf("Snapshot");
    await answer("/v4/", refusal("http_not_found_error"), { status: 404 });
    expect(await rowsOf("Snapshot")).toEqual(newest);
    expect(newest.length).toBeGreaterThan(0);
  });
});

describe("Who is asking", () => {
  it("quirk Q-9: a session that the cluster ended is made anew at the next call, with one login", async () => {
    await cluster.control.advance(10 * 3_600_000 + 1_000);
    expect(await single("Quota", "1")).toBeNull();
    expect(await logins()).toBe(1);
  });

  it("quirk Q-9: refused credentials are told without a word of them", async () => {
    const wrong = { sourceId: "qumulo-lab", username: "admin", password: "guess-me" };
    const { connector, close } = connect(cluster.origin, wrong);
    const problem = await problemOf(connector.probe(patientCall()));
    await close();
    expect(problem).toMatchObject({ code: "UPSTREAM_AUTH_FAILED", sourceId: "qumulo-lab" });
    expect(JSON.stringify(problem)).not.toContain("guess-me");
  });

  it("quirk Q-9: an access token needs no login", async () => {
    const accessToken = await accessTokenOf(cluster.origin);
    const { connector, close } = connect(cluster.origin, { sourceId: "qumulo-lab", accessToken });
    await cluster.control.forgetCalls();
    const reader = connector.readers.SnapshotPolicy;
    const rows = "read" in reader ? (await readAll(reader)).rows : [];
    await close();
    expect(connector.authMethod).toBe("STATIC_TOKEN");
    expect(rows.length).toBeGreaterThan(0);
    expect(await logins()).toBe(0);
  });

  it("quirk Q-9: the version is told to anybody, so a token is proved by asking whose it is", async () => {
    expect(await cluster.connector.probe(patientCall())).toEqual({ version: "7.9.2.2" });
    const wrong = connect(cluster.origin, { sourceId: "qumulo-lab", accessToken: "access-v1:wrong" });
    expect(await problemOf(wrong.connector.probe(patientCall()))).toMatchObject({ code: "UPSTREAM_AUTH_FAILED" });
    await wrong.close();
    const accessToken = await accessTokenOf(cluster.origin);
    const right = connect(cluster.origin, { sourceId: "qumulo-lab", accessToken });
    expect(await right.connector.probe(patientCall())).toEqual({ version: null });
    await right.close();
  });

  it("quirk Q-10: a missing privilege is told with the rows it thins out, and costs no login", async () => {
    await answer("/v1/license/status", refusal("rbac_error"), { status: 403 });
    await answer("/v1/cluster/slots/", refusal("rbac_error"), { status: 403 });
    const [site] = await rowsOf("Site");
    expect(site?.details).toMatchObject({ licenseState: null });
    expect((await rowsOf("Host")).every((host) => host.details?.drives === null)).toBe(true);
    expect(await limitsOf("Host")).toEqual([
      { kind: "Host", coverage: "PERMITTED_PART", reason: "The account at the vendor may not read the drive slots." },
    ]);
    expect((await limitsOf("Site"))[0]?.reason).toContain("the license status, the drive slots");
    expect(await logins()).toBe(0);
  });

  it("quirk Q-10: one protocol that is withheld leaves the other shares; all of them are an error", async () => {
    const all = await rowsOf("Share");
    await answer("/v2/smb/shares/", refusal("rbac_error"), { status: 403 });
    expect(await rowsOf("Share")).toEqual(all.filter((share) => share.protocol !== "SMB"));
    expect(await limitsOf("Share")).toMatchObject([{ coverage: "PERMITTED_PART" }]);
    expect(await problemOf(single("Share", "smb:1"))).toMatchObject({ code: "UPSTREAM_FORBIDDEN" });
    await answer("/", refusal("rbac_error"), { status: 403 });
    for (const kind of ["Share", "Job", "Host", "Volume"] as const)
      expect(await problemOf(rowsOf(kind)), kind).toMatchObject({ code: "UPSTREAM_FORBIDDEN" });
  });

  it("quirk Q-11: an older release without an enriching call gives rows without it, but never shares without NFS", async () => {
    for (const path of ["/v1/cluster/nodes/chassis/", "/v3/upgrade/", "/v1/s3/"])
      await answer(path, refusal("http_not_found_error"), { status: 404 });
    expect(await rowsOf("Site")).toMatchObject([{ lifecycle: "AVAILABLE" }]);
    expect((await rowsOf("Share")).some((share) => share.protocol === "S3")).toBe(false);
    expect(await limitsOf("Share")).toEqual([]);
    await answer("/v2/nfs/exports/", refusal("http_not_found_error"), { status: 404 });
    expect(await problemOf(rowsOf("Share"))).toMatchObject({ code: "NOT_FOUND", vendorStatus: 404 });
  });

  it("quirk Q-12: an error is known by its class; its text goes no further", async () => {
    await answer("/v3/snapshots/policies/", refusal("cred_invalid_local_user_error"), { status: 400 });
    const problem = await problemOf(rowsOf("SnapshotPolicy"));
    expect(problem).toMatchObject({ code: "UPSTREAM_ERROR", vendorCode: "cred_invalid_local_user_error" });
    expect(problem.message).not.toContain("secret");
  });
});

describe("The cluster", () => {
  it("quirk Q-13: a node that belongs to no cluster gives no site of another identity", async () => {
    await answer("/v1/node/state", { node_id: 1, state: "UNCONFIGURED", cluster_id: "" });
    expect(await problemOf(rowsOf("Site"))).toMatchObject({ code: "UPSTREAM_BAD_RESPONSE" });
  });

  it("quirk Q-14: a node status that nobody documented is UNKNOWN and reported", async () => {
    await answer("/v1/cluster/nodes/", [{ id: 1, node_status: "rebooting", node_name: "n1" }], { times: 1 });
    expect(await rowsOf("Host")).toMatchObject([{ lifecycle: "UNKNOWN", nativeState: "rebooting" }]);
    expect(cluster.strangeWords).toContain("Host.lifecycle: rebooting");
  });

  it("quirk Q-15: there are no alerts, so they are concluded from what is read", async () => {
    const evidence = { Site: await rowsOf("Site"), Host: await rowsOf("Host"), Quota: await rowsOf("Quota") };
    const ill = evidence.Host.flatMap((host) => host.components ?? []).filter((part) => part.health !== "OK");
    const alerts = cluster.connector.deriveAlerts?.derive(evidence) ?? [];
    expect(ill.length).toBeGreaterThan(0);
    expect(alerts.filter(({ name }) => name === "slot" || name === "psu")).toHaveLength(ill.length);
  });

  it("quirk Q-16: no CA certificate is a 404 of its own class; any other 404 is an error", async () => {
    expect(await rowsOf("Certificate")).toMatchObject([{ nativeId: "ca", purpose: "AUTHORITY" }]);
    const path = "/v2/cluster/settings/ssl/ca-certificate";
    await answer(path, refusal("api_ssl_ca_cert_not_found_error"), { status: 404 });
    expect(await rowsOf("Certificate")).toEqual([]);
    await cluster.control.heal();
    await answer(path, refusal("http_not_found_error"), { status: 404 });
    expect(await problemOf(rowsOf("Certificate"))).toMatchObject({ vendorCode: "http_not_found_error" });
    await cluster.control.heal();
    await answer(path, { ca_certificate: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----" });
    expect(await problemOf(rowsOf("Certificate"))).toMatchObject({ code: "UPSTREAM_BAD_RESPONSE" });
  });
});

describe("Volumes, shares and snapshots", () => {
  it("quirk Q-20: a quota on the root limits the root volume and makes no second one", async () => {
    await answer(QUOTAS, { quotas: [quota("2", "/")], paging: { next: null } });
    expect(await rowsOf("Volume")).toMatchObject([{ nativeId: "2", path: "/", health: "OK" }]);
    expect(await rowsOf("Quota")).toMatchObject([{ nativeId: "2", volume: "2", displayName: "/" }]);
  });

  it("quirk Q-21: a single volume is as its list shows it, the root included", async () => {
    const volumes = await rowsOf("Volume");
    for (const id of ["2", volumes.at(-1)?.nativeId ?? ""])
      expect(await single("Volume", id)).toEqual(volumes.find((volume) => volume.nativeId === id));
    expect(await single("Volume", "987654321")).toBeNull();
  });

  it("quirk Q-21: what cannot be a key is nothing, and leads to no other path", async () => {
    for (const kind of ["Volume", "Quota", "Snapshot", "SnapshotPolicy"] as const)
      for (const key of ["..", "7/../8", "a?b", "%2e"]) expect(await single(kind, key), `${kind} ${key}`).toBeNull();
    expect(await single("Job", "tree:..")).toBeNull();
    expect(await single("JobTemplate", "source:../x")).toBeNull();
    expect(new Set(await paths())).toEqual(new Set(["/v1/tree-delete/jobs/"]));
  });

  it("quirk Q-25: a bucket has no item, so it is looked up in the list", async () => {
    const bucket = (await rowsOf("Share")).find((share) => share.protocol === "S3");
    await cluster.control.forgetCalls();
    expect(await single("Share", bucket?.nativeId ?? "")).toEqual(bucket);
    expect(await paths()).toEqual(["/v1/s3/buckets/"]);
    expect(await single("Share", "s3:nobody")).toBeNull();
  });

  it("quirk Q-26: names of trustees come with the list of SMB shares alone, so a single share is read from it", async () => {
    const share = (await rowsOf("Share")).find(({ protocol }) => protocol === "SMB");
    await cluster.control.forgetCalls();
    expect(await single("Share", share?.nativeId ?? "")).toEqual(share);
    expect(await paths()).toEqual(["/v2/smb/shares/?populate-trustee-names=true"]);
  });

  it("quirk Q-27: a snapshot that is being removed stays listed, as DELETING and as a job", async () => {
    const going = (await rowsOf("Snapshot")).filter((snapshot) => snapshot.lifecycle === "DELETING");
    const jobs = (await rowsOf("Job")).filter((job) => job.jobType === "SNAPSHOT_DELETION");
    expect(going.length).toBeGreaterThan(0);
    expect(jobs.map((job) => job.nativeId).sort()).toEqual(going.map(({ nativeId }) => `snapshot:${nativeId}`).sort());
  });

  it("quirk Q-27: a filter that the vendor overlooks makes no jobs of snapshots that stay", async () => {
    const entry = { id: 5, name: "5_x", timestamp: "2026-11-01T00:00:00Z", source_file_path: "/", policy_id: null };
    await answer("/v3/snapshots/status/", { entries: [{ ...entry, in_delete: false }] });
    expect((await rowsOf("Job")).filter((job) => job.jobType === "SNAPSHOT_DELETION")).toEqual([]);
  });
});

describe("Work", () => {
  it("quirk Q-31: a tree delete that is over, or never was, is gone: a 404 and no error", async () => {
    expect(await single("Job", "tree:987654321")).toBeNull();
    const running = (await rowsOf("Job")).find((job) => job.nativeId.startsWith("tree:"));
    expect(await single("Job", running?.nativeId ?? "")).toEqual(running);
  });

  it("quirk Q-33: a run is the one that began then; once its relationship tells of another, it is gone", async () => {
    const run = (await rowsOf("Job")).find((job) => job.nativeId.startsWith("replication:source:"));
    expect(await single("Job", run?.nativeId ?? "")).toEqual(run);
    const earlier = run?.nativeId.replace(/\d{4}-.*$/, "2020-01-01T00:00:00.000Z") ?? "";
    expect(await single("Job", earlier)).toBeNull();
    expect(await single("JobTemplate", "target:nobody")).toBeNull();
  });

  it("quirk Q-35: replications with object stores are a bare array of a shape of its own", async () => {
    const last_job = { start_time: "2026-11-19T11:00:00Z", end_time: "2026-11-19T12:00:00Z", error: "" };
    const status = { id: "0b", direction: "COPY_TO_OBJECT", local_directory_path: "/m/", bucket: "cold" };
    await answer("/v3/replication/object-relationships/status/", [
      {
        ...status,
        object_store_address: "s3.example.com",
        state: "REPLICATION_NOT_RUNNING",
        current_job: null,
        last_job,
      },
    ]);
    const templates = await rowsOf("JobTemplate");
    expect(templates.find((row) => row.nativeId === "object:0b")).toMatchObject({ health: "OK", enabled: null });
    const runs = (await rowsOf("Job")).filter((job) => job.template === "object:0b");
    expect(runs).toMatchObject([{ state: "SUCCEEDED", finishedAt: "2026-11-19T12:00:00.000Z" }]);
  });

  it("quirk Q-35: without their status list they are read from their settings, and are not hidden", async () => {
    const list = "/v3/replication/object-relationships/";
    await answer(list, [{ id: "0b", direction: "COPY_TO_OBJECT", bucket: "cold" }]);
    await answer(`${list}status/`, refusal("http_not_found_error"), { status: 404 });
    const found = (await rowsOf("JobTemplate")).find((row) => row.nativeId === "object:0b");
    expect(found).toMatchObject({ health: "UNKNOWN" });
  });
});

describe("The list of quirks", () => {
  it("quirk Q-37: the calls of a second are ours to choose, and few logins are among them", () => {
    expect(QUMULO_DEFAULTS.budgets).toEqual({ READ: 50, WRITE: 10, LOGIN: 1 });
  });

  it("names tests that exist, for every quirk", () => {
    const text = readFileSync(new URL("../../../src/connectors/qumulo/QUIRKS.md", import.meta.url), "utf8");
    const titles = globSync(["*.test.ts", "../../contract/changes/qumulo/*.ts"], { cwd: import.meta.dirname })
      .map((file) => `${file} ${readFileSync(new URL(file, import.meta.url), "utf8")}`)
      .join("\n");
    const rows = text.split("\n").filter((line) => line.startsWith("| Q-"));
    expect(rows.map((row) => row.split("|")[1]?.trim())).toEqual(rows.map((_, index) => `Q-${index + 1}`));
    for (const row of rows) {
      const tests = [...(row.split("|").at(-2) ?? "").matchAll(/`([^`]+)`/g)].map(([, title = ""]) => title);
      expect(tests, row).not.toEqual([]);
      for (const title of tests) expect(titles.includes(title), title).toBe(true);
    }
  });
});
