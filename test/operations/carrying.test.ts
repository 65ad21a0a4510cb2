// A change is sent once, and its operation tells the truth, whatever the vendor and the network do.
import { beforeEach, describe, expect, it } from "vitest";
import { EVERYONE } from "../../src/access/Viewer.ts";
import type { Ledger } from "../../src/shared-state/ledger/Ledger.ts";
import { createMemoryLedger } from "../../src/shared-state/ledger/sql/createMemoryLedger.ts";
import { FakeClock } from "../support/FakeClock.ts";
import { endOf, type Gateway, idOf, removal, run, share, startGateway, until } from "./support/rig.ts";
import { ScriptedVendor } from "./support/ScriptedVendor.ts";

describe("An operation", () => {
  let clock: FakeClock;
  let vendor: ScriptedVendor;
  let ledger: Ledger;
  let gateway: Gateway;
  beforeEach(() => {
    clock = new FakeClock();
    vendor = new ScriptedVendor();
    vendor.names.add("quota v1").add("tree v1").add("volume v1");
    ledger = createMemoryLedger(clock);
    gateway = startGateway(ledger, { clock, vendor });
  });

  /** Submits, and waits for the end. */
  const carried = async (...ask: Parameters<Gateway["submit"]>) => {
    const submitting = gateway.submit(...ask);
    await clock.advance(200);
    const { operation, problems } = await submitting;
    if (operation === null) throw new Error(problems[0]?.message);
    return endOf(gateway, clock, operation.id);
  };

  it("is recorded, sent and ended, with its call, its states and its target", async () => {
    const operation = await carried("CREATE_SHARE", share("projects"));
    expect(operation).toMatchObject({
      command: "CREATE_SHARE",
      state: "SUCCEEDED",
      target: { kind: "Share", nativeId: "projects" },
      targetName: "projects",
      plan: [{ position: 1, purpose: "Make share projects" }],
      calls: [{ position: 1, outcome: "ACCEPTED", status: 200, vendorRequestId: "r1" }],
      problems: [],
      inferredOutcome: null,
    });
    expect(operation.transitions.map(({ state }) => state)).toEqual(["PENDING", "RUNNING", "SUCCEEDED"]);
    expect(vendor.effects).toEqual(["Make share projects"]);
  });

  it("answers at once, or waits for the end as long as it is asked to", async () => {
    const at = await gateway.submit("CREATE_SNAPSHOT", { volumeId: idOf("Volume", "v1") });
    expect(at.operation?.finishedAt).toBeNull();
    const waiting = gateway.submit("CREATE_SHARE", share("a"), { waitMs: 5_000 });
    await clock.advance(5_000);
    expect((await waiting).operation?.state).toBe("SUCCEEDED");
    const impatient = gateway.submit("CREATE_SNAPSHOT", { volumeId: idOf("Volume", "v1") }, { waitMs: 3_000 });
    await clock.advance(3_000);
    expect((await impatient).operation?.state).toBe("RUNNING");
  });

  it("whose answer was lost is looked up, found done and not sent again", async () => {
    vendor.scripts.push("lost");
    const operation = await carried("CREATE_SHARE", share("projects"));
    expect(operation).toMatchObject({ state: "SUCCEEDED", calls: [{ outcome: "FOUND_DONE" }] });
    expect(vendor.effects).toEqual(["Make share projects"]);
  });

  it("that never reached the vendor is looked up, found not done only after a while, and sent again", async () => {
    vendor.scripts.push("dropped");
    const operation = await carried("CREATE_SHARE", share("projects"));
    expect(operation.calls.map(({ outcome }) => outcome)).toEqual(["FOUND_NOT_DONE", "ACCEPTED"]);
    expect(vendor.calls.lookUp).toBeGreaterThan(1);
    expect(vendor.effects).toEqual(["Make share projects"]);
  });

  it("stays in doubt while the vendor cannot be asked, and is settled when it can", async () => {
    vendor.scripts.push("lost");
    vendor.isAway = true;
    const { operation } = await gateway.submit("CREATE_SHARE", share("projects"));
    await clock.advance(300_000);
    expect(await gateway.desk.get(EVERYONE, operation?.id ?? "")).toMatchObject({
      state: "PENDING",
      calls: [{ outcome: "IN_DOUBT" }],
      problems: [{ code: "UPSTREAM_TIMEOUT" }],
    });
    vendor.isAway = false;
    expect(await endOf(gateway, clock, operation?.id ?? "")).toMatchObject({ state: "SUCCEEDED", problems: [] });
    expect(vendor.effects).toHaveLength(1);
  });

  it("without proof is never sent twice: it is LOST, and says what it may have made", async () => {
    vendor.scripts.push("lost");
    const operation = await carried("RUN_JOB_TEMPLATE", run);
    expect(operation).toMatchObject({
      state: "LOST",
      inferredOutcome: "UNDECIDED",
      jobs: [{ kind: "Job", nativeId: "job1" }],
    });
    expect(operation.problems[0]?.message).toContain("Job job1");
    expect(vendor.calls.send).toBe(1);
  });

  it("that is marked is found by its mark and followed to its end", async () => {
    vendor.scripts.push("lost");
    const { operation } = await gateway.submit("CREATE_SNAPSHOT", { volumeId: idOf("Volume", "v1") });
    await until(clock, async () => (await gateway.desk.get(EVERYONE, operation?.id ?? ""))?.state === "RUNNING");
    vendor.jobs.set("job1", { state: "SUCCEEDED", progressPercent: 100 });
    expect(await endOf(gateway, clock, operation?.id ?? "")).toMatchObject({
      state: "SUCCEEDED",
      calls: [{ outcome: "FOUND_DONE" }],
    });
    expect(vendor.effects).toEqual(["run job1"]);
  });

  it("that the budget holds back is sent later, and one that is turned away for good has failed", async () => {
    vendor.scripts.push("notSent", "notSent");
    expect(await carried("CREATE_SHARE", share("a"))).toMatchObject({
      state: "SUCCEEDED",
      calls: [{ outcome: "ACCEPTED" }],
    });
    expect(vendor.calls.send).toBe(3);
    vendor.scripts.push("turnedAway");
    const failed = await carried("CREATE_SHARE", share("b"));
    expect(failed).toMatchObject({ state: "FAILED", calls: [], problems: [{ code: "UPSTREAM_AUTH_FAILED" }] });
  });

  it("of several calls stops at the first refusal and says what took effect and stays", async () => {
    vendor.scripts.push("taken", "refused");
    const operation = await carried("DELETE_VOLUME", removal);
    expect(operation).toMatchObject({ state: "PARTIALLY_SUCCEEDED", problems: [{ code: "INVALID_INPUT" }] });
    expect(operation.problems[0]?.message).toContain("1 of 2 calls had taken effect and stay so: Remove quota v1");
    expect(vendor.effects).toEqual(["Remove quota v1"]);
  });

  it("refused at its second try is looked up: the first may be the reason", async () => {
    vendor.scripts.push("dropped", "refused");
    const refused = await carried("CREATE_SHARE", share("a"));
    expect(refused).toMatchObject({ state: "FAILED", problems: [{ code: "INVALID_INPUT" }] });
    vendor.scripts.push("dropped", "refused");
    // The vendor was slow: what it was sent first takes effect while it is asked again.
    vendor.onSend = async () => {
      if (vendor.scripts.length === 0) vendor.names.add("share b");
    };
    const found = await carried("CREATE_SHARE", share("b"));
    expect(found).toMatchObject({
      state: "SUCCEEDED",
      calls: [{ outcome: "FOUND_NOT_DONE" }, { outcome: "FOUND_DONE" }],
    });
  });

  it("whose job does not end in time is TIMED_OUT, which is not SUCCEEDED", async () => {
    const { operation } = await gateway.submit("CREATE_SNAPSHOT", { volumeId: idOf("Volume", "v1") });
    await clock.advance(3_700_000);
    expect(await gateway.desk.get(EVERYONE, operation?.id ?? "")).toMatchObject({
      state: "TIMED_OUT",
      inferredOutcome: "UNDECIDED",
      problems: [{ code: "DEADLINE_EXCEEDED" }],
    });
  });

  it("that is cancelled before it is sent sends nothing; one that runs has its job stopped; both say who asked", async () => {
    vendor.scripts.push("notSent");
    const { operation: waiting } = await gateway.submit("CREATE_SHARE", share("a"));
    await clock.advance(1_000);
    await gateway.desk.cancel(EVERYONE, waiting?.id ?? "");
    const ended = await endOf(gateway, clock, waiting?.id ?? "");
    expect(ended.transitions.map(({ state }) => state)).toEqual(["PENDING", "CANCELLING", "CANCELLED"]);
    expect(ended.transitions[1]?.reason).toBe("everyone asked for it to stop.");
    expect(vendor.effects).toEqual([]);

    const { operation: running } = await gateway.submit("CREATE_SNAPSHOT", { volumeId: idOf("Volume", "v1") });
    await clock.advance(5_000);
    await gateway.desk.cancel(EVERYONE, running?.id ?? "");
    const stopped = await endOf(gateway, clock, running?.id ?? "");
    expect(stopped).toMatchObject({ state: "CANCELLED", plan: [{}, { position: 2, purpose: "Stop job1" }] });
    expect(vendor.effects).toEqual(["run job1", "Stop job1"]);
  });

  it("keeps another one off the same target until it has ended, and says which it is", async () => {
    vendor.scripts.push("notSent");
    const { operation } = await gateway.submit("DELETE_VOLUME", removal);
    const second = await gateway.submit("DELETE_VOLUME", removal);
    expect(second).toMatchObject({ operation: null, problems: [{ code: "CONFLICT" }] });
    expect(second.problems[0]?.message).toContain(operation?.id);
    await endOf(gateway, clock, operation?.id ?? "");
    expect((await gateway.submit("DELETE_VOLUME", removal)).operation).not.toBeNull();
  });

  it("shares its looks with all others of the source: fifty jobs are read as often as one", async () => {
    const fifty = Array.from({ length: 50 }, () =>
      gateway.submit("CREATE_SNAPSHOT", { volumeId: idOf("Volume", "v1") }),
    );
    await clock.advance(1_000);
    await Promise.all(fifty);
    await clock.advance(30_000);
    const before = gateway.reads.length;
    await clock.advance(30_000);
    const reads = gateway.reads.slice(before);
    expect(reads.length).toBeLessThanOrEqual(10);
    expect(reads.every((names) => names.length === 50)).toBe(true);
  });

  it("leaves nothing of its input behind when it has ended", async () => {
    const operation = await carried("CREATE_SHARE", share("projects"));
    expect(await ledger.get(operation.id)).toMatchObject({ value: { work: null, open: false } });
  });
});
