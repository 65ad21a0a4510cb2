// Do deployments and events become jobs and alerts as they should? The mapping on vendor-shaped rows, and one look at the wire.
import { describe, expect, it, onTestFinished } from "vitest";
import { nginxInstanceManagerAlerts } from "../../../src/connectors/nginx-instance-manager/alerts.ts";
import { commonTarget, eventAlert } from "../../../src/connectors/nginx-instance-manager/map/event.ts";
import { joinFleet } from "../../../src/connectors/nginx-instance-manager/map/fleet.ts";
import {
  deploymentJob,
  deploymentJobOfEvents,
  NO_TARGET,
  type Target,
} from "../../../src/connectors/nginx-instance-manager/map/job.ts";
import { nimWords } from "../../../src/connectors/nginx-instance-manager/map/words.ts";
import { rawGroup, rawSystem } from "../../../src/connectors/nginx-instance-manager/raw/fleet.ts";
import { rawDeployment, rawEvent } from "../../../src/connectors/nginx-instance-manager/raw/work.ts";
import { patientCall, readAll } from "../../contract/examHarness.ts";
import { feedNamed, rowsOf, startNim } from "./startNim.ts";

const words = nimWords({ unknownWord: () => {} });
const fleet = joinFleet(
  [rawSystem.parse({ uid: "s1", nginxInstances: [{ uid: "n1" }] })],
  [rawGroup.parse({ uid: "g1", name: "edge", instances: ["n1"] })],
);

const times = { createTime: "2026-11-20T10:00:00Z", updateTime: "2026-11-20T10:00:04.123456789Z" };
const job = (raw: object, target: Target = NO_TARGET) =>
  deploymentJob(rawDeployment.parse({ id: "d1", ...times, ...raw }), { sourceId: "nim", id: "d1", target, words });
const event = (more: object = {}) =>
  rawEvent.parse({
    id: "e1",
    timestamp: "2026-11-20T10:00:04Z",
    category: "deployment status",
    level: "INFO",
    ...more,
  });
const jobOf = (...events: object[]) =>
  deploymentJobOfEvents(events.map(event), { sourceId: "nim", id: "d1", target: NO_TARGET, words });
const alert = (more: object) => eventAlert("nim", event(more), { fleet, words });

const one = [{ name: "edge-1" }];
const bad = [{ name: "edge-2", failMessage: "nginx -t failed", failType: "write" }];

describe("A deployment", () => {
  it.each([
    ["successful", { success: one, failure: [], pending: [] }, "SUCCEEDED"],
    ["failed", { success: [], failure: bad }, "FAILED"],
    ["successful", { success: one, failure: bad }, "PARTIALLY_SUCCEEDED"],
    ["finalized", { success: one, failure: null }, "SUCCEEDED"],
    ["finalized", { success: null, failure: bad }, "FAILED"],
    ["finalized", { success: [], failure: [], error: '{"message":"timeout"}' }, "FAILED"],
    ["whatever", { success: [], failure: [], pending: one }, "RUNNING"],
    [null, { success: [], failure: [] }, "RUNNING"],
    [null, null, "RUNNING"],
    ["pending", { success: [], failure: [] }, "RUNNING"],
    ["whatever", { success: [], failure: [] }, "UNKNOWN"],
  ])("quirk I-14: whose status is %j with targets %j is %s", (status, details, state) => {
    expect(job({ status, details })).toMatchObject({ state, nativeState: status });
  });

  it("ends when it was last changed, and is as far as its targets are", () => {
    const ended = job({
      status: "failed",
      message: "Instance config failed to publish to",
      details: { success: [], failure: bad },
    });
    expect(ended).toMatchObject({
      createdAt: "2026-11-20T10:00:00.000Z",
      finishedAt: "2026-11-20T10:00:04.123Z",
      progressPercent: 100,
      message: "nginx -t failed",
      steps: [{ name: "edge-2", state: "FAILED", message: "nginx -t failed" }],
    });
    const running = job({
      status: null,
      details: { success: one, failure: bad, pending: [{ name: "a" }, { name: "b" }] },
    });
    expect(running).toMatchObject({ finishedAt: null, progressPercent: 50 });
  });

  it.each([
    [[{ status: "Config Apply Success" }], "SUCCEEDED"],
    [[{ status: "Config Apply Failure" }], "FAILED"],
    [[{ status: "Config Apply Success", error: "too late" }], "FAILED"],
    [[{ status: "Config Apply Success" }, { dimensions: { error: "no" } }], "PARTIALLY_SUCCEEDED"],
    [[{ status: "Begun" }, { status: "Config Apply Success" }], "SUCCEEDED"],
    [[{ status: "Begun" }], "UNKNOWN"],
  ])("quirk I-13: of which only events tell (%j) is %s", (events, state) => {
    expect(jobOf(...events)).toMatchObject({ state, steps: null, progressPercent: null });
  });

  it("quirk I-15: has a key without its target, for not everything that names it tells the target", () => {
    const target = { instance: null, group: "g1", site: "g1" };
    expect(job({}, target).nativeId).toBe(jobOf({}).nativeId);
    expect(job({}, target)).toMatchObject({ nativeType: "instance group", site: "g1", details: { group: "g1" } });
  });

  it("goes to the group that an event names, by uid or by name, and else to the one instance", () => {
    const at = (dimensions: object) => event({ dimensions });
    const instance = { system_id: "s1", nginx_id: "n1" };
    expect(commonTarget([at({ instance_group: "edge" })], fleet)).toEqual({ instance: null, group: "g1", site: "g1" });
    expect(commonTarget([at(instance), at({ instance_group: "g1" })], fleet)).toMatchObject({
      group: "g1",
      instance: null,
    });
    expect(commonTarget([at(instance)], fleet)).toEqual({ instance: "s1:n1", group: null, site: "g1" });
    expect(commonTarget([at(instance), at({})], fleet)).toEqual(NO_TARGET);
  });

  it("quirk I-13: is said to be one of those that are known, and is found by id wherever it stands", async () => {
    const nim = await startNim({ volumes: 40 });
    onTestFinished(() => nim.close());
    const feed = feedNamed(nim, "work");
    const { rows, pages } = await readAll(feed);
    expect(pages.flatMap(({ limits = [] }) => limits)).toMatchObject([{ kind: "Job", coverage: "UNKNOWN" }]);
    const jobs = rows.filter((row) => row.kind === "Job");
    expect(new Set(jobs.map(({ nativeType }) => nativeType))).toEqual(new Set(["instance", "instance group"]));
    const keys = [...jobs.map(({ nativeId }) => nativeId), "deployment:never", "scan:1"];
    const found = await feed.singles?.Job?.getMany(keys, patientCall());
    for (const row of jobs) {
      const { nativeType, site, details } = row;
      expect(found?.get(row.nativeId)).toMatchObject({ nativeType, site, details });
    }
    expect([found?.get("deployment:never"), found?.get("scan:1")]).toEqual([null, null]);
  });

  it("quirk I-14: of an older release is read like one of a newer", async () => {
    for (const deploymentStyle of ["2.1.0", "nulls"] as const) {
      const [nim, usual] = [await startNim({ volumes: 40, deploymentStyle }), await startNim({ volumes: 40 })];
      onTestFinished(async () => void (await Promise.all([nim.close(), usual.close()])));
      const states = async (of: typeof nim) =>
        (await rowsOf(of, "Job")).map(({ nativeId, state }) => `${nativeId} ${state}`);
      expect(await states(nim)).toEqual(await states(usual));
    }
  });
});

