// What is asked of Qumulo in the exam of changes, and how does it show?
import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { CreateShare } from "../../../src/contract/changes/inputs.ts";
import type { Kind } from "../../../src/contract/kinds.ts";
import type { Row, RowOf } from "../../../src/contract/rows/index.ts";
import { type ExamSubject, readAll } from "../examHarness.ts";
import { type ChangeCase, changeCase } from "./ChangeCase.ts";
import { carryOut } from "./carryOut.ts";

/** Everything of a kind, as it is now. */
async function rowsOf<K extends Kind>({ connector }: ExamSubject, kind: K): Promise<readonly RowOf[K][]> {
  const reader = connector.readers[kind];
  if (!("read" in reader)) throw new Error(`${kind} is not read.`);
  return (await readAll(reader)).rows.filter((row: Row): row is RowOf[K] => row.kind === kind);
}

/** The only one that fits. */
async function only<K extends Kind>(subject: ExamSubject, kind: K, fits: (row: RowOf[K]) => boolean) {
  const rows = (await rowsOf(subject, kind)).filter(fits);
  expect(rows).toHaveLength(1);
  return rows[0] as RowOf[K];
}

async function none<K extends Kind>(subject: ExamSubject, kind: K, fits: (row: RowOf[K]) => boolean): Promise<void> {
  expect((await rowsOf(subject, kind)).filter(fits)).toEqual([]);
}

/** The first that fits; every estate has one. */
async function first<K extends Kind>(subject: ExamSubject, kind: K, fits: (row: RowOf[K]) => boolean = () => true) {
  const row = (await rowsOf(subject, kind)).find(fits);
  if (row === undefined) throw new Error(`The estate has no such ${kind}.`);
  return row;
}

/** A directory with a quota in the middle of the estate. */
const someVolume = (subject: ExamSubject) => first(subject, "Volume", ({ nativeId }) => nativeId !== "2");

const gone = async (subject: ExamSubject, kind: Kind, id: string) => {
  await subject.control.rows({ kind, delete: { ids: [id] } });
};
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

