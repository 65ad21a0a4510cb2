// Do sums and counts tell the truth, and no more? Summaries of lists, figures of the estate, capacities of sites.
import { describe, expect, it } from "vitest";
import type { Row, RowOf } from "../../src/contract/rows/index.ts";
import { usedPercent } from "../../src/inventory/capacity.ts";
import { ago, bench, DEFAULT, listOf, touching } from "./support/estate.ts";
import { alert, capacity, certificate, host, job, placement, pool, share, site, volume } from "./support/rows.ts";
import { failure, ScriptedFeed, scriptedSource } from "./support/scripted.ts";

const feedsOf = (rows: readonly Row[]) =>
  [...Map.groupBy(rows, (row) => row.kind)].map(([kind, ofKind]) => new ScriptedFeed([kind], ofKind));

const everything = touching("Site", "Host", "StoragePool", "Volume", "Share", "Job", "Alert", "Certificate");

async function estate(rows: readonly Row[], others: Parameters<typeof bench>[0] = []) {
  const made = bench([scriptedSource({ feeds: feedsOf(rows) }), ...others]);
  const view = made.view();
  await view.prepare(everything, DEFAULT);
  return { ...made, view };
}

describe("A percentage", () => {
  it("is exact, above 100 when over the limit, and null when it makes no sense", () => {
    expect(usedPercent(capacity(3n, 1n))).toBe(100 / 3);
    expect(usedPercent(capacity(2n, 3n))).toBe(150);
    expect(usedPercent(capacity(2n ** 62n, 2n ** 61n))).toBe(50);
    expect([usedPercent(capacity(0n, 0n)), usedPercent(capacity(null, 1n)), usedPercent(null)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe("The sum of volumes", () => {
  const below = (path: string) => ({ by: "path" as const, path, above: true as const });
  const rows = [
    volume({ nativeId: "root", path: "/", capacity: capacity(100n, 50n) }),
    volume({ nativeId: "a", path: "/a", capacity: capacity(40n, 30n), parent: below("/a") }),
    volume({ nativeId: "ab", path: "/a/b", capacity: capacity(20n, 10n), parent: below("/a/b"), health: "WARNING" }),
    volume({ nativeId: "free", capacity: capacity(null, 7n, { unlimited: true }) }),
    volume({ nativeId: "dark" }),
  ];

  it("counts nothing twice: a volume inside another that is also counted adds nothing", async () => {
    const { view } = await estate(rows);
    expect(view.summary(await view.list("Volume", { first: 1 }))).toMatchObject({
      capacity: {
        totalBytes: 100n,
        usedBytes: 57n,
        freeBytes: 50n,
        usedPercent: 50,
        rowsWithoutTotal: 2,
        rowsWithoutUsed: 1,
      },
      byHealth: [
        { word: "OK", count: 4 },
        { word: "WARNING", count: 1 },
      ],
    });
  });

  it("counts an inner volume when the outer one is filtered away, however far out that is", async () => {
    const { view } = await estate(rows);
    const inner = await view.list("Volume", { filter: { path: { startsWith: "/a" } } });
    expect(view.summary(inner).capacity.usedBytes).toBe(30n);
    const ends = await view.list("Volume", { filter: { nativeId: ["root", "ab"] } });
    expect(view.summary(ends).capacity.usedBytes).toBe(50n);
  });

  it("is nothing, not zero, when no volume gives a figure", async () => {
    const { view } = await estate([volume({ nativeId: "dark" })]);
    expect(view.summary(await view.list("Volume", {})).capacity).toMatchObject({ totalBytes: null, usedPercent: null });
  });
});

describe("The summary of a list", () => {
  it("keeps caches apart from what stores for good", async () => {
    const { view } = await estate([
      pool({ nativeId: "disk", capacity: capacity(100n, 10n) }),
      pool({ nativeId: "cache", poolType: "CACHE", capacity: capacity(9n, 9n) }),
    ]);
    expect(view.summary(await view.list("StoragePool", {}))).toMatchObject({
      capacity: { totalBytes: 100n, rowsWithoutTotal: 0 },
      cacheCapacity: { totalBytes: 9n, usedPercent: 100 },
    });
  });

  it("counts words in the order of the enum over all pages, and leaves out those without rows", async () => {
    const { view } = await estate([
      job({ nativeId: "1", state: "FAILED" }),
      job({ nativeId: "2", state: "RUNNING" }),
      job({ nativeId: "3", state: "FAILED" }),
      share({ nativeId: "4", protocol: "S3" }),
      alert({ nativeId: "5", severity: "INFO" }),
    ]);
    expect(view.summary(await view.list("Job", { first: 1 })).byState).toEqual([
      { word: "RUNNING", count: 1 },
      { word: "FAILED", count: 2 },
    ]);
    expect(view.summary(await view.list("Share", {})).byProtocol).toEqual([{ word: "S3", count: 1 }]);
    expect(view.summary(await view.list("Alert", {})).bySeverity).toEqual([{ word: "INFO", count: 1 }]);
  });
});

describe("The capacity of a site", () => {
  it("is the sum of its pools without caches, joined honestly", async () => {
    const s = site({ nativeId: "s" });
    const { view } = await estate([
      s,
      pool({
        nativeId: "1",
        site: "s",
        capacity: capacity(100n, 40n, { basis: "PHYSICAL", assumption: "Unit assumed." }),
      }),
      pool({
        nativeId: "2",
        site: "s",
        capacity: capacity(50n, 20n, { basis: "PHYSICAL", assumption: "Unit assumed." }),
      }),
      pool({ nativeId: "3", site: "s", poolType: "CACHE", capacity: capacity(9n, 9n) }),
      pool({ nativeId: "4", site: "s", poolType: "CLOUD" }),
    ]);
    expect(view.capacityOfSite(s)).toMatchObject({
      totalBytes: 150n,
      usedBytes: 60n,
      freeBytes: 90n,
      basis: "PHYSICAL",
      derived: true,
      assumption: "Unit assumed.",
    });
    expect(view.capacityOfSite(site({ nativeId: "bare" }))).toBeNull();
  });

  it("has no total when one of its pools does not tell its own", async () => {
    const s = site({ nativeId: "s" });
    const { view } = await estate([
      s,
      pool({ nativeId: "1", site: "s", capacity: capacity(100n, 40n) }),
      pool({ nativeId: "2", site: "s", capacity: capacity(null, 20n, { basis: "PHYSICAL" }) }),
    ]);
    expect(view.capacityOfSite(s)).toMatchObject({ totalBytes: null, usedBytes: 60n, basis: "UNKNOWN" });
  });
});

describe("The figures of the estate", () => {
  const north = site({ nativeId: "north", health: "UNKNOWN" });
  const south = site({ nativeId: "south", health: "OK" });
  const rows = [
    north,
    south,
    host({ nativeId: "h", site: "north", health: "WARNING" }),
    pool({ nativeId: "p", site: "north", capacity: capacity(100n, 10n) }),
    volume({ nativeId: "both", capacity: capacity(50n, 5n), placements: [placement("north"), placement("south")] }),
    volume({ nativeId: "one", capacity: capacity(50n, 15n), placements: [placement("south")] }),
    share({ nativeId: "x", volume: "one", sites: "VOLUME" }),
    job({ nativeId: "j", site: "south", state: "RUNNING" }),
    alert({ nativeId: "now", site: "north", severity: "ERROR", active: true }),
    alert({ nativeId: "endless", severity: "INFO" }),
    alert({ nativeId: "over", severity: "CRITICAL", active: false }),
    certificate({ nativeId: "ending", site: "north", validUntil: ago(-86_400) }),
    certificate({ nativeId: "ended", validUntil: ago(86_400) }),
    certificate({ nativeId: "long", validUntil: ago(-90 * 86_400) }),
  ];

  it("count everything once in all", async () => {
    const { view } = await estate(rows);
    expect(view.figures({ all: true })).toMatchObject({
      health: "WARNING",
      siteCount: 2,
      hostCount: 1,
      storagePoolCount: 1,
      volumeCount: 2,
      shareCount: 1,
      expiringCertificateCount: 2,
      poolCapacity: { totalBytes: 100n, usedPercent: 10 },
      volumeCapacity: { totalBytes: 100n, usedBytes: 20n },
      hostsByHealth: [{ word: "WARNING", count: 1 }],
      alertsBySeverity: [
        { word: "ERROR", count: 1 },
        { word: "INFO", count: 1 },
      ],
      jobsByState: [{ word: "RUNNING", count: 1 }],
    });
  });

  it("count a volume at each of its sites", async () => {
    const { view } = await estate(rows);
    expect(view.figures({ site: north })).toMatchObject({
      health: "WARNING",
      siteCount: 1,
      hostCount: 1,
      volumeCount: 1,
      shareCount: 0,
      expiringCertificateCount: 1,
      volumeCapacity: { usedBytes: 5n },
      alertsBySeverity: [{ word: "ERROR", count: 1 }],
      jobsByState: [],
    });
    expect(view.figures({ site: south })).toMatchObject({ health: "OK", volumeCount: 2, shareCount: 1 });
  });

  it("are null, never a false zero, for kinds that no source of the part has or none could be read of", async () => {
    const broken = new ScriptedFeed(["Volume"], []);
    broken.error = failure();
    const { view } = await estate(rows, [scriptedSource({ id: "beta", feeds: [broken] })]);
    expect(view.figures({ all: true })).toMatchObject({ volumeCount: 2, health: "CRITICAL" });
    expect(view.figures({ sourceIds: ["beta"] })).toMatchObject({
      health: "CRITICAL",
      siteCount: null,
      volumeCount: null,
      hostsByHealth: null,
      alertsBySeverity: null,
      jobsByState: null,
      expiringCertificateCount: null,
      volumeCapacity: { usedBytes: null },
    });
    expect(view.figures({ sourceIds: [] })).toMatchObject({ health: "UNKNOWN", siteCount: null });
  });

  it("stand beside the answers of every source and kind that they come from", async () => {
    const { view } = await estate(rows);
    expect(view.answers().map((answer) => [answer.kind, answer.state])).toEqual(
      ["Site", "Host", "StoragePool", "Volume", "Share", "Job", "Alert", "Certificate"].map((kind) => [kind, "LIVE"]),
    );
  });

  it("hold for certificates as lists do: WARNING in the last thirty days, CRITICAL when expired", async () => {
    const { view } = await estate(rows);
    expect(view.summary(await listOf(view, "Certificate")).byHealth).toEqual([
      { word: "OK", count: 1 },
      { word: "WARNING", count: 1 },
      { word: "CRITICAL", count: 1 },
    ] satisfies { word: RowOf["Host"]["health"]; count: number }[]);
  });
});
