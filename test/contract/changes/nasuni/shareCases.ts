// How do SMB shares and NFS exports of a Nasuni console change in the exam?
import { expect } from "vitest";
import type { ExamSubject } from "../../examHarness.ts";
import { type ChangeCase, changeCase } from "../ChangeCase.ts";
import { carryOut } from "../carryOut.ts";
import { first, sharesWhere, workingShare, workingVolume } from "./estate.ts";

const smbShare = changeCase<"CREATE_SHARE">({
  command: "CREATE_SHARE",
  about: "an SMB share",
  async input(subject) {
    return {
      ...(await workingVolume(subject, "SMB")),
      path: "/",
      name: "exam-projects",
      description: "For the exam",
      protocol: {
        smb: {
          readOnly: false,
          encryption: "REQUIRED",
          allowedHosts: ["10.20.0.0/16", "10.21.4.7"],
          permissions: [
            { trustee: String.raw`CORP\editors`, trusteeType: "GROUP", access: "READ_WRITE" },
            { trustee: String.raw`CORP\guests`, trusteeType: "GROUP", access: "NONE" },
          ],
        },
      },
    };
  },
  async shows(subject, { target }) {
    const [share, ...others] = await sharesWhere(subject, ({ name }) => name === "exam-projects");
    expect(others).toEqual([]);
    expect(target).toEqual({ kind: "Share", nativeId: share?.nativeId });
    expect(share).toMatchObject({ path: "/", description: "For the exam", openToAnyUser: false, openToAnyHost: false });
    expect(share?.smb).toMatchObject({ encryption: "REQUIRED", allowedHosts: ["10.20.0.0/16", "10.21.4.7"] });
    expect(share?.smb?.permissions).toContainEqual({
      trustee: String.raw`CORP\editors`,
      trusteeType: "GROUP",
      access: "READ_WRITE",
    });
  },
  async showsNothing(subject) {
    expect(await sharesWhere(subject, ({ name }) => name === "exam-projects")).toEqual([]);
  },
  foreign: {
    async act(subject, { volume }) {
      const values = [{ name: "exam-projects", volume_guid: volume?.nativeId }];
      await subject.control.rows({ kind: "Share", insert: { values } });
    },
    expects: ["ALREADY_EXISTS"],
  },
});

const RENDER = [
  { hosts: ["10.20.0.0/16"], readOnly: false, squash: "ROOT" },
  { hosts: ["10.30.0.5"], readOnly: true, squash: "ALL", security: ["KRB5", "KRB5P"] },
  { hosts: ["@render"], readOnly: false, squash: "NONE", asyncWrites: true },
] as const;

/** A volume of NFS whose root may be exported: its exports are removed first, as somebody else would. */
async function unexportedVolume(subject: ExamSubject) {
  const found = await workingVolume(subject, "NFS");
  const exports = await sharesWhere(
    subject,
    ({ volume, protocol }) => protocol === "NFS" && volume === found.volume.nativeId,
  );
  await subject.control.rows({ kind: "Share", delete: { ids: exports.map(({ nativeId }) => nativeId) } });
  return found;
}

const nfsExport = changeCase<"CREATE_SHARE">({
  command: "CREATE_SHARE",
  about: "an NFS export with host options",
  async input(subject) {
    return {
      ...(await unexportedVolume(subject)),
      path: "/",
      name: "exam-render",
      protocol: { nfs: { rules: RENDER } },
    };
  },
  async shows(subject, { target }) {
    const [share, ...others] = await sharesWhere(subject, ({ name }) => name === "exam-render");
    expect(others).toEqual([]);
    expect(target).toEqual({ kind: "Share", nativeId: share?.nativeId });
    // Host options stand before the rule for all others.
    expect(share?.nfs?.rules?.map(({ hosts, readOnly, squash }) => [hosts, readOnly, squash])).toEqual([
      [["10.30.0.5"], true, "ALL"],
      [["@render"], false, "NONE"],
      [["10.20.0.0/16"], false, "ROOT"],
    ]);
  },
  async showsNothing(subject) {
    expect(await sharesWhere(subject, ({ name }) => name === "exam-render")).toEqual([]);
  },
  foreign: {
    async act(subject, { volume, site }) {
      await carryOut(subject, "CREATE_SHARE", {
        ...(volume === undefined ? {} : { volume }),
        ...(site === undefined ? {} : { site }),
        path: "/",
        name: "somebody-else",
        protocol: { nfs: { rules: RENDER.slice(0, 1) } },
      });
    },
    expects: ["ALREADY_EXISTS", "ends"],
  },
});

