// Do systems, instances and groups become sites and hosts as they should? The mapping on vendor-shaped rows, and one look at
// the wire.
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { joinFleet } from "../../../src/connectors/nginx-instance-manager/map/fleet.ts";
import { hostRow } from "../../../src/connectors/nginx-instance-manager/map/host.ts";
import { deploymentSite, groupSite } from "../../../src/connectors/nginx-instance-manager/map/site.ts";
import { nimWords } from "../../../src/connectors/nginx-instance-manager/map/words.ts";
import type { Nim } from "../../../src/connectors/nginx-instance-manager/nim.ts";
import { rawGroup, rawSystem } from "../../../src/connectors/nginx-instance-manager/raw/fleet.ts";
import { testClient } from "../../upstream/testClient.ts";
import { rowsOf, startNim } from "./startNim.ts";

const reported: string[] = [];
const words = nimWords({ unknownWord: (field, word) => reported.push(`${field} ${word}`) });

const online = { state: "online", lastStatusReport: "2026-11-20T11:59:58Z" };
const offline = { state: "offline", lastStatusReport: "2026-11-19T08:00:00.123456789Z" };
const instance = (uid: string, more: object = {}) => ({ uid, displayName: `nginx-${uid}`, status: online, ...more });
const system = (uid: string, nginxInstances: unknown) => ({
  uid,
  hostname: `${uid}.example.com`,
  displayName: uid,
  nginxInstances,
});
const group = (uid: string, instances: string[] | null, more: object = {}) => ({
  uid,
  name: uid,
  displayName: "",
  instances,
  ...more,
});

function fleetOf(systems: unknown[], groups: unknown[] = []) {
  const fleet = joinFleet(z.array(rawSystem).parse(systems), z.array(rawGroup).parse(groups));
  return {
    hosts: [...fleet.systems.values()].map((placed) => hostRow("nim", placed, words)),
    groups: [...fleet.groups.values()].map((raw) => groupSite("nim", raw, { fleet, words })),
  };
}

describe("A system", () => {
  it.each([
    [[online, online], "AVAILABLE", "OK", "online"],
    [[online, offline], "AVAILABLE", "WARNING", "offline, online"],
    [[offline, offline], "OFFLINE", "CRITICAL", "offline"],
    [[], "UNKNOWN", "UNKNOWN", null],
    [["online"], "AVAILABLE", "OK", "online"],
  ])("whose instances are %j is %s and %s", (states, lifecycle, health, nativeState) => {
    const instances = states.map((status, index) => instance(`n${index}`, { status }));
    expect(fleetOf([system("s1", instances)]).hosts[0]).toMatchObject({ lifecycle, health, nativeState });
  });

  it("was last seen when the newest of its instances reported", () => {
    const { hosts } = fleetOf([system("s1", [instance("a", { status: offline }), instance("b")])]);
    expect(hosts[0]?.lastSeenAt).toBe("2026-11-20T11:59:58.000Z");
  });

  it("of which the vendor lists no instances says that it does not know them, not that there are none", () => {
    expect(fleetOf([system("s1", null)]).hosts[0]?.details).toMatchObject({ instances: null });
    expect(fleetOf([system("s1", [])]).hosts[0]?.details).toMatchObject({ instances: [] });
  });

  it("quirk I-12: tells of its instances no more than the list of systems does", () => {
    const build = { nginxPlus: true, release: "nginx-plus-r28", version: "1.23.2" };
    const { hosts } = fleetOf([system("s1", [instance("a", { build, startTime: "0001-01-01T00:00:00Z" })])]);
    expect(hosts[0]?.details?.instances).toEqual([
      {
        __typename: "NginxInstance",
        sourceId: "nim",
        nativeId: "s1:a",
        displayName: "nginx-a",
        group: null,
        lifecycle: "AVAILABLE",
        version: "1.23.2",
        plus: true,
        configurationPath: null,
        startedAt: null,
        lastSeenAt: "2026-11-20T11:59:58.000Z",
        lastDeployment: null,
      },
    ]);
    expect(hosts[0]).toMatchObject({ version: null, ipAddresses: null });
  });

  it("in a state that nobody documented is UNKNOWN, and the word is reported", () => {
    const { hosts } = fleetOf([system("s1", [instance("a", { status: { state: "upgrading" } })])]);
    expect(hosts[0]).toMatchObject({ lifecycle: "UNKNOWN", health: "UNKNOWN", nativeState: "upgrading" });
    expect(reported).toContain("NginxInstance.lifecycle upgrading");
  });
});

