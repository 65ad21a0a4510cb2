// How do spaces of a Hub, their limits and their snapshot schedules change in the exam?
import { expect } from "vitest";
import type { ExamSubject } from "../../examHarness.ts";
import { type ChangeCase, changeCase } from "../ChangeCase.ts";
import { changeableVolume, firstOf, rowsAt, rowsNow, rowsWhere } from "./estate.ts";

const TEBIBYTE = 1024n ** 4n;

const sitesOf = async (subject: ExamSubject, count: number) => (await rowsNow(subject, "Site")).slice(0, count);

const removeVolume = (subject: ExamSubject, nativeId: string) =>
  subject.control.rows({ kind: "Volume", delete: { ids: [nativeId] } });

const newSpace = changeCase<"CREATE_VOLUME">({
  command: "CREATE_VOLUME",
  about: "a space at two sites",
  async input(subject) {
    const placements = (await sitesOf(subject, 2)).map((site) => ({ site }));
    const details = { ngeneaHub: { permissionMode: "exam-mode" } };
    return {
      sourceId: subject.connector.sourceId,
      name: "exam space",
      path: "/mmfs1/data/exam-space",
      limit: 5n * TEBIBYTE,
      placements,
      details,
    };
  },
  async shows(subject, { target }) {
    const [volume, ...others] = await rowsWhere(subject, "Volume", ({ name }) => name === "exam space");
    expect(others).toEqual([]);
    expect(target).toEqual({ kind: "Volume", nativeId: volume?.nativeId });
    expect(volume).toMatchObject({
      path: "/mmfs1/data/exam-space",
      lifecycle: "AVAILABLE",
      capacity: { totalBytes: 5n * TEBIBYTE },
      details: { permissionMode: "exam-mode" },
    });
    const sites = (await sitesOf(subject, 2)).map(({ nativeId }) => nativeId);
    expect(volume?.placements?.map(({ site }) => site)).toEqual(sites);
  },
  async showsNothing(subject) {
    expect(await rowsWhere(subject, "Volume", ({ name }) => name === "exam space")).toEqual([]);
  },
  foreign: {
    act: async (subject) =>
      void (await subject.control.rows({ kind: "Volume", insert: { values: [{ name: "exam space" }] } })),
    expects: ["ALREADY_EXISTS"],
  },
});

const spaceUpdate = changeCase<"UPDATE_VOLUME">({
  command: "UPDATE_VOLUME",
  about: "the name, limit and sites of a space",
  async input(subject) {
    const placements = (await sitesOf(subject, 3)).map((site) => ({ site }));
    return { target: await changeableVolume(subject), name: "exam renamed", limit: 7n * TEBIBYTE, placements };
  },
  async shows(subject, { target }) {
    const [volume, ...others] = await rowsWhere(subject, "Volume", ({ name }) => name === "exam renamed");
    expect(others).toEqual([]);
    expect(volume).toMatchObject({
      nativeId: target?.nativeId,
      lifecycle: "AVAILABLE",
      capacity: { totalBytes: 7n * TEBIBYTE },
    });
    expect(volume?.placements).toHaveLength(3);
  },
  async showsNothing(subject, { target }) {
    expect(await rowsAt(subject, "Volume", target)).toEqual([target]);
  },
  foreign: {
    act: async (subject, { target }) => void (await removeVolume(subject, target.nativeId)),
    expects: ["NOT_FOUND"],
  },
});

const spaceRemoval = changeCase<"DELETE_VOLUME">({
  command: "DELETE_VOLUME",
  about: "a space with its shares",
  async input(subject) {
    return { target: await changeableVolume(subject) };
  },
  async shows(subject, { target }) {
    expect(await rowsAt(subject, "Volume", target)).toEqual([]);
  },
  async showsNothing(subject, { target }) {
    expect(await rowsAt(subject, "Volume", target)).toEqual([target]);
  },
  foreign: {
    act: async (subject, { target }) => void (await removeVolume(subject, target.nativeId)),
    expects: ["ends"],
  },
});

/** A space that may be changed, with or without a limit. */
async function spaceOf(subject: ExamSubject, { limited }: { limited: boolean }) {
  const is = ({ details, capacity }: Awaited<ReturnType<typeof changeableVolume>>) =>
    details?.immutable === false && (capacity?.unlimited === false) === limited;
  const [found] = await rowsWhere(subject, "Volume", is);
  if (found !== undefined) return found;
  const { nativeId } = await changeableVolume(subject);
  await subject.control.rows({
    kind: "Volume",
    update: { ids: [nativeId], values: [{ size: limited ? 1024 ** 4 : null }] },
  });
  return firstOf(subject, "Volume", (row) => row.nativeId === nativeId);
}

