// What is refused before a Hub is asked at all, and which field is named?
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {
  ChangeInputs,
  CreateShare,
  CreateSnapshotPolicy,
  CreateVolume,
  NfsRuleInput,
  RunJobTemplate,
  SmbShareInput,
} from "../../../src/contract/changes/inputs.ts";
import type { VendorCommand } from "../../../src/contract/commands.ts";
import type { RowOf } from "../../../src/contract/rows/index.ts";
import { planOf } from "../../contract/changes/carryOut.ts";
import { changeableVolume, firstOf } from "../../contract/changes/ngenea-hub/estate.ts";
import { type ExamSubject, workCalls } from "../../contract/examHarness.ts";
import { refusalOf, startWorking } from "./startWorking.ts";

let hub: ExamSubject;
let volume: RowOf["Volume"];
let site: RowOf["Site"];
let pool: RowOf["StoragePool"];
let workflow: RowOf["JobTemplate"];
let policy: RowOf["JobTemplate"];

beforeAll(async () => {
  hub = await startWorking();
  volume = await changeableVolume(hub);
  site = await firstOf(hub, "Site");
  pool = await firstOf(hub, "StoragePool");
  workflow = await firstOf(hub, "JobTemplate", ({ name }) => name === "send");
  policy = await firstOf(hub, "JobTemplate", ({ nativeId }) => nativeId.startsWith("policy:"));
});
afterAll(() => hub.close());

/** Code and field, and that not a single call was made. */
async function refused<C extends VendorCommand>(command: C, input: ChangeInputs[C]) {
  await hub.control.forgetCalls();
  const refusal = await refusalOf(planOf(hub, command, input));
  expect(await workCalls(hub)).toEqual([]);
  return refusal;
}

type Refused<T> = readonly [sentence: string, input: () => T, code: string, field: string];

describe("A new share", () => {
  const smb = (settings: SmbShareInput, more: Partial<CreateShare> = {}): CreateShare => {
    return { volume, path: "/", name: "new", protocol: { smb: settings }, ...more };
  };
  const nfs = (rule: Partial<NfsRuleInput>): CreateShare => {
    const rules: NfsRuleInput[] = [{ hosts: [], readOnly: false, squash: "ROOT", ...rule }];
    return { volume, path: "/", protocol: { nfs: { rules } } };
  };
  const who = { trustee: "editors", trusteeType: "GROUP" } as const;
  const cases: readonly Refused<CreateShare>[] = [
    ["by S3 is refused", () => ({ volume, path: "/", protocol: { s3: {} } }), "UNSUPPORTED_BY_VENDOR", "protocol"],
    ["is of a volume", () => ({ path: "/", protocol: { smb: {} }, name: "a" }), "INVALID_INPUT", "volumeId"],
    ["is at all sites of its space", () => smb({}, { site }), "UNSUPPORTED_BY_VENDOR", "siteId"],
    ["has no description", () => smb({}, { description: "a" }), "UNSUPPORTED_BY_VENDOR", "description"],
    ["begins at the root of the volume", () => smb({}, { path: "a" }), "INVALID_INPUT", "path"],
    ["does not climb out of the volume", () => smb({}, { path: "/a/../.." }), "INVALID_INPUT", "path"],
    ["by SMB needs a name", () => ({ volume, path: "/", protocol: { smb: {} } }), "INVALID_INPUT", "name"],
    ["has no bracket in its name", () => smb({}, { name: "a]b" }), "INVALID_INPUT", "name"],
    ["has a name of at most 80 characters", () => smb({}, { name: "x".repeat(81) }), "INVALID_INPUT", "name"],
    ["is not encrypted", () => smb({ encryption: "REQUIRED" }), "UNSUPPORTED_BY_VENDOR", "protocol.smb.encryption"],
    ["admits hosts one by one", () => smb({ allowedHosts: ["a b"] }), "INVALID_INPUT", "protocol.smb.allowedHosts[0]"],
    [
      "is not opened to everybody by an empty list",
      () => smb({ permissions: [] }),
      "INVALID_INPUT",
      "protocol.smb.permissions",
    ],
    [
      "keeps nobody out by name",
      () => smb({ permissions: [{ ...who, access: "NONE" }] }),
      "UNSUPPORTED_BY_VENDOR",
      "protocol.smb.permissions[0].access",
    ],
    [
      "lets all who enter do the same",
      () => smb({ permissions: [{ ...who, access: "READ_ONLY" }] }),
      "UNSUPPORTED_BY_VENDOR",
      "protocol.smb.permissions[0].access",
    ],
    [
      "writes one name where Samba would read two",
      () => smb({ permissions: [{ trustee: "a, b", trusteeType: "USER", access: "READ_WRITE" }] }),
      "INVALID_INPUT",
      "protocol.smb.permissions[0].trustee",
    ],
    [
      "says who may mount: no rules would export to the world",
      () => ({ volume, path: "/", protocol: { nfs: {} } }),
      "INVALID_INPUT",
      "protocol.nfs.rules",
    ],
    [
      "by NFS is asked for by its path",
      () => ({ volume, path: "/", protocol: { nfs: { exportPath: "/a", rules: [] } } }),
      "UNSUPPORTED_BY_VENDOR",
      "protocol.nfs.exportPath",
    ],
    [
      "has no options in its hosts",
      () => nfs({ hosts: ["10.0.0.1(rw)"] }),
      "INVALID_INPUT",
      "protocol.nfs.rules[0].hosts[0]",
    ],
    ["knows no Kerberos", () => nfs({ security: ["KRB5"] }), "UNSUPPORTED_BY_VENDOR", "protocol.nfs.rules[0].security"],
    [
      "replaces users by ids of 32 bits",
      () => nfs({ anonymousUid: 4_294_967_295n }),
      "INVALID_INPUT",
      "protocol.nfs.rules[0].anonymousUid",
    ],
    ["names each host once", () => nfs({ hosts: ["a", "a"] }), "INVALID_INPUT", "protocol.nfs.rules"],
  ];
  it.each(cases)("%s", async (_, input, code, field) => {
    expect(await refused("CREATE_SHARE", input())).toEqual([code, `input.${field}`]);
  });
});

