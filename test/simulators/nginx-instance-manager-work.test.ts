// Does the fake NGINX Instance Manager change as the real one does? Deployments, saved configurations, certificates, scans, events.
import { describe, expect, it } from "vitest";
import type { NginxInstanceManagerOptions } from "../../simulators/nginx-instance-manager/options.ts";
import { startNim } from "./support/nimClient.ts";

const encode = (text: string) => Buffer.from(text).toString("base64");
const files = (text: string) => ({
  rootDir: "/etc/nginx",
  files: [{ name: "/etc/nginx/nginx.conf", contents: encode(text) }],
});
const good = { configFiles: files("events { }\n"), auxFiles: { rootDir: "/", files: [] } };
const broken = { ...good, configFiles: files("events {\n") };

/** A NIM and the address of an instance that is online and in no group. */
async function startWithInstance(options: NginxInstanceManagerOptions = {}) {
  const nim = await startNim(options);
  const address = await nim.instanceWhere(
    ({ status, configVersion }) => status.state === "online" && configVersion.instanceGroup.uid === "",
  );
  const publish = async (body: object, method = "POST") => nim.call(method, `${address}/config`, body);
  return { ...nim, address, publish };
}

/** A NIM and an instance group with at least two members, all of which are online. */
async function startWithGroup(options: NginxInstanceManagerOptions = {}) {
  const nim = await startNim(options);
  const { items } = await nim.get("instance-groups");
  const group = items.find(({ instances }: { instances: string[] }) => instances.length >= 2);
  const systems = group.links.map(({ rel }: { rel: string }) => rel.split("/")[5]);
  const agents = (ids: string[], values: object) => nim.rows({ kind: "Host", update: { ids, values: [values] } });
  await agents(systems, { status: { state: "online" } });
  return { ...nim, group, systems, agents };
}

