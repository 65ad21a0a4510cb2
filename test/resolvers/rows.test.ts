// Is every field of a row answered from where it stands: the row, its relations, the clock, the connector?
import { describe, expect, it } from "vitest";
import type { Change } from "../../src/contract/changes/Change.ts";
import type { Row } from "../../src/contract/rows/index.ts";
import { encodeNodeId } from "../../src/inventory/globalId.ts";
import { FakeView } from "../support/FakeView.ts";
import { fakeSource } from "../support/fakeSource.ts";
import { row } from "../support/rows.ts";
import { runQuery } from "../support/runQuery.ts";

const alpha = fakeSource({ id: "alpha", displayName: "Alpha" });
const over = (...rows: Row[]) => new FakeView([alpha], rows);
const capacity = {
  totalBytes: 1_000n,
  usedBytes: 250n,
  freeBytes: 750n,
  snapshotBytes: null,
  unlimited: false,
  basis: "PHYSICAL",
  derived: false,
  assumption: null,
} as const;

describe("A volume", () => {
  const volume = row("Volume", "v1", {
    capacity,
    parent: "v0",
    placements: [
      {
        site: "s1",
        pool: null,
        role: "OWNER",
        connected: true,
        usedBytes: null,
        unprotectedBytes: null,
        lastSnapshotAt: null,
      },
    ],
  });

  it("has identity, provenance, percentages and relations with their ids beside them", async () => {
    const view = over(volume, row("Volume", "v0"), row("Site", "s1", { displayName: "Paris" }));
    const { data, errors } = await runQuery(view, {
      query: `{ volumes(first: 1) { nodes { id source { id displayName } observedAt stale capacity { totalBytes usedPercent }
        parent { displayName } parentId placements { role connected site { displayName } siteId pool { id } poolId } } } }`,
    });
    expect(errors).toBeUndefined();
    expect(data?.volumes.nodes[0]).toEqual({
      id: encodeNodeId({ type: "Volume", sourceId: "alpha", nativeId: "v1" }),
      source: { id: "alpha", displayName: "Alpha" },
      observedAt: "2026-01-01T00:00:00.000Z",
      stale: false,
      capacity: { totalBytes: "1000", usedPercent: 25 },
      parent: { displayName: "v0" },
      parentId: encodeNodeId({ type: "Volume", sourceId: "alpha", nativeId: "v0" }),
      placements: [
        {
          role: "OWNER",
          connected: true,
          site: { displayName: "Paris" },
          siteId: encodeNodeId({ type: "Site", sourceId: "alpha", nativeId: "s1" }),
          pool: null,
          poolId: null,
        },
      ],
    });
  });

  it.each([
    [{ ...capacity, totalBytes: null }, null],
    [{ ...capacity, usedBytes: null }, null],
    [{ ...capacity, totalBytes: 0n }, null],
    [{ ...capacity, usedBytes: 1_500n }, 150],
  ])("never invents a percentage", async (given, percent) => {
    const view = over(row("Volume", "v1", { capacity: given }));
    const { data } = await runQuery(view, { query: "{ volumes { nodes { capacity { usedPercent } } } }" });
    expect(data?.volumes.nodes[0].capacity.usedPercent).toBe(percent);
  });

  it("tells every command with the vendor's reason where it cannot, and ours where it could", async () => {
    const creates = { supported: true, condition: "The directory must not exist." } as Change<"CREATE_VOLUME">;
    const commands = { ...alpha.connector.commands, CREATE_VOLUME: creates };
    const view = new FakeView([fakeSource({ id: "alpha", connector: { commands } })], [volume]);
    const { data } = await runQuery(view, {
      query: "{ volumes { nodes { commands { command available code reason } } } }",
    });
    const ours = "This gateway answers questions only: it keeps no ledger of changes.";
    const theirs = "The vendor in memory changes nothing.";
    expect(data?.volumes.nodes[0].commands).toEqual([
      { command: "CREATE_VOLUME", available: false, code: "LEDGER_UNAVAILABLE", reason: ours },
      { command: "UPDATE_VOLUME", available: false, code: "UNSUPPORTED_BY_VENDOR", reason: theirs },
      { command: "DELETE_VOLUME", available: false, code: "UNSUPPORTED_BY_VENDOR", reason: theirs },
    ]);
  });

  it("whose site is named but not in hand keeps the id, and says once why the site is null", async () => {
    const view = over(volume);
    view.missing.add("Site");
    const { data, errors } = await runQuery(view, {
      query: "{ volumes { nodes { displayName placements { site { id } siteId } } } }",
    });
    expect(data?.volumes.nodes[0].placements[0]).toMatchObject({ site: null, siteId: expect.any(String) });
    expect(errors).toHaveLength(1);
  });
});

describe("A share", () => {
  it("leaves it to the inventory to find its sites, which may be those of its volume", async () => {
    const shares = [row("Share", "x", { sites: ["s2"] }), row("Share", "y", { sites: null })];
    const view = over(...shares, row("Site", "s1"), row("Site", "s2", { displayName: "Rome" }));
    const { data } = await runQuery(view, { query: "{ shares { nodes { sites { displayName } } } }" });
    expect(data.shares.nodes).toEqual([{ sites: [{ displayName: "Rome" }] }, { sites: null }]);
    expect(view.prepared).toEqual([{ kinds: ["Share", "Site"], ids: ["Share.site"], sourceIds: null }]);
  });
});

