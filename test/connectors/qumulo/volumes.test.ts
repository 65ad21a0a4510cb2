// How do quotas become Volumes and Quotas?
import { describe, expect, it } from "vitest";
import { deletionsOf, quotaRow, rootVolumeRow, volumeRow } from "../../../src/connectors/qumulo/map/volume.ts";
import { zFileSystem } from "../../../src/connectors/qumulo/raw/cluster.ts";
import { zQuota, zTreeDeletes } from "../../../src/connectors/qumulo/raw/files.ts";

const quota = (more: object = {}) =>
  zQuota.parse({ id: "1000004", path: "/finance/projects/", limit: "1000", capacity_usage: "400", ...more });
const nothing = deletionsOf([]);
const deleting = (more: object = {}) =>
  deletionsOf(
    zTreeDeletes.parse({
      jobs: [
        { id: "77", create_time: "", mode: "IN_PLACE", initial_path: "/finance/", last_error_message: null, ...more },
      ],
    }).jobs,
  );

describe("A directory with a quota", () => {
  it("is a volume known by its path, for many directories bear the same name", () => {
    expect(volumeRow("lab", quota(), nothing)).toMatchObject({
      nativeId: "1000004",
      name: "projects",
      displayName: "/finance/projects",
      path: "/finance/projects",
      lifecycle: "AVAILABLE",
      health: "OK",
      parent: { by: "path", path: "/finance/projects", above: true },
      placements: [{ site: { by: "sole" }, pool: "file-system", role: "OWNER" }],
      capacity: { totalBytes: 1000n, usedBytes: 400n, freeBytes: 600n, unlimited: false, basis: "PHYSICAL" },
      details: { isRoot: false },
    });
  });

  it.each([
    ["1000", "999", "OK", 1n],
    ["1000", "1000", "WARNING", 0n],
    ["1000", "1001", "WARNING", 0n],
    ["0", "0", "WARNING", 0n],
  ])("with a limit of %s and %s in use is %s and has %s bytes free", (limit, used, health, freeBytes) => {
    const row = volumeRow("lab", quota({ limit, capacity_usage: used }), nothing);
    expect(row).toMatchObject({ health, capacity: { freeBytes } });
  });

  it("keeps sizes beyond 2^53 exact, also when the vendor writes a number", () => {
    const row = volumeRow("lab", quota({ limit: "18014398509481985", capacity_usage: 9007199254740993n }), nothing);
    expect(row.capacity).toMatchObject({ totalBytes: 18014398509481985n, usedBytes: 9007199254740993n });
  });

  it("is its quota's whole reach: the quota is the volume's own", () => {
    expect(quotaRow("lab", quota())).toMatchObject({
      nativeId: "1000004",
      displayName: "/finance/projects",
      scope: "VOLUME",
      volume: "1000004",
      path: null,
      capacity: { totalBytes: 1000n },
    });
  });
});

describe("A volume", () => {
  it.each([
    ["it is what is deleted", { id: "1000004", initial_path: "/elsewhere/" }, "DELETING"],
    ["a directory above it is deleted", {}, "DELETING"],
    ["a directory with a longer name is deleted", { initial_path: "/finance/projects-2019/" }, "AVAILABLE"],
    ["the tree delete is stuck with an error", { last_error_message: "file is locked" }, "AVAILABLE"],
    ["only a portal's cache of it is cleared", { mode: "PORTAL_EVICTION" }, "AVAILABLE"],
  ])("when %s is as that makes it", (_case, job, lifecycle) => {
    expect(volumeRow("lab", quota(), deleting(job)).lifecycle).toBe(lifecycle);
  });

  it("is not known to be deleted when tree deletes may not be read", () => {
    expect(volumeRow("lab", quota(), deletionsOf(null)).lifecycle).toBe("AVAILABLE");
  });
});

describe("The root", () => {
  it("is a volume of the whole file system, without a parent", () => {
    const fileSystem = zFileSystem.parse({ total_size_bytes: "10", free_size_bytes: "4", snapshot_size_bytes: "2" });
    expect(rootVolumeRow("lab", fileSystem)).toMatchObject({
      nativeId: "2",
      name: null,
      displayName: "/",
      path: "/",
      parent: null,
      capacity: { totalBytes: 10n, usedBytes: 6n, snapshotBytes: 2n },
      details: { isRoot: true },
    });
  });

  it("stays a volume when the file system may not be read, with no figures instead of zeros", () => {
    expect(rootVolumeRow("lab", null)).toMatchObject({ capacity: null, health: "UNKNOWN" });
  });
});
