// How do changes at a Nodeum server really end? Commands that are delivered long before they have an effect, runs that nothing
// links to them, answers that never come: over HTTP against the simulator.
import { afterEach, describe, expect, it } from "vitest";
import type { NodeumOptions as SimulatedNodeum } from "../../../simulators/nodeum/options.ts";
import type { NodeumOptions } from "../../../src/connectors/nodeum/index.ts";
import { type ChangePoint, type FollowEnd, type FollowPoint, watchKey } from "../../../src/contract/changes/Change.ts";
import type { ChangeInputs } from "../../../src/contract/changes/inputs.ts";
import type { VendorCommand } from "../../../src/contract/commands.ts";
import type { Row, RowOf } from "../../../src/contract/rows/index.ts";
import { carryOn, carryOut, changeOf, OPERATION_ID, planOf, rowNow } from "../../contract/changes/carryOut.ts";
import { firstWhere, idleTasks, onlyWhere, rowsWhere } from "../../contract/changes/nodeum/estate.ts";
import { type ExamSubject, patientCall } from "../../contract/examHarness.ts";
import { refusalOf, startWorking } from "./startWorking.ts";

let started: ExamSubject | undefined;
async function start(simulated: SimulatedNodeum = {}, options: NodeumOptions = {}): Promise<ExamSubject> {
  started = await startWorking(simulated, options);
  return started;
}
afterEach(async () => {
  await started?.close();
  started = undefined;
});

async function idleTask(server: ExamSubject): Promise<RowOf["JobTemplate"]> {
  const [found] = await idleTasks(server);
  if (found === undefined) throw new Error("Every task is at work.");
  return found.task;
}

const runningJob = (server: ExamSubject) => firstWhere(server, "Job", (row) => row.nativeState === "in_progress");
const setJob = (server: ExamSubject, id: string, status: string) =>
  server.control.rows({ kind: "Job", update: { ids: [id], values: [{ status }] } });
const setTask = (server: ExamSubject, id: string, values: object) =>
  server.control.rows({ kind: "JobTemplate", update: { ids: [id], values: [{ ...values }] } });

/** One look at what is watched. */
async function look(server: ExamSubject, command: VendorCommand, at: Omit<FollowPoint, "rows">): Promise<FollowEnd> {
  const rows = new Map<string, Row | null>();
  for (const name of at.watch) rows.set(watchKey(name), await rowNow(server, name));
  return changeOf(server, command).follow({ ...at, rows }, patientCall());
}

/** A run that was asked for and has begun, with where it stands. */
async function begun(server: ExamSubject) {
  const plan = await planOf(server, "RUN_JOB_TEMPLATE", { target: await idleTask(server) });
  const at = { plan, position: 0, facts: plan.facts, operationId: OPERATION_ID };
  const sent = await changeOf(server, "RUN_JOB_TEMPLATE").send(at, patientCall());
  if (sent.outcome !== "ACCEPTED") throw new Error(sent.outcome);
  let point = { ...at, facts: { ...at.facts, ...sent.facts }, watch: sent.watch ?? [], sinceSentMs: 0 };
  for (let looks = 0; looks < 10; looks += 1) {
    await server.control.advance(1_000);
    const seen = await look(server, "RUN_JOB_TEMPLATE", point);
    if (seen.ended) throw new Error(seen.state);
    const facts = { ...point.facts, ...seen.facts };
    point = { ...point, facts, watch: seen.watch ?? point.watch, sinceSentMs: point.sinceSentMs + 1_000 };
    if (seen.target !== undefined) return { point, job: seen.target.nativeId };
  }
  throw new Error("The run never began.");
}

/** Plans, and sends a call whose answer never comes. */
async function unanswered<C extends VendorCommand>(
  server: ExamSubject,
  { command, input, when }: { command: C; input: ChangeInputs[C]; when: "before" | "after-effect" },
): Promise<ChangePoint> {
  const plan = await planOf(server, command, input);
  const method = plan.sends[0]?.endpoint.split(" ")[0] ?? "";
  await server.control.fault({ match: { method }, fault: { kind: "drop", when }, times: 1 });
  const at = { plan, position: 0, facts: plan.facts, operationId: OPERATION_ID };
  expect((await changeOf(server, command).send(at, patientCall())).outcome).toBe("IN_DOUBT");
  return at;
}

