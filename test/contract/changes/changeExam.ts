// Does a connector keep the contract's promises about changes? The exam that every case of every vendor must pass: success to the
// end, a refusal, a connection that breaks before and after the effect at every call of the plan, and somebody else in between.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Exchange } from "../../../simulators/chassis/exchange.ts";
import type { LookUpEnd, Plan, PlannedSend } from "../../../src/contract/changes/Change.ts";
import type { VendorCommand } from "../../../src/contract/commands.ts";
import { type ExamSubject, patientCall } from "../examHarness.ts";
import type { ChangeCase } from "./ChangeCase.ts";
import { type Carried, carryOn, carryOut, changeOf, OPERATION_ID, planOf } from "./carryOut.ts";

/** How a vendor is put before the exam of changes. */
export interface ChangeHarness {
  /** Name in test titles. */
  readonly name: string;
  /** Starts a vendor in frozen time and a connector to it. */
  start(observe: (exchange: Exchange) => void): Promise<ExamSubject>;
  readonly cases: readonly ChangeCase[];
}

/** Registers the exam for one vendor. Every test begins with the vendor as it was at its start. */
export function changeExam({ name, start, cases }: ChangeHarness): void {
  describe(`The changes of ${name}`, () => {
    const seen: Exchange[] = [];
    let running: ExamSubject | undefined;
    const subject = (): ExamSubject => {
      if (running === undefined) throw new Error("The vendor did not start.");
      return running;
    };
    beforeAll(async () => {
      running = await start((exchange) => void seen.push(exchange));
    });
    beforeEach(async () => {
      await subject().control.reset();
      await subject().control.heal();
    });
    afterAll(() => running?.close());
    /** Vendor writes since the last call of this. */
    const writes = (): readonly Exchange[] =>
      seen.splice(0).filter((exchange) => exchange.method !== "GET" && !subject().isLogin({ ...exchange, at: 0 }));

    it("have a case for every command that the connector carries out", () => {
      const { commands } = subject().connector;
      const carriedOut = Object.entries(commands).filter(([, change]) => change.supported);
      expect(new Set(cases.map(({ command }) => command))).toEqual(new Set(carriedOut.map(([command]) => command)));
    });

    for (const one of cases)
      describe(`${one.command} of ${one.about}`, () => {
        examineCase(one, { subject, writes });
      });
  });
}

interface Bench {
  subject(): ExamSubject;
  writes(): readonly Exchange[];
}

function examineCase(one: ChangeCase, { subject, writes }: Bench): void {
  const { command } = one;

  it("is planned without changing anything, the same each time, and shows no secret", async () => {
    const input = await one.input(subject());
    writes();
    const plan = await planOf(subject(), command, input);
    expect(await planOf(subject(), command, input)).toEqual(plan);
    expect(writes()).toEqual([]);
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    expect(plan.sends.length).toBeGreaterThan(0);
    expect(plan.locks.length).toBeGreaterThan(0);
    const { sends, facts: _, ...told } = plan;
    const shown = JSON.stringify([told, sends.map(({ request: _, ...open }) => open)]);
    for (const secret of one.secrets ?? []) expect(shown).not.toContain(JSON.stringify(secret).slice(1, -1));
  });

  it("is carried out to its end, and what was sent is what a dry run told", async () => {
    const input = await one.input(subject());
    writes();
    const carried = await carryOut(subject(), command, input);
    expectSuccess(carried);
    expectSent(writes(), carried.plan);
    await one.shows(subject(), carried);
  });

  it("is told as refused, with the source and the action named, when the vendor refuses it", async () => {
    const input = await one.input(subject());
    const plan = await planOf(subject(), command, input);
    await subject().control.fault({ match: matchOf(plan.sends[0]), fault: { kind: "status", status: 400 }, times: 1 });
    const { sends } = await carryOn(subject(), command, { plan });
    const last = sends.at(-1);
    expect(last?.outcome).toBe("REFUSED");
    if (last?.outcome === "REFUSED") {
      expect(last.problem.vendorStatus).toBe(400);
      expect(last.problem.message).toContain(subject().connector.sourceId);
    }
    await one.showsNothing(subject(), input);
  });

  it("is known not to be done when the connection breaks before the effect, at every call of the plan", async () => {
    for (let position = 0, calls = 1; position < calls; position += 1) {
      await subject().control.reset();
      const input = await one.input(subject());
      const plan = await planOf(subject(), command, input);
      calls = plan.sends.length;
      const found = await breakAt(subject(), one, { plan, position, when: "before" });
      if (plan.sends[position]?.proof === "NONE") {
        expect(found.end.found).not.toBe("DONE");
        continue;
      }
      expect(found.end).toEqual({ found: "NOT_DONE" });
      const carried = await carryOn(subject(), command, { plan, position, facts: found.facts });
      expectSuccess(carried);
      await one.shows(subject(), carried);
    }
  });

  it("is known to be done when the connection breaks after the effect, at every call of the plan", async () => {
    for (let position = 0, calls = 1; position < calls; position += 1) {
      await subject().control.reset();
      const input = await one.input(subject());
      const plan = await planOf(subject(), command, input);
      calls = plan.sends.length;
      const { end, facts } = await breakAt(subject(), one, { plan, position, when: "after-effect" });
      if (plan.sends[position]?.proof === "NONE") {
        expect(end.found).toBe("UNDECIDED");
        continue;
      }
      expect(end.found).toBe("DONE");
      if (end.found !== "DONE") continue;
      const carried = await carryOn(subject(), command, { plan, position, facts, found: end });
      expectSuccess(carried);
      await one.shows(subject(), carried);
    }
  });

  it("tells truly what came of it when somebody else was faster", async () => {
    if ("none" in one.foreign) {
      process.stderr.write(
        `NOT EXAMINED: nobody can come in between of ${command} (${one.about}): ${one.foreign.none}\n`,
      );
      return;
    }
    const { act, expects } = one.foreign;
    const input = await one.input(subject());
    const plan = await planOf(subject(), command, input);
    await act(subject(), input);
    const carried = await carryOn(subject(), command, { plan });
    const last = carried.sends.at(-1);
    if (last?.outcome === "REFUSED") expect(expects).toContain(last.problem.code);
    else if (carried.end !== null && carried.end.state !== "SUCCEEDED") {
      for (const { code } of carried.end.problems) expect(expects).toContain(code);
    } else {
      expect(last?.outcome).toBe("ACCEPTED");
      expect(expects).toContain("ends");
    }
  });
}

