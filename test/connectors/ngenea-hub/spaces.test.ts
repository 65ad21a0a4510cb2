// Do spaces and shares of a Hub become the rows that the coverage table promises?
import { describe, expect, it } from "vitest";
import { nfsShareRow, sambaShareRow } from "../../../src/connectors/ngenea-hub/map/share.ts";
import { spaceRows, volumeRow } from "../../../src/connectors/ngenea-hub/map/space.ts";
import { rawNfsShare, rawSambaShare, rawSpace } from "../../../src/connectors/ngenea-hub/raw/space.ts";
import { listeningWords } from "./words.ts";

const projects = {
  url: "https://hub.example.com/api/spaces/7/",
  id: 7,
  uuid: "0d3ae1b0-5f1c-4f5c-a6e8-b9b4fd1ad6a1",
  name: "projects",
  mountpoint: "/mmfs1/data/projects/",
  size: 10_995_116_277_760,
  created: "2025-02-01T08:30:00Z",
  sites: [
    { id: "3", name: "london", label: "London", pool: "sas1", usage: [5, 0, 12] },
    { id: "4", name: "paris", label: "Paris", pool: null, usage: [] },
  ],
  snapshot_schedule: { id: 2, space: 7, frequency: "daily", time: "02:30:00", duration: "7d" },
  permission_mode: "posix",
  color: [1, 2, 3],
  immutable: false,
  is_ready: true,
  on_sites: { london: true },
};
const { words } = listeningWords();
const rowsOf = (changes: object) => spaceRows("hub-a", rawSpace.parse({ ...projects, ...changes }), words);
const volume = (changes: object) => volumeRow("hub-a", rawSpace.parse({ ...projects, ...changes }), words);

describe("A space", () => {
  it("is a volume, a quota and a snapshot policy under one number", () => {
    expect(rowsOf({}).map(({ kind, nativeId, displayName }) => `${kind} ${nativeId} ${displayName}`)).toEqual([
      "Volume 7 projects",
      "Quota 7 projects",
      "SnapshotPolicy 7 projects",
    ]);
  });

  it("tells its limit, but not its use: nobody knows what usage counts", () => {
    expect(volume({}).capacity).toEqual({
      totalBytes: 10_995_116_277_760n,
      usedBytes: null,
      freeBytes: null,
      snapshotBytes: null,
      unlimited: false,
      basis: null,
      derived: false,
      assumption: null,
    });
  });

  it.each([[null], [0], [undefined]])("of size %s is unlimited and has no quota", (size) => {
    const rows = rowsOf({ size });
    expect(rows.map(({ kind }) => kind)).toEqual(["Volume", "SnapshotPolicy"]);
    expect(rows[0]).toMatchObject({ capacity: { totalBytes: null, unlimited: true } });
  });

  it("keeps a size beyond 2^53 exact", () => {
    expect(volume({ size: 9_007_199_254_740_993n }).capacity?.totalBytes).toBe(9_007_199_254_740_993n);
  });

  it("stands at several equal sites, in the pool of the file system that it is mounted on", () => {
    const nothing = { connected: null, usedBytes: null, unprotectedBytes: null, lastSnapshotAt: null };
    expect(volume({}).placements).toEqual([
      { site: "3", pool: "3:mmfs1:sas1", role: "PEER", ...nothing },
      { site: "4", pool: null, role: "PEER", ...nothing },
    ]);
    expect(volume({ sites: [projects.sites[0]] }).placements).toMatchObject([{ role: "OWNER" }]);
    expect(volume({ sites: null }).placements).toBeNull();
  });

  it("finds its pool also when the pool comes as an object", () => {
    expect(volume({ sites: [{ id: "3", pool: { id: 9, name: "ssd" } }] }).placements).toMatchObject([
      { pool: "3:mmfs1:ssd" },
    ]);
  });

  it.each([
    [true, "AVAILABLE"],
    ["True", "AVAILABLE"],
    ["false", "CREATING"],
    [undefined, "UNKNOWN"],
  ])("whose is_ready is written %j is %s", (is_ready, lifecycle) => {
    expect(volume({ is_ready })).toMatchObject({ lifecycle, nativeState: null });
  });

  it.each([
    [{ london: "SUCCESS", paris: "PENDING" }, "OK"],
    [{ london: "SUCCESS", paris: "ERROR" }, "CRITICAL"],
    [{ london: { surprise: 1 } }, "UNKNOWN"],
    [undefined, "UNKNOWN"],
  ])("whose on_sites is %j is %s", (on_sites, health) => {
    expect(volume({ on_sites }).health).toBe(health);
  });

  it.each([
    ["/mmfs1/data/projects/", "/mmfs1/data/projects"],
    ["/mmfs1", "/mmfs1"],
    ["/", "/"],
    ["mmfs1/data", null],
    [undefined, null],
  ])("mounted at %j has the path %j", (mountpoint, path) => {
    expect(volume({ mountpoint }).path).toBe(path);
  });

  it("gives its snapshot schedule in the vendor's own words, with no zone: it differs by release", () => {
    expect(rowsOf({})[2]).toEqual({
      kind: "SnapshotPolicy",
      sourceId: "hub-a",
      nativeId: "7",
      displayName: "projects",
      nativeState: null,
      name: null,
      enabled: null,
      volume: "7",
      path: null,
      sites: "VOLUME",
      schedule: {
        description: "daily at 02:30:00",
        format: "NATIVE",
        expression: "daily 02:30:00",
        timezone: null,
        intervalSeconds: null,
        daysOfWeek: null,
        dayOfMonth: null,
        startTime: "02:30",
        endTime: null,
        nextRunAt: null,
        missedCount: null,
      },
      retention: { forever: false, count: null, ageSeconds: null, expression: "7d" },
      lockKey: null,
    });
  });

  it("without a schedule has no policy", () => {
    expect(rowsOf({ snapshot_schedule: null }).map(({ kind }) => kind)).toEqual(["Volume", "Quota"]);
  });
});

