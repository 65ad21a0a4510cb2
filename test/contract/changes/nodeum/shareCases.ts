// How do shares that a Nodeum server mounts change in the exam?
import { expect } from "vitest";
import { places } from "../../../../simulators/chassis/plausibleNames.ts";
import { type ChangeCase, changeCase } from "../ChangeCase.ts";
import { firstWhere, gone, onlyWhere, rowsWhere } from "./estate.ts";

const PASSWORD = 'exam "pass" word';

/** Every way of every command on shares. */
export const shareCases: readonly ChangeCase[] = [
  changeCase<"CREATE_SHARE">({
    command: "CREATE_SHARE",
    about: "a share that takes a password, of a system by its number",
    secrets: [PASSWORD],
    async input(subject) {
      const site = await firstWhere(subject, "Site");
      const mount = { nas: "2", mountOptions: "rw,vers=3.0", username: "svc-exam", password: PASSWORD };
      return { site, path: "/exam", name: "exam", protocol: { mount } };
    },
    async shows(subject, { target }) {
      const row = await onlyWhere(subject, "Share", ({ name }) => name === "exam");
      expect(row).toMatchObject({
        nativeId: target?.nativeId,
        path: "/exam",
        direction: "CONSUMED",
        details: { mountOptions: "rw,vers=3.0" },
      });
    },
    async showsNothing(subject) {
      expect(await rowsWhere(subject, "Share", ({ name }) => name === "exam")).toEqual([]);
    },
    foreign: {
      act: async (subject) =>
        void (await subject.control.rows({ kind: "Share", insert: { values: [{ nas_id: 2, name: "exam" }] } })),
      expects: ["ALREADY_EXISTS"],
    },
  }),
  changeCase<"CREATE_SHARE">({
    command: "CREATE_SHARE",
    about: "an export without anything, of a system by its name",
    async input(subject) {
      const nas = `${places[0]}-filer-01`;
      const site = await firstWhere(subject, "Site");
      return { site, path: "/export/exam", name: "exam", protocol: { mount: { nas } } };
    },
    async shows(subject, { target }) {
      const row = await onlyWhere(subject, "Share", ({ name }) => name === "exam");
      expect(row).toMatchObject({ nativeId: target?.nativeId, path: "/export/exam", protocol: "NFS" });
    },
    async showsNothing(subject) {
      expect(await rowsWhere(subject, "Share", ({ name }) => name === "exam")).toEqual([]);
    },
    foreign: {
      act: async (subject) =>
        void (await subject.control.rows({ kind: "Share", insert: { values: [{ nas_id: 1, name: "exam" }] } })),
      expects: ["ALREADY_EXISTS"],
    },
  }),
  changeCase<"UPDATE_SHARE">({
    command: "UPDATE_SHARE",
    about: "name, path and mount options of a share, and who logs in",
    secrets: [PASSWORD],
    async input(subject) {
      const target = await firstWhere(subject, "Share");
      const mount = { mountOptions: "ro,soft", username: "svc-other", password: PASSWORD };
      return { target, name: "renamed", path: "/elsewhere", protocol: { mount } };
    },
    async shows(subject, { target }) {
      const row = await onlyWhere(subject, "Share", ({ nativeId }) => nativeId === target?.nativeId);
      expect(row).toMatchObject({ name: "renamed", path: "/elsewhere", details: { mountOptions: "ro,soft" } });
    },
    async showsNothing(subject, { target }) {
      expect(await onlyWhere(subject, "Share", ({ nativeId }) => nativeId === target.nativeId)).toEqual(target);
    },
    foreign: { act: (subject, { target }) => gone(subject, target), expects: ["NOT_FOUND"] },
  }),
  changeCase<"UPDATE_SHARE">({
    command: "UPDATE_SHARE",
    about: "nothing but a password, which shows nowhere",
    secrets: [PASSWORD],
    async input(subject) {
      const target = await firstWhere(subject, "Share", ({ protocol }) => protocol === "SMB");
      return { target, protocol: { mount: { password: PASSWORD } } };
    },
    async shows(subject, { target }) {
      await onlyWhere(subject, "Share", ({ nativeId }) => nativeId === target?.nativeId);
    },
    async showsNothing(subject, { target }) {
      expect(await onlyWhere(subject, "Share", ({ nativeId }) => nativeId === target.nativeId)).toEqual(target);
    },
    foreign: { act: (subject, { target }) => gone(subject, target), expects: ["NOT_FOUND"] },
  }),
  changeCase<"DELETE_SHARE">({
    command: "DELETE_SHARE",
    about: "a share",
    input: async (subject) => ({ target: await firstWhere(subject, "Share"), deleteContents: false }),
    async shows(subject, { target }) {
      expect(await rowsWhere(subject, "Share", ({ nativeId }) => nativeId === target?.nativeId)).toEqual([]);
    },
    async showsNothing(subject, { target }) {
      expect(await onlyWhere(subject, "Share", ({ nativeId }) => nativeId === target.nativeId)).toEqual(target);
    },
    foreign: { act: (subject, { target }) => gone(subject, target), expects: ["ends"] },
  }),
];
