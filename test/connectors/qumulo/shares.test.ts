// How do exports, shares and buckets become Shares, and when is one open to anybody?
import { describe, expect, it } from "vitest";
import { bucketRow } from "../../../src/connectors/qumulo/map/bucket.ts";
import { nfsShareRow } from "../../../src/connectors/qumulo/map/nfsExport.ts";
import { smbShareRow } from "../../../src/connectors/qumulo/map/smbShare.ts";
import { zBuckets, zExports, zSmbShares } from "../../../src/connectors/qumulo/raw/shares.ts";
import { listeningWords } from "./words.ts";

function only<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error("The fixture has one row.");
  return row;
}

const rule = (more: object = {}) => ({
  host_restrictions: ["10.0.0.0/8"],
  read_only: false,
  require_privileged_port: true,
  user_mapping: "NFS_MAP_ROOT",
  map_to_user: { id_type: "NFS_UID", id_value: "4294967294" },
  map_to_group: { id_type: "NFS_GID", id_value: "65534" },
  ...more,
});

function nfs(restrictions: object[]) {
  const { words, strange } = listeningWords();
  const raw = { id: "3", export_path: "/fin", fs_path: "/finance/", description: "", restrictions, tenant_id: 1 };
  return { row: nfsShareRow("lab", only(zExports.parse([raw])), words), strange };
}

describe("An NFS export", () => {
  it("is a share named by its export path, in the volume that its path lies in", () => {
    const { row } = nfs([rule()]);
    expect(row).toMatchObject({
      nativeId: "nfs:3",
      displayName: "/fin",
      name: null,
      description: null,
      exportPath: "/fin",
      path: "/finance",
      volume: { by: "path", path: "/finance" },
      sites: [{ by: "sole" }],
      readOnly: false,
      openToAnyHost: false,
      openToAnyUser: true,
    });
    expect(row.nfs?.rules).toEqual([
      {
        hosts: ["10.0.0.0/8"],
        readOnly: false,
        squash: "ROOT",
        anonymousUid: 4294967294n,
        anonymousGid: 65534n,
        security: null,
        privilegedPortRequired: true,
        asyncWrites: null,
        writeDelay: null,
      },
    ]);
  });

  it("keeps its rules in the vendor's order, for the first that fits a client wins", () => {
    const { row } = nfs([rule({ host_restrictions: ["z"] }), rule({ host_restrictions: ["a"] })]);
    expect(row.nfs?.rules?.map(({ hosts }) => hosts)).toEqual([["z"], ["a"]]);
  });

  it.each([
    ["an empty list of hosts", { host_restrictions: [] }, true],
    ["every IPv4 address", { host_restrictions: ["10.1.1.1", "0.0.0.0/0"] }, true],
    ["some hosts", {}, false],
  ])("that admits %s is open to any host: %s", (_case, more, open) => {
    expect(nfs([rule({ host_restrictions: ["x"] }), rule(more)]).row.openToAnyHost).toBe(open);
  });

  it.each([
    ["AUTHENTICATION_MODE_NONE", "SYS", true],
    ["AUTHENTICATION_MODE_KRB5", "KRB5", false],
    ["AUTHENTICATION_MODE_KRB5I", "KRB5I", false],
    ["AUTHENTICATION_MODE_KRB5P", "KRB5P", false],
  ])("that requires %s takes %s, and is open to any user: %s", (mode, security, open) => {
    const { row } = nfs([rule({ required_authentication_mode: mode })]);
    expect(row.nfs?.rules?.[0]?.security).toEqual([security]);
    expect(row.openToAnyUser).toBe(open);
  });

  it("is read-only when all rules are, and null when it depends on the client", () => {
    expect(nfs([rule({ read_only: true }), rule({ read_only: true })]).row.readOnly).toBe(true);
    expect(nfs([rule({ read_only: true }), rule()]).row.readOnly).toBeNull();
  });

  it("that maps nobody, or to a user without a number, names no number", () => {
    const nobody = nfs([rule({ user_mapping: "NFS_MAP_NONE", map_to_user: { id_type: "NFS_UID", id_value: "0" } })]);
    expect(nobody.row.nfs?.rules?.[0]).toMatchObject({ squash: "NONE", anonymousUid: null });
    const local = nfs([rule({ map_to_user: { id_type: "LOCAL_USER", id_value: "guest" }, map_to_group: null })]);
    expect(local.row.nfs?.rules?.[0]).toMatchObject({ anonymousUid: null, anonymousGid: null });
  });

  it("without any rule does not claim what it admits", () => {
    expect(nfs([]).row).toMatchObject({ readOnly: null, openToAnyHost: null, openToAnyUser: null });
  });

  it("in words not known here says UNKNOWN, and reports them", () => {
    const { row, strange } = nfs([rule({ user_mapping: "NFS_MAP_SOME", required_authentication_mode: "X" })]);
    expect(row.nfs?.rules?.[0]).toMatchObject({ squash: "UNKNOWN", security: ["UNKNOWN"] });
    expect(row.openToAnyUser).toBeNull();
    expect(strange).toEqual(["NfsRule.squash: NFS_MAP_SOME", "NfsRule.security: X"]);
  });
});

