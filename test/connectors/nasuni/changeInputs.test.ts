// What is refused before a Nasuni console is asked at all, and which field is named?
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {
  ChangeInputs,
  CreateShare,
  CreateVolume,
  NfsRuleInput,
  SmbShareInput,
} from "../../../src/contract/changes/inputs.ts";
import type { VendorCommand } from "../../../src/contract/commands.ts";
import type { RowOf } from "../../../src/contract/rows/index.ts";
import { planOf } from "../../contract/changes/carryOut.ts";
import { rowsNow, sharesWhere, workingVolume } from "../../contract/changes/nasuni/estate.ts";
import { type ExamSubject, workCalls } from "../../contract/examHarness.ts";
import { refusalOf, startWorking } from "./startWorking.ts";

let console: ExamSubject;
let at: { readonly volume: RowOf["Volume"]; readonly site: RowOf["Site"] };
let elsewhere: RowOf["Site"];

beforeAll(async () => {
  console = await startWorking();
  at = await workingVolume(console, "SMB");
  const shown = (at.volume.placements ?? []).map(({ site }) => site);
  const odd = (await rowsNow(console, "Site")).find(({ nativeId }) => !shown.includes(nativeId));
  elsewhere = { ...at.site, nativeId: odd?.nativeId ?? "no-such-filer" };
});
afterAll(() => console.close());

/** Code and field, and that not a single call was made. */
async function refused<C extends VendorCommand>(command: C, input: ChangeInputs[C]) {
  await console.control.forgetCalls();
  const refusal = await refusalOf(planOf(console, command, input));
  expect(await workCalls(console)).toEqual([]);
  return refusal;
}

describe("A new share", () => {
  const smb = (settings: SmbShareInput, more: Partial<CreateShare> = {}): CreateShare => {
    return { ...at, path: "/", name: "new", protocol: { smb: settings }, ...more };
  };
  const nfs = (rule: Partial<NfsRuleInput>): CreateShare => {
    const rules: NfsRuleInput[] = [{ hosts: [], readOnly: false, squash: "ROOT", ...rule }];
    return { ...at, path: "/", protocol: { nfs: { rules } } };
  };
  const everyone = { trustee: "Everyone", trusteeType: "EVERYONE" } as const;

  it.each<readonly [string, () => CreateShare, string, string]>([
    ["by S3 is refused", () => ({ ...at, path: "/", protocol: { s3: {} } }), "UNSUPPORTED_BY_VENDOR", "protocol"],
    ["by SMB needs a name", () => ({ ...at, path: "/", protocol: { smb: {} } }), "INVALID_INPUT", "name"],
    ["has no slash in its name", () => smb({}, { name: "a/b" }), "INVALID_INPUT", "name"],
    ["has a name of at most 80 characters", () => smb({}, { name: "x".repeat(81) }), "INVALID_INPUT", "name"],
    ["begins at the root of the volume", () => smb({}, { path: "projects" }), "INVALID_INPUT", "path"],
    ["does not climb out of the volume", () => smb({}, { path: "/a/../.." }), "INVALID_INPUT", "path"],
    ["is served where the volume is", () => smb({}, { site: elsewhere }), "INVALID_INPUT", "siteId"],
    ["has no guests", () => smb({ guestAllowed: true }), "UNSUPPORTED_BY_VENDOR", "protocol.smb.guestAllowed"],
    ["refuses no hosts", () => smb({ deniedHosts: ["10.0.0.1"] }), "UNSUPPORTED_BY_VENDOR", "protocol.smb.deniedHosts"],
    ["admits hosts by address", () => smb({ allowedHosts: ["a b"] }), "INVALID_INPUT", "protocol.smb.allowedHosts[0]"],
    [
      "gives nobody full access",
      () => smb({ permissions: [{ trustee: "a", trusteeType: "USER", access: "FULL" }] }),
      "UNSUPPORTED_BY_VENDOR",
      "protocol.smb.permissions[0].access",
    ],
    [
      "is not read-only for everyone alone: the share itself is",
      () => smb({ permissions: [{ ...everyone, access: "READ_ONLY" }] }),
      "INVALID_INPUT",
      "protocol.smb.permissions[0].access",
    ],
    [
      "says who may mount: no rules would admit every host",
      () => ({ ...at, path: "/", protocol: { nfs: {} } }),
      "INVALID_INPUT",
      "protocol.nfs.rules",
    ],
    [
      "by NFS is asked for by its path",
      () => ({ ...at, path: "/", protocol: { nfs: { exportPath: "/other" } } }),
      "UNSUPPORTED_BY_VENDOR",
      "protocol.nfs.exportPath",
    ],
    [
      "maps no anonymous user",
      () => nfs({ anonymousUid: 5n }),
      "UNSUPPORTED_BY_VENDOR",
      "protocol.nfs.rules[0].anonymousUid",
    ],
    ["names one host at a time", () => nfs({ hosts: ["a,b"] }), "INVALID_INPUT", "protocol.nfs.rules[0].hosts[0]"],
    [
      "knows four flavours of security",
      () => nfs({ security: ["UNKNOWN"] }),
      "INVALID_INPUT",
      "protocol.nfs.rules[0].security",
    ],
  ])("%s", async (_, input, code, field) => {
    expect(await refused("CREATE_SHARE", input())).toEqual([code, `input.${field}`]);
  });

  it("at a volume of several filers must name one", async () => {
    const placements = [...(at.volume.placements ?? []), ...(at.volume.placements ?? [])];
    const volume = { ...at.volume, placements };
    const input = { volume, path: "/", name: "new", protocol: { smb: {} } };
    expect(await refused("CREATE_SHARE", input)).toEqual(["INVALID_INPUT", "input.siteId"]);
  });

  it("quirk N-49: has no two rules for the same hosts, in whatever order", async () => {
    const rule = { readOnly: false, squash: "ROOT" } as const;
    const rules = [
      { ...rule, hosts: ["a", "b"] },
      { ...rule, hosts: ["b", "a"] },
    ];
    const refusal = await refused("CREATE_SHARE", { ...at, path: "/", protocol: { nfs: { rules } } });
    expect(refusal).toEqual(["INVALID_INPUT", "input.protocol.nfs.rules[1].hosts"]);
  });
});