describe("A new space", () => {
  const space = (more: Partial<CreateVolume>): CreateVolume => {
    return { sourceId: "examined", name: "new", path: "/mmfs1/data/new", placements: [{ site }], ...more };
  };
  const cases: readonly Refused<CreateVolume>[] = [
    [
      "needs a mount point",
      () => ({ sourceId: "examined", name: "new", placements: [{ site }] }),
      "INVALID_INPUT",
      "path",
    ],
    ["needs a site", () => ({ sourceId: "examined", name: "new", path: "/mmfs1/new" }), "INVALID_INPUT", "placements"],
    ["is at one site or more", () => space({ placements: [] }), "INVALID_INPUT", "placements"],
    ["is at each site once", () => space({ placements: [{ site }, { site }] }), "INVALID_INPUT", "placements"],
    [
      "gets no pool: how it is sent is not documented",
      () => space({ placements: [{ site, pool }] }),
      "UNSUPPORTED_BY_VENDOR",
      "placements[0].poolId",
    ],
    ["is not called nothing", () => space({ name: " " }), "INVALID_INPUT", "name"],
    ["has no description", () => space({ description: "a" }), "UNSUPPORTED_BY_VENDOR", "description"],
    ["is not limited to nothing, which means no limit", () => space({ limit: 0n }), "INVALID_INPUT", "limit"],
    ["is limited by 64 bits", () => space({ limit: 2n ** 63n }), "INVALID_INPUT", "limit"],
    ["is of this vendor", () => space({ details: { nasuni: {} } }), "INVALID_INPUT", "details"],
  ];
  it.each(cases)("%s", async (_, input, code, field) => {
    expect(await refused("CREATE_VOLUME", input())).toEqual([code, `input.${field}`]);
  });
});

