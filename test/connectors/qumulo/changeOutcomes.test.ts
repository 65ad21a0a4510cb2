// What comes of a change at Qumulo when it does not simply succeed: stopped, aborted, forgotten, overtaken? Whole changes over HTTP.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Row, RowOf } from "../../../src/contract/rows/index.ts";
import { carryOut, changeOf, followToEnd, OPERATION_ID, planOf, rowNow } from "../../contract/changes/carryOut.ts";
import { type ExamSubject, patientCall, readAll } from "../../contract/examHarness.ts";
import { startCluster } from "./startCluster.ts";

let subject: ExamSubject;
beforeAll(async () => {
  subject = { ...(await startCluster()), isLogin: () => false, monotonic: () => 0 };
});
beforeEach(() => subject.control.reset());
afterAll(() => subject.close());

async function some<K extends keyof RowOf>(kind: K, fits: (row: RowOf[K]) => boolean = () => true): Promise<RowOf[K]> {
  const reader = subject.connector.readers[kind];
  if (!("read" in reader)) throw new Error(`${kind} is not read.`);
  const row = (await readAll(reader)).rows.find(
    (one: Row): one is RowOf[K] => one.kind === kind && fits(one as RowOf[K]),
  );
  if (row === undefined) throw new Error(`The cluster has no such ${kind}.`);
  return row;
}
const update = (kind: string, id: string, values: object) =>
  subject.control.rows({ kind, update: { ids: [id], values: [values] } });
const someVolume = () => some("Volume", ({ nativeId }) => nativeId !== "2");
const problemOf = (plan: Promise<unknown>) =>
  plan.then(
    () => {
      throw new Error("It was planned.");
    },
    ({ problem }) => ({ code: problem.code, field: problem.field }),
  );
const writeCall = patientCall({ priority: "write" });

describe("The deletion of a volume", () => {
  /** Sends both calls, lets something happen, and follows. */
  async function begun(meanwhile: (id: string) => Promise<unknown>) {
    const target = await someVolume();
    const change = changeOf(subject, "DELETE_VOLUME");
    const plan = await planOf(subject, "DELETE_VOLUME", { target });
    const at = { plan, facts: plan.facts, operationId: OPERATION_ID };
    await change.send({ ...at, position: 0 }, writeCall);
    const sent = await change.send({ ...at, position: 1 }, writeCall);
    await meanwhile(target.nativeId);
    const watch = sent.outcome === "ACCEPTED" ? (sent.watch ?? []) : [];
    return followToEnd(subject, change as never, { ...at, position: 1, watch });
  }

  it("has failed when its tree delete stops with an error, and says how to go on", async () => {
    const end = await begun((id) => update("Job", id, { last_error_message: "a file is locked" }));
    expect(end.state).toBe("FAILED");
    expect(end.problems[0]?.message).toContain("retryJob");
  });

  it("was cancelled when its tree delete is gone and the directory is not", async () => {
    const end = await begun((id) => subject.control.rows({ kind: "Job", delete: { ids: [id] } }));
    expect(end).toMatchObject({ state: "CANCELLED", problems: [{ code: "CONFLICT" }] });
  });

  it("tells how far it is", async () => {
    const change = changeOf(subject, "DELETE_VOLUME");
    const [id] = await subject.control.rows({ kind: "Job", insert: { count: 1 } });
    await subject.control.advance(5_000);
    const job = { kind: "Job", nativeId: `tree:${id}` } as const;
    const row = await rowNow(subject, job);
    const plan = await planOf(subject, "DELETE_VOLUME", { target: await someVolume() });
    const at = { plan, position: 1, facts: { id: id ?? "" }, operationId: OPERATION_ID };
    const rows = new Map([[`Job ${job.nativeId}`, row]]);
    const seen = await change.follow({ ...at, watch: [job], rows, sinceSentMs: 5_000 }, writeCall);
    expect(seen).toMatchObject({ ended: false, state: "RUNNING" });
    expect(seen.ended ? null : seen.progressPercent).toBeGreaterThan(0);
  });

  it("is refused when the directory was moved since it was confirmed", async () => {
    const target = await someVolume();
    await update("Volume", target.nativeId, { path: "/elsewhere/now" });
    const plan = planOf(subject, "DELETE_VOLUME", { target });
    expect(await problemOf(plan)).toEqual({ code: "CONFLICT", field: "input.id" });
  });
});

