// How do changes at a Nasuni console really end? The traps of its messages and snapshots, over HTTP against the simulator.
import { afterEach, describe, expect, it } from "vitest";
import type { NasuniOptions as SimulatedNasuni } from "../../../simulators/nasuni/options.ts";
import type { ChangePoint, FollowEnd, FollowPoint } from "../../../src/contract/changes/Change.ts";
import { watchKey } from "../../../src/contract/changes/Change.ts";
import type { ChangeInputs, CreateShare } from "../../../src/contract/changes/inputs.ts";
import type { VendorCommand } from "../../../src/contract/commands.ts";
import { carryOn, carryOut, changeOf, OPERATION_ID, planOf, rowNow } from "../../contract/changes/carryOut.ts";
import { ownerOf, rowsNow, sharesWhere, workingVolume } from "../../contract/changes/nasuni/estate.ts";
import { type ExamSubject, patientCall, workCalls } from "../../contract/examHarness.ts";
import { refusalOf, startWorking } from "./startWorking.ts";

let started: ExamSubject | undefined;

async function startConsole(simulated: SimulatedNasuni = {}): Promise<ExamSubject> {
  started = await startWorking(simulated);
  return started;
}

afterEach(async () => {
  await started?.close();
  started = undefined;
});

const smbShare = async (console: ExamSubject, name: string, path = "/"): Promise<CreateShare> => ({
  ...(await workingVolume(console, "SMB")),
  path,
  name,
  protocol: { smb: {} },
});

/** Plans, and sends a first call whose answer never comes. */
async function unanswered<C extends VendorCommand>(
  console: ExamSubject,
  { command, input, when }: { command: C; input: ChangeInputs[C]; when: "before" | "after-effect" },
): Promise<ChangePoint> {
  const plan = await planOf(console, command, input);
  await console.control.fault({ match: { method: "POST" }, fault: { kind: "drop", when }, times: 1 });
  const at = { plan, position: 0, facts: plan.facts, operationId: OPERATION_ID };
  const { outcome } = await changeOf(console, command).send(at, patientCall());
  expect(outcome).toBe("IN_DOUBT");
  return at;
}

/** One look at what is watched. */
async function look(console: ExamSubject, command: VendorCommand, at: Omit<FollowPoint, "rows">): Promise<FollowEnd> {
  const rows = new Map();
  for (const name of at.watch) rows.set(watchKey(name), await rowNow(console, name));
  return changeOf(console, command).follow({ ...at, rows }, patientCall());
}

describe("The id of what was made", () => {
  it.each<readonly [string, SimulatedNasuni]>([
    ["quirk N-45: comes out of an address that names another host", { linkOrigin: "https://nmc.corp.example" }],
    ["quirk N-45: comes out of a redirect where the console answers with one", { finishedMessage: "see-other" }],
  ])("%s", async (_, simulated) => {
    const console = await startConsole(simulated);
    const { target, end } = await carryOut(console, "CREATE_SHARE", await smbShare(console, "new"));
    const [share] = await sharesWhere(console, ({ name }) => name === "new");
    expect([end?.state, target?.nativeId]).toEqual(["SUCCEEDED", share?.nativeId]);
  });
});

