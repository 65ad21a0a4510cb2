// Do sites, worker nodes and storage pools of a Hub become the rows that the coverage table promises?
import { describe, expect, it } from "vitest";
import {
  addressesByPlace,
  healthWordOf,
  hostRow,
  placeOf,
  poolRow,
  siteRow,
} from "../../../src/connectors/ngenea-hub/map/site.ts";
import { rawHealth, rawNode, rawPool, rawServer, rawSite } from "../../../src/connectors/ngenea-hub/raw/site.ts";
import { listeningWords } from "./words.ts";

const london = {
  url: "https://hub.example.com/api/sites/3/",
  id: 3,
  name: "london",
  label: "London",
  shortcode: "LDN",
  type: "pixstor",
  public_url: "https://london.example.com",
  timezone: "Europe/London",
  bandwidth: 1000,
  color: [12, 200, 30],
  spaces: ["projects"],
  directories_count: 120,
  files_count: 9_007_199_254_740_993n,
  files_hydrated_count: 400,
  files_stubbed_count: 600,
  am_i_configured: true,
  ready_to_configure: true,
  editable: "True",
};

const site = (changes: object, word: string | null) =>
  siteRow("hub-a", rawSite.parse({ ...london, ...changes }), { word, words: listeningWords().words });

describe("A site", () => {
  it("is known by its number and called by the name that jobs, nodes and alerts join by", () => {
    expect(site({}, "ok")).toEqual({
      kind: "Site",
      sourceId: "hub-a",
      nativeId: "3",
      displayName: "london",
      nativeState: "ok",
      name: "london",
      siteType: "CLUSTER",
      lifecycle: "AVAILABLE",
      health: "OK",
      version: null,
      timezone: "Europe/London",
      parent: null,
      details: {
        __typename: "NgeneaHubSiteDetails",
        sourceId: "hub-a",
        label: "London",
        shortcode: "LDN",
        bandwidthBitsPerSecond: 1_000_000_000n,
        directoryCount: 120n,
        fileCount: 9_007_199_254_740_993n,
        hydratedFileCount: 400n,
        stubbedFileCount: 600n,
      },
    });
  });

  it.each([
    ["ok", "OK", "AVAILABLE"],
    ["warning", "WARNING", "DEGRADED"],
    ["CRITICAL", "CRITICAL", "OFFLINE"],
    [null, "UNKNOWN", "UNKNOWN"],
  ])("of health %s is %s and %s", (word, health, lifecycle) => {
    expect(site({}, word)).toMatchObject({ health, lifecycle, nativeState: word });
  });

  it("that is not configured yet is being made, however well it is", () => {
    expect(site({ am_i_configured: false }, "ok")).toMatchObject({ lifecycle: "CREATING", health: "OK" });
  });

  it("keeps a health word that nobody knows, and reports it", () => {
    const { words, reported } = listeningWords();
    const row = siteRow("hub-a", rawSite.parse(london), { word: "sleepy", words });
    expect(row).toMatchObject({ health: "UNKNOWN", nativeState: "sleepy" });
    expect(reported).toEqual(["Site.health sleepy"]);
  });

  it("is mapped alike from the list and from the item, whose spaces have another shape", () => {
    expect(site({ spaces: [{ id: 7, name: "projects", url: "x" }], lock_threshold: 4 }, "ok")).toEqual(site({}, "ok"));
  });
});

describe("The hub-wide health page", () => {
  const row = rawSite.parse(london);

  it.each([
    ["by name", "london"],
    ["by number", 3],
    ["as an object", { id: 3, name: "london", label: "London" }],
  ])("finds a site that it names %s", (_, named) => {
    const page = rawHealth.parse({
      overall_health: "warning",
      hub_status: { health: "ok" },
      site_status: [
        { site: "paris", health: "ok", nodes: [] },
        { site: named, health: "warning", nodes: [{ name: "ldn1", health: "critical", online: false }] },
      ],
    });
    expect(healthWordOf(row, page)).toBe("warning");
  });

  it("says nothing of a site that it does not name", () => {
    expect(healthWordOf(row, rawHealth.parse({ site_status: [{ site: null, health: "ok" }] }))).toBeNull();
  });
});

describe("A worker node", () => {
  const node = { url: "x", id: 11, name: "ldn1", site: "london", last_heartbeat: "2026-11-20T11:59:30.123456Z" };
  const host = (online: unknown) => hostRow("hub-a", rawNode.parse({ ...node, online }), ["10.0.0.1"]);

  it.each([
    [true, "AVAILABLE", "OK", "online"],
    ["True", "AVAILABLE", "OK", "online"],
    ["false", "OFFLINE", "CRITICAL", "offline"],
    [undefined, "UNKNOWN", "UNKNOWN", null],
  ])("whose online is written %j is %s", (online, lifecycle, health, nativeState) => {
    expect(host(online)).toMatchObject({ lifecycle, health, nativeState });
  });

  it("names its site by name, and tells when it was last heard of", () => {
    expect(host(true)).toMatchObject({
      nativeId: "11",
      hostname: "ldn1",
      site: { by: "name", name: "london" },
      ipAddresses: ["10.0.0.1"],
      lastSeenAt: "2026-11-20T11:59:30.123Z",
    });
  });

  it("gets the addresses of the server of its name at its site, which the server names by number", () => {
    const servers = [
      { name: "n1", site: 3, list_of_interfaces: [{ name: "eth0", addresses: ["10.1.0.1/24", "fe80::1"] }] },
      { name: "n1", site: 4, list_of_interfaces: ["10.2.0.1"] },
      { name: "n2", site: 3, list_of_interfaces: ["eth0", "eth1"] },
      { name: "n3", site: 9, list_of_interfaces: ["10.9.0.1"] },
    ].map((server) => rawServer.parse(server));
    const names = new Map([
      ["3", "london"],
      ["4", "paris"],
    ]);
    expect([...addressesByPlace(servers, names)]).toEqual([
      [placeOf("london", "n1"), ["10.1.0.1", "fe80::1"]],
      [placeOf("paris", "n1"), ["10.2.0.1"]],
    ]);
  });
});

describe("A storage pool", () => {
  const pool = { name: "sas1", filesystem: "mmfs1", site: 3, capacity: 5_000, free_space: 1_000, used_space: 4_000 };

  it("is known by site, file system and name, because its row has no number", () => {
    expect(poolRow("hub-a", rawPool.parse({ ...pool, is_default: true }))).toMatchObject({
      nativeId: "3:mmfs1:sas1",
      name: "sas1",
      poolType: "FILE_SYSTEM",
      site: "3",
      details: { __typename: "NgeneaHubPoolDetails", sourceId: "hub-a", filesystem: "mmfs1", isDefault: true },
    });
  });

  it("says that bytes are assumed, because the vendor states no unit", () => {
    expect(poolRow("hub-a", rawPool.parse(pool)).capacity).toEqual({
      totalBytes: 5_000n,
      usedBytes: 4_000n,
      freeBytes: 1_000n,
      snapshotBytes: null,
      unlimited: false,
      basis: "PHYSICAL",
      derived: false,
      assumption: "Ngenea Hub does not state the unit of pool sizes; bytes are assumed.",
    });
  });
});