describe("A snapshot", () => {
  const free = () =>
    some("Snapshot", (row) => row.lifecycle === "AVAILABLE" && !row.locked && row.details?.heldByReplication === false);

  it("whose removal the vendor took and then dropped is lost, and looks not done", async () => {
    const target = await free();
    const change = changeOf(subject, "DELETE_SNAPSHOT");
    const plan = await planOf(subject, "DELETE_SNAPSHOT", { target });
    const point = { plan, position: 0, facts: plan.facts, operationId: OPERATION_ID, watch: [], rows: new Map() };
    expect(await change.follow({ ...point, sinceSentMs: 1_000 }, writeCall)).toMatchObject({ ended: false });
    const end = await change.follow({ ...point, sinceSentMs: 600_000 }, writeCall);
    expect(end).toMatchObject({ ended: true, state: "LOST", inferred: "LOOKS_NOT_DONE" });
  });

  it("that is locked can be kept longer, and not shorter", async () => {
    const { nativeId } = await free();
    await update("Snapshot", nativeId, { lock_key: "a key", expiration: "2030-01-01T00:00:00Z" });
    const target = await some("Snapshot", (row) => row.nativeId === nativeId);
    const shorter = planOf(subject, "UPDATE_SNAPSHOT", { target, expiration: { at: "2029-01-01T00:00:00Z" } });
    expect(await problemOf(shorter)).toEqual({ code: "PRECONDITION_FAILED", field: "input.expiration" });
    const longer = await carryOut(subject, "UPDATE_SNAPSHOT", { target, expiration: { at: "2031-01-01T00:00:00Z" } });
    expect(longer.sends).toMatchObject([{ outcome: "ACCEPTED" }]);
  });

  it("that is kept for ever cannot be locked, for nobody could ever remove it", async () => {
    const { nativeId } = await free();
    await update("Snapshot", nativeId, { expiration: "" });
    const target = await some("Snapshot", (row) => row.nativeId === nativeId);
    const plan = planOf(subject, "LOCK_SNAPSHOT", { target, lockKey: "0f2b6d1e-7a54-4c0b-9e7d-3f1c5a8b2d46" });
    expect(await problemOf(plan)).toEqual({ code: "PRECONDITION_FAILED", field: "input.id" });
  });

  it("is locked with no key that is out of use or unknown", async () => {
    const { nativeId } = await free();
    await update("Snapshot", nativeId, { expiration: "2030-01-01T00:00:00Z" });
    const target = await some("Snapshot", (row) => row.nativeId === nativeId);
    const lock = (lockKey: string) => problemOf(planOf(subject, "LOCK_SNAPSHOT", { target, lockKey }));
    expect(await lock("c5d9e8a1-3b27-4f60-8a1e-6d4f2b9c7e03")).toEqual({ code: "CONFLICT", field: "input.lockKey" });
    expect(await lock("nobody's")).toEqual({ code: "NOT_FOUND", field: "input.lockKey" });
  });

  it("says itself that it is going, held or locked, before anybody asks", async () => {
    const { available } = changeOf(subject, "DELETE_SNAPSHOT");
    const going = await some("Snapshot", (row) => row.lifecycle === "DELETING");
    const held = await some("Snapshot", (row) => row.details?.heldByReplication === true);
    const locked = await some("Snapshot", (row) => row.locked === true && row.details?.heldByReplication === false);
    for (const row of [going, held, locked]) expect(available?.(row)?.code).toBe("CONFLICT");
    expect(available?.(await free())).toBeNull();
  });

  it("that shall be kept for ever is sent without an end", async () => {
    const plan = await planOf(subject, "UPDATE_SNAPSHOT", { target: await free(), expiration: { never: true } });
    expect(plan.sends[0]?.values).toContainEqual({ name: "expiration", value: "" });
  });
});

