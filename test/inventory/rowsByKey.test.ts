// What does it cost to ask for rows by key? Memory, single reads or the whole collection, and what they leave behind.
import { describe, expect, it } from "vitest";
import { EVERYONE } from "../../src/access/Viewer.ts";
import type { Row, RowOf } from "../../src/contract/rows/index.ts";
import { settle } from "../support/FakeClock.ts";
import { ago, bench, DEFAULT, gate, NOW, touching } from "./support/estate.ts";
import { ids, job, quota, volume, volumes } from "./support/rows.ts";
import { failure, ScriptedFeed, scriptedSource } from "./support/scripted.ts";

function estate(rows: Row[] = volumes(300), options: { singles?: boolean } = {}) {
  const feed = new ScriptedFeed([rows[0]?.kind ?? "Volume"], rows);
  const asked = options.singles === false ? [] : feed.readSingly(feed.kinds[0] ?? "Volume");
  const made = bench([scriptedSource({ feeds: [feed] })]);
  const getMany = async (...keys: string[]) => {
    const found = await made.view().getMany(feed.kinds[0] ?? "Volume", "alpha", keys);
    return [...found].map(([key, row]) => (row === null ? `no ${key}` : row.nativeId));
  };
  return { feed, asked, getMany, ...made };
}

describe("Rows asked for by key", () => {
  it("come from memory while the collection is fresh, and so does it that there are none", async () => {
    const { list, getMany, asked, feed } = estate();
    await list("Volume");
    expect(await getMany("v1", "v2", "nowhere")).toEqual(["v1", "v2", "no nowhere"]);
    expect([asked.length, feed.reads.length]).toEqual([0, 1]);
  });

  it("are read singly while nothing is known and they are few, and then come from memory", async () => {
    const { getMany, asked, feed } = estate();
    expect(await getMany("v1", "nowhere")).toEqual(["v1", "no nowhere"]);
    expect(await getMany("v1", "nowhere")).toEqual(["v1", "no nowhere"]);
    expect(asked).toEqual([["v1", "nowhere"]]);
    expect(feed.reads).toHaveLength(0);
  });

  it("are read with the whole collection when they are many", async () => {
    const { getMany, asked, feed } = estate();
    const keys = volumes(21).map((row) => row.nativeId);
    expect(await getMany(...keys)).toEqual(keys);
    expect([asked.length, feed.reads.length]).toEqual([0, 1]);
  });

  it("are read the way that costs fewer calls once the lists are known", async () => {
    const { list, clock, getMany, asked, feed } = estate();
    await list("Volume");
    await clock.advance(3_600_000);
    await getMany("v1", "v2", "v3");
    expect([asked.length, feed.reads.length]).toEqual([1, 1]);
    await clock.advance(3_600_000);
    await getMany("v1", "v2", "v3", "v4");
    expect([asked.length, feed.reads.length]).toEqual([1, 2]);
  });

  it("of several kinds that one feed brings are weighed together: one read for all of them", async () => {
    const rows = [...volumes(4), ...volumes(4).map(({ nativeId }) => quota({ nativeId: `q-${nativeId}` }))];
    const feed = new ScriptedFeed(["Volume", "Quota"], rows);
    feed.pageSize = 4;
    const asked = [feed.readSingly("Volume"), feed.readSingly("Quota")];
    const { view, list, clock } = bench([scriptedSource({ feeds: [feed] })]);
    await list("Volume");
    const ask = async (...keys: string[]) => {
      await clock.advance(3_600_000);
      const request = view();
      const found = await Promise.all([
        request.getMany("Volume", "alpha", keys),
        request.getMany(
          "Quota",
          "alpha",
          keys.map((key) => `q-${key}`),
        ),
      ]);
      return found.flatMap((part) => [...part.values()].map((row) => row?.kind));
    };
    // The feed costs two calls: one row of each kind costs as much singly, two of each cost more.
    expect(await ask("v1")).toEqual(["Volume", "Quota"]);
    expect([asked.flat(), feed.reads.length]).toEqual([[["v1"], ["q-v1"]], 1]);
    expect(await ask("v1", "v2")).toEqual(["Volume", "Volume", "Quota", "Quota"]);
    expect([asked.flat().length, feed.reads.length]).toEqual([2, 2]);
  });

  it("are read with the list while nothing is known of it, when even a long one costs fewer calls", async () => {
    const { feed, getMany, asked } = estate();
    feed.calls = () => 1;
    expect(await getMany("v1", "v2")).toEqual(["v1", "v2"]);
    expect([asked.length, feed.reads.length]).toEqual([0, 1]);
  });

  it("are read singly, however many, where a read of the list costs a call for each of its rows", async () => {
    const { feed, getMany, asked } = estate();
    feed.calls = (counts) => counts[feed.name] ?? 0;
    const keys = volumes(100).map((row) => row.nativeId);
    expect(await getMany(...keys)).toEqual(keys);
    expect([asked.length, feed.reads.length]).toEqual([1, 0]);
  });

  it("are known with their age by the next request too", async () => {
    const { view, clock, asked } = estate();
    await view().getMany("Volume", "alpha", ["v1"]);
    await clock.advance(10_000);
    const request = view();
    const row = (await request.getMany("Volume", "alpha", ["v1"])).get("v1") as RowOf["Volume"];
    expect([request.observedAt(row).slice(11, 19), request.stale(row)]).toEqual(["12:00:00", false]);
    expect(asked).toHaveLength(1);
  });

  it("are read with the whole collection where the vendor has no single reads", async () => {
    const { getMany, feed } = estate(volumes(3), { singles: false });
    expect(await getMany("v1", "nowhere")).toEqual(["v1", "no nowhere"]);
    expect(feed.reads).toHaveLength(1);
  });

  it("are matched by key, whatever order the vendor answers in", async () => {
    const { feed, getMany } = estate();
    const reader = feed.singles.Volume;
    feed.singles.Volume = {
      calls: (keys) => keys,
      getMany: async (nativeIds, call) => new Map([...((await reader?.getMany(nativeIds, call)) ?? [])].reverse()),
    };
    expect(await getMany("v3", "v1", "v2")).toEqual(["v3", "v1", "v2"]);
  });

  it("cost one call for all requests that ask at the same time", async () => {
    const { feed, getMany, asked } = estate();
    const slow = gate();
    feed.gate = () => slow.held;
    const first = getMany("v1", "v2");
    await settle();
    const second = getMany("v2", "v3");
    await settle();
    slow.open();
    expect([await first, await second]).toEqual([
      ["v1", "v2"],
      ["v2", "v3"],
    ]);
    expect(asked).toEqual([["v1", "v2"], ["v3"]]);
  });

  it("fail with the vendor's failure, unless they are remembered and not too old", async () => {
    const { feed, getMany, list, clock, view } = estate();
    feed.error = failure("UPSTREAM_TIMEOUT");
    await expect(getMany("v1")).rejects.toMatchObject({ problem: { code: "UPSTREAM_TIMEOUT" } });
    feed.error = null;
    await list("Volume");
    feed.error = failure();
    await clock.advance(23 * 3_600_000);
    const request = view();
    const row = (await request.getMany("Volume", "alpha", ["v1"])).get("v1") as RowOf["Volume"];
    expect(request.stale(row)).toBe(true);
    await clock.advance(3_600_001);
    await expect(getMany("v1")).rejects.toMatchObject({ problem: { code: "UPSTREAM_ERROR" } });
  });

  it("say so when the deadline of the request passes first, and are read to the end for others", async () => {
    const { feed, getMany, clock } = estate();
    const slow = gate();
    feed.gate = () => slow.held;
    const late = getMany("v1");
    const refused = expect(late).rejects.toMatchObject({ problem: { code: "DEADLINE_EXCEEDED", retryable: true } });
    await clock.advance(10_000);
    await refused;
    slow.open();
    await settle();
    expect(await getMany("v1")).toEqual(["v1"]);
  });

  it("of an unbounded kind are looked for in all that there is where the vendor has no single reads", async () => {
    const feed = new ScriptedFeed(["Job"], [job({ nativeId: "old", createdAt: ago(10 * 86_400) })]);
    feed.windows = ["DAY", "ALL"];
    const rows = feed.rows;
    feed.beforePage = () => {
      feed.rows = feed.reads.at(-1)?.window === "ALL" ? rows : [];
    };
    const { view } = bench([scriptedSource({ feeds: [feed] })]);
    const found = await view().getMany("Job", "alpha", ["old", "nowhere"]);
    expect([...found.values()].map((row) => row?.nativeId ?? null)).toEqual(["old", null]);
    expect(feed.reads.map((read) => read.window)).toEqual(["DAY", "ALL"]);
  });

  it("are not said to be absent when the read that would know was cut short", async () => {
    const { feed, getMany } = estate(volumes(3), { singles: false });
    feed.total = () => 4;
    expect(await getMany("v1")).toEqual(["v1"]);
    await expect(getMany("nowhere")).rejects.toMatchObject({ problem: { code: "DEADLINE_EXCEEDED", retryable: true } });
  });

  it("are none of a kind that the vendor has not", async () => {
    const { view } = estate();
    expect((await view().getMany("Certificate", "alpha", ["c"])).get("c")).toBeNull();
  });
});

