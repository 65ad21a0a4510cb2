// What does Nodeum refuse before any call? Each row of these tables is a slip that somebody can make in a mutation.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChangeInputs } from "../../../src/contract/changes/inputs.ts";
import type { VendorCommand } from "../../../src/contract/commands.ts";
import type { Row, RowOf } from "../../../src/contract/rows/index.ts";
import { changeOf, planOf } from "../../contract/changes/carryOut.ts";
import { firstWhere } from "../../contract/changes/nodeum/estate.ts";
import { type ExamSubject, workCalls } from "../../contract/examHarness.ts";
import { refusalOf, startWorking } from "./startWorking.ts";

let server: ExamSubject;
let volume: RowOf["Volume"];
let share: RowOf["Share"];
let site: RowOf["Site"];
let template: RowOf["JobTemplate"];
let job: RowOf["Job"];
beforeAll(async () => {
  server = await startWorking();
  volume = await firstWhere(server, "Volume");
  share = await firstWhere(server, "Share");
  site = await firstWhere(server, "Site");
  template = await firstWhere(server, "JobTemplate");
  job = await firstWhere(server, "Job", ({ state }) => state === "RUNNING");
});
afterAll(() => server.close());

/** Code and field, and that not a single call was made. */
async function refused<C extends VendorCommand>(command: C, input: object) {
  await server.control.forgetCalls();
  const refusal = await refusalOf(planOf(server, command, input as ChangeInputs[C]));
  expect(await workCalls(server)).toEqual([]);
  return refusal;
}

type Slip = readonly [why: string, input: object, code: string, field: string];
const INVALID = "INVALID_INPUT";
const UNSUPPORTED = "UNSUPPORTED_BY_VENDOR";
const details = (nodeum: object) => ({ details: { nodeum } });

describe("A new container of Nodeum is refused", () => {
  it.each<Slip>([
    ["with a path", { path: "/a" }, UNSUPPORTED, "input.path"],
    ["at a place of its own", { placements: [] }, UNSUPPORTED, "input.placements"],
    ["with what another vendor takes", { details: { ngeneaHub: {} } }, UNSUPPORTED, "input.details.ngeneaHub"],
    ["without a name", { name: "" }, INVALID, "input.name"],
    ["with a name of blanks", { name: " a" }, INVALID, "input.name"],
    ["with a slash in its name", { name: "a/b" }, INVALID, "input.name"],
    ["with a name of two lines", { name: "a\nb" }, INVALID, "input.name"],
    ["with a name that is too long", { name: "x".repeat(256) }, INVALID, "input.name"],
    ["quirk D-39: with a name that paths would take for a number", { name: "17" }, INVALID, "input.name"],
    ["quirk D-39: with a name that paths would take for none", { name: "-" }, INVALID, "input.name"],
    ["with a limit of nothing", { limit: 0n }, INVALID, "input.limit"],
    ["quirk D-46: with a limit that is no exact number any more", { limit: 2n ** 53n }, INVALID, "input.limit"],
    ["with more than all on the cache", details({ quotaOnCachePercent: 101 }), INVALID, "details.quotaOnCachePercent"],
    ["with half a percent", details({ quotaOnCachePercent: 0.5 }), INVALID, "details.quotaOnCachePercent"],
    ["with guests that own it", details({ guestAccess: "FULL" }), INVALID, "details.guestAccess"],
    ["with a text for a figure", details({ quotaOnCachePercent: "1" }), INVALID, "details"],
  ])("%s", async (_, input, code, field) => {
    const whole = field.replace(/^details/, "input.details.nodeum");
    expect(await refused("CREATE_VOLUME", { sourceId: "examined", name: "exam", ...input })).toEqual([code, whole]);
  });
});

describe("A change of a container is refused", () => {
  it.each<Slip>([
    ["when nothing shall change", {}, INVALID, "input"],
    ["when nothing of the vendor's own shall change either", details({}), INVALID, "input"],
    ["to another place", { placements: [] }, UNSUPPORTED, "input.placements"],
    ["to no limit", { limit: 0n }, INVALID, "input.limit"],
  ])("%s", async (_, input, code, field) => {
    expect(await refused("UPDATE_VOLUME", { target: volume, ...input })).toEqual([code, field]);
  });

  it.each<Slip>([
    ["as a quota of a folder", { path: "/a" }, UNSUPPORTED, "input.path"],
    ["as a quota of each folder", { eachChild: true }, UNSUPPORTED, "input.eachChild"],
    ["as a quota that tells somebody", { notifyEmail: "a@example.com" }, UNSUPPORTED, "input.notifyEmail"],
    ["as a quota of less than nothing", { limit: -1n }, INVALID, "input.limit"],
  ])("%s", async (_, input, code, field) => {
    expect(await refused("SET_QUOTA", { volume, limit: 1n, eachChild: false, ...input })).toEqual([code, field]);
  });
});