describe("A snapshot policy", () => {
  const plan = (more: Partial<CreateSnapshotPolicy>): CreateSnapshotPolicy => ({
    volume,
    schedule: { native: { frequency: "daily", time: "02:00" } },
    retention: { native: "7 days" },
    enabled: true,
    ...more,
  });
  const daily = { daily: { time: "02:00", timezone: "UTC" } };
  const cases: readonly Refused<CreateSnapshotPolicy>[] = [
    ["is of a whole space", () => plan({ path: "/a" }), "UNSUPPORTED_BY_VENDOR", "path"],
    ["is always on", () => plan({ enabled: false }), "UNSUPPORTED_BY_VENDOR", "enabled"],
    ["is written in the Hub's words", () => plan({ schedule: daily }), "UNSUPPORTED_BY_VENDOR", "schedule"],
    ["keeps by the Hub's words", () => plan({ retention: { days: 7 } }), "UNSUPPORTED_BY_VENDOR", "retention"],
    ["locks nothing", () => plan({ lockKey: "a" }), "UNSUPPORTED_BY_VENDOR", "lockKey"],
  ];
  it.each(cases)("%s", async (_, input, code, field) => {
    expect(await refused("CREATE_SNAPSHOT_POLICY", input())).toEqual([code, `input.${field}`]);
  });
});

describe("A quota", () => {
  it("is of a whole space, and tells nobody", async () => {
    const limit = { volume, limit: 1_000n, eachChild: false };
    expect(await refused("SET_QUOTA", { ...limit, path: "/a" })).toEqual(["UNSUPPORTED_BY_VENDOR", "input.path"]);
    expect(await refused("SET_QUOTA", { ...limit, eachChild: true })).toEqual([
      "UNSUPPORTED_BY_VENDOR",
      "input.eachChild",
    ]);
    expect(await refused("SET_QUOTA", { ...limit, notifyEmail: "a@example.com" })).toEqual([
      "UNSUPPORTED_BY_VENDOR",
      "input.notifyEmail",
    ]);
  });

  it("too long for a number is sent as text, to the byte", async () => {
    const { sends } = await planOf(hub, "SET_QUOTA", { volume, limit: 2n ** 60n + 1n, eachChild: false });
    expect(sends[0]?.request).toMatchObject({ body: { size: "1152921504606846977" } });
  });
});

describe("A run", () => {
  const run = (more: Partial<RunJobTemplate>): RunJobTemplate => ({
    target: workflow,
    site,
    paths: ["/mmfs1"],
    ...more,
  });
  const value = (name: string, text: string) => run({ parameters: [{ name, value: text }] });
  const cases: readonly Refused<RunJobTemplate>[] = [
    ["of a workflow is at a site", () => ({ target: workflow, paths: ["/mmfs1"] }), "INVALID_INPUT", "siteId"],
    ["of a workflow is on paths", () => run({ paths: [] }), "INVALID_INPUT", "paths"],
    ["of a workflow is on absolute paths", () => run({ paths: ["/a", "b"] }), "INVALID_INPUT", "paths[1]"],
    ["knows the workflow's parameters", () => value("speed", "1"), "INVALID_INPUT", "parameters[0].name"],
    ["writes truths as such", () => value("hydrate", "yes"), "INVALID_INPUT", "parameters[0].value"],
    ["of a policy is as the policy is set", () => ({ target: policy, site }), "UNSUPPORTED_BY_VENDOR", "siteId"],
    ["of a policy takes no paths", () => ({ target: policy, paths: ["/a"] }), "UNSUPPORTED_BY_VENDOR", "paths"],
  ];
  it.each(cases)("%s", async (_, input, code, field) => {
    expect(await refused("RUN_JOB_TEMPLATE", input())).toEqual([code, `input.${field}`]);
  });

  it("writes the values of parameters in their types", async () => {
    const input: RunJobTemplate = {
      target: {
        ...workflow,
        parameters: [
          { name: "hydrate", valueType: "bool", choices: null },
          { name: "depth", valueType: "int", choices: null },
          { name: "lock_level", valueType: "choice", choices: ["partial", "full"] },
        ],
      },
      site,
      paths: ["/mmfs1"],
      parameters: [
        { name: "hydrate", value: "false" },
        { name: "depth", value: "3" },
        { name: "lock_level", value: "full" },
      ],
    };
    const { sends } = await planOf(hub, "RUN_JOB_TEMPLATE", input);
    expect(sends[0]?.request).toMatchObject({ body: { fields: { hydrate: false, depth: 3, lock_level: "full" } } });
  });
});
