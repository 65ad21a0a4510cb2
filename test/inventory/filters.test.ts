// Does every filter keep what its description says? The descriptions of the GraphQL inputs, one by one.
import { describe, expect, it } from "vitest";
import type { Kind } from "../../src/contract/kinds.ts";
import type { Row } from "../../src/contract/rows/index.ts";
import { encodeGlobalId } from "../../src/inventory/globalId.ts";
import { ago, bench, START } from "./support/estate.ts";
import { alert, capacity, certificate, host, ids, job, quota, share, site, template, volume } from "./support/rows.ts";
import { ScriptedFeed, scriptedSource } from "./support/scripted.ts";

const estate = (rows: Row[]) => {
  const kinds = [...new Set(rows.map((row) => row.kind))];
  return bench([
    scriptedSource({
      feeds: kinds.map(
        (kind) =>
          new ScriptedFeed(
            [kind],
            rows.filter((row) => row.kind === kind),
          ),
      ),
    }),
  ]);
};

/** Native ids of the rows that a filter keeps, sorted. */
const kept = async (rows: Row[], filter: object) => {
  const kind: Kind = rows[0]?.kind ?? "Volume";
  const page = await estate(rows).list(kind, { filter: filter as Record<string, unknown> });
  return ids(page.rows).sort();
};

const id = (kind: Kind, nativeId: string, sourceId = "alpha") => encodeGlobalId({ kind, sourceId, nativeId });

describe("Text", () => {
  const rows = [
    share({ nativeId: "1", displayName: "Projekte Ä", path: "/Data/A" }),
    share({ nativeId: "2", displayName: "PROJECTS", path: "/data/b" }),
    share({ nativeId: "3", displayName: "ﬁnance", path: null }),
  ];

  it.each([
    [{ displayName: { in: ["projects", "none"] } }, ["2"]],
    [{ displayName: { contains: "ä" } }, ["1"]],
    [{ displayName: { contains: "FIN" } }, ["3"]],
    [{ displayName: { startsWith: "proj" } }, ["1", "2"]],
    [{ displayName: { contains: "proj", startsWith: "PROJEC" } }, ["2"]],
    [{ displayName: { in: [] } }, []],
    [{ displayName: {} }, ["1", "2", "3"]],
    [{ displayName: null }, ["1", "2", "3"]],
    [{ path: { startsWith: "/data" } }, ["2"]],
    [{ path: { contains: "/DATA" } }, ["1", "2"]],
    [{ path: { isNull: true } }, ["3"]],
    [{ path: { isNull: false } }, ["1", "2"]],
    [{ path: { contains: "zzz", isNull: true } }, []],
  ])("%j keeps %j", async (filter, expected) => {
    expect(await kept(rows, filter)).toEqual(expected);
  });
});

describe("Sizes and percentages", () => {
  const TIB = 1_024n ** 4n;
  const rows = [
    volume({ nativeId: "full", capacity: capacity(TIB, TIB) }),
    volume({ nativeId: "half", capacity: capacity(TIB, TIB / 2n) }),
    volume({ nativeId: "over", capacity: capacity(TIB, 2n * TIB) }),
    volume({ nativeId: "huge", capacity: capacity(2n ** 63n, 2n ** 62n + 1n) }),
    volume({ nativeId: "unlimited", capacity: capacity(null, 5n, { unlimited: true }) }),
    volume({ nativeId: "zero", capacity: capacity(0n, 0n) }),
    volume({ nativeId: "unknown" }),
  ];

  it.each([
    [{ usedPercent: { gte: 100 } }, ["full", "over"]],
    [{ usedPercent: { lte: 50 } }, ["half", "huge"]],
    [{ usedPercent: { isNull: true } }, ["unknown", "unlimited", "zero"]],
    [{ usedBytes: { gte: { tib: 0.5 }, lte: { gib: 1_024 } } }, ["full", "half"]],
    [{ usedBytes: { gte: { bytes: "4611686018427387905" } } }, ["huge"]],
    [{ usedBytes: { gte: { bytes: 4611686018427387906n } } }, []],
    [{ usedBytes: { lte: { gib: 0.000000005 } } }, ["unlimited", "zero"]],
    [{ totalBytes: { isNull: true } }, ["unknown", "unlimited"]],
    [{ totalBytes: { lte: { bytes: 0 } } }, ["zero"]],
  ])("%o keeps %j", async (filter, expected) => {
    expect(await kept(rows, filter)).toEqual(expected);
  });
});

