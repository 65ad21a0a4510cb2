// How do changes at an NGINX Instance Manager really end? The traps of its deployments and of what it does not document, over HTTP
// against the simulator.
import { afterEach, describe, expect, it } from "vitest";
import type { NginxInstanceManagerOptions } from "../../../simulators/nginx-instance-manager/options.ts";
import { type ChangePoint, type FollowEnd, type FollowPoint, watchKey } from "../../../src/contract/changes/Change.ts";
import type { ChangeInputs, ConfigurationFiles, PublishConfiguration } from "../../../src/contract/changes/inputs.ts";
import type { VendorCommand } from "../../../src/contract/commands.ts";
import { carryOn, carryOut, changeOf, OPERATION_ID, planOf, rowNow } from "../../contract/changes/carryOut.ts";
import {
  byOthers,
  filesFor,
  GROUP,
  INSTANCE,
  instanceNamed,
  named,
  PEM,
  PKCS12,
  rowsNow,
} from "../../contract/changes/nginx-instance-manager/estate.ts";
import { type ExamSubject, patientCall } from "../../contract/examHarness.ts";
import { refusalOf, startWorking } from "./startWorking.ts";

let started: ExamSubject | undefined;

async function startNim(simulated: NginxInstanceManagerOptions = {}): Promise<ExamSubject> {
  started = await startWorking(simulated);
  return started;
}

afterEach(async () => {
  await started?.close();
  started = undefined;
});

const toInstance = async (nim: ExamSubject, files: ConfigurationFiles): Promise<PublishConfiguration> => ({
  target: { instance: await instanceNamed(nim, INSTANCE) },
  content: { files },
  validate: true,
  ignoreConflict: false,
});

const toGroup = async (nim: ExamSubject, files: ConfigurationFiles): Promise<PublishConfiguration> => ({
  ...(await toInstance(nim, files)),
  target: { site: await named(nim, "Site", GROUP) },
});

const broken: ConfigurationFiles = {
  rootDirectory: "/etc/nginx",
  files: [{ path: "/etc/nginx/nginx.conf", content: { text: "http { server {" } }],
};

const saved = (name: string, content = filesFor(8080)) => ({ sourceId: "examined", name, content });

/** Plans, and sends a call whose answer never comes. */
async function unanswered<C extends VendorCommand>(
  nim: ExamSubject,
  { command, input, when }: { command: C; input: ChangeInputs[C]; when: "before" | "after-effect" },
): Promise<ChangePoint> {
  const plan = await planOf(nim, command, input);
  const method = plan.sends[0]?.endpoint.split(" ")[0] ?? "";
  await nim.control.fault({ match: { method }, fault: { kind: "drop", when }, times: 1 });
  const at = { plan, position: 0, facts: plan.facts, operationId: OPERATION_ID };
  expect((await changeOf(nim, command).send(at, patientCall())).outcome).toBe("IN_DOUBT");
  return at;
}

/** One look at what is watched. */
async function look(nim: ExamSubject, command: VendorCommand, at: Omit<FollowPoint, "rows">): Promise<FollowEnd> {
  const rows = new Map();
  for (const name of at.watch) rows.set(watchKey(name), await rowNow(nim, name));
  return changeOf<VendorCommand>(nim, command).follow({ ...at, rows }, patientCall());
}

/** Publishes and is answered. */
async function published(nim: ExamSubject, input: PublishConfiguration): Promise<Omit<FollowPoint, "rows">> {
  const plan = await planOf(nim, "PUBLISH_CONFIGURATION", input);
  const at = { plan, position: 0, facts: plan.facts, operationId: OPERATION_ID };
  const sent = await changeOf(nim, "PUBLISH_CONFIGURATION").send(at, patientCall());
  if (sent.outcome !== "ACCEPTED") throw new Error(sent.outcome);
  return { ...at, facts: { ...plan.facts, ...sent.facts }, watch: sent.watch ?? [], sinceSentMs: 0 };
}

const PUBLISH = "PUBLISH_CONFIGURATION";