const trustee = (more: object = {}) => ({
  domain: "ACTIVE_DIRECTORY",
  auth_id: "9",
  uid: null,
  gid: null,
  sid: "S-1-5-9",
  name: "CORP\\designers",
  ...more,
});
const world = trustee({ domain: "WORLD", auth_id: "8589934592", sid: "S-1-1-0", name: "" });

function smb(permissions: object[], more: object = {}) {
  const raw = {
    id: "4",
    share_name: "fin",
    fs_path: "/finance",
    description: "Money",
    permissions,
    access_based_enumeration_enabled: true,
    require_encryption: true,
    ...more,
  };
  return smbShareRow("lab", only(zSmbShares.parse([raw])));
}

describe("An SMB share", () => {
  it("tells encryption, enumeration and who may do what", () => {
    const row = smb([{ type: "ALLOWED", trustee: trustee(), rights: ["READ", "WRITE"] }]);
    expect(row).toMatchObject({
      nativeId: "smb:4",
      displayName: "fin",
      description: "Money",
      readOnly: null,
      openToAnyHost: true,
      openToAnyUser: false,
      smb: {
        encryption: "REQUIRED",
        accessBasedEnumeration: true,
        allowedHosts: [],
        deniedHosts: [],
        permissions: [{ trustee: "CORP\\designers", trusteeType: "UNKNOWN", access: "READ_WRITE" }],
      },
    });
  });

  it.each([
    ["by domain", { domain: "WORLD" }],
    ["by its Windows number", { sid: "S-1-1-0" }],
    ["by its own number", { auth_id: "8589934592" }],
  ])("that allows everyone, told %s, is open to any user", (_case, who) => {
    const row = smb([{ type: "ALLOWED", trustee: trustee(who), rights: ["READ"] }]);
    expect(row.openToAnyUser).toBe(true);
    expect(row.smb?.permissions?.[0]?.trusteeType).toBe("EVERYONE");
  });

  it("that refuses everyone is not open, and names them Everyone", () => {
    const row = smb([{ type: "DENIED", trustee: world, rights: ["ALL"] }]);
    expect(row.openToAnyUser).toBe(false);
    expect(row.smb?.permissions).toEqual([{ trustee: "Everyone", trusteeType: "EVERYONE", access: "NONE" }]);
  });

  it.each([
    ["ALLOWED", ["ALL"], "FULL"],
    ["ALLOWED", ["READ", "WRITE", "CHANGE_PERMISSIONS"], "FULL"],
    ["ALLOWED", ["READ", "WRITE"], "READ_WRITE"],
    ["ALLOWED", ["READ"], "READ_ONLY"],
    ["ALLOWED", ["READ_DATA", "READ_ATTR", "EXECUTE"], "READ_ONLY"],
    ["ALLOWED", ["READ", "DELETE"], "UNKNOWN"],
    ["ALLOWED", ["WRITE"], "UNKNOWN"],
    ["DENIED", ["ALL"], "NONE"],
    ["DENIED", ["WRITE"], "UNKNOWN"],
    ["AUDITED", ["ALL"], "UNKNOWN"],
  ])("whose permission is %s %j gives %s", (type, rights, access) => {
    expect(smb([{ type, trustee: trustee(), rights }]).smb?.permissions?.[0]?.access).toBe(access);
  });

  it.each([
    [{ domain: "POSIX_USER", uid: 500 }, "USER"],
    [{ domain: "LOCAL", gid: 513 }, "GROUP"],
    [{ domain: "LOCAL", uid: 500, gid: 513 }, "UNKNOWN"],
  ])("takes the trustee %j for a %s", (who, type) => {
    const row = smb([{ type: "ALLOWED", trustee: trustee(who), rights: ["READ"] }]);
    expect(row.smb?.permissions?.[0]?.trusteeType).toBe(type);
  });

  it.each([
    [{}, "S-1-5-9"],
    [{ sid: null, uid: 500 }, "uid:500"],
    [{ sid: "", gid: 513 }, "gid:513"],
    [{ sid: null }, "auth_id:9"],
  ])("names a trustee without a name by the best key it has: %j", (who, name) => {
    const row = smb([{ type: "ALLOWED", trustee: trustee({ name: null, ...who }), rights: ["READ"] }]);
    expect(row.smb?.permissions?.[0]?.trustee).toBe(name);
  });

  it.each([
    ["nothing", undefined, [], [], true],
    ["an allowed empty list", [{ type: "ALLOWED", address_ranges: [], rights: ["ALL"] }], [], [], true],
    [
      "allowed ranges",
      [{ type: "ALLOWED", address_ranges: ["10.0.0.0/8"], rights: ["ALL"] }],
      ["10.0.0.0/8"],
      [],
      false,
    ],
    [
      "refused ranges alone",
      [{ type: "DENIED", address_ranges: ["10.9.0.0/16"], rights: ["ALL"] }],
      null,
      ["10.9.0.0/16"],
      null,
    ],
    [
      "refused ranges and everybody else",
      [
        { type: "DENIED", address_ranges: ["10.9.0.0/16"], rights: ["ALL"] },
        { type: "ALLOWED", address_ranges: [], rights: ["ALL"] },
      ],
      [],
      ["10.9.0.0/16"],
      true,
    ],
  ])("with %s about hosts admits those", (_case, network_permissions, allowedHosts, deniedHosts, open) => {
    const row = smb([], { network_permissions });
    expect(row.smb).toMatchObject({ allowedHosts, deniedHosts });
    expect(row.openToAnyHost).toBe(open);
  });
});