describe("A run that was started here", () => {
  it.each([
    ["finished_with_warnings", "PARTIALLY_SUCCEEDED", "UPSTREAM_ERROR"],
    ["error", "FAILED", "UPSTREAM_ERROR"],
    ["stopped_by_user", "CANCELLED", "CONFLICT"],
    ["stopped_by_system", "CANCELLED", "CONFLICT"],
  ])("that comes to %s has %s", async (status, state, code) => {
    const server = await start();
    const { point, job } = await begun(server);
    await setJob(server, job, status);
    const end = await look(server, "RUN_JOB_TEMPLATE", point);
    expect(end).toMatchObject({ ended: true, state, target: { nativeId: job }, problems: [{ code }] });
  });

  it("is shown with its progress, and as paused while it is", async () => {
    const server = await start();
    const { point, job } = await begun(server);
    await server.control.advance(40_000);
    const progressPercent = expect.any(Number);
    expect(await look(server, "RUN_JOB_TEMPLATE", point)).toMatchObject({ state: "RUNNING", progressPercent });
    await setJob(server, job, "paused");
    expect(await look(server, "RUN_JOB_TEMPLATE", point)).toMatchObject({ ended: false, state: "PAUSED" });
  });

  it("is lost when the server forgets it", async () => {
    const server = await start();
    const { point, job } = await begun(server);
    await server.control.rows({ kind: "Job", delete: { ids: [job] } });
    const end = await look(server, "RUN_JOB_TEMPLATE", point);
    expect(end).toMatchObject({ ended: true, state: "LOST", inferred: "UNDECIDED" });
  });

  it("quirk D-42: is found by itself when the server has forgotten the request", async () => {
    const server = await start({ requestJobLifeMs: 0 });
    const { end } = await carryOut(server, "RUN_JOB_TEMPLATE", { target: await idleTask(server) });
    expect(end).toMatchObject({ state: "SUCCEEDED", target: { kind: "Job" } });
  });

  it("quirk D-42: has failed when its command could not be delivered, which is answered 200", async () => {
    const server = await start();
    const target = await idleTask(server);
    const plan = await planOf(server, "RUN_JOB_TEMPLATE", { target });
    await setTask(server, target.nativeId, { activate: false });
    const { end } = await carryOn(server, "RUN_JOB_TEMPLATE", { plan });
    expect(end).toMatchObject({ state: "FAILED", problems: [{ code: "UPSTREAM_ERROR" }] });
  });

  it("quirk D-43: looks not done when its command was delivered and nothing shows for two minutes", async () => {
    const server = await start({ executionDelayMs: 86_400_000 });
    const { end } = await carryOut(server, "RUN_JOB_TEMPLATE", { target: await idleTask(server) });
    expect(end).toMatchObject({ state: "LOST", inferred: "LOOKS_NOT_DONE" });
  });

  it("quirk D-43: is the newest of those that were not there before", async () => {
    const server = await start();
    const target = await idleTask(server);
    const plan = await planOf(server, "RUN_JOB_TEMPLATE", { target });
    const [other] = await server.control.rows({ kind: "Job", insert: { values: [{ task_id: target.nativeId }] } });
    const { target: run } = await carryOn(server, "RUN_JOB_TEMPLATE", { plan });
    const runs = await rowsWhere(server, "Job", ({ template }) => template === target.nativeId);
    const newest = runs.sort((one, two) => (String(one.startedAt) < String(two.startedAt) ? 1 : -1))[0];
    expect(run?.nativeId).toBe(newest?.nativeId);
    expect(other).not.toBe(run?.nativeId);
  });

  it("quirk D-24, D-43: is found where a release heeds no filters", async () => {
    const server = await start({}, { filterExecutions: false });
    const { end } = await carryOut(server, "RUN_JOB_TEMPLATE", { target: await idleTask(server) });
    expect(end?.state).toBe("SUCCEEDED");
  });

  it("quirk D-43: is never started twice: without an answer, what may have come of it is named", async () => {
    const server = await start();
    const input = { target: await idleTask(server) };
    const at = await unanswered(server, { command: "RUN_JOB_TEMPLATE", input, when: "after-effect" });
    await server.control.advance(5_000);
    const found = await changeOf(server, "RUN_JOB_TEMPLATE").lookUp(at, patientCall());
    const run = await onlyWhere(server, "Job", ({ template, state }) => {
      return template === input.target.nativeId && (state === "PENDING" || state === "RUNNING");
    });
    expect(found).toEqual({ found: "UNDECIDED", candidates: [{ kind: "Job", nativeId: run.nativeId }] });
  });
});

describe("A task", () => {
  it("quirk D-44: is not run while one of its runs has not ended, and not when it is switched off", async () => {
    const server = await start();
    const target = await idleTask(server);
    await server.control.rows({ kind: "Job", insert: { values: [{ task_id: target.nativeId }] } });
    const plan = () => refusalOf(planOf(server, "RUN_JOB_TEMPLATE", { target }));
    expect(await plan()).toEqual(["CONFLICT", null]);
    await setTask(server, target.nativeId, { activate: false });
    expect(await plan()).toEqual(["PRECONDITION_FAILED", null]);
  });

  it.each(["CANCEL_JOB", "PAUSE_JOB"] as const)("quirk D-45: with two runs takes no %s", async (command) => {
    const server = await start();
    const target = await runningJob(server);
    await server.control.rows({ kind: "Job", insert: { values: [{ task_id: target.template }] } });
    expect(await refusalOf(planOf(server, command, { target }))).toEqual(["CONFLICT", null]);
  });

  it("quirk D-45: that was asked for the same before does not tell whether it was asked again", async () => {
    const server = await start();
    const target = await runningJob(server);
    await setTask(server, String(target.template), { action: "pause" });
    const at = await unanswered(server, { command: "PAUSE_JOB", input: { target }, when: "before" });
    const found = await changeOf(server, "PAUSE_JOB").lookUp(at, patientCall());
    expect(found).toEqual({ found: "UNDECIDED", candidates: [{ kind: "Job", nativeId: target.nativeId }] });
    await setJob(server, target.nativeId, "paused");
    expect((await changeOf(server, "PAUSE_JOB").lookUp(at, patientCall())).found).toBe("DONE");
  });

  it("whose run is stopped by somebody else while it is being stopped is as it should be", async () => {
    const server = await start();
    const target = await runningJob(server);
    const plan = await planOf(server, "CANCEL_JOB", { target });
    await setJob(server, target.nativeId, "stopped_by_user");
    const { end } = await carryOn(server, "CANCEL_JOB", { plan });
    expect(end).toMatchObject({ state: "SUCCEEDED", problems: [] });
  });

  it("whose run is forgotten while it is being paused leaves nothing to tell", async () => {
    const server = await start();
    const target = await runningJob(server);
    const plan = await planOf(server, "PAUSE_JOB", { target });
    await server.control.rows({ kind: "Job", delete: { ids: [target.nativeId] } });
    const { end } = await carryOn(server, "PAUSE_JOB", { plan });
    expect(end).toMatchObject({ state: "LOST", inferred: "UNDECIDED" });
  });
});