describe("Moments", () => {
  const rows = [
    certificate({ nativeId: "expired", validUntil: ago(1) }),
    certificate({ nativeId: "soon", validUntil: ago(-29 * 86_400) }),
    certificate({ nativeId: "later", validUntil: ago(-31 * 86_400) }),
    certificate({ nativeId: "unknown" }),
  ];

  it.each([
    [{ validUntil: { before: START } }, ["expired"]],
    [{ validUntil: { since: ago(1) } }, ["expired", "later", "soon"]],
    [{ validUntil: { since: "2026-11-20T13:00:00+01:00" } }, ["later", "soon"]],
    [{ validUntil: { before: new Date(START) } }, ["expired"]],
    [{ validUntil: { sinceSecondsAgo: 0, beforeSecondsAgo: -2_592_000 } }, ["soon"]],
    [{ validUntil: { isNull: true } }, ["unknown"]],
    [{ health: ["CRITICAL"] }, ["expired"]],
    [{ health: ["WARNING", "OK"] }, ["later", "soon"]],
    [{ health: ["UNKNOWN"] }, ["unknown"]],
  ])("%j keeps %j", async (filter, expected) => {
    expect(await kept(rows, filter)).toEqual(expected);
  });
});

describe("Time", () => {
  it("goes on for filters that look at it, although the rows are the same", async () => {
    const rows = [
      certificate({ nativeId: "c", validUntil: ago(-60) }),
      certificate({ nativeId: "d", validUntil: ago(60) }),
    ];
    const { list, clock } = estate(rows);
    const expired = { filter: { health: ["CRITICAL"] } };
    const soon = { filter: { validUntil: { beforeSecondsAgo: 0 } } };
    expect([(await list("Certificate", expired)).totalCount, (await list("Certificate", soon)).totalCount]).toEqual([
      1, 1,
    ]);
    await clock.advance(61_000);
    expect([(await list("Certificate", expired)).totalCount, (await list("Certificate", soon)).totalCount]).toEqual([
      2, 2,
    ]);
  });
});

describe("Words and flags", () => {
  it("keep rows that have any of the words", async () => {
    const rows = [job({ nativeId: "a", state: "FAILED" }), job({ nativeId: "b", state: "LOST", jobType: "SCAN" })];
    expect(await kept(rows, { state: ["FAILED", "LOST"] })).toEqual(["a", "b"]);
    expect(await kept(rows, { state: ["FAILED", "LOST"], jobType: ["SCAN"] })).toEqual(["b"]);
    expect(await kept(rows, { state: [] })).toEqual([]);
  });

  it("keep neither side of a flag that the vendor does not set", async () => {
    const rows = [template({ nativeId: "on", enabled: true }), template({ nativeId: "off", enabled: false })];
    const unsaid = template({ nativeId: "unsaid" });
    expect(await kept([...rows, unsaid], { enabled: true })).toEqual(["on"]);
    expect(await kept([...rows, unsaid], { enabled: false })).toEqual(["off"]);
  });

  it("know that no job was started through a gateway that changes nothing", async () => {
    expect(await kept([job({ nativeId: "a" })], { hasOperation: true })).toEqual([]);
    expect(await kept([job({ nativeId: "a" })], { hasOperation: false })).toEqual(["a"]);
  });

  it("keep rows by the vendor's keys, and by scope and direction", async () => {
    expect(await kept([quota({ nativeId: "q1" }), quota({ nativeId: "Q1" })], { nativeId: ["q1"] })).toEqual(["q1"]);
    expect(await kept([quota({ nativeId: "q", scope: "FOLDER" })], { scope: ["FOLDER"] })).toEqual(["q"]);
    expect(await kept([share({ nativeId: "s", direction: "CONSUMED" })], { direction: ["SERVED"] })).toEqual([]);
  });
});

