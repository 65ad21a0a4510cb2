// Does the connector live with what is strange about a Nasuni console? One test or more for each trap of QUIRKS.md that
// shows on the wire, over real HTTP.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { nasuniSettings } from "../../../src/connectors/nasuni/options.ts";
import { readNasuniError } from "../../../src/connectors/nasuni/readError.ts";
import type { Row } from "../../../src/contract/rows/index.ts";
import { feedsOf, patientCall, readAll } from "../../contract/examHarness.ts";
import { listOf, type NmcUnderTest, problemOf, startNmc } from "./startNmc.ts";

let nmc: NmcUnderTest;
beforeAll(async () => {
  nmc = await startNmc();
});
beforeEach(async () => {
  await nmc.control.reset();
  await nmc.connector.probe(patientCall());
  await nmc.control.forgetCalls();
});
afterAll(() => nmc.close());

const readEverything = async (): Promise<Row[]> => {
  const rows: Row[] = [];
  for (const feed of feedsOf(nmc.connector)) rows.push(...(await readAll(feed)).rows);
  return rows;
};
const ofKind = <K extends Row["kind"]>(rows: readonly Row[], kind: K) =>
  rows.filter((row): row is Extract<Row, { kind: K }> => row.kind === kind);

describe("Paths and pages", () => {
  it("quirk N-1: every path ends in a slash", async () => {
    await readEverything();
    const paths = (await nmc.asked()).map((path) => path.split("?")[0] ?? "");
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => !path.endsWith("/"))).toEqual([]);
  });

  it("quirk N-5: never more than 100 rows are asked for, and pages of another size are refused", async () => {
    await readEverything();
    const limits = (await nmc.asked()).map((path) => new URL(path, "http://nmc").searchParams.get("limit"));
    expect(new Set(limits)).toEqual(new Set(["100"]));
    for (const pageSize of [0, 101, 2.5]) expect(() => nasuniSettings({ pageSize })).toThrow(RangeError);
  });

  it("quirk N-4: a list in the envelope that the description of v1.2 draws is no empty list", async () => {
    await nmc.answer("/notifications/", 200, { Paging: { total: 0, limit: 100, offset: 0 } });
    expect(await problemOf(nmc.read("notifications"))).toMatchObject({ code: "UPSTREAM_BAD_RESPONSE" });
  });

  it("quirk N-6: only everything can be asked for, for nothing can be filtered or relied on to be in order", async () => {
    for (const feed of feedsOf(nmc.connector)) expect(feed.windows).toEqual(["ALL"]);
    await readEverything();
    const names = (await nmc.asked()).flatMap((path) => [...new URL(path, "http://nmc").searchParams.keys()]);
    expect(new Set(names)).toEqual(new Set(["limit", "offset"]));
  });
});

describe("Logging in", () => {
  it("quirk N-2: a token is used for less than eight hours, whatever the console's clock says", async () => {
    nmc.clock.pass(7.9 * 3_600_000);
    await nmc.read("notifications");
    expect(await nmc.logins()).toBe(0);
    nmc.clock.pass(0.1 * 3_600_000);
    await nmc.read("notifications");
    expect(await nmc.logins()).toBe(1);
  });

  it("quirk N-3: a 403 is a missing permission, for which no new login is tried", async () => {
    const refusal = { error: { code: "perm_error", description: "not for storage-admin" } };
    await nmc.answer("/notifications/", 403, refusal);
    const problem = await problemOf(nmc.read("notifications"));
    expect(problem).toMatchObject({ code: "UPSTREAM_FORBIDDEN", vendorCode: "perm_error" });
    expect(problem?.message).not.toContain("storage-admin");
    expect(await nmc.logins()).toBe(0);
  });

  it("quirk N-3: cloud credentials that the account may not read leave the caches, and that is said", async () => {
    await nmc.answer("/account/cloud-credentials/", 403, { error: { code: "perm_error", description: "" } });
    const { rows, pages } = await nmc.read("filers");
    expect(ofKind(rows, "StoragePool").map((pool) => pool.poolType)).toEqual(["CACHE", "CACHE", "CACHE", "CACHE"]);
    expect(pages.flatMap((page) => page.limits ?? [])).toMatchObject([
      { kind: "StoragePool", coverage: "PERMITTED_PART" },
    ]);
  });

  it("quirk N-18: a console that knows no health still tells of its filers", async () => {
    await nmc.answer("/filers/health/", 404, { error: { code: "not_found_error", description: "" } });
    const sites = ofKind((await nmc.read("filers")).rows, "Site");
    expect(sites).toHaveLength(4);
    expect(new Set(sites.map((site) => site.health))).toEqual(new Set(["UNKNOWN", "CRITICAL"]));
  });

  it("a wrong password is refused as such", async () => {
    const locked = await startNmc({ password: "wrong" });
    expect(await problemOf(locked.connector.probe(patientCall()))).toMatchObject({ code: "UPSTREAM_AUTH_FAILED" });
    await locked.close();
  });
});