describe("A configuration that is saved", () => {
  it("quirk I-25: is refused under a name that another has, and may keep its own", async () => {
    const nim = await startNim();
    const [first, second] = await rowsNow(nim, "Snapshot");
    if (first === undefined || second === undefined) throw new Error("Nothing is saved.");
    const taken = saved(first.displayName);
    expect(await refusalOf(planOf(nim, "SAVE_CONFIGURATION", taken))).toEqual(["ALREADY_EXISTS", "input.name"]);
    const other = planOf(nim, "SAVE_CONFIGURATION", { ...taken, replace: second });
    expect(await refusalOf(other)).toEqual(["ALREADY_EXISTS", "input.name"]);
    expect(await refusalOf(planOf(nim, "SAVE_CONFIGURATION", { ...taken, replace: first }))).toBeNull();
  });

  it("quirk I-25: is not taken for another one of its name, made while its answer was lost", async () => {
    const nim = await startNim();
    const at = await unanswered(nim, { command: "SAVE_CONFIGURATION", input: saved("new"), when: "before" });
    const [uid = ""] = await nim.control.rows({ kind: "Snapshot", insert: { values: [{ configName: "new" }] } });
    const found = await changeOf(nim, "SAVE_CONFIGURATION").lookUp(at, patientCall());
    expect(found).toEqual({ found: "UNDECIDED", candidates: [{ kind: "Snapshot", nativeId: uid }] });
  });

  it("quirk I-25: is not taken for done when somebody else changed the one to be replaced", async () => {
    const nim = await startNim();
    const [replace] = await rowsNow(nim, "Snapshot");
    if (replace === undefined) throw new Error("Nothing is saved.");
    const input = { ...saved("new"), replace };
    const at = await unanswered(nim, { command: "SAVE_CONFIGURATION", input, when: "before" });
    const { nativeId } = replace;
    await nim.control.rows({ kind: "Snapshot", update: { ids: [nativeId], values: [{ configName: "theirs" }] } });
    const { lookUp } = changeOf(nim, "SAVE_CONFIGURATION");
    expect(await lookUp(at, patientCall())).toMatchObject({ found: "UNDECIDED", candidates: [{ nativeId }] });
    await nim.control.rows({ kind: "Snapshot", delete: { ids: [nativeId] } });
    expect(await lookUp(at, patientCall())).toEqual({ found: "UNDECIDED", candidates: [] });
  });

  it("quirk I-26: is found by its mark where the answer does not tell its uid", async () => {
    const nim = await startNim({ stagedReply: "summary" });
    const { target } = await carryOut(nim, "SAVE_CONFIGURATION", saved("new"));
    expect(target).toEqual({ kind: "Snapshot", nativeId: (await named(nim, "Snapshot", "new")).nativeId });
  });

  it("quirk I-26: is saved all the same when its uid cannot be found out", async () => {
    const nim = await startNim({ stagedReply: "summary" });
    const plan = await planOf(nim, "SAVE_CONFIGURATION", saved("new"));
    await nim.control.fault({ match: { method: "GET" }, fault: { kind: "status", status: 403 } });
    const { sends, target } = await carryOn(nim, "SAVE_CONFIGURATION", { plan });
    expect([sends[0]?.outcome, target]).toEqual(["ACCEPTED", null]);
  });

  it("quirk I-27: replaces nothing when it cannot be seen whether somebody else was faster", async () => {
    const nim = await startNim();
    const [replace] = await rowsNow(nim, "Snapshot");
    if (replace === undefined) throw new Error("Nothing is saved.");
    const plan = await planOf(nim, "SAVE_CONFIGURATION", { ...saved("new"), replace });
    await nim.control.fault({ match: { method: "GET" }, fault: { kind: "status", status: 403 } });
    const { sends } = await carryOn(nim, "SAVE_CONFIGURATION", { plan });
    expect(sends.map(({ outcome }) => outcome)).toEqual(["NOT_SENT"]);
  });
});