const smbUpdate = changeCase<"UPDATE_SHARE">({
  command: "UPDATE_SHARE",
  about: "an SMB share",
  async input(subject) {
    const target = await workingShare(subject, "SMB");
    return {
      target,
      description: "Changed by the exam",
      protocol: { smb: { allowedHosts: ["192.0.2.7"], encryption: "DESIRED" } },
    };
  },
  async shows(subject, { target }) {
    const shares = await sharesWhere(subject, ({ description }) => description === "Changed by the exam");
    expect(shares.map(({ nativeId }) => nativeId)).toEqual([target?.nativeId]);
    expect(shares[0]?.smb).toMatchObject({ allowedHosts: ["192.0.2.7"], encryption: "DESIRED" });
  },
  async showsNothing(subject, { target }) {
    expect(await sharesWhere(subject, ({ nativeId }) => nativeId === target.nativeId)).toEqual([target]);
  },
  foreign: {
    act: async (subject, { target }) =>
      void (await subject.control.rows({ kind: "Share", delete: { ids: [target.nativeId] } })),
    expects: ["NOT_FOUND"],
  },
});

const nfsUpdate = changeCase<"UPDATE_SHARE">({
  command: "UPDATE_SHARE",
  about: "the rules of an NFS export",
  async input(subject) {
    const made = await carryOut(subject, "CREATE_SHARE", {
      ...(await unexportedVolume(subject)),
      path: "/",
      name: "exam-render",
      protocol: { nfs: { rules: RENDER } },
    });
    const target = first(
      await sharesWhere(subject, ({ nativeId }) => nativeId === made.target?.nativeId),
      "new export",
    );
    const rules = [
      { hosts: ["10.40.0.0/16"], readOnly: true, squash: "ROOT" },
      { hosts: ["@render"], readOnly: true, squash: "NONE" },
      { hosts: ["backup.example.com"], readOnly: false, squash: "NONE" },
    ] as const;
    return { target, protocol: { nfs: { rules } } };
  },
  async shows(subject, { target }) {
    const [share] = await sharesWhere(subject, ({ nativeId }) => nativeId === target?.nativeId);
    expect(share?.nfs?.rules?.map(({ hosts, readOnly, squash }) => [hosts, readOnly, squash])).toEqual([
      [["@render"], true, "NONE"],
      [["backup.example.com"], false, "NONE"],
      [["10.40.0.0/16"], true, "ROOT"],
    ]);
  },
  async showsNothing(subject, { target }) {
    expect(await sharesWhere(subject, ({ nativeId }) => nativeId === target.nativeId)).toEqual([target]);
  },
  foreign: {
    act: async (subject, { target }) =>
      void (await subject.control.rows({ kind: "Share", delete: { ids: [target.nativeId] } })),
    expects: ["NOT_FOUND"],
  },
});

const shareRemoval = (protocol: "SMB" | "NFS", about: string): ChangeCase =>
  changeCase<"DELETE_SHARE">({
    command: "DELETE_SHARE",
    about,
    async input(subject) {
      return { target: await workingShare(subject, protocol), deleteContents: false };
    },
    async shows(subject, { target }) {
      expect(await sharesWhere(subject, ({ nativeId }) => nativeId === target?.nativeId)).toEqual([]);
    },
    async showsNothing(subject, { target }) {
      expect(await sharesWhere(subject, ({ nativeId }) => nativeId === target.nativeId)).toEqual([target]);
    },
    foreign: {
      act: async (subject, { target }) =>
        void (await subject.control.rows({ kind: "Share", delete: { ids: [target.nativeId] } })),
      expects: ["ends"],
    },
  });

/** Every way of every command on shares. */
export const shareCases: readonly ChangeCase[] = [
  smbShare,
  nfsExport,
  smbUpdate,
  nfsUpdate,
  shareRemoval("SMB", "an SMB share"),
  shareRemoval("NFS", "an NFS export"),
];