const quota = (limited: boolean, about: string): ChangeCase =>
  changeCase<"SET_QUOTA">({
    command: "SET_QUOTA",
    about,
    async input(subject) {
      return { volume: await spaceOf(subject, { limited }), limit: 777n * TEBIBYTE, eachChild: false };
    },
    async shows(subject, { target }) {
      const quotas = await rowsWhere(subject, "Quota", ({ capacity }) => capacity?.totalBytes === 777n * TEBIBYTE);
      expect(quotas.map(({ kind, nativeId }) => ({ kind, nativeId }))).toEqual([target]);
    },
    async showsNothing(subject) {
      const is = rowsWhere(subject, "Quota", ({ capacity }) => capacity?.totalBytes === 777n * TEBIBYTE);
      expect(await is).toEqual([]);
    },
    foreign: {
      act: async (subject, { volume }) => void (await removeVolume(subject, volume.nativeId)),
      expects: ["NOT_FOUND"],
    },
  });

const quotaRemoval = changeCase<"REMOVE_QUOTA">({
  command: "REMOVE_QUOTA",
  about: "a space",
  async input(subject) {
    const { nativeId } = await spaceOf(subject, { limited: true });
    return { target: await firstOf(subject, "Quota", (row) => row.nativeId === nativeId) };
  },
  async shows(subject, { target }) {
    expect(await rowsAt(subject, "Quota", target)).toEqual([]);
    expect(await rowsAt(subject, "Volume", target)).toMatchObject([{ capacity: { unlimited: true } }]);
  },
  async showsNothing(subject, { target }) {
    expect(await rowsAt(subject, "Quota", target)).toEqual([target]);
  },
  foreign: {
    act: async (subject, { target }) =>
      void (await subject.control.rows({ kind: "Quota", delete: { ids: [target.nativeId] } })),
    expects: ["ends"],
  },
});

const newPolicy = changeCase<"CREATE_SNAPSHOT_POLICY">({
  command: "CREATE_SNAPSHOT_POLICY",
  about: "a space that has none",
  async input(subject) {
    const volume = await changeableVolume(subject);
    await subject.control.rows({ kind: "SnapshotPolicy", delete: { ids: [volume.nativeId] } });
    return {
      volume,
      schedule: { native: { frequency: "weekly", time: "03:17" } },
      retention: { native: "9 weeks" },
      enabled: true,
    };
  },
  async shows(subject, { target }) {
    const [policy, ...others] = await rowsWhere(
      subject,
      "SnapshotPolicy",
      ({ schedule }) => schedule?.expression === "weekly 03:17",
    );
    expect(others).toEqual([]);
    expect(target).toEqual({ kind: "SnapshotPolicy", nativeId: policy?.nativeId });
    expect(policy?.retention).toMatchObject({ expression: "9 weeks" });
  },
  async showsNothing(subject, { volume }) {
    expect(await rowsAt(subject, "SnapshotPolicy", volume)).toEqual([]);
  },
  foreign: {
    act: async (subject, { volume }) => void (await removeVolume(subject, volume.nativeId)),
    expects: ["NOT_FOUND"],
  },
});

const policyUpdate = changeCase<"UPDATE_SNAPSHOT_POLICY">({
  command: "UPDATE_SNAPSHOT_POLICY",
  about: "the retention alone",
  async input(subject) {
    const { nativeId } = await changeableVolume(subject);
    const mine = await rowsAt(subject, "SnapshotPolicy", { nativeId });
    if (mine.length === 0)
      await subject.control.rows({ kind: "SnapshotPolicy", insert: { values: [{ space: Number(nativeId) }] } });
    const target = await firstOf(subject, "SnapshotPolicy", (row) => row.nativeId === nativeId);
    return { target, retention: { native: "13 weeks" } };
  },
  async shows(subject, { target, plan }) {
    const [policy] = await rowsAt(subject, "SnapshotPolicy", target);
    expect(policy?.retention).toMatchObject({ expression: "13 weeks" });
    const sent = Object.fromEntries(plan.sends[0]?.values.map(({ name, value }) => [name, value]) ?? []);
    expect(policy?.schedule?.expression).toBe(
      `${sent["snapshot_schedule.frequency"]} ${sent["snapshot_schedule.time"]}`,
    );
  },
  async showsNothing(subject, { target }) {
    expect(await rowsAt(subject, "SnapshotPolicy", target)).toEqual([target]);
  },
  foreign: {
    act: async (subject, { target }) => void (await removeVolume(subject, target.nativeId)),
    expects: ["NOT_FOUND"],
  },
});

/** Every way of every command on spaces. */
export const spaceCases: readonly ChangeCase[] = [
  newSpace,
  spaceUpdate,
  spaceRemoval,
  quota(false, "a space that has none"),
  quota(true, "a space that has one"),
  quotaRemoval,
  newPolicy,
  policyUpdate,
];
