// How do changes at a Hub end when they do not simply succeed, and what does the connector make of what the vendor leaves open?
import { afterEach, describe, expect, it } from "vitest";
import type { NgeneaHubOptions as SimulatedHub } from "../../../simulators/ngenea-hub/options.ts";
import { taskIdIn } from "../../../src/connectors/ngenea-hub/changes/policyTask.ts";
import { showsAsked } from "../../../src/connectors/ngenea-hub/changes/showsAsked.ts";
import { type FollowPoint, type Json, type RowName, watchKey } from "../../../src/contract/changes/Change.ts";
import type { ChangeInputs } from "../../../src/contract/changes/inputs.ts";
import type { VendorCommand } from "../../../src/contract/commands.ts";
import type { Row, RowOf } from "../../../src/contract/rows/index.ts";
import { carryOn, carryOut, changeOf, OPERATION_ID, planOf } from "../../contract/changes/carryOut.ts";
import { changeableVolume, firstOf, rowsNow } from "../../contract/changes/ngenea-hub/estate.ts";
import { type ExamSubject, patientCall } from "../../contract/examHarness.ts";
import { refusalOf, startWorking } from "./startWorking.ts";

const started: ExamSubject[] = [];
async function start(simulated: SimulatedHub = {}, login?: string): Promise<ExamSubject> {
  const hub = await startWorking(simulated, login);
  started.push(hub);
  return hub;
}
afterEach(async () => {
  for (const hub of started.splice(0)) await hub.close();
});

const jobIn = (hub: ExamSubject, state: string) =>
  firstOf(hub, "Job", (job) => job.nativeId.startsWith("job:") && job.nativeState?.toUpperCase() === state);

/** Sends and says what one look at these rows tells, so long after. */
async function lookAfter<C extends VendorCommand>(
  hub: ExamSubject,
  { command, input, rows, sinceSentMs }: LookAfter<C>,
) {
  const plan = await planOf(hub, command, input);
  const { facts } = await carryOn(hub, command, { plan, before: 0 });
  const watch = rows.map(([name]) => name);
  const read = new Map(rows.map(([name, row]) => [watchKey(name), row]));
  const at: FollowPoint = { plan, position: 0, facts, operationId: OPERATION_ID, watch, rows: read, sinceSentMs };
  return changeOf(hub, command).follow(at, patientCall());
}

interface LookAfter<C extends VendorCommand> {
  readonly command: C;
  readonly input: ChangeInputs[C];
  readonly rows: readonly (readonly [RowName, Row | null])[];
  readonly sinceSentMs: number;
}

async function workflowInput(hub: ExamSubject): Promise<ChangeInputs["RUN_JOB_TEMPLATE"]> {
  const target = await firstOf(hub, "JobTemplate", ({ name }) => name === "make_proxies");
  return { target, site: await firstOf(hub, "Site"), paths: ["/mmfs1/data/exam"] };
}