function expectSuccess({ plan, sends, end }: Carried): void {
  expect(sends.filter(({ outcome }) => outcome !== "ACCEPTED")).toEqual([]);
  const outlasts = plan.sends.at(-1)?.outlasts === true;
  if (outlasts) expect(end).toMatchObject({ ended: true, state: "SUCCEEDED" });
}

/** Sends all before a position, breaks the connection at it, and looks it up. */
async function breakAt(
  subject: ExamSubject,
  { command }: ChangeCase,
  {
    plan,
    position,
    when,
  }: { readonly plan: Plan; readonly position: number; readonly when: "before" | "after-effect" },
) {
  const before = await carryOn(subject, command, { plan, before: position });
  const facts = before.facts;
  const match = matchOf(plan.sends[position]);
  await subject.control.fault({ match, fault: { kind: "drop", when }, times: 1 });
  const at = { plan, position, facts, operationId: OPERATION_ID };
  const change = changeOf<VendorCommand>(subject, command);
  const sent = await change.send(at, patientCall({ priority: "write" }));
  expect(sent.outcome).toBe("IN_DOUBT");
  await subject.control.heal();
  const end: LookUpEnd = await change.lookUp(at, patientCall({ priority: "write" }));
  return { end, facts };
}

/** Meets every call of the method whose path begins as the template does: the tests send nothing else meanwhile. */
function matchOf(send: PlannedSend | undefined): { readonly method: string } {
  const [method = ""] = send?.endpoint.split(" ") ?? [];
  return { method };
}

/** Every planned call was sent once, in order, with the values that the plan shows. */
function expectSent(exchanges: readonly Exchange[], plan: Plan): void {
  expect(exchanges.map(({ method, path }) => `${method} ${path}`)).toEqual(
    plan.sends.map(({ endpoint }) => expect.stringMatching(patternOf(endpoint))),
  );
  for (const [place, { values }] of plan.sends.entries()) {
    const { path, query, requestBody } = exchanges[place] ?? { path: "", query: {}, requestBody: null };
    const sent = `${decodeURIComponent(path)} ${JSON.stringify(query)} ${JSON.stringify(requestBody)}`;
    for (const { value } of values) {
      if (value === null || value === "{}" || value === "[]" || value.endsWith(", from an earlier call)")) continue;
      expect(sent).toContain(JSON.stringify(value).slice(1, -1));
    }
  }
}

/** Matches a call to a path template, whatever base path stands before it. */
function patternOf(endpoint: string): RegExp {
  const [method = "", template = ""] = endpoint.split(" ");
  const escaped = template.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`).replaceAll(/\{\w+\}/g, "[^/]+");
  return new RegExp(`^${method} \\S*${escaped}$`);
}