describe("A share in doubt", () => {
  it("is nobody's to claim when one of its key has other settings", async () => {
    const volume = await someVolume();
    const rule = (readOnly: boolean) =>
      ({ nfs: { exportPath: "/x", rules: [{ hosts: [], readOnly, squash: "ROOT" }] } }) as const;
    const plan = await planOf(subject, "CREATE_SHARE", { volume, path: "/", protocol: rule(false) });
    await carryOut(subject, "CREATE_SHARE", { volume, path: "/", protocol: rule(true) });
    const at = { plan, position: 0, facts: plan.facts, operationId: OPERATION_ID };
    const end = await changeOf(subject, "CREATE_SHARE").lookUp(at, writeCall);
    expect(end).toMatchObject({ found: "UNDECIDED", candidates: [{ kind: "Share" }] });
  });

  it("is not removed when it bears another name than the one that was confirmed", async () => {
    const target = await some("Share", ({ protocol }) => protocol === "SMB");
    await update("Share", target.nativeId, { share_name: "another" });
    const plan = planOf(subject, "DELETE_SHARE", { target, deleteContents: false });
    expect(await problemOf(plan)).toEqual({ code: "CONFLICT", field: "input.id" });
  });

  it("keeps the directory of a bucket that holds files, even when it shall go too", async () => {
    const volume = await someVolume();
    await carryOut(subject, "CREATE_SHARE", { volume, path: "/", name: "full-bucket", protocol: { s3: {} } });
    const target = await some("Share", ({ name }) => name === "full-bucket");
    const { sends } = await carryOut(subject, "DELETE_SHARE", { target, deleteContents: true });
    expect(sends).toMatchObject([{ outcome: "REFUSED", problem: { code: "CONFLICT" } }]);
  });
});

describe("A replication that was started here", () => {
  /** Starts one, lets the gateway see it run unless told otherwise, lets something happen, and looks on. */
  async function started(meanwhile: (id: string) => Promise<unknown>, { isSeen = true, sinceSentMs = 300_000 } = {}) {
    const target = await some(
      "JobTemplate",
      ({ nativeId, nativeState, details }) =>
        nativeId.startsWith("source:") && nativeState === "ESTABLISHED" && details?.lastError === null,
    );
    const id = target.nativeId.slice("source:".length);
    await update("JobTemplate", id, { job_state: "REPLICATION_NOT_RUNNING" });
    const change = changeOf(subject, "RUN_JOB_TEMPLATE");
    const plan = await planOf(subject, "RUN_JOB_TEMPLATE", { target });
    const at = { plan, position: 0, facts: plan.facts, operationId: OPERATION_ID };
    await change.send(at, writeCall);
    const point = { ...at, watch: [], rows: new Map() };
    const seen = isSeen ? await change.follow({ ...point, sinceSentMs: 1_000 }, writeCall) : { facts: {} };
    await meanwhile(id);
    return change.follow({ ...point, facts: { ...plan.facts, ...seen.facts }, sinceSentMs }, writeCall);
  }
  const abort = (id: string) => update("JobTemplate", id, { job_state: "REPLICATION_NOT_RUNNING" });

  it("has failed when an error is left", async () => {
    const end = await started(async (id) => {
      await abort(id);
      await update("JobTemplate", id, { error_from_last_job: "the target was lost" });
    });
    expect(end).toMatchObject({ state: "FAILED", problems: [{ code: "UPSTREAM_ERROR" }] });
  });

  it("tells nothing of the vendor's own text", async () => {
    const end = await started((id) =>
      update("JobTemplate", id, { job_state: "REPLICATION_NOT_RUNNING", error_from_last_job: "secret-host" }),
    );
    expect(JSON.stringify(end)).not.toContain("secret-host");
  });

  it("was aborted when it ended with neither success nor error", async () => {
    expect(await started(abort)).toMatchObject({ state: "CANCELLED", problems: [{ code: "CONFLICT" }] });
  });

  it("is waited for, and lost, when nothing ever shows that it ran", async () => {
    expect(await started(abort, { isSeen: false, sinceSentMs: 1_000 })).toMatchObject({ state: "PENDING" });
    const end = await started(abort, { isSeen: false });
    expect(end).toMatchObject({ state: "LOST", inferred: "LOOKS_NOT_DONE" });
  });

  it("is lost with its relationship", async () => {
    const end = await started((id) => subject.control.rows({ kind: "JobTemplate", delete: { ids: [id] } }));
    expect(end).toMatchObject({ state: "LOST", inferred: "UNDECIDED" });
  });

  it("names its job as soon as it knows when it began", async () => {
    const seen = await started(async () => {}, { isSeen: false, sinceSentMs: 1_000 });
    expect(seen).toMatchObject({ ended: false, state: "RUNNING", target: { kind: "Job" }, watch: [{ kind: "Job" }] });
  });
});

