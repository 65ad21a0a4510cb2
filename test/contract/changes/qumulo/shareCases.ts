// Which shares are made, changed and removed at a Qumulo cluster in the exam, and how do they show?
import { expect } from "vitest";
import type { CreateShare } from "../../../../src/contract/changes/inputs.ts";
import type { RowOf } from "../../../../src/contract/rows/index.ts";
import type { ExamSubject } from "../../examHarness.ts";
import { type ChangeCase, changeCase } from "../ChangeCase.ts";
import { carryOut } from "../carryOut.ts";
import { first, gone, none, only, someVolume } from "./estate.ts";

const someShare = (subject: ExamSubject, protocol: RowOf["Share"]["protocol"]) =>
  first(subject, "Share", (row) => row.protocol === protocol);
const sameShare = (subject: ExamSubject, { target }: { target: { nativeId: string } | null }) =>
  only(subject, "Share", ({ nativeId }) => nativeId === target?.nativeId);
/** A directory that is no volume, in the root volume. */
async function someDirectory(subject: ExamSubject) {
  const { path } = await someVolume(subject);
  const volume = await first(subject, "Volume", ({ nativeId }) => nativeId === "2");
  return { volume, path: path?.slice(0, path.lastIndexOf("/")) ?? "" };
}

const NFS_RULE = {
  hosts: ["10.0.0.0/24"],
  readOnly: true,
  squash: "ALL",
  anonymousUid: 1001n,
  anonymousGid: 100n,
} as const;

const newExport = (exportPath: string, nfs: object = {}): Pick<CreateShare, "protocol"> => ({
  protocol: { nfs: { exportPath, rules: [NFS_RULE], ...nfs } },
});