describe("A job", () => {
  it.each(["2.2", "2.7", "2.9", "latest"] as const)("is cancelled to its end at release %s", async (release) => {
    const hub = await start({ release });
    const { end } = await carryOut(hub, "CANCEL_JOB", { target: await jobIn(hub, "STARTED") });
    expect(end).toMatchObject({ state: "SUCCEEDED", problems: [] });
  });

  it("quirk H-32: is cancelled where a Hub has no call to read one", async () => {
    const hub = await start({ jobDetail: "method-not-allowed" });
    const { end } = await carryOut(hub, "CANCEL_JOB", { target: await jobIn(hub, "STARTED") });
    expect(end).toMatchObject({ state: "SUCCEEDED" });
  });

  it("quirk H-40: that ended before the Hub took the cancel is told as a conflict, although the Hub says nothing", async () => {
    const hub = await start();
    const target = await jobIn(hub, "STARTED");
    const plan = await planOf(hub, "CANCEL_JOB", { target });
    await hub.control.rows({ kind: "Job", update: { ids: [target.nativeId], values: [{ state: "FAILURE" }] } });
    const { sends, end } = await carryOn(hub, "CANCEL_JOB", { plan });
    expect(sends[0]?.outcome).toBe("ACCEPTED");
    expect(end).toMatchObject({ state: "FAILED", problems: [{ code: "CONFLICT" }] });
  });

  it("that the Hub has forgotten meanwhile leaves its cancel undecided", async () => {
    const hub = await start();
    const target = await jobIn(hub, "STARTED");
    const name = { kind: "Job", nativeId: target.nativeId } as const;
    const rows = [[name, null]] as const;
    const seen = await lookAfter(hub, { command: "CANCEL_JOB", input: { target }, rows, sinceSentMs: 1_000 });
    expect(seen).toMatchObject({ ended: true, state: "LOST", inferred: "UNDECIDED" });
  });

  it("says by its row alone whether it can be steered now", async () => {
    const hub = await start();
    const { commands } = hub.connector;
    const why = (command: VendorCommand, row: Row) => {
      const change = commands[command];
      return "available" in change ? (change.available?.(row)?.code ?? null) : "never";
    };
    const ended = await jobIn(hub, "SUCCESS");
    const paused = await jobIn(hub, "PAUSED");
    const settings = await firstOf(hub, "Job", ({ nativeId }) => nativeId.startsWith("settings:"));
    const all = ["CANCEL_JOB", "PAUSE_JOB", "RESUME_JOB", "RETRY_JOB"] as const;
    expect(all.map((command) => why(command, ended))).toEqual(["CONFLICT", "CONFLICT", "CONFLICT", null]);
    expect(all.map((command) => why(command, paused))).toEqual([null, "CONFLICT", null, "CONFLICT"]);
    expect(new Set(all.map((command) => why(command, settings)))).toEqual(new Set(["UNSUPPORTED_BY_VENDOR"]));
  });

  it("quirk H-41: that is not over is not resubmitted: the Hub would ignore it in silence", async () => {
    const hub = await start();
    expect(await refusalOf(planOf(hub, "RETRY_JOB", { target: await jobIn(hub, "STARTED") }))).toEqual([
      "CONFLICT",
      null,
    ]);
  });
});