describe("A change whose answer was lost", () => {
  it("quirk N-46: is told apart from one that somebody else made at the same moment", async () => {
    const console = await startConsole();
    const other = await planOf(console, "CREATE_SHARE", await smbShare(console, "theirs"));
    const at = await unanswered(console, {
      command: "CREATE_SHARE",
      input: await smbShare(console, "ours"),
      when: "after-effect",
    });
    await carryOn(console, "CREATE_SHARE", { plan: other, before: 0 });
    const theirs = { plan: other, position: 0, facts: other.facts, operationId: OPERATION_ID };
    await changeOf(console, "CREATE_SHARE").send(theirs, patientCall());
    const found = await changeOf(console, "CREATE_SHARE").lookUp(at, patientCall());
    if (found.found !== "DONE") throw new Error(found.found);
    expect(found.watch).toHaveLength(2);
    const { end, target } = await carryOn(console, "CREATE_SHARE", { plan: at.plan, found });
    const [ours] = await sharesWhere(console, ({ name }) => name === "ours");
    expect([end?.state, target?.nativeId]).toEqual(["SUCCEEDED", ours?.nativeId]);
  });

  it("quirk N-46: ends as one that looks not done when the message in transit was somebody else's", async () => {
    const console = await startConsole();
    const input = await smbShare(console, "ours");
    const at = await unanswered(console, { command: "CREATE_SHARE", input, when: "before" });
    const other = await planOf(console, "CREATE_SHARE", { ...input, name: "theirs" });
    const theirs = { plan: other, position: 0, facts: other.facts, operationId: OPERATION_ID };
    await changeOf(console, "CREATE_SHARE").send(theirs, patientCall());
    const found = await changeOf(console, "CREATE_SHARE").lookUp(at, patientCall());
    if (found.found !== "DONE") throw new Error(found.found);
    const { end } = await carryOn(console, "CREATE_SHARE", { plan: at.plan, found });
    expect(end).toMatchObject({ state: "LOST", inferred: "LOOKS_NOT_DONE" });
  });

  it("ends as refused when the filer refused the message that was waited for", async () => {
    const console = await startConsole();
    const input = await smbShare(console, "ours", "/not/there");
    const at = await unanswered(console, { command: "CREATE_SHARE", input, when: "after-effect" });
    const found = await changeOf(console, "CREATE_SHARE").lookUp(at, patientCall());
    if (found.found !== "DONE") throw new Error(found.found);
    const { end } = await carryOn(console, "CREATE_SHARE", { plan: at.plan, found });
    expect(end).toMatchObject({ state: "FAILED", problems: [{ code: "NOT_FOUND", vendorCode: "sync_error" }] });
  });

  it("is found long after its message is gone, by the thing itself", async () => {
    const console = await startConsole();
    const at = await unanswered(console, {
      command: "CREATE_SHARE",
      input: await smbShare(console, "ours"),
      when: "after-effect",
    });
    await console.control.advance(3_600_000);
    const found = await changeOf(console, "CREATE_SHARE").lookUp(at, patientCall());
    const [ours] = await sharesWhere(console, ({ name }) => name === "ours");
    expect(found).toMatchObject({ found: "DONE", target: { kind: "Share", nativeId: ours?.nativeId }, watch: [] });
  });

  it("is undecided when a host option says neither what was asked for nor what it said before", async () => {
    const console = await startConsole();
    const one = { readOnly: false, squash: "ROOT" } as const;
    const rules = [
      { ...one, hosts: ["10.0.0.1"] },
      { ...one, hosts: ["@render"] },
    ];
    const { volume, site } = await workingVolume(console, "NFS");
    const old = await sharesWhere(console, (share) => share.volume === volume.nativeId);
    await console.control.rows({ kind: "Share", delete: { ids: old.map(({ nativeId }) => nativeId) } });
    const { target } = await carryOut(console, "CREATE_SHARE", {
      volume,
      site,
      path: "/",
      protocol: { nfs: { rules } },
    });
    const [share] = await sharesWhere(console, ({ nativeId }) => nativeId === target?.nativeId);
    if (share === undefined) throw new Error("The export was not made.");
    const wished = rules.map((rule) => ({ ...rule, readOnly: true }));
    const plan = await planOf(console, "UPDATE_SHARE", { target: share, protocol: { nfs: { rules: wished } } });
    const { facts } = await carryOn(console, "UPDATE_SHARE", { plan, before: 1 });
    const at = { plan, position: 1, facts, operationId: OPERATION_ID };
    expect(await changeOf(console, "UPDATE_SHARE").lookUp(at, patientCall())).toEqual({ found: "NOT_DONE" });
    const values = [{ nfs_host_options: [{ id: 99, hostspec: "@render", readonly: true, access_mode: "all_squash" }] }];
    await console.control.rows({ kind: "Share", update: { ids: [share.nativeId], values } });
    const found = await changeOf(console, "UPDATE_SHARE").lookUp(at, patientCall());
    expect(found).toEqual({ found: "UNDECIDED", candidates: [{ kind: "Share", nativeId: share.nativeId }] });
  });

  it("is undecided when a share of the name has other settings than were asked for", async () => {
    const console = await startConsole();
    const input = await smbShare(console, "ours");
    const at = await unanswered(console, { command: "CREATE_SHARE", input, when: "before" });
    const values = [{ name: "ours", path: "/elsewhere", volume_guid: input.volume?.nativeId }];
    const ids = await console.control.rows({ kind: "Share", insert: { values } });
    const found = await changeOf(console, "CREATE_SHARE").lookUp(at, patientCall());
    expect(found).toEqual({ found: "UNDECIDED", candidates: ids.map((nativeId) => ({ kind: "Share", nativeId })) });
  });
});

