// Which quotas are set and removed at a Qumulo cluster in the exam, and how do they show?
import { expect } from "vitest";
import { type ChangeCase, changeCase } from "../ChangeCase.ts";
import { carryOut } from "../carryOut.ts";
import { first, gone, none, ODD_LIMIT, otherLimit, quotaOf, sameVolume, someVolume, TIB, volumeAt } from "./estate.ts";

/** Each way of each command. */
export const quotaCases: readonly ChangeCase[] = [
  changeCase<"SET_QUOTA">({
    command: "SET_QUOTA",
    about: "a volume that has one",
    input: async (subject) => ({ volume: await someVolume(subject), limit: ODD_LIMIT, eachChild: false }),
    async shows(subject, { target }) {
      expect((await quotaOf(subject, target?.nativeId ?? "")).capacity?.totalBytes).toBe(ODD_LIMIT);
    },
    async showsNothing(subject, { volume }) {
      expect((await quotaOf(subject, volume.nativeId)).capacity).toEqual(volume.capacity);
    },
    foreign: { act: (subject, { volume }) => otherLimit(subject, volume.nativeId), expects: ["PRECONDITION_FAILED"] },
  }),
  changeCase<"SET_QUOTA">({
    command: "SET_QUOTA",
    about: "a directory that becomes a volume",
    async input(subject) {
      const { path } = await someVolume(subject);
      const above = path?.slice(0, path.lastIndexOf("/")) ?? "";
      return { volume: await sameVolume(subject, "2"), path: above, limit: TIB, eachChild: false };
    },
    async shows(subject, { plan, target }) {
      expect(await volumeAt(subject, plan.targetName)).toMatchObject({ nativeId: target?.nativeId });
    },
    showsNothing: (subject, input) => none(subject, "Volume", ({ path }) => path === input.path),
    foreign: {
      act: async (subject, input) => void (await carryOut(subject, "SET_QUOTA", { ...input, limit: 5n })),
      expects: ["ALREADY_EXISTS"],
    },
  }),
  changeCase<"REMOVE_QUOTA">({
    command: "REMOVE_QUOTA",
    about: "a volume",
    input: async (subject) => ({ target: await first(subject, "Quota") }),
    shows: (subject, { target }) => none(subject, "Quota", ({ nativeId }) => nativeId === target?.nativeId),
    async showsNothing(subject, { target }) {
      await quotaOf(subject, target.nativeId);
    },
    foreign: { act: (subject, { target }) => gone(subject, "Quota", target.nativeId), expects: ["ends"] },
  }),
];