describe("Errors", () => {
  const error = { code: "conflict_error", description: "A snapshot is already in progress." };
  it.each([
    ["in an envelope", { error }, "conflict_error"],
    ["bare, as two calls write it", error, "conflict_error"],
    ["as a page of HTML", "<html>", null],
    ["with a sentence for a code", { error: { code: "no such thing", description: "" } }, null],
  ])("quirk N-7: an error %s is read for its code alone", (_, body, vendorCode) => {
    expect(readNasuniError({ status: 409, headers: {}, body })).toEqual({ vendorCode, vendorRequestId: null });
  });
});

describe("Volumes", () => {
  it("quirk N-22: each volume costs one call more, and other kinds do not pay for it", async () => {
    await nmc.read("volumes");
    const settings = (await nmc.asked()).filter((path) => /^\/volumes\/[^/]+_\d+\/filers\/\?/.test(path));
    expect(settings).toHaveLength(12);
    await nmc.control.forgetCalls();
    for (const name of ["filers", "shares", "quotas", "jobs", "notifications"]) await nmc.read(name);
    expect((await nmc.asked()).filter((path) => /\/volumes\/[^/]+_\d+\//.test(path))).toEqual([]);
    expect(await nmc.asked()).toHaveLength(12);
  });

  it("quirk N-22: rows come volume by volume, so that the first are there long before the last", async () => {
    const { pages } = await nmc.read("volumes");
    const volumesPerPage = pages.map((page) => ofKind(page.rows, "Volume").length);
    expect(Math.max(...volumesPerPage)).toBe(1);
  });

  it("quirk N-22: an operator can do without it, and then volumes cost a call per hundred", async () => {
    const cheap = await startNmc({ options: { includeFilerSettings: false } });
    const { rows } = await cheap.read("volumes");
    expect(await cheap.asked()).toHaveLength(3);
    expect(rows).toHaveLength(12);
    expect(ofKind(rows, "Volume").every((volume) => volume.capacity?.usedBytes === null)).toBe(true);
    expect(ofKind(rows, "Volume").every((volume) => (volume.placements ?? []).length > 0)).toBe(true);
    expect(cheap.connector.readers.Snapshot).toMatchObject({ supported: false });
    await cheap.close();
  });

  it("quirk N-25: a volume that goes between two calls is still told of, without its use, and no other is lost", async () => {
    const [first] = ofKind((await nmc.read("volumes")).rows, "Volume");
    const guid = first?.nativeId ?? "";
    await nmc.answer(`/volumes/${guid}/filers/`, 404, { error: { code: "not_found_error", description: "" } });
    const { rows } = await nmc.read("volumes");
    expect(ofKind(rows, "Volume")).toHaveLength(12);
    expect(ofKind(rows, "Volume").find((row) => row.nativeId === guid)?.capacity?.usedBytes).toBeNull();
    expect(ofKind(rows, "SnapshotPolicy").filter((row) => row.volume === guid)).toEqual([]);
  });

  it("quirk N-22: a call that fails ends the read with its error, and no more calls are begun", async () => {
    const [, second] = ofKind((await nmc.read("volumes")).rows, "Volume");
    await nmc.answer(`/volumes/${second?.nativeId}/filers/`, 403, { error: { code: "perm_error", description: "" } });
    await nmc.control.forgetCalls();
    expect(await problemOf(nmc.read("volumes"))).toMatchObject({ code: "UPSTREAM_FORBIDDEN" });
    expect((await nmc.asked()).length).toBeLessThan(3 + 12);
  });

  it("quirk N-27: snapshots are said to be the last ones only; one that is the last no more is gone", async () => {
    const { rows, pages } = await nmc.read("volumes");
    expect(pages.flatMap((page) => page.limits ?? [])[0]).toMatchObject({ kind: "Snapshot", coverage: "LATEST_ONLY" });
    const [snapshot] = ofKind(rows, "Snapshot");
    const older = (snapshot?.nativeId ?? "").replace(/\d+$/, "1");
    expect((await nmc.feed("volumes").singles?.Snapshot?.getMany([older], patientCall()))?.get(older)).toBeNull();
  });
});

describe("Shares and quotas", () => {
  it("quirk N-30: numbers of shares repeat from volume to volume, and keys do not", async () => {
    const numbers = (await nmc.read("shares")).rows.map((row) => row.nativeId.split(":").at(-1));
    expect(new Set(numbers).size).toBeLessThan(numbers.length / 2);
  });

  it("quirk N-35: numbers of folder quotas repeat from volume to volume, and keys do not", async () => {
    const { rows } = await nmc.read("quotas");
    const folders = rows.filter((row) => row.nativeId.startsWith("folder:"));
    expect(new Set(folders.map((row) => row.nativeId)).size).toBe(folders.length);
    expect(new Set(folders.map((row) => row.nativeId.split(":").at(-1))).size).toBeLessThan(folders.length);
  });

  it("quirk N-30: a key of no form that the console has costs no call", async () => {
    const found = await nmc.feed("shares").singles?.Share?.getMany(["smb:1", "s3:a:b:1", ""], patientCall());
    expect([...(found?.values() ?? [])]).toEqual([null, null, null]);
    expect(await nmc.asked()).toEqual([]);
  });
});

describe("Work", () => {
  const message = { id: "9fcd1eb8", status: "synced", send_time: "2026-11-20T11:00:00UTC" };

  it("quirk N-37: jobs are said to be forgotten soon after they succeeded", async () => {
    const { pages } = await nmc.read("jobs");
    expect(pages[0]?.limits).toMatchObject([{ kind: "Job", coverage: "WINDOW" }]);
  });

  it("quirk N-38: an answer of 303 is not followed; the message is looked for in its list", async () => {
    const [job] = (await nmc.read("jobs")).rows;
    const id = job?.nativeId ?? "";
    await nmc.answer(`/messages/${id}/`, 303, "");
    const found = await nmc.feed("jobs").singles?.Job?.getMany([id], patientCall());
    expect(found?.get(id)).toEqual(job);
  });

  it("quirk N-41: a snapshot that is being taken is a job, until the console says that it is idle", async () => {
    const run = { volume_guid: "g_1", filer_serial_number: "s", snapshot_status: "in_progress", snapshot_percent: 42 };
    const idle = { ...run, filer_serial_number: "t", snapshot_status: "idle" };
    await nmc.answer("/messages/", 200, listOf(message));
    await nmc.answer("/volumes/filers/snapshots/", 200, listOf(run, idle));
    const { rows } = await nmc.read("jobs");
    expect(ofKind(rows, "Job").slice(1)).toMatchObject([
      {
        nativeId: "snapshot:g_1:s",
        displayName: "Snapshot of volume g_1 at filer s",
        jobType: "SNAPSHOT",
        state: "RUNNING",
        progressPercent: 42,
        volume: "g_1",
        site: "s",
      },
    ]);
    await nmc.answer("/volumes/g_1/filers/s/snapshots/", 200, listOf({ ...run, snapshot_status: "idle" }));
    const found = await nmc.feed("jobs").singles?.Job?.getMany(["snapshot:g_1:s"], patientCall());
    expect(found?.get("snapshot:g_1:s")).toBeNull();
  });

  it("quirk N-42: the sign of life is the index of the API, which tells no version", async () => {
    expect(await nmc.connector.probe(patientCall())).toEqual({ version: null });
    expect(await nmc.asked()).toEqual(["/"]);
  });

  it("knows every word that the console uses", async () => {
    await readEverything();
    expect(nmc.strangeWords).toEqual([]);
  });
});
