// How far back is read? Windows of jobs, snapshots and alerts, as administrators and their filters ask for them.
import { describe, expect, it } from "vitest";
import type { Window } from "../../src/contract/kinds.ts";
import { ago, bench, DEFAULT, NOW, touching } from "./support/estate.ts";
import { alert, ids, job, snapshot, volume } from "./support/rows.ts";
import { ScriptedFeed, scriptedSource } from "./support/scripted.ts";

const HOUR = 3_600;
const DAY = 24 * HOUR;

const jobs = () => [
  job({ nativeId: "minutes", createdAt: ago(600) }),
  job({ nativeId: "hours", createdAt: ago(5 * HOUR), finishedAt: ago(4 * HOUR) }),
  job({ nativeId: "days", createdAt: ago(3 * DAY), finishedAt: ago(2 * HOUR), state: "FAILED" }),
  job({ nativeId: "weeks", createdAt: ago(20 * DAY) }),
  job({ nativeId: "long", createdAt: ago(20 * DAY), state: "RUNNING" }),
  job({ nativeId: "undated" }),
];

function jobFeed(windows: readonly Window[]) {
  const feed = new ScriptedFeed(["Job"], jobs());
  feed.windows = windows;
  return { feed, ...bench([scriptedSource({ feeds: [feed] })]) };
}

const all = ["HOUR", "DAY", "WEEK", "ALL"] as const;
const asked = (feed: ScriptedFeed) => feed.reads.map((read) => read.window);

describe("A list of jobs that nothing bounds", () => {
  it("reads the last day, shows unfinished and undated work whatever its age, and says so", async () => {
    const { list, feed } = jobFeed(all);
    const page = await list("Job");
    expect(asked(feed)).toEqual(["DAY"]);
    expect(ids(page.rows)).toEqual(["minutes", "hours", "long", "undated"]);
    expect(page.complete).toBe(true);
    expect(page.answers[0]).toMatchObject({
      coverage: "WINDOW",
      count: 4,
      reason: "Only the last 24 hours by createdAt was asked for.",
    });
  });

  it("shows everything of a vendor that cannot bound by time", async () => {
    const { list, feed } = jobFeed(["ALL"]);
    const page = await list("Job");
    expect(asked(feed)).toEqual(["ALL"]);
    expect(page.totalCount).toBe(6);
    expect(page.answers[0]).toMatchObject({ coverage: "ALL", reason: null });
  });

  it("reads the next wider rung where the vendor has not the very one, and cuts the answer", async () => {
    const { list, feed } = jobFeed(["WEEK", "ALL"]);
    const page = await list("Job");
    expect(asked(feed)).toEqual(["WEEK"]);
    expect(ids(page.rows)).not.toContain("days");
    expect(feed.reads[0]?.since).toBe("2026-11-13T11:59:00.000Z");
  });

  it("is served from a wider window that is in hand and fresh", async () => {
    const { list, feed } = jobFeed(all);
    await list("Job", { filter: { createdAt: { sinceSecondsAgo: 5 * DAY } } });
    expect(ids((await list("Job")).rows)).toEqual(["minutes", "hours", "long", "undated"]);
    expect(asked(feed)).toEqual(["WEEK"]);
  });
});

describe("A filter on time", () => {
  const cases = [
    [{ createdAt: { sinceSecondsAgo: HOUR } }, "HOUR", ["minutes"]],
    [{ createdAt: { sinceSecondsAgo: HOUR + 1 } }, "DAY", ["minutes"]],
    [{ createdAt: { since: ago(3 * DAY) } }, "WEEK", ["minutes", "hours", "days"]],
    [{ createdAt: { since: ago(30 * DAY) } }, "ALL", ["minutes", "hours", "days", "long", "weeks"]],
    [{ createdAt: { before: ago(2 * DAY) } }, "ALL", ["days", "long", "weeks"]],
    [{ createdAt: { sinceSecondsAgo: DAY, since: ago(HOUR) } }, "HOUR", ["minutes"]],
    [{ createdAt: { isNull: true } }, "DAY", ["undated"]],
    [{ state: ["RUNNING"] }, "DAY", ["long"]],
    [{ state: ["FAILED"] }, "DAY", []],
    [{ state: ["FAILED"], createdAt: { sinceSecondsAgo: 7 * DAY } }, "WEEK", ["days"]],
  ] as const;

  it.each(cases)("%j reads %s", async (filter, window, found) => {
    const { list, feed } = jobFeed(all);
    const page = await list("Job", { filter });
    expect(asked(feed)).toEqual([window]);
    expect(ids(page.rows)).toEqual(found);
  });

  it("of the end reads one rung more, for work that began earlier", async () => {
    const { list, feed } = jobFeed(all);
    const page = await list("Job", { filter: { finishedAt: { sinceSecondsAgo: DAY }, state: ["FAILED"] } });
    expect(asked(feed)).toEqual(["WEEK"]);
    expect(ids(page.rows)).toEqual(["days"]);
  });

  it("that is no moment is refused by its name", async () => {
    const { list } = jobFeed(all);
    await expect(list("Job", { filter: { createdAt: { since: "yesterday" } } })).rejects.toMatchObject({
      problem: { code: "INVALID_INPUT", field: "filter.createdAt.since" },
    });
  });
});

