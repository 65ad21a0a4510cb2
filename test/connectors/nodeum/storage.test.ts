// Do pools, mounted shares and containers become the rows that the coverage table promises?
import { describe, expect, it } from "vitest";
import { quotaRow, volumeRow } from "../../../src/connectors/nodeum/map/container.ts";
import { byPool, poolRow } from "../../../src/connectors/nodeum/map/pool.ts";
import { shareRow } from "../../../src/connectors/nodeum/map/share.ts";
import { nodeumWords } from "../../../src/connectors/nodeum/map/words.ts";
import * as raw from "../../../src/connectors/nodeum/raw/storage.ts";

const reported: string[] = [];
const view = {
  sourceId: "archive",
  words: nodeumWords({ unknownWord: (field, word) => reported.push(`${field} ${word}`) }),
};
const assumed = "Nodeum does not state the unit of sizes; bytes are assumed.";

const shares = (list: object[]) => list.map((share) => raw.rawNasShare.parse(share));
const tapes = (list: object[]) => list.map((tape) => raw.rawTape.parse(tape));
const pool = (content: string, members: { shares?: object[]; tapes?: object[] | null }) =>
  poolRow(
    raw.rawPool.parse({ id: 4, name: "archive", comment: "", type: "active_archive", content }),
    {
      shares: byPool(shares(members.shares ?? [])),
      buckets: byPool([]),
      tapes: byPool(members.tapes === null ? null : tapes(members.tapes ?? [])),
    },
    view,
  );

describe("A pool", () => {
  it("quirk D-13, D-14: of shares uses what its own members use, and its size is not known", () => {
    const row = pool("nas", {
      shares: [
        { id: 1, pool_id: 4, file_size_sum: 9_007_199_254_740_993n },
        { id: 2, pool_id: 4, file_size_sum: 7 },
        { id: 3, pool_id: 5, file_size_sum: 100 },
      ],
    });
    expect(row).toMatchObject({ nativeId: "4", poolType: "NAS", site: "server", description: null, health: "UNKNOWN" });
    expect(row.capacity).toEqual({
      totalBytes: null,
      usedBytes: 9_007_199_254_741_000n,
      freeBytes: null,
      snapshotBytes: null,
      unlimited: null,
      basis: "LOGICAL",
      derived: true,
      assumption: assumed,
    });
    expect(row.details).toMatchObject({ nativeType: "active_archive", memberCount: 2 });
  });

  it("quirk D-14: counts members without a figure, and does not guess them", () => {
    const some = pool("nas", {
      shares: [
        { id: 1, pool_id: 4, file_size_sum: 5 },
        { id: 2, pool_id: 4 },
      ],
    });
    expect(some.capacity).toMatchObject({ usedBytes: 5n });
    expect(some.capacity?.assumption).toContain("1 of the members does not tell its size");
    expect(pool("nas", { shares: [{ id: 2, pool_id: 4 }] }).capacity).toMatchObject({ usedBytes: null, basis: null });
  });

  it("quirk D-15: of tapes has a true size, of which cleaning and diagnostic tapes are no part", () => {
    const row = pool("tape", {
      tapes: [
        { id: 1, pool_id: 4, type: "data_lto8", max: 100, free: 40 },
        { id: 2, pool_id: 4, type: "data_lto9", max: 200, free: 200, need_to_check: true, barcode: "N2" },
        { id: 3, pool_id: 4, type: "cleaning", max: 1_000, free: 1_000 },
      ],
    });
    expect(row.capacity).toMatchObject({ totalBytes: 300n, usedBytes: 60n, freeBytes: 240n, basis: "PHYSICAL" });
    expect(row.details).toMatchObject({ memberCount: 3, tapesToCheck: ["N2"] });
  });

  it("quirk D-16: whose members may not be listed has no figures, rather than none in use", () => {
    const row = pool("tape", { tapes: null });
    expect(row.capacity).toBeNull();
    expect(row.details).toMatchObject({ memberCount: null });
  });
});