describe("A share of Nodeum is refused", () => {
  const MOUNT = "input.protocol.mount";
  const mount = (more: object) => ({ protocol: { mount: { nas: "1", ...more } } });
  it.each<Slip>([
    ["of a container", { volume: {} }, UNSUPPORTED, "input.volumeId"],
    ["by NFS, which it does not serve", { protocol: { nfs: {} } }, UNSUPPORTED, "input.protocol.nfs"],
    ["by SMB, which it does not serve", { protocol: { smb: {} } }, UNSUPPORTED, "input.protocol.smb"],
    ["by S3, which it does not serve", { protocol: { s3: {} } }, UNSUPPORTED, "input.protocol.s3"],
    ["with a comment", { description: "x" }, UNSUPPORTED, "input.description"],
    ["without a name", { name: undefined }, INVALID, "input.name"],
    ["without a path", { path: " " }, INVALID, "input.path"],
    ["of no system", { protocol: { mount: {} } }, INVALID, `${MOUNT}.nas`],
    ["with a password of nobody", mount({ password: "x" }), INVALID, `${MOUNT}.username`],
    ["with a password of two lines", mount({ username: "a", password: "x\ny" }), INVALID, `${MOUNT}.password`],
    ["with options of two lines", mount({ mountOptions: "rw\nro" }), INVALID, `${MOUNT}.mountOptions`],
    [
      "quirk D-40: with a secret in its options",
      mount({ mountOptions: "rw,password=x" }),
      INVALID,
      `${MOUNT}.mountOptions`,
    ],
  ])("when it is new: %s", async (_, input, code, field) => {
    expect(await refused("CREATE_SHARE", { site, path: "/a", name: "a", ...mount({}), ...input })).toEqual([
      code,
      field,
    ]);
  });

  it.each<Slip>([
    ["nothing", {}, INVALID, "input"],
    ["its system", mount({ mountOptions: "rw" }), UNSUPPORTED, `${MOUNT}.nas`],
    ["what it is served by", { protocol: { smb: { readOnly: true } } }, UNSUPPORTED, "input.protocol.smb"],
  ])("when %s shall change", async (_, input, code, field) => {
    expect(await refused("UPDATE_SHARE", { target: share, ...input })).toEqual([code, field]);
  });

  it("when its files shall go with it", async () => {
    const refusal = await refused("DELETE_SHARE", { target: share, deleteContents: true });
    expect(refusal).toEqual([UNSUPPORTED, "input.deleteContents"]);
  });

  it("when it is of a system that the server does not know", async () => {
    const input = { site, path: "/a", name: "a", protocol: { mount: { nas: "nowhere" } } };
    expect(await refusalOf(planOf(server, "CREATE_SHARE", input))).toEqual([INVALID, `${MOUNT}.nas`]);
  });
});

describe("A run of a task", () => {
  it.each([
    ["siteId", { site: {} }],
    ["paths", { paths: ["/a"] }],
    ["parameters", { parameters: [] }],
    ["include", { include: ["*"] }],
    ["exclude", { exclude: ["*"] }],
  ])("takes no %s", async (field, input) => {
    expect(await refused("RUN_JOB_TEMPLATE", { target: template, ...input })).toEqual([UNSUPPORTED, `input.${field}`]);
  });

  const available = (command: VendorCommand, row: Row) => changeOf(server, command).available?.(row)?.code ?? null;

  it.each<[VendorCommand, Record<string, string | null>]>([
    ["CANCEL_JOB", { PENDING: null, RUNNING: null, PAUSED: null, UNKNOWN: null, SUCCEEDED: "CONFLICT" }],
    ["PAUSE_JOB", { PENDING: null, RUNNING: null, PAUSED: "CONFLICT", UNKNOWN: null, CANCELLED: "CONFLICT" }],
    ["RESUME_JOB", { PENDING: "CONFLICT", RUNNING: "CONFLICT", PAUSED: null, FAILED: "CONFLICT" }],
    ["RETRY_JOB", { RUNNING: "CONFLICT", PAUSED: "CONFLICT", SUCCEEDED: null, FAILED: null, CANCELLED: null }],
  ])("says itself, by its state, whether it takes %s", (command, expected) => {
    for (const [state, code] of Object.entries(expected))
      expect([state, available(command, { ...job, state } as Row)]).toEqual([state, code]);
    expect(available(command, { ...job, template: null })).toBe("PRECONDITION_FAILED");
  });

  it("is not to be had of a task that is switched off", () => {
    expect(available("RUN_JOB_TEMPLATE", { ...template, enabled: false })).toBe("PRECONDITION_FAILED");
    expect(available("RUN_JOB_TEMPLATE", { ...template, enabled: null })).toBe(null);
  });
});