describe("A run", () => {
  it.each(["job", "id", "none"] as const)(
    "quirk H-42: is found when the Hub names its job under the key %s",
    async (workflowJobKey) => {
      const hub = await start({ workflowJobKey });
      const before = new Set((await rowsNow(hub, "Job")).map(({ nativeId }) => nativeId));
      const { end, target } = await carryOut(hub, "RUN_JOB_TEMPLATE", await workflowInput(hub));
      expect(end).toMatchObject({ state: "SUCCEEDED" });
      expect(target).toMatchObject({ kind: "Job" });
      expect(before.has(String(target?.nativeId))).toBe(false);
    },
  );

  it("quirk H-42: that nothing tells from another that began meanwhile is lost, with both named", async () => {
    const hub = await start({ workflowJobKey: "none" });
    const input = await workflowInput(hub);
    const plan = await planOf(hub, "RUN_JOB_TEMPLATE", input);
    const other = { workflow: "make_proxies", site: input.site?.name, created: "2026-11-20T12:00:00Z" };
    await hub.control.rows({ kind: "Job", insert: { values: [other] } });
    const { end } = await carryOn(hub, "RUN_JOB_TEMPLATE", { plan });
    expect(end).toMatchObject({ state: "LOST", inferred: "UNDECIDED" });
    expect(end?.problems[0]?.message).toMatch(/job:\d+, job:\d+/);
  });

  it("quirk H-42: in doubt is never sent twice: what may have come of it is listed", async () => {
    const hub = await start();
    const plan = await planOf(hub, "RUN_JOB_TEMPLATE", await workflowInput(hub));
    expect(plan.sends.map(({ proof }) => proof)).toEqual(["NONE"]);
    const change = changeOf(hub, "RUN_JOB_TEMPLATE");
    const at = { plan, position: 0, facts: plan.facts, operationId: OPERATION_ID };
    expect(await change.lookUp(at, patientCall())).toEqual({ found: "UNDECIDED", candidates: [] });
    await change.send(at, patientCall());
    const found = await change.lookUp(at, patientCall());
    expect(found).toMatchObject({ found: "UNDECIDED", candidates: [{ kind: "Job" }] });
  });

  it.each(["text", "object", "list"] as const)(
    "quirk H-43: of a policy is followed by its task, whose id the Hub writes as %s",
    async (acceptedShape) => {
      const hub = await start({ acceptedShape });
      const target = await firstOf(hub, "JobTemplate", ({ nativeId }) => nativeId.startsWith("policy:"));
      const carried = await carryOut(hub, "RUN_JOB_TEMPLATE", { target });
      expect(carried.end).toMatchObject({ state: "SUCCEEDED" });
      expect(carried.target).toMatchObject({ kind: "Job" });
    },
  );

  it("quirk H-43: of a policy whose answer holds no task is not guessed at", () => {
    for (const body of [null, "", {}, [], ["a", "b"], { task_id: 7 }]) expect(taskIdIn(body)).toBeNull();
  });

  it("of a schedule is all the jobs that it started, and ends with the last", async () => {
    const hub = await start();
    const schedules = (await rowsNow(hub, "JobTemplate")).filter(({ nativeId }) => nativeId.startsWith("schedule:"));
    const before = new Set((await rowsNow(hub, "Job")).map(({ nativeId }) => nativeId));
    // The second schedule of the estate has two workflows.
    const [, target] = schedules;
    if (target === undefined) throw new Error("The estate has too few schedules.");
    const { end } = await carryOut(hub, "RUN_JOB_TEMPLATE", { target });
    expect(end).toMatchObject({ state: "SUCCEEDED" });
    const fresh = (await rowsNow(hub, "Job")).filter(({ nativeId }) => !before.has(nativeId));
    expect(fresh.map(({ state }) => state)).toEqual(["SUCCEEDED", "SUCCEEDED"]);
  });

  it.each([
    ["Has Failures", "PARTIALLY_SUCCEEDED", "UPSTREAM_ERROR"],
    ["FAILURE", "FAILED", "UPSTREAM_ERROR"],
    ["ERROR", "FAILED", "UPSTREAM_ERROR"],
    ["CANCELLED", "CANCELLED", "CONFLICT"],
  ])("whose job ends as %s is %s", async (word, state, code) => {
    const hub = await start();
    const input = await workflowInput(hub);
    const change = changeOf(hub, "RUN_JOB_TEMPLATE");
    const plan = await planOf(hub, "RUN_JOB_TEMPLATE", input);
    const at = { plan, position: 0, facts: plan.facts, operationId: OPERATION_ID };
    const sent = await change.send(at, patientCall());
    const watch = sent.outcome === "ACCEPTED" ? (sent.watch ?? []) : [];
    const [job] = watch;
    await hub.control.rows({ kind: "Job", update: { ids: [String(job?.nativeId)], values: [{ state: word }] } });
    const row = await firstOf(hub, "Job", ({ nativeId }) => nativeId === job?.nativeId);
    const rows = new Map([[watchKey(row), row]]);
    const end = await change.follow({ ...at, watch, rows, sinceSentMs: 5_000 }, patientCall());
    expect(end).toMatchObject({ ended: true, state, problems: [{ code }], target: job });
  });
});

