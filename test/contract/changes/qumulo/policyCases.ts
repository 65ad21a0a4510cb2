// Which snapshot policies are made, changed and removed at a Qumulo cluster in the exam, and how do they show?
import { expect } from "vitest";
import type { ExamSubject } from "../../examHarness.ts";
import { type ChangeCase, changeCase } from "../ChangeCase.ts";
import { carryOut } from "../carryOut.ts";
import { first, gone, LOCK_KEY, none, only, someVolume } from "./estate.ts";

const POLICY_SCHEDULES = {
  "on the last day of every month": { monthly: { dayOfMonth: -1, time: "23:30", timezone: "Europe/Paris" } },
  "on workdays": { daily: { daysOfWeek: ["MONDAY", "FRIDAY"], time: "06:05", timezone: "UTC" } },
  "every two hours": { interval: { everyMinutes: 120, startTime: "08:00", endTime: "18:00", timezone: "Asia/Tokyo" } },
} as const;

const samePolicy = (subject: ExamSubject, { target }: { target: { nativeId: string } | null }) =>
  only(subject, "SnapshotPolicy", ({ nativeId }) => nativeId === target?.nativeId);
const policyNamed = (subject: ExamSubject) => only(subject, "SnapshotPolicy", ({ name }) => name === "exam policy");
const noPolicyNamed = (subject: ExamSubject) => none(subject, "SnapshotPolicy", ({ name }) => name === "exam policy");

/** Each way of each command. */
export const policyCases: readonly ChangeCase[] = [
  ...Object.entries(POLICY_SCHEDULES).map(([when, schedule]) =>
    changeCase<"CREATE_SNAPSHOT_POLICY">({
      command: "CREATE_SNAPSHOT_POLICY",
      about: `a volume, ${when}`,
      async input(subject) {
        const volume = await someVolume(subject);
        const retention = { days: 5 };
        return { volume, name: "exam policy", schedule, retention, enabled: false, lockKey: LOCK_KEY };
      },
      async shows(subject, { target }) {
        const row = await policyNamed(subject);
        expect(row).toMatchObject({ nativeId: target?.nativeId, enabled: false, lockKey: LOCK_KEY });
        expect(row.retention?.expression).toBe("5days");
        expect(row.path).toBe((await someVolume(subject)).path);
      },
      showsNothing: noPolicyNamed,
      foreign: {
        // The vendor takes a name twice.
        act: async (subject, input) =>
          void (await carryOut(subject, "CREATE_SNAPSHOT_POLICY", { ...input, retention: { weeks: 9 } })),
        expects: ["ends"],
      },
    }),
  ),
  changeCase<"UPDATE_SNAPSHOT_POLICY">({
    command: "UPDATE_SNAPSHOT_POLICY",
    about: "name, retention and whether it runs",
    async input(subject) {
      const target = await first(subject, "SnapshotPolicy", ({ enabled }) => enabled === true);
      return { target, name: "exam policy", retention: { forever: true }, enabled: false };
    },
    async shows(subject, carried) {
      expect(await policyNamed(subject)).toMatchObject({ enabled: false, retention: { forever: true } });
      expect((await samePolicy(subject, carried)).name).toBe("exam policy");
    },
    showsNothing: noPolicyNamed,
    foreign: {
      act: async (subject, { target }) =>
        void (await carryOut(subject, "UPDATE_SNAPSHOT_POLICY", { target, name: "of somebody else" })),
      expects: ["PRECONDITION_FAILED"],
    },
  }),
  changeCase<"UPDATE_SNAPSHOT_POLICY">({
    command: "UPDATE_SNAPSHOT_POLICY",
    about: "the schedule alone",
    async input(subject) {
      const interval = { everyMinutes: 7, startTime: "00:00", endTime: "23:59", timezone: "UTC" };
      return { target: await first(subject, "SnapshotPolicy"), schedule: { interval } };
    },
    async shows(subject, carried) {
      expect((await samePolicy(subject, carried)).schedule?.intervalSeconds).toBe(420);
    },
    async showsNothing(subject, { target }) {
      expect(await samePolicy(subject, { target })).toEqual(target);
    },
    foreign: {
      act: (subject, { target }) => gone(subject, "SnapshotPolicy", target.nativeId),
      expects: ["NOT_FOUND"],
    },
  }),
  changeCase<"DELETE_SNAPSHOT_POLICY">({
    command: "DELETE_SNAPSHOT_POLICY",
    about: "a policy with snapshots",
    input: async (subject) => ({ target: await first(subject, "SnapshotPolicy") }),
    shows: (subject, { target }) => none(subject, "SnapshotPolicy", ({ nativeId }) => nativeId === target?.nativeId),
    async showsNothing(subject, { target }) {
      expect(await samePolicy(subject, { target })).toEqual(target);
    },
    foreign: { act: (subject, { target }) => gone(subject, "SnapshotPolicy", target.nativeId), expects: ["ends"] },
  }),
];