describe("Ids", () => {
  it("keep the rows themselves, or those that name one of the rows given", async () => {
    const rows = [host({ nativeId: "1", site: "a" }), host({ nativeId: "2", site: "b" }), host({ nativeId: "3" })];
    expect(await kept(rows, { id: [id("Host", "1"), id("Host", "9")] })).toEqual(["1"]);
    expect(await kept(rows, { site: [id("Site", "a"), id("Site", "b")] })).toEqual(["1", "2"]);
    expect(await kept(rows, { site: [id("Site", "a")], id: [id("Host", "2")] })).toEqual([]);
    expect(await kept(rows, { site: [id("Site", "a", "beta")] })).toEqual([]);
  });

  it("of any kind can be what an alert is about", async () => {
    const rows = [
      alert({ nativeId: "host", resource: { kind: "Host", ref: "1" } }),
      alert({ nativeId: "volume", resource: { kind: "Volume", ref: "1" } }),
      alert({ nativeId: "named", resource: { kind: "Site", ref: { by: "name", name: "north" } } }),
      site({ nativeId: "s", name: "north" }),
    ];
    expect(await kept(rows, { resource: [id("Host", "1")] })).toEqual(["host"]);
    expect(await kept(rows, { resource: [id("Volume", "1"), id("Site", "s")] })).toEqual(["named", "volume"]);
  });

  it.each([
    ["site", "nonsense"],
    ["site", id("Volume", "a")],
    ["id", id("Site", "a")],
  ])("that are none of the kind are refused, naming filter.%s", async (field, value) => {
    await expect(kept([host({ nativeId: "1" })], { [field]: [value] })).rejects.toMatchObject({
      problem: { code: "INVALID_INPUT", field: `filter.${field}` },
    });
  });
});

describe("A filter that makes no sense", () => {
  it.each([
    [{ usedBytes: { gte: { gib: 1, tib: 1 } } }, "filter.usedBytes.gte"],
    [{ usedBytes: { gte: { bytes: "many" } } }, "filter.usedBytes.gte"],
    [{ usedBytes: { gte: { gib: 1e308 } } }, "filter.usedBytes.gte"],
    [{ usedBytes: { lte: { tib: -1 } } }, "filter.usedBytes.lte"],
    [{ colour: "red" }, "filter.colour"],
    [{ displayName: { like: "x" } }, "filter.displayName.like"],
    [{ usedPercent: { gte: "90" } }, "filter.usedPercent.gte"],
  ])("%j is refused by the name of its field", async (filter, field) => {
    await expect(kept([volume({ nativeId: "v" })], filter)).rejects.toMatchObject({
      problem: { code: "INVALID_INPUT", field },
    });
  });
});

describe("A filter that names sources or products", () => {
  it("is refused when there is no source of that name, for an empty list would look like the truth", async () => {
    await expect(kept([volume({ nativeId: "v" })], { source: ["alpha", "alhpa"] })).rejects.toMatchObject({
      problem: { code: "INVALID_INPUT", field: "filter.source", message: expect.stringContaining('"alhpa"') },
    });
  });

  it("keeps the others out of the answer, and does not ask them", async () => {
    const feeds = ["alpha", "beta", "gamma"].map(
      (sourceId) => new ScriptedFeed(["Volume"], [volume({ nativeId: `of-${sourceId}`, sourceId })]),
    );
    const [alpha, beta, gamma] = feeds as [ScriptedFeed, ScriptedFeed, ScriptedFeed];
    const { list } = bench([
      scriptedSource({ feeds: [alpha] }),
      scriptedSource({ id: "beta", vendor: "OTHER", feeds: [beta] }),
      scriptedSource({ id: "gamma", vendor: "OTHER", feeds: [gamma] }),
    ]);
    const page = await list("Volume", { filter: { vendor: ["OTHER"], source: ["alpha", "beta"] } });
    expect(ids(page.rows)).toEqual(["of-beta"]);
    expect(page.answers.map((answer) => answer.sourceId)).toEqual(["beta"]);
    expect(page.complete).toBe(true);
    await list("Volume", { filter: { id: [id("Volume", "of-gamma", "gamma")] } });
    await list("Volume", { filter: { source: ["gamma"], id: [id("Volume", "of-alpha")] } });
    expect(feeds.map((feed) => feed.reads.length)).toEqual([0, 1, 1]);
  });
});