describe("A group", () => {
  it("has the instances that it lists, and is as well as they are", () => {
    const systems = [system("s1", [instance("a")]), system("s2", [instance("b", { status: offline })])];
    const { groups, hosts } = fleetOf(systems, [group("g1", ["a", "b"])]);
    expect(groups[0]).toMatchObject({ displayName: "g1", parent: "deployment", health: "WARNING" });
    expect(groups[0]?.details).toMatchObject({ instances: ["s1:a", "s2:b"] });
    expect(hosts.map(({ site }) => site)).toEqual(["g1", "g1"]);
  });

  it("quirk I-11: that lists a uid which two systems have claims neither instance", () => {
    const { groups, hosts } = fleetOf(
      [system("s1", [instance("a")]), system("s2", [instance("a")])],
      [group("g1", ["a"])],
    );
    expect(groups[0]?.details).toMatchObject({ instances: [] });
    expect(hosts.map(({ site }) => site)).toEqual(["deployment", "deployment"]);
  });

  it("quirk I-11: that an instance names itself is believed before any list, unless it is empty or gone", () => {
    const named = (uid: string) => ({ configVersion: { instanceGroup: { uid, createTime: "0001-01-01T00:00:00Z" } } });
    const systems = [
      system("s1", [instance("a", named("g2"))]),
      system("s2", [instance("b", named(""))]),
      system("s3", [instance("c", named("gone"))]),
    ];
    const { hosts } = fleetOf(systems, [group("g1", ["a", "b"]), group("g2", [])]);
    expect(hosts.map(({ site }) => site)).toEqual(["g2", "g1", "deployment"]);
  });

  it("of whose systems some are in another group leaves a shared system to the deployment", () => {
    const { hosts } = fleetOf([system("s1", [instance("a"), instance("b")])], [group("g1", ["a"]), group("g2", ["b"])]);
    expect(hosts[0]?.site).toBe("deployment");
  });
});

describe("The deployment", () => {
  const siteOf = (health: Parameters<typeof deploymentSite>[1]) => {
    const nim: Nim = { sourceId: "nim", name: "Edge", client: testClient("http://127.0.0.1:9"), words, pageSize: 100 };
    return deploymentSite(nim, health);
  };

  it("is called what the operator calls it, and says which of its services are ill", () => {
    expect(siteOf({ status: "healthy", services: { core: "healthy" } })).toMatchObject({
      displayName: "Edge",
      siteType: "DEPLOYMENT",
      health: "OK",
      nativeState: "healthy",
    });
    expect(
      siteOf({ status: "unhealthy", services: { core: "healthy", secmon: "unhealthy", dpm: "unhealthy" } }),
    ).toMatchObject({
      health: "CRITICAL",
      nativeState: "unhealthy: dpm, secmon",
    });
  });

  it("quirk I-10: tells of an ill service with an error status, which is an answer and no failure", async () => {
    const services = { core: "healthy", ingestion: "unhealthy" };
    for (const status of [400, 502, 503]) {
      const nim = await startNim();
      onTestFinished(() => nim.close());
      const fault = { kind: "status", status, body: { services, status: "unhealthy" } } as const;
      await nim.control.fault({ match: { path: "/api/platform/v1/health" }, fault });
      const sites = await rowsOf(nim, "Site");
      expect(sites[0]).toMatchObject({ health: "CRITICAL", nativeState: "unhealthy: ingestion" });
      expect(nim.connector.deriveAlerts?.derive({ Site: sites })).toMatchObject([
        { nativeId: "service:deployment", severity: "CRITICAL", resource: { kind: "Site", ref: "deployment" } },
      ]);
    }
  });
});