describe("A message", () => {
  it("quirk N-47: a message that the console forgot ends lost, and the share tells how it looks", async () => {
    const console = await startConsole();
    const plan = await planOf(console, "CREATE_SHARE", await smbShare(console, "new"));
    const at = { plan, position: 0, facts: plan.facts, operationId: OPERATION_ID };
    const sent = await changeOf(console, "CREATE_SHARE").send(at, patientCall());
    if (sent.outcome !== "ACCEPTED") throw new Error(sent.outcome);
    await console.control.advance(3_600_000);
    const watch = sent.watch ?? [];
    const facts = { ...at.facts, ...sent.facts };
    const end = await look(console, "CREATE_SHARE", { ...at, facts, watch, sinceSentMs: 3_600_000 });
    const [share] = await sharesWhere(console, ({ name }) => name === "new");
    expect(end).toMatchObject({ state: "LOST", inferred: "LOOKS_DONE", target: { nativeId: share?.nativeId } });
  });

  it("quirk N-50: a filer's reason gives the code, and its words stay in the job", async () => {
    const console = await startConsole();
    const { end } = await carryOut(console, "CREATE_SHARE", await smbShare(console, "new", "/not/there"));
    expect(end?.state).toBe("FAILED");
    const [problem] = end?.problems ?? [];
    expect(problem).toMatchObject({ code: "NOT_FOUND", vendorCode: "sync_error", sourceId: "examined" });
    expect(problem?.message).toMatch(
      /^examined: create the SMB share: the filer refused it; the job \S+ tells its reason$/,
    );
  });

  it("that removes what somebody else removed while it was in transit is refused by the filer, and done", async () => {
    const console = await startConsole();
    const made = await carryOut(console, "CREATE_SHARE", await smbShare(console, "new"));
    const [target] = await sharesWhere(console, ({ nativeId }) => nativeId === made.target?.nativeId);
    if (target === undefined) throw new Error("The share was not made.");
    const plan = await planOf(console, "DELETE_SHARE", { target, deleteContents: false });
    const at = { plan, position: 0, facts: plan.facts, operationId: OPERATION_ID };
    const sent = await changeOf(console, "DELETE_SHARE").send(at, patientCall());
    if (sent.outcome !== "ACCEPTED") throw new Error(sent.outcome);
    await console.control.rows({ kind: "Share", delete: { ids: [target.nativeId] } });
    await console.control.advance(5_000);
    const following = { ...at, facts: { ...at.facts, ...sent.facts }, watch: sent.watch ?? [], sinceSentMs: 5_000 };
    expect(await rowNow(console, following.watch[0] ?? { kind: "Job", nativeId: "" })).toMatchObject({
      state: "FAILED",
    });
    expect(await look(console, "DELETE_SHARE", following)).toMatchObject({
      ended: true,
      state: "SUCCEEDED",
      problems: [],
    });
  });

  it("to an offline filer is waited for until the filer is back", async () => {
    const console = await startConsole();
    const input = await smbShare(console, "new");
    const ids = [String(input.site?.nativeId)];
    const setOffline = (offline: boolean) =>
      console.control.rows({ kind: "Host", update: { ids, values: [{ status: { offline } }] } });
    await setOffline(true);
    const plan = await planOf(console, "CREATE_SHARE", input);
    const at = { plan, position: 0, facts: plan.facts, operationId: OPERATION_ID };
    const sent = await changeOf(console, "CREATE_SHARE").send(at, patientCall());
    if (sent.outcome !== "ACCEPTED") throw new Error(sent.outcome);
    await console.control.advance(600_000);
    const following = { ...at, facts: { ...at.facts, ...sent.facts }, watch: sent.watch ?? [], sinceSentMs: 600_000 };
    expect(await look(console, "CREATE_SHARE", following)).toMatchObject({ ended: false, state: "RUNNING" });
    await setOffline(false);
    expect(await look(console, "CREATE_SHARE", following)).toMatchObject({ ended: true, state: "SUCCEEDED" });
  });

  it("is not even made for a filer that the console does not manage", async () => {
    const console = await startConsole();
    const unmanaged = (await rowsNow(console, "Site")).filter(({ nativeState }) => nativeState === "self");
    const serials = new Set(unmanaged.map(({ nativeId }) => nativeId));
    const volume = (await rowsNow(console, "Volume")).find((one) => serials.has(String(ownerOf(one))));
    if (volume === undefined) throw new Error("The estate has no volume at an unmanaged filer.");
    const { sends } = await carryOut(console, "SET_QUOTA", { volume, limit: 5_000_000_000n, eachChild: false });
    expect(sends).toMatchObject([{ outcome: "REFUSED", problem: { code: "UNSUPPORTED_BY_VENDOR" } }]);
  });
});

