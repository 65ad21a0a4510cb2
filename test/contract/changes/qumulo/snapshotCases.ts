// Which snapshots are taken, kept, locked and removed at a Qumulo cluster in the exam, and how do they show?
import { expect } from "vitest";
import type { ExamSubject } from "../../examHarness.ts";
import { type ChangeCase, changeCase } from "../ChangeCase.ts";
import { carryOut } from "../carryOut.ts";
import { first, LOCK_KEY, none, only, someVolume } from "./estate.ts";

const FAR = "2099-01-01T00:00:00.000Z";
const LATER = "2100-01-01T00:00:00.000Z";
/** One that nobody holds and that is not going. */
const freeSnapshot = (subject: ExamSubject) =>
  first(
    subject,
    "Snapshot",
    (row) => row.lifecycle === "AVAILABLE" && row.locked === false && row.details?.heldByReplication === false,
  );
/** The same, with an end. */
const endingSnapshot = async (subject: ExamSubject) => {
  const { nativeId } = await freeSnapshot(subject);
  await subject.control.rows({ kind: "Snapshot", update: { ids: [nativeId], values: [{ expiration: FAR }] } });
  return first(subject, "Snapshot", (row) => row.nativeId === nativeId);
};
const sameSnapshot = (subject: ExamSubject, { target }: { target: { nativeId: string } | null }) =>
  only(subject, "Snapshot", ({ nativeId }) => nativeId === target?.nativeId);
const lockedByOther = async (subject: ExamSubject, { nativeId }: { nativeId: string }) => {
  await subject.control.rows({ kind: "Snapshot", update: { ids: [nativeId], values: [{ lock_key: "other" }] } });
};

/** Each way of each command. */
export const snapshotCases: readonly ChangeCase[] = [
  changeCase<"CREATE_SNAPSHOT">({
    command: "CREATE_SNAPSHOT",
    about: "a directory, with a name and an end",
    async input(subject) {
      return { volume: await someVolume(subject), name: "before exam", expiration: { at: FAR } };
    },
    async shows(subject, { target }) {
      const row = await only(subject, "Snapshot", ({ name }) => name?.includes("before exam") === true);
      expect(row).toMatchObject({ nativeId: target?.nativeId, expiresAt: FAR });
      expect(row.path).toBe((await someVolume(subject)).path);
    },
    showsNothing: (subject) => none(subject, "Snapshot", ({ name }) => name?.includes("before exam") === true),
    foreign: { none: "a snapshot of that name takes nothing away: the operation's id tells them apart" },
  }),
  changeCase<"UPDATE_SNAPSHOT">({
    command: "UPDATE_SNAPSHOT",
    about: "the expiration of a snapshot",
    input: async (subject) => ({ target: await freeSnapshot(subject), expiration: { at: FAR } }),
    async shows(subject, carried) {
      expect((await sameSnapshot(subject, carried)).expiresAt).toBe(FAR);
    },
    showsNothing: (subject) => none(subject, "Snapshot", ({ expiresAt }) => expiresAt === FAR),
    foreign: {
      act: async (subject, { target }) =>
        void (await carryOut(subject, "UPDATE_SNAPSHOT", { target, expiration: { at: LATER } })),
      expects: ["PRECONDITION_FAILED"],
    },
  }),
  changeCase<"DELETE_SNAPSHOT">({
    command: "DELETE_SNAPSHOT",
    about: "a snapshot",
    input: async (subject) => ({ target: await freeSnapshot(subject) }),
    shows: (subject, { target }) => none(subject, "Snapshot", ({ nativeId }) => nativeId === target?.nativeId),
    async showsNothing(subject, { target }) {
      expect((await sameSnapshot(subject, { target })).lifecycle).toBe("AVAILABLE");
    },
    foreign: {
      act: async (subject, { target }) =>
        void (await subject.control.rows({ kind: "Snapshot", delete: { ids: [target.nativeId] } })),
      expects: ["ends"],
    },
  }),
  changeCase<"LOCK_SNAPSHOT">({
    command: "LOCK_SNAPSHOT",
    about: "a snapshot that expires",
    input: async (subject) => ({ target: await endingSnapshot(subject), lockKey: LOCK_KEY }),
    async shows(subject, carried) {
      expect(await sameSnapshot(subject, carried)).toMatchObject({ locked: true, lockKey: LOCK_KEY });
    },
    async showsNothing(subject, { target }) {
      expect((await sameSnapshot(subject, { target })).locked).toBe(false);
    },
    foreign: { act: (subject, { target }) => lockedByOther(subject, target), expects: ["CONFLICT"] },
  }),
];