describe("A share that is there", () => {
  it("cannot be changed by FTP, and its row says so", async () => {
    const [target] = await sharesWhere(console, ({ protocol }) => protocol === "FTP");
    if (target === undefined) throw new Error("The estate has no FTP directory.");
    const [code] = (await refused("UPDATE_SHARE", { target, name: "other" })) ?? [];
    expect(code).toBe("UNSUPPORTED_BY_VENDOR");
    const change = console.connector.commands.UPDATE_SHARE;
    expect("available" in change && change.available?.(target)).toMatchObject({ code: "UNSUPPORTED_BY_VENDOR" });
  });

  it("keeps its protocol, and is changed in something", async () => {
    const [target] = await sharesWhere(console, ({ protocol }) => protocol === "SMB");
    if (target === undefined) throw new Error("The estate has no SMB share.");
    const protocol = { nfs: {} };
    expect(await refused("UPDATE_SHARE", { target, protocol })).toEqual(["INVALID_INPUT", "input.protocol"]);
    expect(await refused("UPDATE_SHARE", { target })).toEqual(["INVALID_INPUT", "input"]);
    const refusal = await refused("DELETE_SHARE", { target, deleteContents: true });
    expect(refusal).toEqual(["UNSUPPORTED_BY_VENDOR", "input.deleteContents"]);
  });
});

describe("A snapshot", () => {
  it("has neither path nor name nor an end of its own", async () => {
    const { volume } = at;
    expect(await refused("CREATE_SNAPSHOT", { volume, path: "/a" })).toEqual(["UNSUPPORTED_BY_VENDOR", "input.path"]);
    expect(await refused("CREATE_SNAPSHOT", { volume, name: "a" })).toEqual(["UNSUPPORTED_BY_VENDOR", "input.name"]);
    const refusal = await refused("CREATE_SNAPSHOT", { volume, expiration: { afterSeconds: 5 } });
    expect(refusal).toEqual(["UNSUPPORTED_BY_VENDOR", "input.expiration"]);
  });
});

