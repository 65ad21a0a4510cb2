// Which work is run, stopped, halted and retried at a Qumulo cluster in the exam, and how does it show?
import { expect } from "vitest";
import type { RowOf } from "../../../../src/contract/rows/index.ts";
import type { ExamSubject } from "../../examHarness.ts";
import { type ChangeCase, changeCase } from "../ChangeCase.ts";
import { first, gone, none, only, rowsOf } from "./estate.ts";

/** A relationship of one side that is ready to run, put into a state by its settings. */
async function relationship(subject: ExamSubject, side: "source" | "object", settings: object = {}): Promise<string> {
  const isReady = ({ nativeId, nativeState, details }: RowOf["JobTemplate"]) =>
    nativeId.startsWith(`${side}:`) &&
    (side === "object" || nativeState === "ESTABLISHED") &&
    details?.lastError === null;
  const { nativeId } = await first(subject, "JobTemplate", isReady);
  const id = nativeId.slice(side.length + 1);
  const values = [{ job_state: "REPLICATION_NOT_RUNNING", ...settings }];
  await subject.control.rows({ kind: "JobTemplate", update: { ids: [id], values } });
  return id;
}
const relationshipRow = async (subject: ExamSubject, side: "source" | "object", settings: object = {}) => {
  const id = await relationship(subject, side, settings);
  return only(subject, "JobTemplate", ({ nativeId }) => nativeId === `${side}:${id}`);
};
/** The run under way of a relationship. */
const runningJob = async (subject: ExamSubject, side: "source" | "object", settings: object = {}) => {
  const id = await relationship(subject, side, { ...settings, job_state: "REPLICATION_RUNNING" });
  return first(subject, "Job", (job) => job.template === `${side}:${id}` && job.state === "RUNNING");
};
const runs = async (subject: ExamSubject, template: unknown) =>
  (await rowsOf(subject, "Job")).filter((job) => job.template === template && job.state === "RUNNING");
const switched = async (subject: ExamSubject, template: unknown) =>
  (await only(subject, "JobTemplate", ({ nativeId }) => nativeId === template)).enabled;
const stuckTreeDelete = async (subject: ExamSubject) => {
  const values = [{ last_error_message: "a file is locked" }];
  const [id] = await subject.control.rows({ kind: "Job", insert: { values } });
  return only(subject, "Job", ({ nativeId }) => nativeId === `tree:${id}`);
};
const treeDelete = async (subject: ExamSubject) => {
  const [id] = await subject.control.rows({ kind: "Job", insert: { count: 1 } });
  return only(subject, "Job", ({ nativeId }) => nativeId === `tree:${id}`);
};
const sameJob = (subject: ExamSubject, { target }: { target: { nativeId: string } | null }) =>
  only(subject, "Job", ({ nativeId }) => nativeId === target?.nativeId);
const noJob = (subject: ExamSubject, { target }: { target: { nativeId: string } | null }) =>
  none(subject, "Job", ({ nativeId }) => nativeId === target?.nativeId);