describe("A row read by itself", () => {
  it("enters the collection: replaced, added or taken out, with a reading of its own", async () => {
    const { list, clock, feed, getMany, view } = estate(volumes(3));
    await list("Volume");
    await clock.advance(3_600_000);
    feed.rows = [
      volume({ nativeId: "v0", description: "new" }),
      volume({ nativeId: "v1" }),
      volume({ nativeId: "v9" }),
    ];
    expect(await getMany("v0")).toEqual(["v0"]);
    expect(await getMany("v1")).toEqual(["v1"]);
    expect(await getMany("v2")).toEqual(["no v2"]);
    expect(await getMany("v9")).toEqual(["v9"]);
    const request = view();
    await request.prepare(touching("Volume"), { maxAgeSeconds: 7_200, waitMs: null });
    const page = await request.list("Volume", {});
    expect(page.rows.map((row) => [row.nativeId, row.description, request.observedAt(row).slice(11, 16)])).toEqual([
      ["v0", "new", "13:00"],
      ["v1", null, "13:00"],
      ["v9", null, "13:00"],
    ]);
    expect(feed.reads).toHaveLength(1);
  });

  it("is newer than a whole read that had begun before it, also when it said that there is none", async () => {
    const { list, clock, feed, getMany } = estate(volumes(4));
    await list("Volume");
    await clock.advance(3_600_000);
    const slow = gate();
    feed.pageSize = 3;
    feed.gate = (page) => (page === 1 ? slow.held : undefined);
    const reading = list("Volume", {}, NOW);
    await clock.advance(100);
    feed.gate = undefined;
    const before = feed.rows;
    feed.rows = [volume({ nativeId: "v0", description: "newest" })];
    expect(await getMany("v0")).toEqual(["v0"]);
    expect(await getMany("v1")).toEqual(["no v1"]);
    feed.rows = before;
    slow.open();
    const page = await reading;
    expect(page.rows.map((row) => [row.nativeId, row.description])).toEqual([
      ["v0", "newest"],
      ["v2", null],
      ["v3", null],
    ]);
  });

  it("stays without a doubt when a whole read that had begun before it does not find it", async () => {
    const { list, clock, feed, getMany, view } = estate(volumes(2));
    await list("Volume");
    await clock.advance(3_600_000);
    const slow = gate();
    feed.gate = () => slow.held;
    const reading = list("Volume", {}, NOW);
    await clock.advance(100);
    feed.gate = undefined;
    feed.rows = [...volumes(2), volume({ nativeId: "created" })];
    expect(await getMany("created")).toEqual(["created"]);
    feed.rows = volumes(2);
    slow.open();
    const created = (await reading).rows.find((row) => row.nativeId === "created");
    expect(created === undefined ? null : view().stale(created)).toBe(false);
  });

  it("does not replace what a whole read found later", async () => {
    const { list, clock, feed, getMany } = estate(volumes(2));
    await list("Volume");
    await clock.advance(3_600_000);
    const slow = gate();
    const reader = feed.singles.Volume;
    feed.singles.Volume = {
      calls: () => 1,
      getMany: async (nativeIds, call) => {
        const found = await reader?.getMany(nativeIds, call);
        await slow.held;
        return found ?? new Map();
      },
    };
    const single = getMany("v0");
    await clock.advance(1_000);
    feed.rows = volumes(2, () => ({ description: "later" }));
    await list("Volume", {}, NOW);
    slow.open();
    await single;
    expect((await list("Volume")).rows[0]?.description).toBe("later");
  });

  it("older than the window does not stand in the window's list, but can be named", async () => {
    const feed = new ScriptedFeed(["Job"], [job({ nativeId: "old", createdAt: ago(10 * 86_400) })]);
    feed.windows = ["DAY", "ALL"];
    const asked = feed.readSingly("Job");
    const { view, list } = bench([scriptedSource({ feeds: [feed] })]);
    await list("Job");
    const request = view();
    expect((await request.getMany("Job", "alpha", ["old"])).get("old")?.nativeId).toBe("old");
    expect(asked).toHaveLength(0);
    expect(ids((await request.list("Job", {})).rows)).toEqual([]);
    expect(request.one({ sourceId: "alpha" }, "Job", "old")?.nativeId).toBe("old");
  });

  it("of an unbounded kind is asked for singly when the window that is in hand does not hold it", async () => {
    const feed = new ScriptedFeed(["Job"], []);
    feed.windows = ["DAY", "ALL"];
    const asked = feed.readSingly("Job");
    const { view, list } = bench([scriptedSource({ feeds: [feed] })]);
    await list("Job");
    feed.rows = [job({ nativeId: "old", createdAt: ago(10 * 86_400) })];
    expect((await view().getMany("Job", "alpha", ["old"])).get("old")?.nativeId).toBe("old");
    expect(asked).toEqual([["old"]]);
  });
});