describe("A configuration that is published", () => {
  it("quirk I-28: conflicts with what others published since, also where no configuration document is shown", async () => {
    const nim = await startNim({ instanceConfigReply: "instance" });
    const input = await toInstance(nim, filesFor(8080));
    await byOthers(nim, PUBLISH, { ...input, content: { files: filesFor(9000) } });
    const plan = await planOf(nim, PUBLISH, input);
    await nim.control.advance(10_000);
    await byOthers(nim, PUBLISH, { ...input, content: { files: filesFor(9001) } });
    const { sends } = await carryOn(nim, PUBLISH, { plan });
    expect(sends[0]).toMatchObject({ outcome: "REFUSED", problem: { code: "CONFLICT", vendorStatus: 409 } });
  });

  it.each(["2023", "2.1.0", "nulls"] as const)(
    "ends FAILED where nginx -t fails, in the words of release %s",
    async (deploymentStyle) => {
      const nim = await startNim({ deploymentStyle, ...(deploymentStyle === "2023" ? {} : { inFlightStatus: null }) });
      const { end } = await carryOut(nim, PUBLISH, await toInstance(nim, broken));
      expect(end).toMatchObject({ state: "FAILED", problems: [{ code: "UPSTREAM_ERROR" }] });
      expect(end?.problems[0]?.message).toBe(
        `examined: publish the configuration: it failed at ${INSTANCE}; its job tells why`,
      );
    },
  );

  it("ends as a part of a success where some instances of a group failed, which it names", async () => {
    const nim = await startNim();
    const at = await published(nim, await toGroup(nim, filesFor(8080)));
    await nim.control.advance(60_000);
    const [job] = at.watch;
    const row = job === undefined ? null : await rowNow(nim, job);
    if (job === undefined || row?.kind !== "Job") throw new Error("There is no deployment.");
    const [step] = row.steps ?? [];
    if (step === undefined) throw new Error("It has no targets.");
    const steps = [step, { ...step, name: "api-london-003", state: "FAILED" as const, message: "emerg in line 7" }];
    const rows = new Map([[watchKey(job), { ...row, state: "PARTIALLY_SUCCEEDED" as const, steps }]]);
    const end = await changeOf(nim, PUBLISH).follow({ ...at, rows }, patientCall());
    const message = "examined: publish the configuration: it failed at api-london-003; its job tells why";
    expect(end).toMatchObject({ ended: true, state: "PARTIALLY_SUCCEEDED", problems: [{ message }] });
  });

  it("quirk I-29: whose answer was lost is ours once its version shows", async () => {
    const nim = await startNim();
    const input = await toInstance(nim, filesFor(8080));
    const at = await unanswered(nim, { command: PUBLISH, input, when: "after-effect" });
    await nim.control.advance(60_000);
    const found = await changeOf(nim, PUBLISH).lookUp(at, patientCall());
    if (found.found !== "DONE") throw new Error(found.found);
    const { end } = await carryOn(nim, PUBLISH, { plan: at.plan, found });
    expect(end).toMatchObject({ state: "SUCCEEDED" });
  });

  it("quirk I-29: whose answer was lost is not ours when the deployment that began since was another's", async () => {
    const nim = await startNim();
    const input = await toInstance(nim, filesFor(8080));
    const at = await unanswered(nim, { command: PUBLISH, input, when: "before" });
    await byOthers(nim, PUBLISH, { ...input, content: { files: filesFor(9000) } });
    const found = await changeOf(nim, PUBLISH).lookUp(at, patientCall());
    if (found.found !== "DONE") throw new Error(found.found);
    const { end } = await carryOn(nim, PUBLISH, { plan: at.plan, found });
    expect(end).toMatchObject({ state: "LOST", inferred: "LOOKS_NOT_DONE" });
  });

  it("quirk I-29: whose answer was lost is seen as done, although others published after it", async () => {
    const nim = await startNim();
    const input = await toInstance(nim, filesFor(8080));
    const at = await unanswered(nim, { command: PUBLISH, input, when: "after-effect" });
    await nim.control.advance(60_000);
    await byOthers(nim, PUBLISH, { ...input, content: { files: filesFor(9000) } });
    const found = await changeOf(nim, PUBLISH).lookUp(at, patientCall());
    if (found.found !== "DONE") throw new Error(found.found);
    expect(found.watch).toEqual([]);
    const { end } = await carryOn(nim, PUBLISH, { plan: at.plan, found });
    expect(end).toMatchObject({ state: "SUCCEEDED" });
  });

  it("quirk I-30: goes on while the vendor does not know the deployment yet", async () => {
    const nim = await startNim({ deploymentHiddenMs: 3_600_000, deploymentMs: 60_000 });
    const at = await published(nim, await toGroup(nim, filesFor(8080)));
    // Its group tells of it all the same.
    expect(await look(nim, PUBLISH, at)).toMatchObject({ ended: false, state: "RUNNING" });
    await nim.control.advance(120_000);
    expect(await look(nim, PUBLISH, at)).toMatchObject({ ended: true, state: "SUCCEEDED" });
  });

  it("quirk I-30: is lost when the vendor forgot it, with what the target shows", async () => {
    const nim = await startNim();
    const at = await published(nim, await toInstance(nim, filesFor(8080)));
    const seen = await look(nim, PUBLISH, at);
    expect(seen).toMatchObject({ ended: false, state: "RUNNING", facts: { seen: true } });
    await nim.control.advance(60_000);
    await rowsNow(nim, "Host");
    const [job] = at.watch;
    const ids = [job?.nativeId.split(":")[1] ?? ""];
    await nim.control.rows({ kind: "Job", delete: { ids } });
    const before = await look(nim, PUBLISH, at);
    expect(before).toMatchObject({ ended: false, state: "PENDING" });
    const after = await look(nim, PUBLISH, { ...at, facts: { ...at.facts, seen: true } });
    expect(after).toMatchObject({ ended: true, state: "LOST", inferred: "LOOKS_DONE" });
  });

  it("quirk I-30: is lost when the vendor never knew it, after its own time limit", async () => {
    const nim = await startNim();
    const at = await published(nim, await toInstance(nim, filesFor(8080)));
    const [job] = at.watch;
    await nim.control.rows({ kind: "Job", delete: { ids: [job?.nativeId.split(":")[1] ?? ""] } });
    const end = await look(nim, PUBLISH, { ...at, sinceSentMs: 11 * 60_000 });
    expect(end).toMatchObject({ ended: true, state: "LOST", inferred: "LOOKS_NOT_DONE" });
  });

  it("quirk I-35: keeps the version that a saved configuration has, and replaces a mark by its own", async () => {
    const nim = await startNim();
    const publish = async (name: string) => {
      const input = { ...(await toGroup(nim, broken)), content: { snapshot: await named(nim, "Snapshot", name) } };
      const { values, proof } = (await planOf(nim, PUBLISH, input)).sends[0] ?? { values: [], proof: null };
      return [values.find((one) => one.name === "externalId")?.value, proof];
    };
    await carryOut(nim, "SAVE_CONFIGURATION", saved("theirs", filesFor(8080, "commit 1")));
    expect(await publish("theirs")).toEqual(["commit 1", "KEYED"]);
    await byOthers(nim, "SAVE_CONFIGURATION", saved("ours"));
    expect(await publish("ours")).toEqual([`storagegraph-${OPERATION_ID}`, "MARKED"]);
  });

  it("quirk I-31: names a saved configuration by configUID, and sends no files then", async () => {
    const nim = await startNim();
    const [snapshot] = await rowsNow(nim, "Snapshot");
    if (snapshot === undefined) throw new Error("Nothing is saved.");
    const plan = await planOf(nim, PUBLISH, { ...(await toGroup(nim, broken)), content: { snapshot } });
    const values = new Map(plan.sends[0]?.values.map(({ name, value }) => [name, value]));
    expect(values.get("configUID")).toBe(snapshot.nativeId);
    expect([...values.keys()].filter((name) => /Files/.test(name))).toEqual([]);
  });

  it("is refused when what was to be published, or its target, is gone", async () => {
    const nim = await startNim();
    const input = await toInstance(nim, filesFor(8080));
    const instance = { type: "NginxInstance", sourceId: "examined", nativeId: "gone:gone" };
    const nowhere = planOf(nim, PUBLISH, { ...input, target: { instance } });
    expect(await refusalOf(nowhere)).toEqual(["NOT_FOUND", "input.target"]);
    const [snapshot] = await rowsNow(nim, "Snapshot");
    if (snapshot === undefined) throw new Error("Nothing is saved.");
    const nothing = planOf(nim, PUBLISH, { ...input, content: { snapshot: { ...snapshot, nativeId: "gone" } } });
    expect(await refusalOf(nothing)).toEqual(["NOT_FOUND", "input.content.snapshotId"]);
  });
});