describe("Snapshots and alerts", () => {
  it("of one volume are read however old they are", async () => {
    const feed = new ScriptedFeed(["Snapshot"], [snapshot({ nativeId: "old", createdAt: ago(90 * DAY), volume: "v" })]);
    feed.windows = all;
    const { list, view } = bench([scriptedSource({ feeds: [feed] })]);
    expect((await list("Snapshot")).totalCount).toBe(0);
    const volumeId = view().globalId({ kind: "Volume", sourceId: "alpha", nativeId: "v" });
    expect(ids((await list("Snapshot", { filter: { volume: [volumeId] } })).rows)).toEqual(["old"]);
    expect(asked(feed)).toEqual(["WEEK", "ALL"]);
  });

  it("that are still active are in every window", async () => {
    const rows = [
      alert({ nativeId: "active", raisedAt: ago(90 * DAY), active: true }),
      alert({ nativeId: "over", raisedAt: ago(90 * DAY), active: false }),
    ];
    const feed = new ScriptedFeed(["Alert"], rows);
    feed.windows = all;
    const { list } = bench([scriptedSource({ feeds: [feed] })]);
    expect(ids((await list("Alert")).rows)).toEqual(["active"]);
  });
});

describe("Kinds of one feed", () => {
  it("are read by one call, of the widest window that any of them needs", async () => {
    const feed = new ScriptedFeed(["Volume", "Job"], [volume({ nativeId: "v" }), ...jobs()]);
    feed.windows = all;
    const { view } = bench([scriptedSource({ feeds: [feed] })]);
    const args = { filter: { createdAt: { sinceSecondsAgo: 3 * DAY } } };
    const request = view();
    await request.prepare(touching("Volume", "Job"), DEFAULT, { kind: "Job", args });
    expect(asked(feed)).toEqual(["WEEK"]);
    expect((await request.list("Volume", {})).totalCount).toBe(1);
  });

  it("without a time are complete whatever window was read", async () => {
    const feed = new ScriptedFeed(["Volume", "Job"], [volume({ nativeId: "v" }), ...jobs()]);
    feed.windows = all;
    const { list } = bench([scriptedSource({ feeds: [feed] })]);
    expect((await list("Volume", {}, NOW)).answers[0]).toMatchObject({ state: "LIVE", coverage: "ALL", reason: null });
    expect(asked(feed)).toEqual(["DAY"]);
    expect((await list("Job")).answers[0]).toMatchObject({ state: "CACHED" });
  });
});

describe("A list of jobs below a row", () => {
  it("keeps to the default window even when the root list reads further back", async () => {
    const feed = new ScriptedFeed(
      ["Job"],
      jobs().map((row) => ({ ...row, volume: "v" })),
    );
    feed.windows = all;
    const parent = volume({ nativeId: "v" });
    const { view } = bench([scriptedSource({ feeds: [feed, new ScriptedFeed(["Volume"], [parent])] })]);
    const request = view();
    const args = { filter: { createdAt: { sinceSecondsAgo: 5 * DAY } } };
    await request.prepare(touching("Volume", "Job"), DEFAULT, { kind: "Job", args });
    expect((await request.list("Job", args)).totalCount).toBe(3);
    const below = request.below(parent, "Job", {});
    expect(ids(below.rows)).toEqual(["minutes", "hours", "long", "undated"]);
    expect(below.answers[0]).toMatchObject({ coverage: "WINDOW", state: "LIVE" });
  });
});
