// What do the estate's figures cost and say, and what do sources say of themselves?
import { describe, expect, it } from "vitest";
import type { Feed } from "../../src/contract/feed.ts";
import type { Row } from "../../src/contract/rows/index.ts";
import { FakeView } from "../support/FakeView.ts";
import { fakeSource } from "../support/fakeSource.ts";
import { row } from "../support/rows.ts";
import { runQuery } from "../support/runQuery.ts";

const sources = [
  fakeSource({ id: "alpha" }),
  fakeSource({ id: "beta", vendor: "NGENEA_HUB" }),
  fakeSource({ id: "gamma" }),
];
const rows: Row[] = [
  row("Site", "s1", { displayName: "Paris" }),
  row("Site", "s2", { displayName: "Rome", sourceId: "beta" }),
  row("Volume", "v1"),
  row("Volume", "v2"),
  row("Volume", "v3", { sourceId: "beta" }),
];
const view = () => new FakeView(sources, rows);

describe("The estate", () => {
  it("is split by product, source and site, and sums up in all", async () => {
    const { data, errors } = await runQuery(view(), {
      query: `{ estate { total { volumeCount hostCount hostsByHealth { health count } }
        byVendor { vendor figures { volumeCount } } bySource { source { id } figures { volumeCount } }
        bySite { site { displayName } figures { health } } } }`,
    });
    expect(errors).toBeUndefined();
    expect(data.estate).toEqual({
      total: { volumeCount: 3, hostCount: null, hostsByHealth: [{ health: "WARNING", count: 2 }] },
      byVendor: [
        { vendor: "QUMULO", figures: { volumeCount: 2 } },
        { vendor: "NGENEA_HUB", figures: { volumeCount: 1 } },
      ],
      bySource: [
        { source: { id: "alpha" }, figures: { volumeCount: 2 } },
        { source: { id: "beta" }, figures: { volumeCount: 1 } },
        { source: { id: "gamma" }, figures: { volumeCount: 0 } },
      ],
      bySite: [
        { site: { displayName: "Paris" }, figures: { health: "OK" } },
        { site: { displayName: "Rome" }, figures: { health: "OK" } },
      ],
    });
  });

  it("reads just what its figures are made of, as fresh as demanded, and tells of that alone", async () => {
    const asked = view();
    const { data } = await runQuery(asked, {
      query: `{ estate(freshness: { maxAgeSeconds: 0, waitMs: 100 }) { total { volumeCount } complete sources { source { id } kind state } } }`,
    });
    expect(asked.asked[0]).toEqual({
      prepare: { kinds: ["Volume"], ids: [], sourceIds: null },
      freshness: { maxAgeSeconds: 0, waitMs: 100 },
    });
    expect(data.estate.complete).toBe(true);
    expect(data.estate.sources).toEqual(
      ["alpha", "beta", "gamma"].map((id) => ({ source: { id }, kind: "VOLUME", state: "LIVE" })),
    );
  });

  it("asked for nothing but provenance means all of its figures, not a clean bill over none", async () => {
    const asked = view();
    await runQuery(asked, { query: "{ estate { complete } }" });
    expect(asked.prepared[0]?.kinds).toEqual([
      "Alert",
      "Certificate",
      "Host",
      "Job",
      "Share",
      "Site",
      "StoragePool",
      "Volume",
    ]);
  });

  it("refuses a negative age", async () => {
    const { errors } = await runQuery(view(), { query: "{ estate(freshness: { maxAgeSeconds: -1 }) { complete } }" });
    expect(errors?.[0]?.originalError).toMatchObject({
      problem: { code: "INVALID_INPUT", field: "freshness.maxAgeSeconds" },
    });
  });
});

describe("A list", () => {
  it("asks no source that its filter leaves out, and hands the arguments on with defaults filled in", async () => {
    const asked = view();
    await runQuery(asked, {
      query: `{ volumes(filter: { vendor: [QUMULO], source: ["gamma", "beta"] }, orderBy: [{ field: PATH, direction: null }, { field: USED_BYTES }], first: 3) { totalCount } }`,
    });
    expect(asked.prepared).toEqual([{ kinds: ["Volume"], ids: [], sourceIds: ["gamma"] }]);
    expect(asked.asked.find((question) => "list" in question)).toMatchObject({
      list: "Volume",
      args: {
        first: 3,
        orderBy: [
          { field: "PATH", direction: "ASC" },
          { field: "USED_BYTES", direction: "ASC" },
        ],
      },
    });
  });

  it("is walked by nodes or edges, with cursors and provenance", async () => {
    const { data } = await runQuery(view(), {
      query: `{ volumes { edges { cursor node { displayName } } pageInfo { startCursor endCursor hasNextPage } totalCount complete
        sources { source { id } kind count } summary { byHealth { count } } ... on ResourceConnection { nodes { __typename } } } }`,
    });
    expect(data.volumes).toMatchObject({
      edges: ["v1", "v2", "v3"].map((id) => ({ cursor: `at-${id}`, node: { displayName: id } })),
      pageInfo: { startCursor: "at-v1", endCursor: "at-v3", hasNextPage: false },
      totalCount: 3,
      nodes: [{ __typename: "Volume" }, { __typename: "Volume" }, { __typename: "Volume" }],
    });
    expect(data.volumes.sources[0]).toEqual({ source: { id: "alpha" }, kind: "VOLUME", count: 2 });
  });
});