describe("An NFS share", () => {
  const client = { id: 1, nfs_share: 5, hosts: "10.0.0.0/24", read_only: true };
  const share = (clients: unknown) =>
    nfsShareRow("hub-a", rawNfsShare.parse({ id: 5, uuid: "u", space: 7, path: "/jobs", fsid: 3, name: "", clients }));

  it("has a key that no Samba share can have, and the path for a name when it has no label", () => {
    expect(share([])).toMatchObject({
      nativeId: "nfs:5",
      name: null,
      displayName: "/jobs",
      volume: "7",
      sites: "VOLUME",
    });
  });

  it("has no state, because the vendor tells none", () => {
    expect(share([])).toMatchObject({ lifecycle: "UNKNOWN", nativeState: null });
  });

  it("gives each client as a rule", () => {
    const full = {
      ...client,
      asynchronous: false,
      write_delay: true,
      insecure_ports: false,
      force_root_user_id: true,
      force_all_user_id: false,
      anonymous_user_id: 65534,
      anonymous_group_id: 65533,
    };
    expect(share([full]).nfs?.rules).toEqual([
      {
        hosts: ["10.0.0.0/24"],
        readOnly: true,
        squash: "ROOT",
        anonymousUid: 65534n,
        anonymousGid: 65533n,
        security: null,
        privilegedPortRequired: true,
        asyncWrites: false,
        writeDelay: true,
      },
    ]);
  });

  it.each([
    [{ force_all_user_id: true, force_root_user_id: true }, "ALL"],
    [{ force_all_user_id: false, force_root_user_id: false }, "NONE"],
    [{}, null],
  ])("squashes %j as %s", (fields, squash) => {
    expect(share([{ ...client, ...fields }]).nfs?.rules).toMatchObject([{ squash }]);
  });

  it.each([
    ["all clients may only read", [client, client], true],
    ["clients differ", [client, { ...client, read_only: false }], null],
    ["there is no client", [], null],
  ])("is read-only as its clients say: %s", (_, clients, readOnly) => {
    expect(share(clients).readOnly).toBe(readOnly);
  });

  it.each([
    ["*", true],
    ["0.0.0.0/0", true],
    ["10.0.0.1 *", true],
    ["*.example.com", false],
  ])("with the client %s is open to any host: %s", (hosts, open) => {
    expect(share([{ ...client, hosts }])).toMatchObject({ openToAnyHost: open, openToAnyUser: true });
  });

  it("is open to nobody without clients, and nobody knows when they are not told", () => {
    expect(share([]).openToAnyHost).toBe(false);
    expect(share(undefined)).toMatchObject({ openToAnyHost: null, nfs: { rules: null } });
  });
});