/** Each way of each command. */
export const jobCases: readonly ChangeCase[] = [
  ...(["source", "object"] as const).map((side) =>
    changeCase<"RUN_JOB_TEMPLATE">({
      command: "RUN_JOB_TEMPLATE",
      about: side === "source" ? "a replication to another cluster" : "a replication with an object store",
      input: async (subject) => ({ target: await relationshipRow(subject, side) }),
      async shows(subject, { plan, target }) {
        const row = await only(subject, "JobTemplate", ({ nativeId }) => nativeId === plan.target?.nativeId);
        expect(row.details?.lastError).toBeNull();
        if (side === "source") expect(target?.nativeId.endsWith(`:${row.details?.recoveryPoint}`)).toBe(true);
        else await only(subject, "Job", ({ nativeId }) => nativeId === target?.nativeId);
      },
      async showsNothing(subject, { target }) {
        expect(await runs(subject, target.nativeId)).toEqual([]);
      },
      foreign: {
        act: async (subject, { target }) => {
          const ids = [target.nativeId.slice(side.length + 1)];
          const values = [{ job_state: "REPLICATION_RUNNING" }];
          await subject.control.rows({ kind: "JobTemplate", update: { ids, values } });
        },
        expects: ["CONFLICT"],
      },
    }),
  ),
  changeCase<"CANCEL_JOB">({
    command: "CANCEL_JOB",
    about: "a tree delete",
    input: async (subject) => ({ target: await treeDelete(subject) }),
    shows: noJob,
    async showsNothing(subject, input) {
      expect((await sameJob(subject, input)).state).toBe("RUNNING");
    },
    foreign: { act: (subject, { target }) => gone(subject, "Job", target.nativeId.slice(5)), expects: ["CONFLICT"] },
  }),
  ...(["source", "object"] as const).map((side) =>
    changeCase<"CANCEL_JOB">({
      command: "CANCEL_JOB",
      about: side === "source" ? "a replication to another cluster" : "a replication with an object store",
      input: async (subject) => ({ target: await runningJob(subject, side) }),
      shows: noJob,
      async showsNothing(subject, input) {
        expect((await sameJob(subject, input)).state).toBe("RUNNING");
      },
      foreign: {
        act: async (subject) => void (await relationship(subject, side)),
        expects: ["ends"],
      },
    }),
  ),
  changeCase<"PAUSE_JOB">({
    command: "PAUSE_JOB",
    about: "a replication to another cluster",
    input: async (subject) => ({ target: await runningJob(subject, "source", { replication_enabled: true }) }),
    async shows(subject, { facts }) {
      expect(await switched(subject, `source:${facts.id}`)).toBe(false);
    },
    async showsNothing(subject, { target }) {
      expect(await switched(subject, target.template)).toBe(true);
    },
    foreign: {
      act: async (subject) =>
        void (await relationship(subject, "source", { replication_mode: "REPLICATION_SNAPSHOT_POLICY" })),
      expects: ["PRECONDITION_FAILED"],
    },
  }),
  changeCase<"RESUME_JOB">({
    command: "RESUME_JOB",
    about: "a replication to another cluster that was switched off",
    input: async (subject) => ({ target: await runningJob(subject, "source", { replication_enabled: false }) }),
    async shows(subject, { facts }) {
      expect(await switched(subject, `source:${facts.id}`)).toBe(true);
    },
    async showsNothing(subject, { target }) {
      expect(await switched(subject, target.template)).toBe(false);
    },
    foreign: {
      act: async (subject) =>
        void (await relationship(subject, "source", { replication_mode: "REPLICATION_SNAPSHOT_POLICY" })),
      expects: ["PRECONDITION_FAILED"],
    },
  }),
  changeCase<"RETRY_JOB">({
    command: "RETRY_JOB",
    about: "a tree delete that stopped with an error",
    input: async (subject) => ({ target: await stuckTreeDelete(subject) }),
    shows: noJob,
    async showsNothing(subject, input) {
      expect((await sameJob(subject, input)).state).toBe("FAILED");
    },
    foreign: { act: (subject, { target }) => gone(subject, "Job", target.nativeId.slice(5)), expects: ["NOT_FOUND"] },
  }),
  changeCase<"RETRY_JOB">({
    command: "RETRY_JOB",
    about: "a replication with an object store that has ended",
    async input(subject) {
      const id = await relationship(subject, "object");
      return {
        target: await first(subject, "Job", (job) => job.template === `object:${id}` && job.state !== "RUNNING"),
      };
    },
    async shows(subject, { facts, target }) {
      const { nativeId: run } = await only(subject, "Job", ({ nativeId }) => nativeId === target?.nativeId);
      expect(run.startsWith(`replication:object:${facts.id}:`)).toBe(true);
    },
    async showsNothing(subject, { target }) {
      expect(await runs(subject, target.template)).toEqual([]);
    },
    foreign: { act: async (subject) => void (await runningJob(subject, "object")), expects: ["CONFLICT"] },
  }),
];