describe("A space", () => {
  const placed = async (hub: ExamSubject): Promise<ChangeInputs["CREATE_VOLUME"]> => {
    const placements = [{ site: await firstOf(hub, "Site") }];
    return { sourceId: "examined", name: "new", path: "/mmfs1/data/new", limit: 1_000n, placements };
  };

  it("that is immutable is neither changed nor removed, and its row says so", async () => {
    const hub = await start();
    const target = await firstOf(hub, "Volume", ({ details }) => details?.immutable === true);
    const refusal = ["UNSUPPORTED_BY_VENDOR", null];
    expect(await refusalOf(planOf(hub, "UPDATE_VOLUME", { target, name: "a" }))).toEqual(refusal);
    expect(await refusalOf(planOf(hub, "DELETE_VOLUME", { target }))).toEqual(refusal);
    expect(await refusalOf(planOf(hub, "SET_QUOTA", { volume: target, limit: 1n, eachChild: false }))).toEqual(refusal);
    for (const command of ["UPDATE_VOLUME", "DELETE_VOLUME"] as const)
      expect(changeOf(hub, command).available?.(target)?.code).toBe("UNSUPPORTED_BY_VENDOR");
  });

  it("that bears another name than was confirmed is not removed", async () => {
    const hub = await start();
    const target = await changeableVolume(hub);
    const input = { target: { ...target, displayName: "as it was called" } };
    expect(await refusalOf(planOf(hub, "DELETE_VOLUME", input))).toEqual(["CONFLICT", null]);
  });

  it("quirk H-4: is found by its name where the answer to its creation names no id", async () => {
    const hub = await start();
    const plan = await planOf(hub, "CREATE_VOLUME", await placed(hub));
    const at = { plan, position: 0, facts: plan.facts, operationId: OPERATION_ID };
    const change = changeOf(hub, "CREATE_VOLUME");
    await change.send(at, patientCall());
    const seen = await change.follow({ ...at, watch: [], rows: new Map(), sinceSentMs: 0 }, patientCall());
    expect(seen).toMatchObject({ ended: false, watch: [{ kind: "Volume" }] });
    expect(seen.facts.id).toMatch(/^\d+$/);
  });

  it("of the same name with other settings is somebody else's", async () => {
    const hub = await start();
    const plan = await planOf(hub, "CREATE_VOLUME", await placed(hub));
    const [id] = await hub.control.rows({ kind: "Volume", insert: { values: [{ name: "new", size: 5 }] } });
    const at = { plan, position: 0, facts: plan.facts, operationId: OPERATION_ID };
    expect(await changeOf(hub, "CREATE_VOLUME").lookUp(at, patientCall())).toEqual({
      found: "UNDECIDED",
      candidates: [{ kind: "Volume", nativeId: id }],
    });
  });

  it("that somebody changed otherwise meanwhile leaves a lost change undecided", async () => {
    const hub = await start();
    const target = await changeableVolume(hub);
    const plan = await planOf(hub, "UPDATE_VOLUME", { target, limit: 1_000n });
    const at = { plan, position: 0, facts: plan.facts, operationId: OPERATION_ID };
    const lookUp = () => changeOf(hub, "UPDATE_VOLUME").lookUp(at, patientCall());
    expect(await lookUp()).toEqual({ found: "NOT_DONE" });
    await hub.control.rows({ kind: "Volume", update: { ids: [target.nativeId], values: [{ size: 2_000 }] } });
    expect(await lookUp()).toMatchObject({ found: "UNDECIDED" });
    await hub.control.rows({ kind: "Volume", update: { ids: [target.nativeId], values: [{ size: 1_000 }] } });
    expect(await lookUp()).toMatchObject({ found: "DONE" });
  });

  it("whose site cannot follow is changed in part, once that is surely of this change", async () => {
    const hub = await start();
    const target = await changeableVolume(hub);
    const name = { kind: "Volume", nativeId: target.nativeId } as const;
    const rows: LookAfter<"UPDATE_VOLUME">["rows"] = [[name, { ...target, health: "CRITICAL" }]];
    const look = (sinceSentMs: number) =>
      lookAfter(hub, { command: "UPDATE_VOLUME", input: { target, limit: 1_000n }, rows, sinceSentMs });
    expect(await look(10_000)).toMatchObject({ ended: false });
    expect(await look(130_000)).toMatchObject({ state: "PARTIALLY_SUCCEEDED", problems: [{ code: "UPSTREAM_ERROR" }] });
  });

  it("that does not say whether it is ready is done once no site says that it still follows", async () => {
    const hub = await start();
    const target = await changeableVolume(hub);
    const name = { kind: "Volume", nativeId: target.nativeId } as const;
    const rows: LookAfter<"UPDATE_VOLUME">["rows"] = [[name, { ...target, lifecycle: "UNKNOWN" }]];
    const look = () =>
      lookAfter(hub, { command: "UPDATE_VOLUME", input: { target, limit: 1_000n }, rows, sinceSentMs: 1_000 });
    expect(await look()).toMatchObject({ ended: true, state: "SUCCEEDED" });
    await hub.control.rows({ kind: "Volume", update: { ids: [target.nativeId], values: [{ is_ready: false }] } });
    expect(await look()).toMatchObject({ ended: false });
  });
});