describe("A job", () => {
  it("that has ended can be neither cancelled nor halted, and one under way not be tried again", async () => {
    const running = await some(
      "Job",
      ({ nativeType, state }) => nativeType === "source-replication" && state === "RUNNING",
    );
    const ended = { ...running, state: "SUCCEEDED" } as const;
    expect(changeOf(subject, "CANCEL_JOB").available?.(ended)?.code).toBe("CONFLICT");
    expect(changeOf(subject, "PAUSE_JOB").available?.(ended)?.code).toBe("CONFLICT");
    expect(changeOf(subject, "RETRY_JOB").available?.(running)?.code).toBe("CONFLICT");
    expect(changeOf(subject, "CANCEL_JOB").available?.(running)).toBeNull();
  });

  it.each(["restripe", "upgrade", "snapshot:7", "replication:target:1:2026-11-20T12:00:00.000Z"])(
    "such as %s is nobody's to steer",
    async (nativeId) => {
      const row = { ...(await some("Job")), nativeId };
      for (const command of ["CANCEL_JOB", "PAUSE_JOB", "RESUME_JOB", "RETRY_JOB"] as const)
        expect(changeOf(subject, command).available?.(row)?.code).toBe("UNSUPPORTED_BY_VENDOR");
    },
  );

  it("is not aborted in place of another run of its relationship", async () => {
    const running = await some(
      "Job",
      ({ nativeType, state }) => nativeType === "source-replication" && state === "RUNNING",
    );
    const nativeId = running.nativeId.replace(/:[^:]+:\d\d:\d\d\.\d+Z$/, ":2020-01-01T00:00:00.000Z");
    const plan = planOf(subject, "CANCEL_JOB", { target: { ...running, nativeId } });
    expect(await problemOf(plan)).toEqual({ code: "CONFLICT", field: "input.id" });
  });

  it("that came to its end before it was aborted was not cancelled", async () => {
    const target = await some(
      "Job",
      ({ nativeType, state }) => nativeType === "source-replication" && state === "RUNNING",
    );
    const change = changeOf(subject, "CANCEL_JOB");
    const plan = await planOf(subject, "CANCEL_JOB", { target });
    const rows = new Map([[`Job ${target.nativeId}`, { ...target, state: "SUCCEEDED" } as const]]);
    const at = { plan, position: 0, facts: plan.facts, operationId: OPERATION_ID, watch: [], rows, sinceSentMs: 1 };
    expect(await change.follow(at, writeCall)).toMatchObject({ state: "FAILED", problems: [{ code: "CONFLICT" }] });
  });
});

describe("A snapshot policy in doubt", () => {
  it("is nobody's to claim when two of its name are as asked", async () => {
    const input = {
      volume: await someVolume(),
      name: "twice",
      schedule: { daily: { time: "06:00", timezone: "UTC" } },
      retention: { minutes: 30 },
      enabled: true,
    };
    const plan = await planOf(subject, "CREATE_SNAPSHOT_POLICY", input);
    const change = changeOf(subject, "CREATE_SNAPSHOT_POLICY");
    const at = { plan, position: 0, facts: plan.facts, operationId: OPERATION_ID };
    await change.send(at, writeCall);
    expect(await change.lookUp(at, writeCall)).toMatchObject({ found: "DONE" });
    await change.send(at, writeCall);
    expect(await change.lookUp(at, writeCall)).toMatchObject({ found: "UNDECIDED", candidates: [{}, {}] });
  });
});

describe("The certificate of the authority", () => {
  it("is not removed together with others that are stored beside it", async () => {
    const bundle = readFileSync(new URL("./fixtures/ca-bundle.pem", import.meta.url), "utf8");
    await update("Certificate", "ca", { ca_certificate: bundle });
    for (const id of ["ca", "ca:2"]) {
      const target = await some("Certificate", ({ nativeId }) => nativeId === id);
      const plan = planOf(subject, "DELETE_CERTIFICATE", { target });
      expect(await problemOf(plan)).toEqual({ code: "UNSUPPORTED_BY_VENDOR", field: "input.id" });
    }
  });

  it("is not removed when it is another one than was confirmed", async () => {
    const target = { ...(await some("Certificate")), thumbprint: "00" };
    const plan = planOf(subject, "DELETE_CERTIFICATE", { target });
    expect(await problemOf(plan)).toEqual({ code: "CONFLICT", field: "input.id" });
  });
});
