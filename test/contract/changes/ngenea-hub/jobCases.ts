// How is work started, stopped, halted and let go on at a Hub in the exam?
import { expect } from "vitest";
import type { RowOf } from "../../../../src/contract/rows/index.ts";
import type { ExamSubject } from "../../examHarness.ts";
import { type ChangeCase, changeCase } from "../ChangeCase.ts";
import { changeableVolume, firstOf, rowsAt, rowsNow } from "./estate.ts";

const jobIn = (subject: ExamSubject, state: string) =>
  firstOf(subject, "Job", (job) => job.nativeId.startsWith("job:") && job.nativeState?.toUpperCase() === state);

const isAsBefore = async (subject: ExamSubject, { target }: { readonly target: RowOf["Job"] }) => {
  expect(await rowsAt(subject, "Job", target)).toEqual([target]);
};

const forget = async (subject: ExamSubject, { target }: { readonly target: RowOf["Job"] }) =>
  void (await subject.control.rows({ kind: "Job", delete: { ids: [target.nativeId] } }));

const finish = async (subject: ExamSubject, { target }: { readonly target: RowOf["Job"] }) =>
  void (await subject.control.rows({
    kind: "Job",
    update: { ids: [target.nativeId], values: [{ state: "SUCCESS" }] },
  }));

const cancel = changeCase<"CANCEL_JOB">({
  command: "CANCEL_JOB",
  about: "a job that runs",
  input: async (subject) => ({ target: await jobIn(subject, "STARTED") }),
  async shows(subject, { target }) {
    expect(await rowsAt(subject, "Job", target)).toMatchObject([{ state: "CANCELLED" }]);
  },
  showsNothing: isAsBefore,
  // The Hub takes a cancel that comes too late, and does nothing.
  foreign: { act: finish, expects: ["CONFLICT"] },
});

const pause = changeCase<"PAUSE_JOB">({
  command: "PAUSE_JOB",
  about: "a job that runs",
  input: async (subject) => ({ target: await jobIn(subject, "STARTED") }),
  async shows(subject, { target }) {
    expect(await rowsAt(subject, "Job", target)).toMatchObject([{ state: "PAUSED", nativeState: "PAUSED" }]);
  },
  showsNothing: isAsBefore,
  foreign: { act: finish, expects: ["CONFLICT"] },
});

const resume = changeCase<"RESUME_JOB">({
  command: "RESUME_JOB",
  about: "a job that is paused",
  input: async (subject) => ({ target: await jobIn(subject, "PAUSED") }),
  async shows(subject, { target }) {
    expect(await rowsAt(subject, "Job", target)).toMatchObject([{ state: "RUNNING" }]);
  },
  showsNothing: isAsBefore,
  foreign: { act: forget, expects: ["NOT_FOUND"] },
});

/** Keys of all jobs, so that new ones can be told. */
const jobKeys = async (subject: ExamSubject) =>
  new Set((await rowsNow(subject, "Job")).map(({ nativeId }) => nativeId));

/** A case whose success is new jobs and whose refusal is none. @param before keys when the input was made. */
function startingJobs() {
  let before: ReadonlySet<string> = new Set();
  const fresh = async (subject: ExamSubject) =>
    (await rowsNow(subject, "Job")).filter(({ nativeId }) => nativeId.startsWith("job:") && !before.has(nativeId));
  return {
    remember: async (subject: ExamSubject) => {
      before = await jobKeys(subject);
    },
    fresh,
    showsNothing: async (subject: ExamSubject) => expect(await fresh(subject)).toEqual([]),
  };
}

const retried = startingJobs();
const retry = changeCase<"RETRY_JOB">({
  command: "RETRY_JOB",
  about: "a job that failed",
  async input(subject) {
    await retried.remember(subject);
    return { target: await jobIn(subject, "FAILURE") };
  },
  async shows(subject, { target, plan }) {
    const [job, ...others] = await retried.fresh(subject);
    expect(others).toEqual([]);
    expect(job).toMatchObject({ nativeId: target?.nativeId, state: "SUCCEEDED" });
    expect(target).not.toEqual(plan.target);
  },
  showsNothing: retried.showsNothing,
  foreign: { act: forget, expects: ["NOT_FOUND"] },
});

const templateOf = (subject: ExamSubject, sort: string) =>
  firstOf(subject, "JobTemplate", ({ nativeId, name }) => nativeId.startsWith(`${sort}:`) && name !== "migrate");

const byWorkflow = startingJobs();
const workflow = changeCase<"RUN_JOB_TEMPLATE">({
  command: "RUN_JOB_TEMPLATE",
  about: "a workflow with parameters",
  async input(subject) {
    await byWorkflow.remember(subject);
    const { path } = await changeableVolume(subject);
    const [site, other] = await rowsNow(subject, "Site");
    return {
      target: await firstOf(subject, "JobTemplate", ({ name }) => name === "send"),
      ...(site === undefined ? {} : { site }),
      paths: [`${path}/reel-001`, `${path}/reel-002`],
      parameters: [
        { name: "destinationsite", value: String(other?.name) },
        { name: "hydrate", value: "true" },
      ],
      include: ["*.mov"],
      exclude: ["*.tmp", "*.bak"],
    };
  },
  async shows(subject, { target }) {
    const jobs = await byWorkflow.fresh(subject);
    expect(jobs).toMatchObject([{ nativeId: target?.nativeId, nativeType: "send", state: "SUCCEEDED" }]);
  },
  showsNothing: byWorkflow.showsNothing,
  foreign: {
    async act(subject, { target }) {
      await subject.control.rows({ kind: "JobTemplate", delete: { ids: [target.nativeId] } });
    },
    expects: ["INVALID_INPUT"],
  },
});

const asItIsSet = (sort: "policy" | "schedule"): ChangeCase => {
  const started = startingJobs();
  return changeCase<"RUN_JOB_TEMPLATE">({
    command: "RUN_JOB_TEMPLATE",
    about: `a ${sort}`,
    async input(subject) {
      await started.remember(subject);
      return { target: await templateOf(subject, sort) };
    },
    async shows(subject, { target }) {
      const jobs = await started.fresh(subject);
      expect(jobs.map(({ nativeId }) => nativeId)).toEqual([target?.nativeId]);
      expect(jobs).toMatchObject([{ state: "SUCCEEDED" }]);
    },
    showsNothing: started.showsNothing,
    foreign: {
      async act(subject, { target }) {
        await subject.control.rows({ kind: "JobTemplate", delete: { ids: [target.nativeId] } });
      },
      expects: ["NOT_FOUND"],
    },
  });
};

/** Every way of every command on jobs and templates. */
export const jobCases: readonly ChangeCase[] = [
  cancel,
  pause,
  resume,
  retry,
  workflow,
  asItIsSet("policy"),
  asItIsSet("schedule"),
];