describe("A refusal", () => {
  it("quirk H-45: of a value that is taken is told from other refusals of fields", async () => {
    const hub = await start();
    const target = await changeableVolume(hub);
    const plan = await planOf(hub, "UPDATE_VOLUME", { target, name: "new" });
    const outcomeOf = async (body: Json) => {
      await hub.control.fault({ match: { method: "PATCH" }, fault: { kind: "status", status: 400, body }, times: 1 });
      const [sent] = (await carryOn(hub, "UPDATE_VOLUME", { plan })).sends;
      return sent?.outcome === "REFUSED" ? sent.problem.code : sent?.outcome;
    };
    expect(await outcomeOf({ name: ["space with this name already exists."] })).toBe("ALREADY_EXISTS");
    expect(await outcomeOf({ name: ["Enter a valid value."] })).toBe("INVALID_INPUT");
  });

  it("because the account may only read is told as such, and nothing is tried again", async () => {
    const hub = await start({}, "viewer");
    const target = await changeableVolume(hub);
    const { sends } = await carryOut(hub, "UPDATE_VOLUME", { target, limit: 1_000n });
    expect(sends).toMatchObject([{ outcome: "REFUSED", problem: { code: "UPSTREAM_FORBIDDEN" } }]);
  });
});

describe("A share", () => {
  it("of the same name with other settings is somebody else's", async () => {
    const hub = await start();
    const volume: RowOf["Volume"] = await changeableVolume(hub);
    const protocol = { smb: { readOnly: true } };
    const plan = await planOf(hub, "CREATE_SHARE", { volume, path: "/", name: "new", protocol });
    const values = [{ space: Number(volume.nativeId), name: "NEW", read_only: false }];
    const [id] = await hub.control.rows({ kind: "Share", insert: { values } });
    const at = { plan, position: 0, facts: plan.facts, operationId: OPERATION_ID };
    expect(await changeOf(hub, "CREATE_SHARE").lookUp(at, patientCall())).toEqual({
      found: "UNDECIDED",
      candidates: [{ kind: "Share", nativeId: id }],
    });
  });

  it("by NFS is done at once, having no word about its sites", async () => {
    const hub = await start();
    const volume = await changeableVolume(hub);
    const rules = [{ hosts: ["a.example.com"], readOnly: true, squash: "ROOT" }] as const;
    const { end } = await carryOut(hub, "CREATE_SHARE", {
      volume,
      path: "/",
      name: "new",
      protocol: { nfs: { rules } },
    });
    expect(end).toMatchObject({ state: "SUCCEEDED", problems: [] });
  });

  it.each<readonly [string, unknown, Json, boolean]>([
    ["a truth as text", { read_only: "True" }, { read_only: true }, true],
    ["a number as text", { anonymous_user_id: "65534" }, { anonymous_user_id: 65_534 }, true],
    ["a list as text, in another order", { hosts_allow: "b, a" }, { hosts_allow: ["a", "b"] }, true],
    ["nothing for an empty list", { allowed_users: null }, { allowed_users: [] }, true],
    ["more than was asked for", { hosts_allow: ["a", "b"] }, { hosts_allow: ["a"] }, false],
    [
      "clients in another order",
      { clients: [{ hosts: "b" }, { hosts: "a" }] },
      { clients: [{ hosts: "a" }, { hosts: "b" }] },
      false,
    ],
    ["what was not asked for", { name: "a", fsid: 7 }, { name: "a" }, true],
  ])("that shows %s is as asked: or not", (_, thing, asked, isAsAsked) => {
    expect(showsAsked(thing, asked)).toBe(isAsAsked);
  });
});