describe("deployments", () => {
  it("§7.3: accepts with one links object whose rel is polled until pending is empty, and shows it on the instance", async () => {
    const { get, advance, publish, address } = await startWithInstance();
    const accepted = await publish({ ...good, externalId: "CHG1" }, "PUT");
    expect(accepted.status).toBe(202);
    expect(accepted.json.result).toBe("Publish configuration request Accepted");
    const { rel } = accepted.json.links;
    expect(rel).toBe(`/api/platform/v1/systems/instances/deployments/${accepted.json.deploymentUID}`);
    const early = await get(rel);
    expect([early.status, early.details.pending.length]).toEqual(["pending", 1]);
    expect((await get(address)).lastDeploymentDetails.id).toBe(early.id);
    await advance(4000);
    const late = await get(rel);
    expect([late.status, late.message]).toEqual(["successful", "Instance config successfully published to"]);
    expect([late.details.pending, late.details.success.length]).toEqual([[], 1]);
    expect(late.updateTime).toMatch(/\.\d{9}Z$/);
    expect((await get(`${address}/config`)).externalId).toBe("CHG1");
    expect((await get(`${address}/config?externalId=CHG1`)).configFiles.files[0].contents).toBe(encode("events { }\n"));
  });

  it("§7.4: answers 404 under another target's prefix, but WAF deployments at two addresses", async () => {
    const { call, publish } = await startWithInstance();
    const { deploymentUID } = (await publish(good)).json;
    expect((await call("GET", `instance-groups/deployments/${deploymentUID}`)).status).toBe(404);
    const waf = await call("POST", "security/publish", { publications: [{ policyContent: { name: "strict" } }] });
    const [deployment] = waf.json.deployments;
    expect(deployment.links.rel).toBe(`/api/platform/v1/security/deployments/${deployment.deploymentUID}`);
    for (const prefix of ["security", "systems/instances"]) {
      expect((await call("GET", `${prefix}/deployments/${deployment.deploymentUID}`)).status, prefix).toBe(200);
    }
  });

  it("§7.15: fails on broken files with an INFO event, and keeps the old configuration", async () => {
    const { get, advance, publish, address } = await startWithInstance();
    const before = (await get(`${address}/config`)).configFiles;
    const { links } = (await publish(broken)).json;
    await advance(4000);
    const { status, message, details } = await get(links.rel);
    expect([status, message]).toEqual(["failed", "Instance config failed to publish to"]);
    expect(details.failure[0].failMessage).toContain("nginx: [emerg]");
    expect(JSON.parse(details.error)).toBeTypeOf("object");
    expect((await get(`${address}/config`)).configFiles).toEqual(before);
    const { items } = await get("analytics/events?startTime=now-1h&filter=status=%22Config%20Apply%20Failure%22");
    expect([items[0].level, items[0].error]).toEqual(["INFO", details.failure[0].failMessage]);
    const told = await get("analytics/events?startTime=now-1h&filter=deployment_uuid=*");
    expect(told.items[0]).toMatchObject({ category: "deployment status", status: "Deployment Failure" });
  });

  it("§7.5: says finalized for success and failure alike in the older style, without pending and without message", async () => {
    const { get, advance, publish } = await startWithInstance({ deploymentStyle: "2.1.0", inFlightStatus: null });
    const { links } = (await publish(broken)).json;
    const early = await get(links.rel);
    expect(early.status).toBeNull();
    expect(Object.keys(early.details)).toEqual(["failure", "success"]);
    await advance(4000);
    const late = await get(links.rel);
    expect([late.status, late.details.failure.length]).toEqual(["finalized", 1]);
    expect(late).not.toHaveProperty("message");
  });

  it("has null where a list is empty, and 404 before and after a deployment is known, by option", async () => {
    const options = { deploymentStyle: "nulls", deploymentHiddenMs: 1000, deploymentKeptMs: 60_000 } as const;
    const { get, call, advance, publish } = await startWithInstance(options);
    const { rel } = (await publish(good)).json.links;
    expect((await call("GET", rel)).status).toBe(404);
    await advance(5000);
    expect((await get(rel)).details).toMatchObject({ pending: null, failure: null });
    await advance(60_000);
    expect((await call("GET", rel)).status).toBe(404);
  });

  it("calls a group successful when one member is, names the others as failing, and ends members one by one", async () => {
    const { get, call, advance, group, systems, agents } = await startWithGroup();
    await agents(systems.slice(0, 1), { agent: "silent" });
    const accepted = await call("POST", `instance-groups/${group.uid}/config`, good);
    expect(accepted.json.result).toBe("Publish group configuration request Accepted");
    const { rel } = accepted.json.links;
    expect(rel).toContain("/instance-groups/deployments/");
    await advance(Math.ceil(4000 / group.instances.length));
    const half = await get(rel);
    expect([half.details.failure.length, half.details.success.length]).toEqual([1, 0]);
    expect(half.details.pending.length).toBe(group.instances.length - 1);
    await advance(4000);
    const done = await get(rel);
    expect([done.status, done.message]).toEqual([
      "successful",
      `Instance Group config successfully published to ${group.name}`,
    ]);
    expect(done.details.failure[0].failMessage).toBe("instance is offline");
    expect(done.details.success.length).toBe(group.instances.length - 1);
    await agents(systems, { agent: "silent" });
    const again = await call("POST", `instance-groups/${group.uid}/config`, good);
    await advance(4000);
    expect(await get(again.json.links.rel)).toMatchObject({ status: "successful", details: { success: [] } });
  });

  it("answers 409 to an updateTime that is older than the configuration, unless conflicts are ignored", async () => {
    const { publish } = await startWithInstance();
    const old = { ...good, updateTime: "2020-01-01T00:00:00Z" };
    expect((await publish(old)).status).toBe(409);
    expect((await publish({ ...old, ignoreConflict: true })).status).toBe(202);
    expect((await publish({ ...good, updateTime: "2026-11-20T12:00:00Z" })).status).toBe(202);
  });

  it("§7.6: takes a saved configuration under either spelling, and names bad fields in details", async () => {
    const { get, publish } = await startWithInstance();
    const [{ uid }] = (await get("configs")).items;
    expect((await publish({ configUID: uid })).status).toBe(202);
    expect((await publish({ configUid: uid, ignoreConflict: true, validateConfig: true })).status).toBe(202);
    expect((await publish({ configUID: "none" })).status).toBe(404);
    for (const body of [
      {},
      { configFiles: { rootDir: "/etc/nginx", files: [{ name: "nginx.conf", contents: "" }] } },
      { configFiles: { rootDir: "/etc/nginx", files: [{ name: "/nginx.conf", contents: "not base64!" }] } },
      { ...good, externalId: "x".repeat(151) },
    ]) {
      const refused = await publish(body);
      expect([refused.status, refused.json.details.length]).toEqual([400, 1]);
    }
  });

  it("has failed, partly failed and running deployments from the start, and none that is listed", async () => {
    const { get, call } = await startNim({ volumes: 400 });
    const groups = (await get("instance-groups")).items.map(
      (group: { lastDeploymentDetails?: object }) => group.lastDeploymentDetails,
    );
    const known = groups.filter((details: object | undefined) => details !== undefined);
    expect(known.some((last: { details: { pending: [] } }) => last.details.pending.length > 0)).toBe(true);
    expect(
      known.some(
        ({ details, status }: { status: string; details: { failure: []; success: [] } }) =>
          status === "successful" && details.failure.length > 0 && details.success.length > 0,
      ),
    ).toBe(true);
    const failed = await get("analytics/events?startTime=now-24h&filter=status=%22Deployment%20Failure%22");
    expect(failed.items.length).toBeGreaterThan(0);
    expect((await call("GET", "systems/instances/deployments")).status).toBe(404);
  });

  it("forgets a deployment when told to, also by the kind before its id", async () => {
    const { call, publish, get, address } = await startWithInstance();
    const { deploymentUID, links } = (await publish(good)).json;
    await call("POST", "/__sim/forget", { job: `instance:${deploymentUID}` });
    expect((await call("GET", links.rel)).status).toBe(404);
    expect(await get(address)).not.toHaveProperty("lastDeploymentDetails");
  });
});

