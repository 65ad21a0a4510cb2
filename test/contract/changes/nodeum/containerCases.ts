// How do containers of a Nodeum server, and their quotas, change in the exam?
import { expect } from "vitest";
import { type ChangeCase, changeCase } from "../ChangeCase.ts";
import { firstWhere, gone, onlyWhere, rowsWhere } from "./estate.ts";

const TIB = 2n ** 40n;

/** Every way of every command on containers. */
export const containerCases: readonly ChangeCase[] = [
  changeCase<"CREATE_VOLUME">({
    command: "CREATE_VOLUME",
    about: "a container with all that it can have",
    input: async ({ connector }) => ({
      sourceId: connector.sourceId,
      name: "exam",
      description: "for the exam",
      limit: 5n * TIB,
      details: { nodeum: { quotaOnCachePercent: 40, guestAccess: "READ_ONLY" } },
    }),
    async shows(subject, { target }) {
      const row = await onlyWhere(subject, "Volume", ({ name }) => name === "exam");
      expect(row).toMatchObject({
        nativeId: target?.nativeId,
        description: "for the exam",
        capacity: { totalBytes: 5n * TIB },
        details: { quotaOnCachePercent: 40, guestAccess: "READ_ONLY" },
      });
    },
    async showsNothing(subject) {
      expect(await rowsWhere(subject, "Volume", ({ name }) => name === "exam")).toEqual([]);
    },
    foreign: {
      act: async (subject) =>
        void (await subject.control.rows({ kind: "Volume", insert: { values: [{ name: "exam" }] } })),
      expects: ["ALREADY_EXISTS"],
    },
  }),
  changeCase<"CREATE_VOLUME">({
    command: "CREATE_VOLUME",
    about: "a container of nothing but a name, which looks like a filter",
    input: async ({ connector }) => ({ sourceId: connector.sourceId, name: "=~50%" }),
    async shows(subject, { target }) {
      const row = await onlyWhere(subject, "Volume", ({ name }) => name === "=~50%");
      expect(row.nativeId).toBe(target?.nativeId);
    },
    async showsNothing(subject) {
      expect(await rowsWhere(subject, "Volume", ({ name }) => name === "=~50%")).toEqual([]);
    },
    foreign: {
      act: async (subject, { name }) =>
        void (await subject.control.rows({ kind: "Volume", insert: { values: [{ name }] } })),
      expects: ["ALREADY_EXISTS"],
    },
  }),
  changeCase<"UPDATE_VOLUME">({
    command: "UPDATE_VOLUME",
    about: "name, comment and rights of a container",
    async input(subject) {
      const target = await firstWhere(subject, "Volume");
      const nodeum = { quotaOnCachePercent: 33, guestAccess: "READ_WRITE" };
      return { target, name: "renamed", description: "as asked", limit: 7n * TIB, details: { nodeum } };
    },
    async shows(subject, { target }) {
      const row = await onlyWhere(subject, "Volume", ({ nativeId }) => nativeId === target?.nativeId);
      expect(row).toMatchObject({
        name: "renamed",
        description: "as asked",
        capacity: { totalBytes: 7n * TIB },
        details: { quotaOnCachePercent: 33, guestAccess: "READ_WRITE" },
      });
    },
    async showsNothing(subject, { target }) {
      expect(await onlyWhere(subject, "Volume", ({ nativeId }) => nativeId === target.nativeId)).toEqual(target);
    },
    foreign: { act: (subject, { target }) => gone(subject, target), expects: ["NOT_FOUND"] },
  }),
  changeCase<"DELETE_VOLUME">({
    command: "DELETE_VOLUME",
    about: "a container",
    input: async (subject) => ({ target: await firstWhere(subject, "Volume") }),
    async shows(subject, { target }) {
      expect(await rowsWhere(subject, "Volume", ({ nativeId }) => nativeId === target?.nativeId)).toEqual([]);
    },
    async showsNothing(subject, { target }) {
      expect(await onlyWhere(subject, "Volume", ({ nativeId }) => nativeId === target.nativeId)).toEqual(target);
    },
    foreign: { act: (subject, { target }) => gone(subject, target), expects: ["ends"] },
  }),
  changeCase<"SET_QUOTA">({
    command: "SET_QUOTA",
    about: "a container that has one",
    async input(subject) {
      const { volume } = await firstWhere(subject, "Quota");
      const row = await firstWhere(subject, "Volume", ({ nativeId }) => nativeId === volume);
      return { volume: row, limit: 777n * TIB, eachChild: false };
    },
    async shows(subject, { target }) {
      const row = await onlyWhere(subject, "Quota", ({ capacity }) => capacity?.totalBytes === 777n * TIB);
      expect(target).toEqual({ kind: "Quota", nativeId: row.nativeId });
    },
    async showsNothing(subject) {
      expect(await rowsWhere(subject, "Quota", ({ capacity }) => capacity?.totalBytes === 777n * TIB)).toEqual([]);
    },
    foreign: { act: (subject, { volume }) => gone(subject, volume), expects: ["NOT_FOUND"] },
  }),
  changeCase<"SET_QUOTA">({
    command: "SET_QUOTA",
    about: "a container that has none",
    async input(subject) {
      const limited = new Set((await rowsWhere(subject, "Quota")).map(({ nativeId }) => nativeId));
      const [made] = await subject.control.rows({
        kind: "Volume",
        insert: { values: [{ name: "free", quota_total_size: null }] },
      });
      expect(limited).not.toContain(made);
      return {
        volume: await firstWhere(subject, "Volume", ({ name }) => name === "free"),
        limit: 1n,
        eachChild: false,
      };
    },
    async shows(subject, { target }) {
      const row = await onlyWhere(subject, "Quota", ({ capacity }) => capacity?.totalBytes === 1n);
      expect(target).toEqual({ kind: "Quota", nativeId: row.nativeId });
    },
    async showsNothing(subject, { volume }) {
      expect(await rowsWhere(subject, "Quota", ({ nativeId }) => nativeId === volume.nativeId)).toEqual([]);
    },
    foreign: {
      act: async (subject, { volume }) =>
        void (await subject.control.rows({
          kind: "Quota",
          update: { ids: [volume.nativeId], values: [{ quota_total_size: 5 }] },
        })),
      // The server has nothing to tell the two apart by: the last change wins.
      expects: ["ends"],
    },
  }),
  changeCase<"REMOVE_QUOTA">({
    command: "REMOVE_QUOTA",
    about: "a container",
    input: async (subject) => ({ target: await firstWhere(subject, "Quota") }),
    async shows(subject, { target }) {
      expect(await rowsWhere(subject, "Quota", ({ nativeId }) => nativeId === target?.nativeId)).toEqual([]);
    },
    async showsNothing(subject, { target }) {
      expect(await onlyWhere(subject, "Quota", ({ nativeId }) => nativeId === target.nativeId)).toEqual(target);
    },
    foreign: { act: (subject, { target }) => gone(subject, target), expects: ["ends"] },
  }),
];
