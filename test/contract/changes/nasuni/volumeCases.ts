// How do volumes and snapshots of a Nasuni console change in the exam?
import { expect } from "vitest";
import type { RowOf } from "../../../../src/contract/rows/index.ts";
import type { ExamSubject } from "../../examHarness.ts";
import { type ChangeCase, changeCase } from "../ChangeCase.ts";
import { first, GB, ownerOf, rowsNow, sharesWhere, workingSites, workingVolume } from "./estate.ts";

const snapshotsOf = async (subject: ExamSubject, volume: RowOf["Volume"]) =>
  (await rowsNow(subject, "Snapshot")).filter((snapshot) => snapshot.volume === volume.nativeId);

/** A volume of which nobody takes a snapshot just now. */
async function restingVolume(subject: ExamSubject) {
  const running = (await rowsNow(subject, "Job")).filter(({ jobType }) => jobType === "SNAPSHOT");
  const sites = new Set((await workingSites(subject)).map(({ nativeId }) => nativeId));
  const isResting = (volume: RowOf["Volume"]) =>
    sites.has(String(ownerOf(volume))) && !running.some((job) => job.volume === volume.nativeId);
  return first((await rowsNow(subject, "Volume")).filter(isResting), "volume at rest");
}

const versionOf = (snapshot: RowOf["Snapshot"] | undefined): bigint => BigInt(snapshot?.nativeId.split(":")[2] ?? 0);

const snapshot = changeCase<"CREATE_SNAPSHOT">({
  command: "CREATE_SNAPSHOT",
  about: "a volume at its owner",
  async input(subject) {
    return { volume: await restingVolume(subject) };
  },
  async shows(subject, { target }) {
    const found = (await rowsNow(subject, "Snapshot")).filter(({ nativeId }) => nativeId === target?.nativeId);
    expect(found).toHaveLength(1);
    expect(versionOf(found[0])).toBeGreaterThan(0n);
    expect(found[0]).toMatchObject({ lifecycle: "AVAILABLE" });
    expect(Date.parse(String(found[0]?.createdAt))).toBeGreaterThanOrEqual(Date.parse("2026-11-20T12:00:00Z"));
  },
  async showsNothing(subject, { volume }) {
    for (const { createdAt } of await snapshotsOf(subject, volume))
      expect(Date.parse(String(createdAt))).toBeLessThan(Date.parse("2026-11-20T12:00:00Z"));
  },
  foreign: {
    async act(subject, { volume }) {
      const ids = [`${volume.nativeId}:${String(ownerOf(volume))}`];
      await subject.control.rows({ kind: "Snapshot", update: { ids, values: [{ snapshot_status: "in_progress" }] } });
    },
    expects: ["CONFLICT"],
  },
});

const volumeLimit = changeCase<"UPDATE_VOLUME">({
  command: "UPDATE_VOLUME",
  about: "the limit of a volume",
  async input(subject) {
    const { volume: target } = await workingVolume(subject, "SMB");
    return { target, limit: 888n * GB };
  },
  async shows(subject, { target }) {
    const volumes = (await rowsNow(subject, "Volume")).filter(({ capacity }) => capacity?.totalBytes === 888n * GB);
    expect(volumes.map(({ nativeId }) => nativeId)).toEqual([target?.nativeId]);
  },
  async showsNothing(subject) {
    const volumes = (await rowsNow(subject, "Volume")).filter(({ capacity }) => capacity?.totalBytes === 888n * GB);
    expect(volumes).toEqual([]);
  },
  foreign: {
    act: async (subject, { target }) =>
      void (await subject.control.rows({ kind: "Volume", update: { ids: [target.nativeId], values: [{ quota: 5 }] } })),
    // The console has nothing to tell the two apart by: the last change wins.
    expects: ["ends"],
  },
});

const detailsOf = async (subject: ExamSubject, nativeId: string | undefined) =>
  (await rowsNow(subject, "Volume")).find((volume) => volume.nativeId === nativeId)?.details;

const remoteAccess = changeCase<"UPDATE_VOLUME">({
  command: "UPDATE_VOLUME",
  about: "who else may connect to a volume",
  async input(subject) {
    const { volume: target, site } = await workingVolume(subject, "SMB");
    const others = (await rowsNow(subject, "Site")).filter(({ nativeId }) => nativeId !== site.nativeId);
    const sites = others.map((other, place) => ({ site: other, access: place === 0 ? "READ_ONLY" : "NONE" }));
    return { target, details: { nasuni: { enabled: true, sites } } };
  },
  async shows(subject, { target }) {
    expect(await detailsOf(subject, target?.nativeId)).toMatchObject({
      remoteAccessEnabled: true,
      remoteAccessPermission: "custom",
    });
  },
  async showsNothing(subject, { target }) {
    expect(await detailsOf(subject, target.nativeId)).toEqual(target.details);
  },
  foreign: {
    act: async (subject, { target }) =>
      void (await subject.control.rows({ kind: "Volume", update: { ids: [target.nativeId], values: [{ quota: 5 }] } })),
    // The console has nothing to tell the two apart by: the last change wins.
    expects: ["ends"],
  },
});

const volume = changeCase<"CREATE_VOLUME">({
  command: "CREATE_VOLUME",
  about: "a volume with a new key",
  async input(subject) {
    const { volume: like, site } = await workingVolume(subject, "SMB");
    const cloud = like.placements?.find((placement) => placement.site === null)?.pool;
    return {
      sourceId: subject.connector.sourceId,
      name: "exam-volume",
      limit: 20_000n * GB,
      placements: [{ site }],
      details: {
        nasuni: {
          credentialId: String(cloud).replace("cloud:", ""),
          protocols: ["SMB"],
          permissionsPolicy: "NTFSONLY710",
          authPolicy: "ads",
          encryptionKey: { createNew: true },
          snapshotRetention: { days: 90 },
          createDefaultShare: false,
        },
      },
    };
  },
  async shows(subject, { target }) {
    const volumes = (await rowsNow(subject, "Volume")).filter(({ name }) => name === "exam-volume");
    expect(volumes.map(({ nativeId }) => nativeId)).toEqual([target?.nativeId]);
    expect(volumes[0]).toMatchObject({ protocols: ["SMB"], capacity: { totalBytes: 20_000n * GB } });
    expect(volumes[0]?.details).toMatchObject({ snapshotRetention: { ageSeconds: 7_776_000n } });
    expect(await sharesWhere(subject, (share) => share.volume === target?.nativeId)).toEqual([]);
  },
  async showsNothing(subject) {
    expect((await rowsNow(subject, "Volume")).filter(({ name }) => name === "exam-volume")).toEqual([]);
  },
  foreign: {
    act: async (subject) =>
      void (await subject.control.rows({ kind: "Volume", insert: { values: [{ name: "exam-volume" }] } })),
    expects: ["ALREADY_EXISTS"],
  },
});

/** Every way of every command on volumes and snapshots. */
export const volumeCases: readonly ChangeCase[] = [snapshot, volumeLimit, remoteAccess, volume];
