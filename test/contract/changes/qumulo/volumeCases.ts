// Which volumes are made, changed and removed at a Qumulo cluster in the exam, and how do they show?
import { expect } from "vitest";
import { type ChangeCase, changeCase } from "../ChangeCase.ts";
import { carryOut } from "../carryOut.ts";
import { none, ODD_LIMIT, otherLimit, quotaOf, sameVolume, someVolume, TIB, volumeAt } from "./estate.ts";

/** Each way of each command. */
export const volumeCases: readonly ChangeCase[] = [
  changeCase<"CREATE_VOLUME">({
    command: "CREATE_VOLUME",
    about: "a directory at the top",
    input: async ({ connector }) => ({ sourceId: connector.sourceId, name: "exam 100% #1", limit: ODD_LIMIT }),
    async shows(subject, { target }) {
      const row = await volumeAt(subject, "/exam 100% #1");
      expect(row).toMatchObject({ nativeId: target?.nativeId, capacity: { totalBytes: ODD_LIMIT } });
    },
    showsNothing: (subject) => none(subject, "Volume", ({ path }) => path === "/exam 100% #1"),
    foreign: {
      act: async (subject) =>
        void (await subject.control.rows({ kind: "Volume", insert: { values: [{ path: "/exam 100% #1" }] } })),
      expects: ["ALREADY_EXISTS"],
    },
  }),
  changeCase<"CREATE_VOLUME">({
    command: "CREATE_VOLUME",
    about: "a directory of which several levels are missing",
    input: async ({ connector }) => ({
      sourceId: connector.sourceId,
      name: "deep",
      path: "/exam/rather/deep",
      limit: TIB,
    }),
    async shows(subject, { target, plan }) {
      expect(plan.sends).toHaveLength(4);
      expect((await volumeAt(subject, "/exam/rather/deep")).nativeId).toBe(target?.nativeId);
    },
    showsNothing: (subject) => none(subject, "Volume", ({ path }) => path === "/exam/rather/deep"),
    foreign: {
      act: async (subject) =>
        void (await subject.control.rows({ kind: "Volume", insert: { values: [{ path: "/exam/rather/deep" }] } })),
      expects: ["ALREADY_EXISTS"],
    },
  }),
  changeCase<"UPDATE_VOLUME">({
    command: "UPDATE_VOLUME",
    about: "name and limit",
    input: async (subject) => ({ target: await someVolume(subject), name: "renamed", limit: ODD_LIMIT }),
    async shows(subject, { target }) {
      const row = await sameVolume(subject, target?.nativeId ?? "");
      expect(row).toMatchObject({ name: "renamed", capacity: { totalBytes: ODD_LIMIT } });
    },
    async showsNothing(subject, { target }) {
      expect(await sameVolume(subject, target.nativeId)).toEqual(target);
    },
    foreign: { act: (subject, { target }) => otherLimit(subject, target.nativeId), expects: ["PRECONDITION_FAILED"] },
  }),
  changeCase<"UPDATE_VOLUME">({
    command: "UPDATE_VOLUME",
    about: "the limit of the root, which has none yet",
    input: async (subject) => ({ target: await sameVolume(subject, "2"), limit: ODD_LIMIT }),
    async shows(subject) {
      expect((await quotaOf(subject, "2")).capacity?.totalBytes).toBe(ODD_LIMIT);
    },
    showsNothing: (subject) => none(subject, "Quota", ({ nativeId }) => nativeId === "2"),
    foreign: {
      act: async (subject, { target }) => void (await carryOut(subject, "UPDATE_VOLUME", { target, limit: TIB })),
      expects: ["ALREADY_EXISTS"],
    },
  }),
  changeCase<"DELETE_VOLUME">({
    command: "DELETE_VOLUME",
    about: "a directory full of files",
    input: async (subject) => ({ target: await someVolume(subject) }),
    async shows(subject, { target }) {
      await none(subject, "Volume", ({ nativeId }) => nativeId === target?.nativeId);
      await none(subject, "Job", ({ nativeId }) => nativeId === `tree:${target?.nativeId}`);
    },
    async showsNothing(subject, { target }) {
      expect((await sameVolume(subject, target.nativeId)).lifecycle).toBe("AVAILABLE");
    },
    foreign: { act: (subject, { target }) => otherLimit(subject, target.nativeId), expects: ["PRECONDITION_FAILED"] },
  }),
];