describe("A snapshot", () => {
  const restingVolume = async (console: ExamSubject) => {
    const { volume } = await workingVolume(console, "SMB");
    const ids = [`${volume.nativeId}:${String(ownerOf(volume))}`];
    await console.control.rows({ kind: "Snapshot", update: { ids, values: [{ snapshot_status: "idle" }] } });
    return { volume, ids };
  };

  it("quirk N-48: goes on long after its message is synced, and ends with a newer last snapshot", async () => {
    const console = await startConsole({ snapshotMs: 100_000 });
    const { volume } = await restingVolume(console);
    const plan = await planOf(console, "CREATE_SNAPSHOT", { volume });
    let at: Omit<FollowPoint, "rows"> = {
      plan,
      position: 0,
      facts: plan.facts,
      operationId: OPERATION_ID,
      watch: [],
      sinceSentMs: 0,
    };
    const sent = await changeOf(console, "CREATE_SNAPSHOT").send(at, patientCall());
    if (sent.outcome !== "ACCEPTED") throw new Error(sent.outcome);
    at = { ...at, facts: { ...at.facts, ...sent.facts }, watch: sent.watch ?? [] };
    const states: (readonly [string, number | null])[] = [];
    for (const ms of [3_000, 5_000, 42_000, 70_000]) {
      await console.control.advance(ms);
      const seen = await look(console, "CREATE_SNAPSHOT", at);
      states.push([seen.state, seen.ended ? null : seen.progressPercent]);
      at = { ...at, facts: { ...at.facts, ...seen.facts }, watch: (seen.ended ? undefined : seen.watch) ?? at.watch };
      if (seen.ended) expect(seen.target).toMatchObject({ kind: "Snapshot" });
    }
    expect(states).toEqual([
      ["PENDING", null],
      ["RUNNING", 0],
      ["RUNNING", 42],
      ["SUCCEEDED", null],
    ]);
  });

  it("quirk N-48: of which nothing shows although the filer took the request is lost, and nobody can tell", async () => {
    const console = await startConsole();
    const { volume, ids } = await restingVolume(console);
    const plan = await planOf(console, "CREATE_SNAPSHOT", { volume });
    const at = { plan, position: 0, facts: { ...plan.facts, taken: true }, operationId: OPERATION_ID };
    const watch = [{ kind: "Job", nativeId: `snapshot:${String(ids[0])}` }] as const;
    const early = await look(console, "CREATE_SNAPSHOT", { ...at, watch, sinceSentMs: 60_000 });
    expect(early).toMatchObject({ ended: false, state: "PENDING" });
    const late = await look(console, "CREATE_SNAPSHOT", { ...at, watch, sinceSentMs: 600_000 });
    expect(late).toMatchObject({ ended: true, state: "LOST", inferred: "UNDECIDED" });
  });

  it("goes on being followed when its message is forgotten before its end", async () => {
    const console = await startConsole({ snapshotMs: 7_200_000 });
    const { volume } = await restingVolume(console);
    const plan = await planOf(console, "CREATE_SNAPSHOT", { volume });
    const at = { plan, position: 0, facts: plan.facts, operationId: OPERATION_ID };
    const sent = await changeOf(console, "CREATE_SNAPSHOT").send(at, patientCall());
    if (sent.outcome !== "ACCEPTED") throw new Error(sent.outcome);
    await console.control.advance(3_600_000);
    const following = { ...at, facts: { ...at.facts, ...sent.facts }, watch: sent.watch ?? [], sinceSentMs: 3_600_000 };
    const seen = await look(console, "CREATE_SNAPSHOT", following);
    expect(seen).toMatchObject({
      ended: false,
      watch: [{ kind: "Job", nativeId: `snapshot:${plan.facts.guid}:${plan.facts.serial}` }],
    });
  });

  it("is not asked for while another one is being taken", async () => {
    const console = await startConsole();
    const { volume, ids } = await restingVolume(console);
    await console.control.rows({ kind: "Snapshot", update: { ids, values: [{ snapshot_status: "in_progress" }] } });
    expect(await refusalOf(planOf(console, "CREATE_SNAPSHOT", { volume }))).toEqual(["CONFLICT", null]);
  });
});