describe("Details of rows", () => {
  it("come straight from the vendor, by key, and are kept nowhere", async () => {
    const feed = new ScriptedFeed(["Job"], [job({ nativeId: "j" })]);
    let calls = 0;
    feed.details.Job = {
      steps: {
        fields: ["steps"],
        calls: (keys) => keys,
        getMany: async (keys) => {
          calls += 1;
          return new Map(keys.map((key) => [key, key === "j" ? { steps: [calls] } : null]));
        },
      },
    };
    const { view } = bench([scriptedSource({ feeds: [feed] })]);
    const ask = { kind: "Job" as const, sourceId: "alpha", name: "steps", nativeIds: ["j", "k"] };
    expect([...(await view().details(ask))]).toEqual([
      ["j", { steps: [1] }],
      ["k", null],
    ]);
    expect((await view().details(ask)).get("j")).toEqual({ steps: [2] });
    expect((await view().details({ ...ask, name: "other" })).get("j")).toBeNull();
  });

  it("fail with the vendor's failure, and are nothing for a row that the viewer may not see", async () => {
    const feed = new ScriptedFeed(["Job"], [job({ nativeId: "j" })]);
    const getMany = async () => {
      throw failure("UPSTREAM_UNREACHABLE");
    };
    feed.details.Job = { steps: { fields: ["steps"], calls: () => 1, getMany } };
    const { view } = bench([scriptedSource({ feeds: [feed] })]);
    const ask = { kind: "Job" as const, sourceId: "alpha", name: "steps", nativeIds: ["j"] };
    await expect(view().details(ask)).rejects.toMatchObject({ problem: { code: "UPSTREAM_UNREACHABLE" } });
    const blind = view({ ...EVERYONE, id: "blind", digest: "blind", mayRead: () => true, sees: () => false });
    await blind.prepare(touching("Job"), DEFAULT);
    expect((await blind.details(ask)).get("j")).toBeNull();
  });
});