describe("A mounted share", () => {
  const share = (nasType: string | null, options: string | null = null) =>
    shareRow(
      raw.rawNasShare.parse({
        id: 3,
        nas_id: 1,
        pool_id: 4,
        name: "scans",
        path: "/x",
        options,
        password: "[censored]",
      }),
      nasType === null ? null : raw.rawNas.parse({ id: 1, host: "nas-1", type: nasType }),
      view,
    );

  it.each([
    ["smb_v2_1", "SMB"],
    ["nfs_v4", "NFS"],
    ["storenext_v5", "UNKNOWN"],
  ])("quirk D-17: of a system that speaks %s is consumed by %s", (type, protocol) => {
    reported.length = 0;
    expect(share(type)).toMatchObject({ protocol, direction: "CONSUMED", volume: null, sites: ["server"] });
    expect(share(type).details).toMatchObject({ serverHost: "nas-1", nativeProtocol: type, pool: "4" });
    expect(reported).toEqual([]);
  });

  it("quirk D-17: of a system that may not be read has no protocol, and is shown", () => {
    expect(share(null)).toMatchObject({ protocol: "UNKNOWN", displayName: "scans", nfs: null, smb: null });
  });

  it.each([
    ["rw,username=svc,password=a=b c,vers=3.0", "rw,username=[hidden],password=[hidden],vers=3.0"],
    ["credentials=/etc/nas.cred", "credentials=[hidden]"],
    ["user=svc%s3cret, domain=LAB", "user=[hidden], domain=LAB"],
    ["pass=a,,s3cret,ro", "pass=[hidden],ro"],
    ["rw,hard,sec=krb5", "rw,hard,sec=krb5"],
  ])("quirk D-18: hides the secrets in the mount options %s", (options, shown) => {
    expect(share("smb_v3", options).details?.mountOptions).toBe(shown);
    expect(JSON.stringify(share("smb_v3", options), (_, value) => String(value))).not.toMatch(/s3cret|censored/);
  });
});

describe("A container", () => {
  const container = (more: object) => raw.rawContainer.parse({ id: 100, name: "my-container", ...more });
  const volume = (more: object) => volumeRow(container(more), view);

  it("quirk D-13, D-19: limits itself by its quota, and is a quota for it", () => {
    const facts = { quota_total_size: 100, stat_total_size: 100, stat_size_on_cache: 900, quota_on_cache: 40 };
    expect(volume(facts)).toMatchObject({
      health: "WARNING",
      capacity: { totalBytes: 100n, usedBytes: 100n, freeBytes: 0n, unlimited: false, assumption: assumed },
    });
    expect(quotaRow(container(facts), view)).toMatchObject({ scope: "VOLUME", volume: "100" });
  });

  it("quirk D-19: with a quota of 0 is taken for unlimited, and says so; without one it says nothing", () => {
    const unlimited = volume({ quota_total_size: 0, stat_total_size: 5 });
    expect(unlimited).toMatchObject({ health: "OK", capacity: { totalBytes: null, unlimited: true } });
    expect(unlimited.capacity?.assumption).toContain("A quota of 0 is taken for no limit.");
    expect(volume({})).toMatchObject({ health: "UNKNOWN", capacity: { totalBytes: null, unlimited: null } });
    for (const more of [{ quota_total_size: 0 }, {}, { quota_total_size: -1 }])
      expect(quotaRow(container(more), view)).toBeNull();
  });

  it("quirk D-20: tells its quota on the cache as a percentage only when it can be one", () => {
    expect(volume({ quota_on_cache: 75 }).details?.quotaOnCachePercent).toBe(75);
    expect(volume({ quota_on_cache: 5_000_000_000 }).details?.quotaOnCachePercent).toBeNull();
  });

  it("quirk D-21: may hold more on the cache than in all, which is no part of what it uses", () => {
    const row = volume({ stat_total_size: 10, stat_size_on_cache: 30 });
    expect(row.capacity?.usedBytes).toBe(10n);
    expect(row.details?.cachedBytes).toBe(30n);
  });

  it("quirk D-22: stands in the pools that newer releases tell, and else just at the server", () => {
    const pools = (more: object) => volume(more).placements?.map(({ site, pool }) => [site, pool]);
    expect(pools({})).toEqual([["server", null]]);
    expect(pools({ push_pool_id: 4, cleaning_pool_id: 4 })).toEqual([["server", "4"]]);
    expect(pools({ push_pool_id: 4, cleaning_pool_id: 6 })).toEqual([
      ["server", "4"],
      ["server", "6"],
    ]);
  });

  it("quirk D-12: that tells nothing but its number is shown by it", () => {
    expect(volumeRow(raw.rawContainer.parse({ id: 7, name: "" }), view)).toMatchObject({
      displayName: "7",
      name: null,
    });
  });
});