describe("A source", () => {
  const problem = {
    code: "UPSTREAM_TIMEOUT",
    message: "alpha did not answer.",
    sourceId: "alpha",
    field: null,
    retryable: true,
    retryAfterMs: 500,
    vendorStatus: null,
    vendorCode: null,
    vendorRequestId: null,
  } as const;

  it("tells how it fares, with what is wrong and until when calls are held back", async () => {
    const budgets = [
      { callClass: "READ", callsPerSecond: 5, queued: 2, pausedUntil: "2026-01-01T00:01:00.000Z" },
    ] as const;
    const unwell = fakeSource({
      id: "alpha",
      status: { version: "7.1", breakerState: "OPEN", lastProblem: problem, budgets },
    });
    const { data, errors } = await runQuery(new FakeView([unwell], []), {
      query: `{ source(id: "alpha") { id demo tlsVerified authMethod version breakerState health budgets { callClass callsPerSecond queued pausedUntil }
        problems { code message retryable retryAfterMs source { id } } } absent: source(id: "delta") { id } }`,
    });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      source: {
        id: "alpha",
        demo: false,
        tlsVerified: true,
        authMethod: "STATIC_TOKEN",
        version: "7.1",
        breakerState: "OPEN",
        health: "OK",
        budgets,
        problems: [
          {
            code: "UPSTREAM_TIMEOUT",
            message: problem.message,
            retryable: true,
            retryAfterMs: 500,
            source: { id: "alpha" },
          },
        ],
      },
      absent: null,
    });
  });

  it("lists what its vendor can do, kind by kind, with the reason where it cannot", async () => {
    const readers = fakeSource({ id: "alpha" }).connector.readers;
    const bounded: Feed = { ...(readers.Job as Feed), windows: ["DAY", "ALL"], coverage: "LATEST_ONLY" };
    const able = fakeSource({
      id: "alpha",
      connector: { readers: { ...readers, Job: bounded, Alert: { derived: true } } },
    });
    const { data } = await runQuery(new FakeView([able], []), {
      query: `{ source(id: "alpha") { capabilities { kind listable reason vendorFilters commands { command code } } } }`,
    });
    const found = new Map(
      data.source.capabilities.map((capability: { kind: string }) => [capability.kind, capability]),
    );
    expect([...found.keys()]).toHaveLength(12);
    expect(found.get("HOST")).toMatchObject({
      listable: false,
      reason: "The vendor in memory has nothing of this kind.",
      commands: [{ command: "REFRESH_INVENTORY", code: "UNSUPPORTED_BY_VENDOR" }],
    });
    expect(found.get("JOB")).toMatchObject({
      listable: true,
      reason: "Only the latest of each: the vendor keeps no list of the others.",
      vendorFilters: ["createdAt"],
    });
    expect(found.get("VOLUME")).toMatchObject({ listable: true, reason: null, vendorFilters: [] });
    expect(found.get("ALERT")).toMatchObject({
      listable: true,
      reason: null,
      commands: [{ command: "REFRESH_INVENTORY", code: null }],
    });
  });

  it("has its sites read once, however many rows lead to it", async () => {
    const asked = view();
    const { data } = await runQuery(asked, { query: "{ volumes { nodes { source { sites { displayName } } } } }" });
    expect(data.volumes.nodes).toHaveLength(3);
    expect(asked.prepared[0]?.kinds).toEqual(["Site", "Volume"]);
    expect(asked.asked.filter((question) => "list" in question && question.list === "Site")).toHaveLength(2);
  });

  it("is tried only when a freshness is demanded, and only when the filter keeps it", async () => {
    const asked = view();
    await runQuery(asked, { query: "{ sources { totalCount } }" });
    expect(asked.asked).toEqual([]);
    await runQuery(asked, {
      query: "{ sources(filter: { vendor: [QUMULO] }, freshness: { maxAgeSeconds: 5 }) { totalCount } }",
    });
    expect(asked.asked).toEqual([{ probe: ["alpha", "gamma"] }]);
  });
});