const SHARES: readonly ChangeCase[] = [
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

const FAR = "2099-01-01T00:00:00.000Z";
const LATER = "2100-01-01T00:00:00.000Z";
const LOCK_KEY = "0f2b6d1e-7a54-4c0b-9e7d-3f1c5a8b2d46";

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

const SNAPSHOTS: readonly ChangeCase[] = [
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

const TIB = 1024n ** 4n;
/** Beyond what a double can hold. */
const ODD_LIMIT = 2n ** 53n + 1n;
const volumeAt = (subject: ExamSubject, at: string) => only(subject, "Volume", ({ path }) => path === at);
const sameVolume = (subject: ExamSubject, id: string) => only(subject, "Volume", ({ nativeId }) => nativeId === id);
const quotaOf = (subject: ExamSubject, id: string) => only(subject, "Quota", ({ nativeId }) => nativeId === id);
const otherLimit = async (subject: ExamSubject, id: string) => {
  await subject.control.rows({ kind: "Quota", update: { ids: [id], values: [{ limit: "77" }] } });
};

const VOLUMES: readonly ChangeCase[] = [
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

const QUOTAS: readonly ChangeCase[] = [
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

const POLICY_SCHEDULES = {
  "on the last day of every month": { monthly: { dayOfMonth: -1, time: "23:30", timezone: "Europe/Paris" } },
  "on workdays": { daily: { daysOfWeek: ["MONDAY", "FRIDAY"], time: "06:05", timezone: "UTC" } },
  "every two hours": { interval: { everyMinutes: 120, startTime: "08:00", endTime: "18:00", timezone: "Asia/Tokyo" } },
} as const;

const samePolicy = (subject: ExamSubject, { target }: { target: { nativeId: string } | null }) =>
  only(subject, "SnapshotPolicy", ({ nativeId }) => nativeId === target?.nativeId);
const policyNamed = (subject: ExamSubject) => only(subject, "SnapshotPolicy", ({ name }) => name === "exam policy");
const noPolicyNamed = (subject: ExamSubject) => none(subject, "SnapshotPolicy", ({ name }) => name === "exam policy");

const POLICIES: readonly ChangeCase[] = [
  ...Object.entries(POLICY_SCHEDULES).map(([when, schedule]) =>
    changeCase<"CREATE_SNAPSHOT_POLICY">({
      command: "CREATE_SNAPSHOT_POLICY",
      about: `a volume, ${when}`,
      async input(subject) {
        const volume = await someVolume(subject);
        const retention = { days: 5 };
        return { volume, name: "exam policy", schedule, retention, enabled: false, lockKey: LOCK_KEY };
      },
      async shows(subject, { target }) {
        const row = await policyNamed(subject);
        expect(row).toMatchObject({ nativeId: target?.nativeId, enabled: false, lockKey: LOCK_KEY });
        expect(row.retention?.expression).toBe("5days");
        expect(row.path).toBe((await someVolume(subject)).path);
      },
      showsNothing: noPolicyNamed,
      foreign: {
        // The vendor takes a name twice.
        act: async (subject, input) =>
          void (await carryOut(subject, "CREATE_SNAPSHOT_POLICY", { ...input, retention: { weeks: 9 } })),
        expects: ["ends"],
      },
    }),
  ),
  changeCase<"UPDATE_SNAPSHOT_POLICY">({
    command: "UPDATE_SNAPSHOT_POLICY",
    about: "name, retention and whether it runs",
    async input(subject) {
      const target = await first(subject, "SnapshotPolicy", ({ enabled }) => enabled === true);
      return { target, name: "exam policy", retention: { forever: true }, enabled: false };
    },
    async shows(subject, carried) {
      expect(await policyNamed(subject)).toMatchObject({ enabled: false, retention: { forever: true } });
      expect((await samePolicy(subject, carried)).name).toBe("exam policy");
    },
    showsNothing: noPolicyNamed,
    foreign: {
      act: async (subject, { target }) =>
        void (await carryOut(subject, "UPDATE_SNAPSHOT_POLICY", { target, name: "of somebody else" })),
      expects: ["PRECONDITION_FAILED"],
    },
  }),
  changeCase<"UPDATE_SNAPSHOT_POLICY">({
    command: "UPDATE_SNAPSHOT_POLICY",
    about: "the schedule alone",
    async input(subject) {
      const interval = { everyMinutes: 7, startTime: "00:00", endTime: "23:59", timezone: "UTC" };
      return { target: await first(subject, "SnapshotPolicy"), schedule: { interval } };
    },
    async shows(subject, carried) {
      expect((await samePolicy(subject, carried)).schedule?.intervalSeconds).toBe(420);
    },
    async showsNothing(subject, { target }) {
      expect(await samePolicy(subject, { target })).toEqual(target);
    },
    foreign: {
      act: (subject, { target }) => gone(subject, "SnapshotPolicy", target.nativeId),
      expects: ["NOT_FOUND"],
    },
  }),
  changeCase<"DELETE_SNAPSHOT_POLICY">({
    command: "DELETE_SNAPSHOT_POLICY",
    about: "a policy with snapshots",
    input: async (subject) => ({ target: await first(subject, "SnapshotPolicy") }),
    shows: (subject, { target }) => none(subject, "SnapshotPolicy", ({ nativeId }) => nativeId === target?.nativeId),
    async showsNothing(subject, { target }) {
      expect(await samePolicy(subject, { target })).toEqual(target);
    },
    foreign: { act: (subject, { target }) => gone(subject, "SnapshotPolicy", target.nativeId), expects: ["ends"] },
  }),
];

/** A relationship of one side that is ready to run, put into a state by its settings. */
async function relationship(subject: ExamSubject, side: "source" | "object", settings: object = {}): Promise<string> {
  const isReady = ({ nativeId, nativeState, details }: RowOf["JobTemplate"]) =>
    nativeId.startsWith(`${side}:`) &&
    (side === "object" || nativeState === "ESTABLISHED") &&
    details?.lastError === null;
  const { nativeId } = await first(subject, "JobTemplate", isReady);
  const id = nativeId.slice(side.length + 1);
  const values = [{ job_state: "REPLICATION_NOT_RUNNING", ...settings }];
  await subject.control.rows({ kind: "JobTemplate", update: { ids: [id], values } });
  return id;
}
const relationshipRow = async (subject: ExamSubject, side: "source" | "object", settings: object = {}) => {
  const id = await relationship(subject, side, settings);
  return only(subject, "JobTemplate", ({ nativeId }) => nativeId === `${side}:${id}`);
};
/** The run under way of a relationship. */
const runningJob = async (subject: ExamSubject, side: "source" | "object", settings: object = {}) => {
  const id = await relationship(subject, side, { ...settings, job_state: "REPLICATION_RUNNING" });
  return first(subject, "Job", (job) => job.template === `${side}:${id}` && job.state === "RUNNING");
};
const runs = async (subject: ExamSubject, template: unknown) =>
  (await rowsOf(subject, "Job")).filter((job) => job.template === template && job.state === "RUNNING");
const switched = async (subject: ExamSubject, template: unknown) =>
  (await only(subject, "JobTemplate", ({ nativeId }) => nativeId === template)).enabled;
const stuckTreeDelete = async (subject: ExamSubject) => {
  const values = [{ last_error_message: "a file is locked" }];
  const [id] = await subject.control.rows({ kind: "Job", insert: { values } });
  return only(subject, "Job", ({ nativeId }) => nativeId === `tree:${id}`);
};
const treeDelete = async (subject: ExamSubject) => {
  const [id] = await subject.control.rows({ kind: "Job", insert: { count: 1 } });
  return only(subject, "Job", ({ nativeId }) => nativeId === `tree:${id}`);
};
const sameJob = (subject: ExamSubject, { target }: { target: { nativeId: string } | null }) =>
  only(subject, "Job", ({ nativeId }) => nativeId === target?.nativeId);
const noJob = (subject: ExamSubject, { target }: { target: { nativeId: string } | null }) =>
  none(subject, "Job", ({ nativeId }) => nativeId === target?.nativeId);

const JOBS: readonly ChangeCase[] = [
  ...(["source", "object"] as const).map((side) =>
    changeCase<"RUN_JOB_TEMPLATE">({
      command: "RUN_JOB_TEMPLATE",
      about: side === "source" ? "a replication to another cluster" : "a replication with an object store",
      input: async (subject) => ({ target: await relationshipRow(subject, side) }),
      async shows(subject, { plan, facts }) {
        const row = await only(subject, "JobTemplate", ({ nativeId }) => nativeId === plan.target?.nativeId);
        expect(row.details?.lastError).toBeNull();
        if (side === "source") expect(row.details?.recoveryPoint).toBe(facts.start);
        else await only(subject, "Job", ({ nativeId }) => nativeId.endsWith(`:${facts.start}`));
      },
      async showsNothing(subject, { target }) {
        expect(await runs(subject, target.nativeId)).toEqual([]);
      },
      foreign: {
        act: async (subject, { target }) => {
          const ids = [target.nativeId.slice(side.length + 1)];
          const values = [{ job_state: "REPLICATION_RUNNING" }];
          await subject.control.rows({ kind: "JobTemplate", update: { ids, values } });
        },
        expects: ["CONFLICT"],
      },
    }),
  ),
  changeCase<"CANCEL_JOB">({
    command: "CANCEL_JOB",
    about: "a tree delete",
    input: async (subject) => ({ target: await treeDelete(subject) }),
    shows: noJob,
    async showsNothing(subject, input) {
      expect((await sameJob(subject, input)).state).toBe("RUNNING");
    },
    foreign: { act: (subject, { target }) => gone(subject, "Job", target.nativeId.slice(5)), expects: ["CONFLICT"] },
  }),
  ...(["source", "object"] as const).map((side) =>
    changeCase<"CANCEL_JOB">({
      command: "CANCEL_JOB",
      about: side === "source" ? "a replication to another cluster" : "a replication with an object store",
      input: async (subject) => ({ target: await runningJob(subject, side) }),
      shows: noJob,
      async showsNothing(subject, input) {
        expect((await sameJob(subject, input)).state).toBe("RUNNING");
      },
      foreign: {
        act: async (subject) => void (await relationship(subject, side)),
        expects: ["ends"],
      },
    }),
  ),
  changeCase<"PAUSE_JOB">({
    command: "PAUSE_JOB",
    about: "a replication to another cluster",
    input: async (subject) => ({ target: await runningJob(subject, "source", { replication_enabled: true }) }),
    async shows(subject, { facts }) {
      expect(await switched(subject, `source:${facts.id}`)).toBe(false);
    },
    async showsNothing(subject, { target }) {
      expect(await switched(subject, target.template)).toBe(true);
    },
    foreign: {
      act: async (subject) =>
        void (await relationship(subject, "source", { replication_mode: "REPLICATION_SNAPSHOT_POLICY" })),
      expects: ["PRECONDITION_FAILED"],
    },
  }),
  changeCase<"RESUME_JOB">({
    command: "RESUME_JOB",
    about: "a replication to another cluster that was switched off",
    input: async (subject) => ({ target: await runningJob(subject, "source", { replication_enabled: false }) }),
    async shows(subject, { facts }) {
      expect(await switched(subject, `source:${facts.id}`)).toBe(true);
    },
    async showsNothing(subject, { target }) {
      expect(await switched(subject, target.template)).toBe(false);
    },
    foreign: {
      act: async (subject) =>
        void (await relationship(subject, "source", { replication_mode: "REPLICATION_SNAPSHOT_POLICY" })),
      expects: ["PRECONDITION_FAILED"],
    },
  }),
  changeCase<"RETRY_JOB">({
    command: "RETRY_JOB",
    about: "a tree delete that stopped with an error",
    input: async (subject) => ({ target: await stuckTreeDelete(subject) }),
    shows: noJob,
    async showsNothing(subject, input) {
      expect((await sameJob(subject, input)).state).toBe("FAILED");
    },
    foreign: { act: (subject, { target }) => gone(subject, "Job", target.nativeId.slice(5)), expects: ["NOT_FOUND"] },
  }),
  changeCase<"RETRY_JOB">({
    command: "RETRY_JOB",
    about: "a replication with an object store that has ended",
    async input(subject) {
      const id = await relationship(subject, "object");
      return {
        target: await first(subject, "Job", (job) => job.template === `object:${id}` && job.state !== "RUNNING"),
      };
    },
    async shows(subject, { facts }) {
      await only(subject, "Job", ({ nativeId }) => nativeId === `replication:object:${facts.id}:${facts.start}`);
    },
    async showsNothing(subject, { target }) {
      expect(await runs(subject, target.template)).toEqual([]);
    },
    foreign: { act: async (subject) => void (await runningJob(subject, "object")), expects: ["CONFLICT"] },
  }),
];

const certificateFile = (name: string) =>
  readFileSync(new URL(`../../upstream/certificates/${name}`, import.meta.url), "utf8");
const OWN = { certificate: certificateFile("vendor.pem"), privateKey: certificateFile("vendor.key") };
const AUTHORITY = { certificate: certificateFile("authority.pem") };
const authorities = (subject: ExamSubject) => rowsOf(subject, "Certificate");
const thumbprintOf = ({ certificate }: { certificate: string }) =>
  new X509Certificate(certificate).fingerprint256.replaceAll(":", "");

const CERTIFICATES: readonly ChangeCase[] = [
  changeCase<"UPLOAD_CERTIFICATE">({
    command: "UPLOAD_CERTIFICATE",
    about: "the cluster itself",
    secrets: [OWN.privateKey],
    async input(subject) {
      // Nothing needs to be read for it, so without this its call would be the first, and be turned away for want of a login.
      await authorities(subject);
      return { sourceId: subject.connector.sourceId, purpose: "SERVER", content: { pem: OWN } };
    },
    // It cannot be read back.
    shows: async () => {},
    showsNothing: async () => {},
    foreign: { none: "the cluster's own certificate cannot be read, so nobody knows whether another one was faster" },
  }),
  changeCase<"UPLOAD_CERTIFICATE">({
    command: "UPLOAD_CERTIFICATE",
    about: "the authority that the cluster trusts, in place of another",
    input: async ({ connector }) => ({
      sourceId: connector.sourceId,
      purpose: "AUTHORITY",
      content: { pem: AUTHORITY },
    }),
    async shows(subject) {
      expect(await authorities(subject)).toMatchObject([{ nativeId: "ca", thumbprint: thumbprintOf(AUTHORITY) }]);
    },
    showsNothing: (subject) => none(subject, "Certificate", (row) => row.thumbprint === thumbprintOf(AUTHORITY)),
    foreign: {
      act: async (subject) => {
        const values = [{ ca_certificate: OWN.certificate }];
        await subject.control.rows({ kind: "Certificate", update: { ids: ["ca"], values } });
      },
      expects: ["PRECONDITION_FAILED"],
    },
  }),
  changeCase<"DELETE_CERTIFICATE">({
    command: "DELETE_CERTIFICATE",
    about: "the authority that the cluster trusts",
    input: async (subject) => ({ target: await first(subject, "Certificate") }),
    async shows(subject) {
      expect(await authorities(subject)).toEqual([]);
    },
    async showsNothing(subject, { target }) {
      expect(await authorities(subject)).toEqual([target]);
    },
    foreign: { act: (subject) => gone(subject, "Certificate", "ca"), expects: ["ends"] },
  }),
];

/** Every command, and every way of it. */
export const QUMULO_CASES: readonly ChangeCase[] = [
  ...VOLUMES,
  ...QUOTAS,
  ...SHARES,
  ...SNAPSHOTS,
  ...POLICIES,
  ...JOBS,
  ...CERTIFICATES,
];