describe("saved configurations", () => {
  it("§7.7: lets two have the same name, lists them without files, and shows files by uid", async () => {
    const { get, call } = await startNim();
    const wish = { configName: "twice", ...good };
    const first = await call("POST", "configs", wish);
    const second = await call("PUT", "configs", wish);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(first.json.uid).not.toBe(second.json.uid);
    const rows = (await get("configs?pageSize=0")).items.filter(
      ({ configName }: { configName: string }) => configName === "twice",
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).not.toHaveProperty("configFiles");
    const changed = await call("PUT", `configs/${first.json.uid}`, { ...wish, configName: "once", externalId: "v2" });
    expect([changed.status, changed.json.configName, changed.json.externalIdType]).toEqual([200, "once", "other"]);
    expect((await call("GET", `configs/${first.json.uid}?externalId=v1`)).status).toBe(404);
    expect((await call("DELETE", `configs/${first.json.uid}`)).status).toBe(204);
    expect((await call("GET", `configs/${first.json.uid}`)).status).toBe(404);
  });

  it("replies to a creation without a uid, by option, so that the list must be read again", async () => {
    const { call, get } = await startNim({ stagedReply: "summary", deleteStatusCode: 200 });
    const made = await call("POST", "configs", { configName: "quiet", ...good });
    expect([made.status, made.json.uid, made.json.summary.name]).toEqual([201, undefined, "quiet"]);
    const row = (await get("configs?pageSize=0")).items.at(-1);
    expect(row.configName).toBe("quiet");
    expect((await call("DELETE", `configs/${row.uid}`)).status).toBe(200);
  });

  it("reads a body without a Content-Type as JSON, and refuses one that is none", async () => {
    const { call } = await startNim();
    const type = { "content-type": "text/plain" };
    expect((await call("POST", "configs", JSON.stringify({ configName: "plain", ...good }), type)).status).toBe(201);
    expect((await call("POST", "configs", "{")).status).toBe(400);
  });
});

describe("groups, certificates and scans", () => {
  it("§7.14: makes a group by POST and changes it by PATCH, not PUT; taken names and members are conflicts", async () => {
    const { call, group } = await startWithGroup();
    const made = await call("POST", "instance-groups", { name: "fresh" });
    expect(made.json).toMatchObject({ name: "fresh", displayName: "", instances: [] });
    expect((await call("POST", "instance-groups", { name: "fresh" })).status).toBe(409);
    const path = `instance-groups/${made.json.uid}`;
    expect((await call("PUT", path, { name: "new" })).status).toBe(404);
    expect((await call("PATCH", path, { displayName: "Fresh" })).json).toMatchObject({
      name: "fresh",
      displayName: "Fresh",
    });
    expect((await call("DELETE", path)).status).toBe(204);
    expect((await call("DELETE", `instance-groups/${group.uid}`)).status).toBe(409);
  });

  it("§7.8: keys certificates by name, masks secrets, and pushes them later without a job", async () => {
    const { call, get, advance, address } = await startWithInstance();
    const [{ certPEMDetails }] = (await get("certs")).items;
    const ref = `/api/platform/v1/${address}`;
    const wish = { certPEMDetails: { ...certPEMDetails, privateKey: "a key", password: "" }, instanceRefs: [ref] };
    const made = await call("PUT", "certs/mine", wish);
    expect(made.status).toBe(201);
    expect(made.json.certPEMDetails).toMatchObject({ privateKey: "**********", password: "" });
    expect([made.json.certAssignmentDetails, made.json.instanceRefs]).toEqual([[], [ref]]);
    await advance(4000);
    const [assignment] = (await get("certs/mine")).certAssignmentDetails;
    expect(assignment).toMatchObject({ systemUID: address.split("/")[1], type: "Instance" });
    expect((await call("POST", "certs", { name: "mine", ...wish })).status).toBe(409);
    expect((await call("DELETE", "certs/mine")).status).toBe(409);
    expect((await call("PUT", "certs/mine", { ...wish, instanceRefs: [] })).status).toBe(200);
    expect((await call("DELETE", "certs/mine")).status).toBe(204);
    const bad = { certPEMDetails: { type: "PEM", publicCert: "no certificate" } };
    expect((await call("PUT", "certs/bad", bad)).status).toBe(400);
  });

  it("breaks the pushes of a certificate whose mask was written back as its key", async () => {
    const { call, get, address } = await startWithInstance();
    const cert = await get("certs/finance-projects");
    await call("PUT", "certs/finance-projects", { ...cert, instanceRefs: [`/api/platform/v1/${address}`] });
    const { items } = await get("analytics/events?startTime=now&filter=status=%22Config%20Apply%20Failure%22");
    expect(items[0].error).toContain("PEM_read_bio_PrivateKey");
  });

  it("§7.10: takes ports as texts and gives them as numbers, in a scan that is complete at once", async () => {
    const { call, get } = await startNim();
    const scan = await call("POST", "servers/scan", { cidr: "10.1.2.0/24", portRanges: ["80", "443"] });
    expect(scan.json).toMatchObject({ status: "complete", percentageComplete: 100, endpointsScanned: 512 });
    const found = (await get("servers?pageSize=0")).items.filter((row: { network: { ip: string }[] }) =>
      row.network[0]?.ip.startsWith("10.1.2."),
    );
    expect(found).toHaveLength(scan.json.serversFound);
    expect(found[0].network[0].port).toBeTypeOf("number");
    expect((await call("POST", "servers/scan", { cidr: "10.1.2.0/24", portRanges: [80] })).status).toBe(400);
    const running = await startNim({ scanReply: "running", scanStatusCode: 202 });
    const begun = await running.call("POST", "servers/scan", { cidr: "10.1.2.0/24", portRanges: ["80"] });
    expect([begun.status, begun.json.percentageComplete]).toEqual([202, 0]);
    expect(begun.json).not.toHaveProperty("completionTime");
  });
});

