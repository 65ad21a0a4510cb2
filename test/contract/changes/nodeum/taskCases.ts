// How are tasks of a Nodeum server run, and their runs stopped, paused and let go on in the exam?
import { expect } from "vitest";
import type { RowOf } from "../../../../src/contract/rows/index.ts";
import type { ExamSubject } from "../../examHarness.ts";
import { type ChangeCase, changeCase } from "../ChangeCase.ts";
import type { Carried } from "../carryOut.ts";
import { firstWhere, gone, idleTasks, isLive, onlyWhere, rowsWhere } from "./estate.ts";

const runningJob = (subject: ExamSubject) =>
  firstWhere(subject, "Job", ({ nativeState }) => nativeState === "in_progress");

const sameJob = (subject: ExamSubject, target: { readonly nativeId: string } | null) =>
  onlyWhere(subject, "Job", ({ nativeId }) => nativeId === target?.nativeId);

const shows =
  (state: RowOf["Job"]["state"]) =>
  async (subject: ExamSubject, { target }: Carried) => {
    expect((await sameJob(subject, target)).state).toBe(state);
  };

const showsNothing = async (subject: ExamSubject, { target }: { readonly target: RowOf["Job"] }) => {
  const { state, startedAt } = await sameJob(subject, target);
  expect({ state, startedAt }).toEqual({ state: target.state, startedAt: target.startedAt });
};

/** The run comes to its end by itself. */
const ends = async (subject: ExamSubject, { target }: { readonly target: RowOf["Job"] }) =>
  void (await subject.control.rows({
    kind: "Job",
    update: { ids: [target.nativeId], values: [{ status: "done" }] },
  }));

/** Every way of every command on tasks and runs. */
export const taskCases: readonly ChangeCase[] = [
  changeCase<"RUN_JOB_TEMPLATE">({
    command: "RUN_JOB_TEMPLATE",
    about: "a task that has never run",
    async input(subject) {
      const never = (await idleTasks(subject)).find(({ runs }) => runs.length === 0);
      if (never === undefined) throw new Error("Every task of the estate has run.");
      return { target: never.task };
    },
    async shows(subject, { plan, target }) {
      const run = await onlyWhere(subject, "Job", ({ template }) => template === plan.target?.nativeId);
      expect([run.nativeId, run.state]).toEqual([target?.nativeId, "SUCCEEDED"]);
    },
    async showsNothing(subject, { target }) {
      expect(await rowsWhere(subject, "Job", ({ template }) => template === target.nativeId)).toEqual([]);
    },
    foreign: { act: (subject, { target }) => gone(subject, target), expects: ["NOT_FOUND"] },
  }),
  changeCase<"RETRY_JOB">({
    command: "RETRY_JOB",
    about: "a run that has ended",
    async input(subject) {
      const [target] = (await idleTasks(subject)).flatMap(({ runs }) => runs);
      if (target === undefined) throw new Error("No idle task of the estate has run.");
      return { target };
    },
    async shows(subject, { plan, target }) {
      const old = await sameJob(subject, plan.target);
      const run = await sameJob(subject, target);
      expect(run).toMatchObject({ template: old.template, state: "SUCCEEDED" });
      const runs = await rowsWhere(subject, "Job", ({ template }) => template === old.template);
      const after = runs.filter(({ startedAt }) => String(startedAt) >= String(run.startedAt));
      expect(after).toHaveLength(1);
    },
    async showsNothing(subject, { target }) {
      const runs = await rowsWhere(subject, "Job", ({ template }) => template === target.template);
      expect(runs.filter(isLive)).toEqual([]);
    },
    foreign: {
      act: async (subject, { target }) =>
        void (await subject.control.rows({ kind: "JobTemplate", delete: { ids: [String(target.template)] } })),
      expects: ["NOT_FOUND"],
    },
  }),
  changeCase<"CANCEL_JOB">({
    command: "CANCEL_JOB",
    about: "a run that is under way",
    input: async (subject) => ({ target: await runningJob(subject) }),
    shows: shows("CANCELLED"),
    showsNothing,
    foreign: { act: ends, expects: ["CONFLICT"] },
  }),
  changeCase<"PAUSE_JOB">({
    command: "PAUSE_JOB",
    about: "a run that is under way",
    input: async (subject) => ({ target: await runningJob(subject) }),
    shows: shows("PAUSED"),
    showsNothing,
    foreign: { act: ends, expects: ["CONFLICT"] },
  }),
  changeCase<"RESUME_JOB">({
    command: "RESUME_JOB",
    about: "a run that is paused",
    input: async (subject) => ({ target: await firstWhere(subject, "Job", ({ state }) => state === "PAUSED") }),
    shows: shows("RUNNING"),
    showsNothing,
    foreign: {
      act: async (subject, { target }) =>
        void (await subject.control.rows({
          kind: "Job",
          update: { ids: [target.nativeId], values: [{ status: "stopped_by_user" }] },
        })),
      expects: ["CONFLICT"],
    },
  }),
];