describe("A record", () => {
  it("of the same name that somebody else made otherwise is not ours", async () => {
    const server = await start();
    const input = { sourceId: "examined", name: "exam", limit: 5n };
    const at = await unanswered(server, { command: "CREATE_VOLUME", input, when: "before" });
    const [theirs] = await server.control.rows({
      kind: "Volume",
      insert: { values: [{ name: "exam", quota_total_size: 6 }] },
    });
    const found = await changeOf(server, "CREATE_VOLUME").lookUp(at, patientCall());
    expect(found).toEqual({ found: "UNDECIDED", candidates: [{ kind: "Volume", nativeId: theirs }] });
  });

  it("that is neither as asked nor as before was changed by somebody else", async () => {
    const server = await start();
    const target = await firstWhere(server, "Volume");
    const input = { target, description: "ours" };
    const at = await unanswered(server, { command: "UPDATE_VOLUME", input, when: "before" });
    const row = { kind: "Volume", nativeId: target.nativeId } as const;
    await server.control.rows({
      kind: "Volume",
      update: { ids: [target.nativeId], values: [{ comment: "theirs" }] },
    });
    const found = await changeOf(server, "UPDATE_VOLUME").lookUp(at, patientCall());
    expect(found).toEqual({ found: "UNDECIDED", candidates: [row] });
  });

  it.each([
    ["CREATE_VOLUME", (name: string) => ({ sourceId: "examined", name })],
    ["UPDATE_VOLUME", (name: string, target: RowOf["Volume"]) => ({ target, name })],
  ] as const)("quirk D-38: cannot have the name of another: %s", async (command, inputOf) => {
    const server = await start();
    const [target, other] = await rowsWhere(server, "Volume");
    const input = inputOf(String(other?.name), target as RowOf["Volume"]) as ChangeInputs[typeof command];
    expect(await refusalOf(planOf(server, command, input))).toEqual(["ALREADY_EXISTS", null]);
  });

  it("quirk D-37: keeps its limits where a release takes a change for a whole record: it is refused", async () => {
    const server = await start({ put: "replace" });
    const { volume: id } = await firstWhere(server, "Quota");
    const volume = await onlyWhere(server, "Volume", ({ nativeId }) => nativeId === id);
    const { sends } = await carryOut(server, "SET_QUOTA", { volume, limit: 5n, eachChild: false });
    expect(sends).toMatchObject([{ outcome: "REFUSED", problem: { code: "INVALID_INPUT", vendorCode: "blank" } }]);
    expect(await onlyWhere(server, "Volume", ({ nativeId }) => nativeId === id)).toEqual(volume);
  });

  it("quirk D-40: with a secret in its mount options gives it away in no plan", async () => {
    const server = await start();
    await server.control.rows({
      kind: "Share",
      insert: { values: [{ name: "old", options: "rw,username=svc,password=hunter2" }] },
    });
    const target = await onlyWhere(server, "Share", ({ name }) => name === "old");
    const plan = await planOf(server, "UPDATE_SHARE", { target, protocol: { mount: { mountOptions: "rw" } } });
    expect(JSON.stringify(plan)).not.toContain("hunter2");
  });

  it("quirk D-41: shows a new password nowhere, so that alone it is never sent twice", async () => {
    const server = await start();
    const target = await firstWhere(server, "Share", ({ protocol }) => protocol === "SMB");
    const proofOf = async (mount: object, more: object = {}) =>
      (await planOf(server, "UPDATE_SHARE", { target, protocol: { mount }, ...more })).sends[0]?.proof;
    expect(await proofOf({ password: "x" })).toBe("NONE");
    expect(await proofOf({ password: "x" }, { path: String(target.path) })).toBe("NONE");
    expect(await proofOf({ password: "x" }, { path: "/elsewhere" })).toBe("KEYED");
    expect(await proofOf({}, { path: String(target.path) })).toBe("KEYED");
  });
});