/** Each way of each command. */
export const shareCases: readonly ChangeCase[] = [
  changeCase<"CREATE_SHARE">({
    command: "CREATE_SHARE",
    about: "an NFS export",
    async input(subject) {
      return { volume: await someVolume(subject), path: "/", description: "for the exam", ...newExport("/exam") };
    },
    async shows(subject, { target }) {
      const row = await only(subject, "Share", ({ exportPath }) => exportPath === "/exam");
      expect(row).toMatchObject({ nativeId: target?.nativeId, protocol: "NFS", description: "for the exam" });
      expect(row.path).toBe((await someVolume(subject)).path);
      expect(row.nfs?.rules).toMatchObject([{ ...NFS_RULE, privilegedPortRequired: false }]);
    },
    showsNothing: (subject) => none(subject, "Share", ({ exportPath }) => exportPath === "/exam"),
    foreign: {
      async act(subject, { volume }) {
        const rules = [{ hosts: [], readOnly: false, squash: "NONE" }];
        const input = { volume, path: "/", ...newExport("/exam", { rules }) } as CreateShare;
        await carryOut(subject, "CREATE_SHARE", input);
      },
      expects: ["ALREADY_EXISTS"],
    },
  }),
  changeCase<"CREATE_SHARE">({
    command: "CREATE_SHARE",
    about: "an SMB share of a directory in a volume",
    async input(subject) {
      const permissions = [
        { trustee: "Everyone", trusteeType: "EVERYONE", access: "READ_ONLY" },
        { trustee: "a.moreau", trusteeType: "USER", access: "READ_WRITE" },
      ] as const;
      const smb = { permissions, encryption: "REQUIRED", allowedHosts: ["10.0.0.0/8"], deniedHosts: ["10.6.6.6"] };
      return { ...(await someDirectory(subject)), name: "Exam$", description: "for the exam", protocol: { smb } };
    },
    async shows(subject, { target }) {
      const row = await only(subject, "Share", ({ name }) => name === "Exam$");
      expect(row).toMatchObject({ nativeId: target?.nativeId, protocol: "SMB", description: "for the exam" });
      expect(row.smb).toMatchObject({
        encryption: "REQUIRED",
        allowedHosts: ["10.0.0.0/8"],
        deniedHosts: ["10.6.6.6"],
        permissions: [{ trusteeType: "EVERYONE", access: "READ_ONLY" }, { access: "READ_WRITE" }],
      });
    },
    showsNothing: (subject) => none(subject, "Share", ({ name }) => name === "Exam$"),
    foreign: {
      async act(subject, input) {
        const permissions = [{ trustee: "Everyone", trusteeType: "EVERYONE", access: "FULL" }] as const;
        await carryOut(subject, "CREATE_SHARE", { ...input, protocol: { smb: { permissions } } });
      },
      expects: ["ALREADY_EXISTS"],
    },
  }),
  changeCase<"CREATE_SHARE">({
    command: "CREATE_SHARE",
    about: "an S3 bucket whose objects can be locked",
    async input(subject) {
      const s3 = { versioning: "ENABLED", objectLockEnabled: true, defaultRetentionDays: 30 };
      return { ...(await someDirectory(subject)), name: "exam-bucket", protocol: { s3 } };
    },
    async shows(subject, { target }) {
      const row = await only(subject, "Share", ({ name }) => name === "exam-bucket");
      expect(row.nativeId).toBe(target?.nativeId);
      expect(row.s3).toMatchObject({ versioning: "ENABLED", objectLockEnabled: true, defaultRetentionDays: 30 });
    },
    showsNothing: (subject) => none(subject, "Share", ({ name }) => name === "exam-bucket"),
    foreign: {
      act: async (subject, input) =>
        void (await carryOut(subject, "CREATE_SHARE", { ...input, path: "/", protocol: { s3: {} } })),
      expects: ["ALREADY_EXISTS"],
    },
  }),
  changeCase<"UPDATE_SHARE">({
    command: "UPDATE_SHARE",
    about: "path and rules of an NFS export",
    async input(subject) {
      const protocol = {
        nfs: { exportPath: "/exam", rules: [{ hosts: [], readOnly: true, squash: "NONE" }] },
      } as const;
      return { target: await someShare(subject, "NFS"), path: "/", protocol };
    },
    async shows(subject, carried) {
      const row = await sameShare(subject, carried);
      expect(row).toMatchObject({ exportPath: "/exam", path: "/", nfs: { rules: [{ hosts: [], squash: "NONE" }] } });
    },
    async showsNothing(subject, { target }) {
      expect(await sameShare(subject, { target })).toEqual(target);
    },
    foreign: {
      act: async (subject, { target }) =>
        void (await carryOut(subject, "UPDATE_SHARE", { target, description: "somebody was here" })),
      expects: ["PRECONDITION_FAILED"],
    },
  }),
  changeCase<"UPDATE_SHARE">({
    command: "UPDATE_SHARE",
    about: "the name and the hosts of an SMB share",
    async input(subject) {
      const smb = { deniedHosts: ["10.6.6.6"], accessBasedEnumeration: true };
      const target = await first(subject, "Share", ({ smb: settings }) => settings?.allowedHosts?.length === 0);
      return { target, name: "Exam", protocol: { smb } };
    },
    async shows(subject, carried) {
      const row = await sameShare(subject, carried);
      const smb = { allowedHosts: [], deniedHosts: ["10.6.6.6"], accessBasedEnumeration: true };
      expect(row).toMatchObject({ name: "Exam", smb });
    },
    showsNothing: (subject) => none(subject, "Share", ({ name }) => name === "Exam"),
    foreign: { act: (subject, { target }) => gone(subject, "Share", target.nativeId), expects: ["NOT_FOUND"] },
  }),
  changeCase<"UPDATE_SHARE">({
    command: "UPDATE_SHARE",
    about: "the versioning of an S3 bucket",
    async input(subject) {
      const isUnlocked = (row: RowOf["Share"]) => row.s3?.objectLockEnabled === false;
      const { nativeId } = await first(subject, "Share", isUnlocked);
      const values = [{ versioning: "Unversioned" }];
      await subject.control.rows({ kind: "Share", update: { ids: [nativeId], values } });
      const target = await sameShare(subject, { target: { nativeId } });
      return { target, protocol: { s3: { versioning: "SUSPENDED" } } };
    },
    async shows(subject, carried) {
      expect((await sameShare(subject, carried)).s3?.versioning).toBe("SUSPENDED");
    },
    async showsNothing(subject, { target }) {
      expect(await sameShare(subject, { target })).toEqual(target);
    },
    foreign: {
      // Without an ETag nothing keeps the one who is later from having the last word.
      act: async (subject, { target }) =>
        void (await carryOut(subject, "UPDATE_SHARE", { target, protocol: { s3: { versioning: "ENABLED" } } })),
      expects: ["ends"],
    },
  }),
  ...(["NFS", "SMB", "S3"] as const).map((protocol) =>
    changeCase<"DELETE_SHARE">({
      command: "DELETE_SHARE",
      about: `an ${protocol} share`,
      input: async (subject) => ({ target: await someShare(subject, protocol), deleteContents: false }),
      shows: (subject, { target }) => none(subject, "Share", ({ nativeId }) => nativeId === target?.nativeId),
      async showsNothing(subject, { target }) {
        expect(await sameShare(subject, { target })).toEqual(target);
      },
      foreign: { act: (subject, { target }) => gone(subject, "Share", target.nativeId), expects: ["ends"] },
    }),
  ),
];