describe("A certificate", () => {
  it.each([
    ["2026-05-31T00:00:00.000Z", "OK"],
    ["2026-06-30T00:00:00.000Z", "WARNING"],
    ["2026-07-01T00:00:00.000Z", "CRITICAL"],
    ["2026-08-01T00:00:00.000Z", "CRITICAL"],
  ])("that ends on 1 July is, asked on %s, %s", async (at, health) => {
    const view = over(row("Certificate", "c", { validUntil: "2026-07-01T00:00:00.000Z" }));
    const { data } = await runQuery(view, { query: "{ certificates { nodes { health } } }", at });
    expect(data?.certificates.nodes[0].health).toBe(health);
  });

  it("whose end is not known is UNKNOWN, not well", async () => {
    const { data } = await runQuery(over(row("Certificate", "c")), { query: "{ certificates { nodes { health } } }" });
    expect(data?.certificates.nodes[0].health).toBe("UNKNOWN");
  });
});

describe("An alert", () => {
  const query = "{ alerts { nodes { resource { __typename displayName ... on Volume { path } } resourceId } } }";

  it("about things of several kinds reads just those kinds, of its own source, once each", async () => {
    const about = (kind: "Volume" | "Host", ref: string) => row("Alert", ref, { resource: { kind, ref } });
    const view = over(
      about("Volume", "v1"),
      about("Host", "h1"),
      about("Volume", "v2"),
      row("Alert", "none"),
      row("Volume", "v1", { path: "/a" }),
      row("Volume", "v2", { path: "/b" }),
      row("Host", "h1"),
    );
    const { data, errors } = await runQuery(view, { query });
    expect(errors).toBeUndefined();
    expect(data?.alerts.nodes.map((node: { resource: unknown }) => node.resource)).toEqual([
      { __typename: "Volume", displayName: "v1", path: "/a" },
      { __typename: "Host", displayName: "h1" },
      { __typename: "Volume", displayName: "v2", path: "/b" },
      null,
    ]);
    expect(view.prepared).toEqual([
      { kinds: ["Alert"], ids: ["Alert.resource"], sourceIds: null },
      { kinds: ["Volume"], ids: [], sourceIds: ["alpha"] },
      { kinds: ["Host"], ids: [], sourceIds: ["alpha"] },
    ]);
  });
});

describe("Details", () => {
  it("are told apart by their type, and follow references of their own", async () => {
    const view = over(
      row("JobTemplate", "t", {
        details: {
          __typename: "NgeneaHubPolicyDetails",
          sourceId: "alpha",
          volumes: ["v1"],
          filesystem: "mmfs1",
          threads: 4,
        },
      }),
      row("Volume", "v1"),
    );
    const { data, errors } = await runQuery(view, {
      query: `{ jobTemplates { nodes { details { __typename
        ... on NgeneaHubPolicyDetails { filesystem threads volumes { displayName } }
        ... on QumuloReplicationDetails { peerName } } } } }`,
    });
    expect(errors).toBeUndefined();
    expect(data?.jobTemplates.nodes[0].details).toEqual({
      __typename: "NgeneaHubPolicyDetails",
      filesystem: "mmfs1",
      threads: 4,
      volumes: [{ displayName: "v1" }],
    });
    expect(view.prepared[0]?.kinds).toEqual(["JobTemplate", "Volume"]);
  });
});

describe("NGINX instances", () => {
  const instance = {
    __typename: "NginxInstance",
    sourceId: "alpha",
    nativeId: "sys:one",
    displayName: "edge-1",
    group: "g1",
    lifecycle: "AVAILABLE",
    version: null,
    plus: true,
    configurationPath: null,
    startedAt: null,
    lastSeenAt: null,
    lastDeployment: null,
  };
  const rows = [
    row("Host", "sys", {
      details: { __typename: "NginxSystemDetails", sourceId: "alpha", instances: [instance], tags: [] },
    }),
    row("Site", "g1", { displayName: "Edge" }),
    row("Certificate", "c", { instances: ["sys:one", "sys:gone"] }),
  ];

  it("are found through their host, wherever a row names them", async () => {
    const { data, errors } = await runQuery(over(...rows), {
      query:
        "{ certificates { nodes { instances { id displayName plus host { displayName } group { displayName } } } } }",
    });
    expect(errors).toBeUndefined();
    expect(data?.certificates.nodes[0].instances).toEqual([
      {
        id: encodeNodeId({ type: "NginxInstance", sourceId: "alpha", nativeId: "sys:one" }),
        displayName: "edge-1",
        plus: true,
        host: { displayName: "sys" },
        group: { displayName: "Edge" },
      },
    ]);
  });

  it("are nodes: their id finds them again, and finds nothing once they are gone", async () => {
    const id = (nativeId: string) => encodeNodeId({ type: "NginxInstance", sourceId: "alpha", nativeId });
    const query = "query ($id: ID!) { node(id: $id) { __typename id ... on NginxInstance { displayName } } }";
    const found = await runQuery(over(...rows), { query, variables: { id: id("sys:one") } });
    expect(found.data?.node).toEqual({ __typename: "NginxInstance", id: id("sys:one"), displayName: "edge-1" });
    for (const gone of ["sys:two", "other:one", "nocolon"])
      expect((await runQuery(over(...rows), { query, variables: { id: id(gone) } })).data?.node).toBeNull();
  });
});