describe("A limit", () => {
  it("of a volume is whole gigabytes, and the nearest are told", async () => {
    const input = { volume: at.volume, limit: 1_500_000_000n, eachChild: false };
    expect(await refused("SET_QUOTA", input)).toEqual(["INVALID_INPUT", "input.limit"]);
    await expect(planOf(console, "SET_QUOTA", input)).rejects.toThrow("write 1000000000 or 2000000000 bytes");
  });

  it("of nothing is no limit, which is what removeQuota is for", async () => {
    const input = { volume: at.volume, limit: 0n, eachChild: false };
    expect(await refused("SET_QUOTA", input)).toEqual(["INVALID_INPUT", "input.limit"]);
    expect(await refused("SET_QUOTA", { ...input, path: "/a" })).toEqual(["INVALID_INPUT", "input.limit"]);
  });

  it("of a volume has nobody to tell", async () => {
    const input = { volume: at.volume, limit: 1_000_000_000n, eachChild: false, notifyEmail: "a@example.com" };
    expect(await refused("SET_QUOTA", input)).toEqual(["UNSUPPORTED_BY_VENDOR", "input.notifyEmail"]);
  });
});

describe("A volume", () => {
  const nasuni = {
    credentialId: "customer-1",
    protocols: ["SMB"],
    permissionsPolicy: "NTFSONLY710",
    authPolicy: "ads",
    encryptionKey: { createNew: true },
  };
  const volume = (details: object, more: Partial<CreateVolume> = {}): CreateVolume => {
    const { sourceId } = console.connector;
    return {
      sourceId,
      name: "new",
      placements: [{ site: at.site }],
      details: { nasuni: { ...nasuni, ...details } },
      ...more,
    };
  };
  const inDetails = (field: string) => `details.nasuni.${field}`;

  it.each<readonly [string, () => CreateVolume, string, string]>([
    ["has no path", () => volume({}, { path: "/a" }), "UNSUPPORTED_BY_VENDOR", "path"],
    ["has exactly one owner", () => volume({}, { placements: [] }), "INVALID_INPUT", "placements"],
    ["needs what only this vendor takes", () => volume({}, { details: { other: {} } }), "INVALID_INPUT", "details"],
    [
      "serves protocols that there are",
      () => volume({ protocols: ["S3"] }),
      "INVALID_INPUT",
      inDetails("protocols[0]"),
    ],
    [
      "of NFS alone has no permissions policy",
      () => volume({ protocols: ["NFS"] }),
      "INVALID_INPUT",
      inDetails("permissionsPolicy"),
    ],
    [
      "with NFS is case-sensitive",
      () => volume({ protocols: ["SMB", "NFS"], caseSensitive: false }),
      "INVALID_INPUT",
      inDetails("caseSensitive"),
    ],
    [
      "has a key, new or not",
      () => volume({ encryptionKey: { createNew: false } }),
      "INVALID_INPUT",
      inDetails("encryptionKey"),
    ],
    [
      "keeps snapshots by days at the least",
      () => volume({ snapshotRetention: { hours: 5 } }),
      "UNSUPPORTED_BY_VENDOR",
      inDetails("snapshotRetention.hours"),
    ],
    ["has a limit of whole gigabytes", () => volume({}, { limit: 5n }), "INVALID_INPUT", "limit"],
  ])("%s", async (_, input, code, field) => {
    expect(await refused("CREATE_VOLUME", input())).toEqual([code, `input.${field}`]);
  });

  it("cannot be renamed, and has its limit or its remote access changed, one in a command", async () => {
    const target = at.volume;
    const nasuniAccess = { nasuni: { enabled: true, access: "READ_ONLY" } };
    expect(await refused("UPDATE_VOLUME", { target, name: "a" })).toEqual(["UNSUPPORTED_BY_VENDOR", "input.name"]);
    const both = { target, limit: 1_000_000_000n, details: nasuniAccess };
    expect(await refused("UPDATE_VOLUME", both)).toEqual(["INVALID_INPUT", "input"]);
    const neither = { target, details: { nasuni: { enabled: true } } };
    expect(await refused("UPDATE_VOLUME", neither)).toEqual(["INVALID_INPUT", "input.details.nasuni.access"]);
  });
});