describe("A limit", () => {
  it("quirk N-54: goes as a text when it is beyond 2^53 bytes", async () => {
    const console = await startConsole();
    const { volume } = await workingVolume(console, "SMB");
    const limit = 10_000_000_000_000_000n;
    const { sends } = await planOf(console, "SET_QUOTA", { volume, path: "/new", limit, eachChild: false });
    expect(JSON.stringify(sends[0]?.request)).toContain('"limit":"10000000000000000"');
  });

  it("is not set above a folder that has one", async () => {
    const console = await startConsole();
    const { volume } = await workingVolume(console, "SMB");
    const values = [{ volume_guid: volume.nativeId, path: "/a/b" }];
    await console.control.rows({ kind: "Quota", insert: { values } });
    const above = planOf(console, "SET_QUOTA", { volume, path: "/a", limit: 5n, eachChild: false });
    expect(await refusalOf(above)).toEqual(["CONFLICT", null]);
  });
});

describe("A new volume", () => {
  it("quirk N-51: takes an existing key by its name alone, and is refused one that the filer does not have", async () => {
    const console = await startConsole();
    const { volume, site } = await workingVolume(console, "SMB");
    const credentialId = String(volume.placements?.find((one) => one.site === null)?.pool).replace("cloud:", "");
    const wish = (existingName: string): ChangeInputs["CREATE_VOLUME"] => {
      const nasuni = { credentialId, protocols: ["NFS"], authPolicy: "public", encryptionKey: { existingName } };
      return { sourceId: console.connector.sourceId, name: "new", placements: [{ site }], details: { nasuni } };
    };
    const refusal = await refusalOf(planOf(console, "CREATE_VOLUME", wish("no such key")));
    expect(refusal).toEqual(["INVALID_INPUT", "input.details.nasuni.encryptionKey.existingName"]);
    const made = {
      ...wish("exam-volume key"),
      details: {
        nasuni: { credentialId, protocols: ["NFS"], authPolicy: "public", encryptionKey: { createNew: true } },
      },
    };
    expect((await carryOut(console, "CREATE_VOLUME", { ...made, name: "exam-volume" })).end?.state).toBe("SUCCEEDED");
    const { sends } = await planOf(console, "CREATE_VOLUME", wish("exam-volume key"));
    expect(JSON.stringify(sends[0]?.request)).not.toContain("create_new_key");
    expect(sends[0]?.values).toContainEqual({ name: "case_sensitive", value: "true" });
  });
});

describe("The console's few calls", () => {
  it("are spared: two reads to plan a share, one a look, and one for its id", async () => {
    const console = await startConsole();
    const input = await smbShare(console, "new");
    await console.control.forgetCalls();
    const plan = await planOf(console, "CREATE_SHARE", input);
    expect(await workCalls(console)).toHaveLength(2);
    await console.control.forgetCalls();
    await carryOn(console, "CREATE_SHARE", { plan });
    const calls = (await workCalls(console)).map(
      ({ method, path }) => `${method} ${path.replace(/[0-9a-f_-]{36,}/g, "…")}`,
    );
    expect(calls.filter((call) => !call.startsWith("GET /api/v1.2/messages/…/"))).toHaveLength(1);
    expect(calls.length).toBeLessThanOrEqual(4);
  });
});
