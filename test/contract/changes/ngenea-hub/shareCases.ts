// How do NFS and Samba shares of a Hub change in the exam?
import { expect } from "vitest";
import { type ChangeCase, changeCase } from "../ChangeCase.ts";
import { changeableVolume, firstOf, rowsAt, rowsWhere } from "./estate.ts";

const sambaShare = changeCase<"CREATE_SHARE">({
  command: "CREATE_SHARE",
  about: "a Samba share",
  async input(subject) {
    return {
      volume: await changeableVolume(subject),
      path: "/exam",
      name: "exam-projects",
      protocol: {
        smb: {
          readOnly: false,
          guestAllowed: false,
          allowedHosts: ["10.20.0.0/16", "10.21.4.7"],
          deniedHosts: ["10.20.9.9"],
          permissions: [
            { trustee: "editors", trusteeType: "GROUP", access: "READ_WRITE" },
            { trustee: "amelie", trusteeType: "USER", access: "FULL" },
          ],
        },
      },
    };
  },
  async shows(subject, { target }) {
    const [share, ...others] = await rowsWhere(subject, "Share", ({ name }) => name === "exam-projects");
    expect(others).toEqual([]);
    expect(target).toEqual({ kind: "Share", nativeId: share?.nativeId });
    expect(share).toMatchObject({ protocol: "SMB", readOnly: false, openToAnyUser: false, lifecycle: "AVAILABLE" });
    expect(share?.path).toMatch(/\/exam$/);
    expect(share?.smb).toMatchObject({
      browseable: true,
      guestAllowed: false,
      allowedHosts: ["10.20.0.0/16", "10.21.4.7"],
      deniedHosts: ["10.20.9.9"],
      permissions: [
        { trustee: "amelie", trusteeType: "USER", access: "FULL" },
        { trustee: "@editors", trusteeType: "GROUP", access: "READ_WRITE" },
      ],
    });
  },
  async showsNothing(subject) {
    expect(await rowsWhere(subject, "Share", ({ name }) => name === "exam-projects")).toEqual([]);
  },
  foreign: {
    act: async (subject) =>
      void (await subject.control.rows({ kind: "Share", insert: { values: [{ name: "exam-projects" }] } })),
    expects: ["ALREADY_EXISTS"],
  },
});

const nfsShare = changeCase<"CREATE_SHARE">({
  command: "CREATE_SHARE",
  about: "an NFS share",
  async input(subject) {
    return {
      volume: await changeableVolume(subject),
      path: "/exam",
      name: "exam render",
      protocol: {
        nfs: {
          rules: [
            { hosts: ["10.20.0.0/16", "render01.example.com"], readOnly: false, squash: "ROOT", asyncWrites: true },
            { hosts: [], readOnly: true, squash: "ALL", anonymousUid: 65_534n, privilegedPortRequired: true },
          ],
        },
      },
    };
  },
  async shows(subject, { target }) {
    const [share, ...others] = await rowsWhere(subject, "Share", ({ name }) => name === "exam render");
    expect(others).toEqual([]);
    expect(target).toEqual({ kind: "Share", nativeId: share?.nativeId });
    expect(share?.path).toMatch(/\/exam$/);
    expect(share?.nfs?.rules).toMatchObject([
      { hosts: ["10.20.0.0/16"], readOnly: false, squash: "ROOT", asyncWrites: true },
      { hosts: ["render01.example.com"], readOnly: false, squash: "ROOT", asyncWrites: true },
      { hosts: ["*"], readOnly: true, squash: "ALL", anonymousUid: 65_534n, privilegedPortRequired: true },
    ]);
  },
  async showsNothing(subject) {
    expect(await rowsWhere(subject, "Share", ({ name }) => name === "exam render")).toEqual([]);
  },
  foreign: {
    async act(subject, { volume }) {
      const values = [{ space: Number(volume?.nativeId), path: `${volume?.path}/exam`, clients: [] }];
      await subject.control.rows({ kind: "Share", insert: { values } });
    },
    // The Hub keeps no two NFS shares of one path apart.
    expects: ["ends", "ALREADY_EXISTS"],
  },
});

const sambaUpdate = changeCase<"UPDATE_SHARE">({
  command: "UPDATE_SHARE",
  about: "a Samba share",
  async input(subject) {
    const target = await firstOf(subject, "Share", ({ protocol }) => protocol === "SMB");
    return {
      target,
      name: "exam-renamed",
      path: "/renamed",
      protocol: {
        smb: {
          readOnly: true,
          browseable: false,
          allowedHosts: ["192.0.2.7"],
          permissions: [{ trustee: "@editors", trusteeType: "GROUP", access: "READ_ONLY" }],
        },
      },
    };
  },
  async shows(subject, { target }) {
    const [share, ...others] = await rowsWhere(subject, "Share", ({ name }) => name === "exam-renamed");
    expect(others).toEqual([]);
    expect(share).toMatchObject({ nativeId: target?.nativeId, readOnly: true });
    expect(share?.path).toMatch(/\/renamed$/);
    expect(share?.smb).toMatchObject({
      browseable: false,
      allowedHosts: ["192.0.2.7"],
      permissions: expect.arrayContaining([{ trustee: "@editors", trusteeType: "GROUP", access: "READ_ONLY" }]),
    });
  },
  async showsNothing(subject, { target }) {
    expect(await rowsAt(subject, "Share", target)).toEqual([target]);
  },
  foreign: {
    act: async (subject, { target }) =>
      void (await subject.control.rows({ kind: "Share", delete: { ids: [target.nativeId] } })),
    expects: ["NOT_FOUND"],
  },
});

const nfsUpdate = changeCase<"UPDATE_SHARE">({
  command: "UPDATE_SHARE",
  about: "the rules of an NFS share",
  async input(subject) {
    const target = await firstOf(subject, "Share", ({ protocol }) => protocol === "NFS");
    return {
      target,
      protocol: { nfs: { rules: [{ hosts: ["@exam", "10.40.0.0/16"], readOnly: true, squash: "NONE" }] } },
    };
  },
  async shows(subject, { target }) {
    const [share] = await rowsAt(subject, "Share", target);
    expect(share?.nfs?.rules).toMatchObject([
      { hosts: ["@exam"], readOnly: true, squash: "NONE" },
      { hosts: ["10.40.0.0/16"], readOnly: true, squash: "NONE" },
    ]);
  },
  async showsNothing(subject, { target }) {
    expect(await rowsAt(subject, "Share", target)).toEqual([target]);
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
      return { target: await firstOf(subject, "Share", (share) => share.protocol === protocol), deleteContents: false };
    },
    async shows(subject, { target }) {
      expect(await rowsAt(subject, "Share", target)).toEqual([]);
    },
    async showsNothing(subject, { target }) {
      expect(await rowsAt(subject, "Share", target)).toEqual([target]);
    },
    foreign: {
      act: async (subject, { target }) =>
        void (await subject.control.rows({ kind: "Share", delete: { ids: [target.nativeId] } })),
      expects: ["ends"],
    },
  });

/** Every way of every command on shares. */
export const shareCases: readonly ChangeCase[] = [
  sambaShare,
  nfsShare,
  sambaUpdate,
  nfsUpdate,
  shareRemoval("SMB", "a Samba share"),
  shareRemoval("NFS", "an NFS share"),
];
