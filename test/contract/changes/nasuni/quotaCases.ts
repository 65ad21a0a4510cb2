// How do quotas of folders and volumes of a Nasuni console change in the exam?
import { expect } from "vitest";
import type { RowOf } from "../../../../src/contract/rows/index.ts";
import type { ExamSubject } from "../../examHarness.ts";
import { type ChangeCase, changeCase } from "../ChangeCase.ts";
import { first, GB, ownerOf, rowsNow, workingSites, workingVolume } from "./estate.ts";

const quotasWhere = async (subject: ExamSubject, is: (quota: RowOf["Quota"]) => boolean) =>
  (await rowsNow(subject, "Quota")).filter(is);

const folderQuota = changeCase<"SET_QUOTA">({
  command: "SET_QUOTA",
  about: "a folder that has none",
  async input(subject) {
    const { volume } = await workingVolume(subject, "SMB");
    return { volume, path: "/exam/cuts", limit: 5n * GB, eachChild: false, notifyEmail: "exam@example.com" };
  },
  async shows(subject, { target }) {
    const quotas = await quotasWhere(subject, ({ path }) => path === "/exam/cuts");
    expect(quotas.map(({ nativeId }) => nativeId)).toEqual([target?.nativeId]);
    expect(quotas[0]).toMatchObject({
      scope: "FOLDER",
      notifyEmail: "exam@example.com",
      capacity: { totalBytes: 5n * GB },
    });
  },
  async showsNothing(subject) {
    expect(await quotasWhere(subject, ({ path }) => path === "/exam/cuts")).toEqual([]);
  },
  foreign: {
    async act(subject, { volume }) {
      const values = [{ volume_guid: volume.nativeId, path: "/exam/cuts", filer_serial_number: ownerOf(volume) }];
      await subject.control.rows({ kind: "Quota", insert: { values } });
    },
    expects: ["CONFLICT"],
  },
});

/** A folder quota of a volume at a working filer, with its volume. */
async function workingQuota(subject: ExamSubject) {
  const serials = new Set((await workingSites(subject)).map(({ nativeId }) => nativeId));
  const volumes = (await rowsNow(subject, "Volume")).filter((volume) => serials.has(String(ownerOf(volume))));
  const quotas = (await rowsNow(subject, "Quota")).filter(({ scope }) => scope === "FOLDER");
  const found = quotas.flatMap((quota) => {
    const volume = volumes.find(({ nativeId }) => nativeId === quota.volume);
    return volume === undefined ? [] : [{ quota, volume }];
  });
  return first(found, "folder quota at a working filer");
}

const folderQuotaChange = changeCase<"SET_QUOTA">({
  command: "SET_QUOTA",
  about: "a folder that has one",
  async input(subject) {
    const { quota, volume } = await workingQuota(subject);
    return { volume, path: String(quota.path), limit: 7_777_777_777n, eachChild: false };
  },
  async shows(subject, { target }) {
    const quotas = await quotasWhere(subject, ({ capacity }) => capacity?.totalBytes === 7_777_777_777n);
    expect(quotas.map(({ nativeId }) => nativeId)).toEqual([target?.nativeId]);
  },
  async showsNothing(subject) {
    expect(await quotasWhere(subject, ({ capacity }) => capacity?.totalBytes === 7_777_777_777n)).toEqual([]);
  },
  foreign: {
    async act(subject, { volume, path }) {
      const quotas = await quotasWhere(subject, (quota) => quota.volume === volume.nativeId && quota.path === path);
      await subject.control.rows({ kind: "Quota", delete: { ids: quotas.map(({ nativeId }) => nativeId) } });
    },
    expects: ["NOT_FOUND"],
  },
});

const volumeQuota = changeCase<"SET_QUOTA">({
  command: "SET_QUOTA",
  about: "a whole volume",
  async input(subject) {
    const { volume } = await workingVolume(subject, "SMB");
    return { volume, limit: 777n * GB, eachChild: false };
  },
  async shows(subject, { target }) {
    const quotas = await quotasWhere(subject, ({ capacity }) => capacity?.totalBytes === 777n * GB);
    expect(quotas.map(({ nativeId }) => nativeId)).toEqual([target?.nativeId]);
  },
  async showsNothing(subject) {
    expect(await quotasWhere(subject, ({ capacity }) => capacity?.totalBytes === 777n * GB)).toEqual([]);
  },
  foreign: {
    act: async (subject, { volume }) =>
      void (await subject.control.rows({ kind: "Volume", update: { ids: [volume.nativeId], values: [{ quota: 5 }] } })),
    // The console has nothing to tell the two apart by: the last change wins.
    expects: ["ends"],
  },
});

const folderQuotaRemoval = changeCase<"REMOVE_QUOTA">({
  command: "REMOVE_QUOTA",
  about: "a folder",
  async input(subject) {
    return { target: (await workingQuota(subject)).quota };
  },
  async shows(subject, { target }) {
    expect(await quotasWhere(subject, ({ nativeId }) => nativeId === target?.nativeId)).toEqual([]);
  },
  async showsNothing(subject, { target }) {
    expect(await quotasWhere(subject, ({ nativeId }) => nativeId === target.nativeId)).toEqual([target]);
  },
  foreign: {
    act: async (subject, { target }) =>
      void (await subject.control.rows({ kind: "Quota", delete: { ids: [target.nativeId] } })),
    expects: ["ends"],
  },
});

const volumeQuotaRemoval = changeCase<"REMOVE_QUOTA">({
  command: "REMOVE_QUOTA",
  about: "a whole volume",
  async input(subject) {
    const serials = new Set((await workingSites(subject)).map(({ nativeId }) => nativeId));
    const volumes = (await rowsNow(subject, "Volume")).filter((volume) => serials.has(String(ownerOf(volume))));
    const isThere = ({ scope, volume }: RowOf["Quota"]) =>
      scope === "VOLUME" && volumes.some(({ nativeId }) => nativeId === volume);
    return { target: first(await quotasWhere(subject, isThere), "quota of a volume at a working filer") };
  },
  async shows(subject, { target }) {
    expect(await quotasWhere(subject, ({ nativeId }) => nativeId === target?.nativeId)).toEqual([]);
  },
  async showsNothing(subject, { target }) {
    expect(await quotasWhere(subject, ({ nativeId }) => nativeId === target.nativeId)).toEqual([target]);
  },
  foreign: {
    act: async (subject, { target }) =>
      void (await subject.control.rows({ kind: "Quota", delete: { ids: [target.nativeId] } })),
    expects: ["ends"],
  },
});

/** Every way of every command on quotas. */
export const quotaCases: readonly ChangeCase[] = [
  folderQuota,
  folderQuotaChange,
  volumeQuota,
  folderQuotaRemoval,
  volumeQuotaRemoval,
];