describe("An event", () => {
  it.each([
    [{ level: "INFO", status: "Agent Start" }, "INFO", "INFO"],
    [{ level: "DEBUG" }, "INFO", "DEBUG"],
    [{ level: "INFO", status: "Config Apply Failure" }, "ERROR", "Config Apply Failure"],
    [{ level: "INFO", status: "Config Apply Success", error: "no" }, "ERROR", "Config Apply Success"],
    [{ level: "CRITICAL", status: "Failed" }, "CRITICAL", "Failed"],
    [{ level: "FATAL" }, "UNKNOWN", "FATAL"],
  ])("quirk I-16: %j is %s, whatever its level", (more, severity, nativeState) => {
    expect(alert(more)).toMatchObject({ severity, nativeState, active: null, derived: false });
  });

  it("is about the deployment, the system or the group that it names", () => {
    const about = (dimensions: object) => alert({ dimensions });
    expect(about({ system_id: "s1", nginx_id: "n1" })).toMatchObject({
      resource: { kind: "Host", ref: "s1" },
      site: "g1",
    });
    expect(about({ instance_group: "edge" })).toMatchObject({ resource: { kind: "Site", ref: "g1" }, site: "g1" });
    expect(about({ deployment_uuid: "d1", system_id: "s1" }).resource).toEqual({ kind: "Job", ref: "deployment:d1" });
  });

  it("quirk I-17: about a system that has vanished names nothing", () => {
    const dimensions = { system_id: "gone", nginx_id: "n1", instance_group: "dissolved" };
    expect(alert({ dimensions })).toMatchObject({ resource: null, site: "deployment" });
  });
});

describe("Alerts that are concluded", () => {
  const { derive } = nginxInstanceManagerAlerts;

  it("tell of every instance that is offline", async () => {
    const nim = await startNim({ volumes: 40 });
    onTestFinished(() => nim.close());
    const [host] = await rowsOf(nim, "Host");
    const instances = [{ nativeId: "s1:n1", displayName: "edge", lifecycle: "OFFLINE", group: "g1" }];
    if (host === undefined) throw new Error("The simulator has no system.");
    const ill = { ...host, details: { __typename: "NginxSystemDetails", sourceId: "nim", instances } };
    expect(derive({ Host: [ill] })).toMatchObject([
      {
        nativeId: "instance-offline:s1:n1",
        severity: "ERROR",
        resource: { kind: "Host", ref: host.nativeId },
        site: "g1",
      },
    ]);
    expect(derive({ Host: [host] })).toEqual([]);
  });

  it("tell of a failed deployment, from its end on until a later one to the same target is good", () => {
    const target = { instance: null, group: "g1", site: "g1" };
    const failed = job({ status: "failed", details: { failure: bad, success: [] } }, target);
    const good = {
      ...job({ status: "successful", details: { failure: [], success: one } }, target),
      nativeId: "deployment:d2",
    };
    const later = { ...good, createdAt: "2026-11-20T11:00:00.000Z" };
    const earlier = { ...good, createdAt: "2026-11-20T09:00:00.000Z" };
    expect(failed.finishedAt).not.toBeNull();
    expect(derive({ Job: [earlier, failed] })).toMatchObject([
      { nativeId: "deployment:deployment:d1", severity: "ERROR", raisedAt: failed.finishedAt },
    ]);
    expect(derive({ Job: [failed, later] })).toEqual([]);
  });
});