describe("A scan", () => {
  it("quirk I-32: is lost when its answer does not tell its end, for it is listed nowhere", async () => {
    const nim = await startNim({ scanReply: "running", scanStatusCode: 202 });
    const input = { sourceId: "examined", cidr: "10.0.0.0/28", ports: [443], pingFirst: false };
    const { end } = await carryOut(nim, "START_SCAN", input);
    expect(end).toMatchObject({ state: "LOST", inferred: "UNDECIDED" });
  });
});

describe("A certificate", () => {
  const upload = { sourceId: "examined", purpose: "SERVER", content: { pem: PEM } } as const;

  it("quirk I-33: that is replaced keeps its instances, which are named anew", async () => {
    const nim = await startNim();
    const { instances } = await named(nim, "Certificate", "finance-projects");
    const plan = await planOf(nim, "UPLOAD_CERTIFICATE", { ...upload, name: "finance-projects" });
    const named_ = plan.sends[0]?.values.filter(({ name }) => name.startsWith("instanceRefs.")) ?? [];
    expect(named_.map(({ value }) => value)).toEqual(
      instances?.map((key) => `/api/platform/v1/systems/${key.replace(":", "/instances/")}`),
    );
  });

  it("quirk I-33: is given to no instance when none is named", async () => {
    const nim = await startNim();
    const { end, sends } = await carryOut(nim, "UPLOAD_CERTIFICATE", {
      ...upload,
      name: "finance-projects",
      instances: [],
    });
    expect([sends[0]?.outcome, end]).toEqual(["ACCEPTED", null]);
    expect(await named(nim, "Certificate", "finance-projects")).toMatchObject({ instances: [] });
  });

  it("quirk I-33: goes on until it lies at its instances, and is lost when it never does", async () => {
    const nim = await startNim({ deploymentMs: 3_600_000 });
    const plan = await planOf(nim, "UPLOAD_CERTIFICATE", { ...upload, name: "finance-projects" });
    const at = { plan, position: 0, facts: plan.facts, operationId: OPERATION_ID, watch: [], sinceSentMs: 0 };
    await changeOf(nim, "UPLOAD_CERTIFICATE").send(at, patientCall());
    expect(await look(nim, "UPLOAD_CERTIFICATE", at)).toMatchObject({ ended: false, state: "RUNNING" });
    const late = await look(nim, "UPLOAD_CERTIFICATE", { ...at, sinceSentMs: 11 * 60_000 });
    expect(late).toMatchObject({ ended: true, state: "LOST", inferred: "LOOKS_DONE" });
    await nim.control.rows({ kind: "Certificate", delete: { ids: ["finance-projects"] } });
    const gone = await look(nim, "UPLOAD_CERTIFICATE", at);
    expect(gone).toMatchObject({ ended: true, state: "LOST", inferred: "UNDECIDED" });
  });

  it("quirk I-34: in PKCS #12 goes where that of a PEM does, and no plan shows it", async () => {
    const nim = await startNim();
    const input = { ...upload, name: "new", content: { pkcs12: PKCS12 } };
    const plan = await planOf(nim, "UPLOAD_CERTIFICATE", input);
    const values = plan.sends[0]?.values ?? [];
    expect(values).toContainEqual({ name: "certPEMDetails.type", value: "PKCS12" });
    expect(values).toContainEqual({ name: "certPEMDetails.publicCert", value: null });
    expect(JSON.stringify(plan.facts)).not.toContain(PKCS12.base64);
  });

  it("is not taken for ours when another one of its name came while its answer was lost", async () => {
    const nim = await startNim();
    const input = { ...upload, name: "new.example.com" };
    const at = await unanswered(nim, { command: "UPLOAD_CERTIFICATE", input, when: "before" });
    await nim.control.rows({ kind: "Certificate", insert: { values: [{ name: input.name }] } });
    const found = await changeOf(nim, "UPLOAD_CERTIFICATE").lookUp(at, patientCall());
    expect(found).toMatchObject({ found: "UNDECIDED", candidates: [{ nativeId: input.name }] });
  });

  it("is not removed when it was replaced after it was looked at", async () => {
    const nim = await startNim();
    const target = await named(nim, "Certificate", "sales-projects");
    await byOthers(nim, "UPLOAD_CERTIFICATE", { ...upload, name: "sales-projects" });
    expect(await refusalOf(planOf(nim, "DELETE_CERTIFICATE", { target }))).toEqual(["CONFLICT", "input.id"]);
  });
});