function bucket(more: object = {}) {
  const { words, strange } = listeningWords();
  const raw = {
    name: "backup",
    creation_time: "2026-02-03T04:05:06.789012345Z",
    path: "/backup/",
    anonymous_access_enabled: false,
    versioning: "Unversioned",
    lock_config: { enabled: true, default_retention: { units: "DAYS", value: 30 } },
    ...more,
  };
  return { row: bucketRow("lab", only(zBuckets.parse({ buckets: [raw] }).buckets), words), strange };
}

describe("An S3 bucket", () => {
  it("tells versioning, lock and when it was made", () => {
    expect(bucket().row).toMatchObject({
      nativeId: "s3:backup",
      path: "/backup",
      openToAnyHost: true,
      s3: {
        versioning: "OFF",
        objectLockEnabled: true,
        defaultRetentionDays: 30,
        createdAt: "2026-02-03T04:05:06.789Z",
      },
    });
  });

  it("is open to any user when anonymous access is on; else its policy, which lists lack, decides", () => {
    expect(bucket({ anonymous_access_enabled: true }).row.openToAnyUser).toBe(true);
    expect(bucket().row.openToAnyUser).toBeNull();
  });

  it("whose retention is set in years tells no days", () => {
    const lock_config = { enabled: true, default_retention: { units: "YEARS", value: 7 } };
    expect(bucket({ lock_config }).row.s3?.defaultRetentionDays).toBeNull();
    expect(bucket({ lock_config: { enabled: false, default_retention: null } }).row.s3).toMatchObject({
      objectLockEnabled: false,
      defaultRetentionDays: null,
    });
  });

  it.each([
    ["Enabled", "ENABLED", []],
    ["Suspended", "SUSPENDED", []],
    ["Sometimes", "UNKNOWN", ["S3ShareSettings.versioning: Sometimes"]],
  ])("whose versioning is %s says %s", (versioning, unified, reported) => {
    const { row, strange } = bucket({ versioning });
    expect(row.s3?.versioning).toBe(unified);
    expect(strange).toEqual(reported);
  });
});