describe("A Samba share", () => {
  const full = {
    id: 5,
    uuid: "u",
    name: "jobs",
    space: 7,
    path: "/jobs",
    read_only: false,
    visible: true,
    guest_ok: false,
    hosts_allow: ["10.0.0.0/8"],
    hosts_deny: [],
    allowed_users: ["anna", "@editors"],
    admin_users: ["root"],
    on_sites: { london: true, paris: true },
  };
  const share = (changes: object) => sambaShareRow("hub-a", rawSambaShare.parse({ ...full, ...changes }), words);

  it("has a key that no NFS share can have, and settings of its own", () => {
    expect(share({})).toMatchObject({ nativeId: "smb:5", displayName: "jobs", protocol: "SMB", nfs: null });
    expect(share({}).smb).toEqual({
      browseable: true,
      guestAllowed: false,
      encryption: null,
      accessBasedEnumeration: null,
      previousVersions: null,
      allowedHosts: ["10.0.0.0/8"],
      deniedHosts: [],
      permissions: [
        { trustee: "root", trusteeType: "USER", access: "FULL" },
        { trustee: "anna", trusteeType: "USER", access: "READ_WRITE" },
        { trustee: "@editors", trusteeType: "GROUP", access: "READ_WRITE" },
      ],
    });
  });

  it.each([
    [{ hosts_allow: ["10.0.0.0/8"] }, false],
    [{ hosts_allow: [] }, true],
    [{ hosts_allow: null }, true],
    [{ hosts_allow: "" }, true],
    [{ hosts_allow: "10.0.0.1, ALL" }, true],
    [{ hosts_allow: [], hosts_deny: ["ALL"] }, false],
    [{ hosts_allow: { surprise: 1 } }, null],
    [{ hosts_allow: undefined }, null],
  ])("with %j is open to any host: %s", (changes, open) => {
    expect(share(changes).openToAnyHost).toBe(open);
  });

  it.each([
    [{}, false],
    [{ allowed_users: [] }, true],
    [{ guest_ok: true }, true],
    [{ allowed_users: null }, true],
    [{ allowed_users: undefined }, null],
    [{ allowed_users: 3 }, null],
  ])("with %j is open to any user: %s", (changes, open) => {
    expect(share(changes).openToAnyUser).toBe(open);
  });

  it.each([
    [{ london: true, paris: true }, "AVAILABLE"],
    [{ london: true, paris: false }, "CREATING"],
    [{ london: "SUCCESS", paris: "SUCCESS" }, "AVAILABLE"],
    [{ london: "SUCCESS", paris: "STARTED" }, "CREATING"],
    [{ london: "SUCCESS", paris: "FAILURE" }, "ERROR"],
    [{ london: { state: "ok" } }, "UNKNOWN"],
    [["london"], "UNKNOWN"],
    [null, "UNKNOWN"],
  ])("whose on_sites is %j is %s", (on_sites, lifecycle) => {
    expect(share({ on_sites }).lifecycle).toBe(lifecycle);
  });
});