describe("events and metrics", () => {
  it("has events of all levels, newest first, and sorts as orderBy says", async () => {
    const { get } = await startNim();
    const { items } = await get("analytics/events?pageSize=0");
    expect(new Set(items.map(({ level }: { level: string }) => level)).size).toBe(5);
    const times = items.map(({ timestamp }: { timestamp: string }) => timestamp);
    expect(times).toEqual([...times].sort().reverse());
    const ascending = await get("analytics/events?pageSize=0&orderBy=timestamp,id");
    expect(ascending.items.map(({ timestamp }: { timestamp: string }) => timestamp)).toEqual([...times].sort());
    expect(await get(`analytics/events/${items[3].id}`)).toEqual(items[3]);
  });

  it("filters with operators, lists, wildcards and case-sensitive names, and refuses what it cannot read", async () => {
    const { get, call } = await startNim();
    const levels = async (filter: string) =>
      new Set(
        (await get(`analytics/events?pageSize=0&filter=${encodeURIComponent(filter)}`)).items.map(
          ({ level }: { level: string }) => level,
        ),
      );
    expect(await levels("level=ERROR OR level=CRITICAL")).toEqual(new Set(["ERROR", "CRITICAL"]));
    expect(await levels("level in (ERROR, DEBUG) AND NOT level=DEBUG")).toEqual(new Set(["ERROR"]));
    expect(await levels("(level=C* OR level=W*) AND level!=WARNING")).toEqual(new Set(["CRITICAL"]));
    expect(await levels("Level=ERROR")).toEqual(new Set());
    for (const query of ["filter=level", "filter=(level=INFO", "endTime=now", "startTime=yesterday", "orderBy=,"]) {
      expect((await call("GET", `analytics/events?${query}`)).status, query).toBe(400);
    }
  });

  it("takes startTime inclusively, endTime exclusively, and the uuid of an event for its moment", async () => {
    const { get } = await startNim();
    const { items } = await get("analytics/events?pageSize=0");
    const [newest, middle] = [items[0], items[20]];
    const within = await get(`analytics/events?pageSize=0&startTime=${middle.id}&endTime=${newest.timestamp}`);
    const times = within.items.map(({ timestamp }: { timestamp: string }) => timestamp);
    expect(times).toContain(middle.timestamp);
    expect(times).not.toContain(newest.timestamp);
  });

  it("gives the last value without a start, and refuses an aggregate then", async () => {
    const { get, call } = await startNim();
    const { metrics } = await get("analytics/metrics?names=system.disk.total,system.disk.in_use");
    expect(metrics[0].series).toHaveLength(20);
    expect(metrics[1].series[0]).toMatchObject({
      dimensions: { mount_point: "/" },
      timestamps: ["2026-11-20T12:00:00Z"],
    });
    expect((await call("GET", "analytics/metrics?names=AVG(system.disk.used)")).status).toBe(400);
    const summed = await get("analytics/metrics?names=MAX(system.disk.in_use)&startTime=now-3h&groupBy=mount_point");
    expect(summed.metrics[0]).toMatchObject({ aggr: "MAX", series: [{ dimensions: { mount_point: "/" } }] });
  });
});
