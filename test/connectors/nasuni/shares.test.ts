// How do SMB shares, NFS exports and FTP directories look once mapped? Pure, on rows as the console writes them.
import { describe, expect, it } from "vitest";
import { nfsShareRow } from "../../../src/connectors/nasuni/map/nfsExport.ts";
import { ftpShareRow } from "../../../src/connectors/nasuni/map/share.ts";
import { smbShareRow } from "../../../src/connectors/nasuni/map/smbShare.ts";
import { nasuniWords } from "../../../src/connectors/nasuni/map/words.ts";
import { raw } from "./raw.ts";

const beside = { words: nasuniWords({ unknownWord: () => {} }), lifecycle: "AVAILABLE" } as const;
const smb = (fields: Record<string, unknown>) => smbShareRow("nasuni-lab", raw.smb(fields), beside);
const nfs = (fields: Record<string, unknown>) => nfsShareRow("nasuni-lab", raw.nfs(fields), beside);
const ftp = (fields: Record<string, unknown>) => ftpShareRow("nasuni-lab", raw.ftp(fields), "OFFLINE");

describe("An SMB share", () => {
  it.each([
    ["\\marketing\\2026", "/marketing/2026"],
    ["/marketing", "/marketing"],
    ["/", "/"],
  ])("quirk N-31: whose path is written %s lies at %s", (path, expected) => {
    expect(smb({ path }).path).toBe(expected);
  });

  it.each([
    ["", true, []],
    ["10.20.0.0/16 10.21.4.7", false, ["10.20.0.0/16", "10.21.4.7"]],
    [null, null, null],
  ])("quirk N-32: that allows the hosts %o is open to any host: %o", (hosts_allow, open, allowedHosts) => {
    expect(smb({ hosts_allow })).toMatchObject({ openToAnyHost: open, smb: { allowedHosts } });
  });

  it("quirk N-12: takes truths and numbers that are written as texts", () => {
    expect(smb({ readonly: "false", browseable: "True", homedir_support: "0" })).toMatchObject({
      readOnly: false,
      smb: { browseable: true },
      details: { homeDirectories: false },
    });
  });

  it("quirk N-34: leads to home directories when its support is 2, or 1 as the vendor's scripts say", () => {
    expect(smb({ homedir_support: 2 }).details).toMatchObject({ homeDirectories: true });
    expect(smb({ homedir_support: 1 }).details).toMatchObject({ homeDirectories: true });
  });

  it.each([
    ["", "OFF"],
    ["desired", "DESIRED"],
    ["required", "REQUIRED"],
    [undefined, null],
  ])("whose encryption is %o has it %o", (smb_encrypt, encryption) => {
    expect(smb({ smb_encrypt }).smb?.encryption).toBe(encryption);
  });

  it("says who may do what; read-only beats the right to write", () => {
    const auth = { authall: false, rw_users: ["CORP\\a"], ro_groups: ["CORP\\g"], deny_groups: ["CORP\\x"] };
    expect(smb({ auth, readonly: true }).smb?.permissions).toEqual([
      { trustee: "CORP\\x", trusteeType: "GROUP", access: "NONE" },
      { trustee: "CORP\\g", trusteeType: "GROUP", access: "READ_ONLY" },
      { trustee: "CORP\\a", trusteeType: "USER", access: "READ_ONLY" },
    ]);
    expect(smb({ auth }).openToAnyUser).toBe(false);
    expect(smb({ auth: { authall: true } })).toMatchObject({
      openToAnyUser: true,
      smb: { permissions: [{ trustee: "Everyone", trusteeType: "EVERYONE", access: "READ_WRITE" }] },
    });
  });
});

describe("An NFS export", () => {
  it.each([
    ["*", true],
    ["", true],
    ["10.0.0.0/8,@hosts", false],
    ["*.hpc.corp.example", false],
    [null, null],
  ])("quirk N-32: whose hostspec is %o is open to any host: %o", (hostspec, open) => {
    expect(nfs({ hostspec }).openToAnyHost).toBe(open);
  });

  it("quirk N-33: has its host options before the rule for all others, without their fleeting numbers", () => {
    const option = { id: 4, readonly: true, hostspec: "10.30.0.0/24,10.31.0.0/24", access_mode: "no_root_squash" };
    const row = nfs({ readonly: false, hostspec: "*", access_mode: "root_squash", nfs_host_options: [option] });
    expect(row.nfs?.rules).toMatchObject([
      { hosts: ["10.30.0.0/24", "10.31.0.0/24"], readOnly: true, squash: "NONE" },
      { hosts: ["*"], readOnly: false, squash: "ROOT" },
    ]);
    expect(row.readOnly).toBeNull();
    expect(nfs({ hostspec: "10.0.0.1", nfs_host_options: [{ hostspec: "" }] }).openToAnyHost).toBe(true);
  });

  it.each([
    [["sys"], true],
    [["krb5", "krb5p"], false],
    [["sys", "krb5"], true],
    [[], true],
    [null, null],
  ])("with the security %o is open to any user: %o", (sec_options, open) => {
    expect(nfs({ sec_options }).openToAnyUser).toBe(open);
  });

  it.each([
    ["sync", false, true],
    ["no_wdelay", false, false],
    ["async", true, null],
  ])("in the mode %s writes asynchronously: %o, with delay: %o", (perf_mode, asyncWrites, writeDelay) => {
    expect(nfs({ perf_mode }).nfs?.rules).toMatchObject([{ asyncWrites, writeDelay }]);
  });
});

describe("An FTP directory", () => {
  it("is open to anybody when it is anonymous, and to the hosts that it names", () => {
    expect(ftp({ anonymous: true, allow_from: "" })).toMatchObject({ openToAnyUser: true, openToAnyHost: true });
    expect(ftp({ anonymous: false, allow_from: "192.0.2.0/24,198.51.100.17", visibility: "hide" })).toMatchObject({
      nativeId: "ftp:g_1:s-1:7",
      lifecycle: "OFFLINE",
      openToAnyUser: false,
      openToAnyHost: false,
      ftp: { allowedHosts: ["192.0.2.0/24", "198.51.100.17"], visibility: "hide" },
    });
  });
});
