// What does somebody see who follows jobs?
import { afterEach, describe, expect, it } from "vitest";
import { encodeNodeId } from "../../src/inventory/globalId.ts";
import { job, type Live, startLive } from "./startLive.ts";

let live: Live;
afterEach(() => live.close());

const idOf = (nativeId: string) => encodeNodeId({ type: "Job", sourceId: "alpha", nativeId });
const FEED =
  "subscription ($filter: JobFilter, $after: Count64) { jobsChanged(filter: $filter, after: $after) { sequence gap change job { nativeId state } } }";
const ONE =
  "subscription ($id: ID!, $after: Count64) { jobUpdated(id: $id, after: $after) { sequence gap change job { nativeId state } } }";
const told = (
  answers: readonly {
    data: Record<string, { change: string; gap: boolean; job: { nativeId: string; state: string } }>;
  }[],
) =>
  answers.map(({ data }) => {
    const [event] = Object.values(data);
    return [event?.change, event?.job.nativeId, event?.job.state];
  });

describe("Who follows all jobs", () => {
  it("sees each appear, change and go, and nothing of those that stay as they are", async () => {
    live = await startLive();
    live.board.put(job("a"), job("b"));
    const ear = await live.follow(FEED);
    live.board.put(job("c"));
    await ear.hears(1);
    live.board.put(job("a", "SUCCEEDED"));
    await ear.hears(2);
    live.board.remove("Job", "b");
    await ear.hears(3);
    expect(told(ear.heard)).toEqual([
      ["ADDED", "c", "RUNNING"],
      ["CHANGED", "a", "SUCCEEDED"],
      ["REMOVED", "b", "RUNNING"],
    ]);
    const numbers = ear.heard.map(({ data }) => BigInt(data.jobsChanged.sequence));
    expect(numbers).toEqual([...numbers].sort((left, right) => (left < right ? -1 : 1)));
    expect(new Set(numbers).size).toBe(3);
  });

  it("with a filter sees a job come when it matches, and go as it is now when it matches no longer", async () => {
    live = await startLive();
    live.board.put(job("a", "PENDING"));
    const ear = await live.follow(FEED, { filter: { state: ["RUNNING"] } });
    live.board.put(job("a", "RUNNING"));
    await ear.hears(1);
    live.board.put(job("a", "FAILED"));
    await ear.hears(2);
    expect(told(ear.heard)).toEqual([
      ["ADDED", "a", "RUNNING"],
      ["REMOVED", "a", "FAILED"],
    ]);
  });

  it("is told what is wrong with a filter, as who asks for a list is", async () => {
    live = await startLive();
    const ear = await live.follow(FEED, { filter: { source: ["nowhere"] } });
    expect(await ear.ends()).toMatchObject([
      { message: expect.stringContaining("nowhere"), extensions: { code: "INVALID_INPUT", field: "filter.source" } },
    ]);
  });

  it("costs the vendor as much as one subscriber, however many follow, and nothing when the last has gone", async () => {
    live = await startLive();
    live.board.put(job("a"));
    const one = await live.follow(FEED);
    const before = live.board.reads;
    await live.clock.advance(60_000);
    const alone = live.board.reads - before;
    expect(alone).toBeGreaterThanOrEqual(10);
    const client = live.connect();
    const crowd = await Promise.all(Array.from({ length: 20 }, () => live.follow(FEED, {}, client)));
    const between = live.board.reads;
    await live.clock.advance(60_000);
    expect(live.board.reads - between).toBe(alone);
    for (const ear of [one, ...crowd]) ear.leave();
    await live.until(() => live.followers() === 0);
    await live.clock.advance(120_000);
    const after = live.board.reads;
    await live.clock.advance(120_000);
    expect(live.board.reads).toBe(after);
  });
});

describe("Who follows one job", () => {
  it("is told at once how it stands, then each change, and the stream ends with the job", async () => {
    live = await startLive();
    live.board.put(job("a"));
    const ear = await live.follow(ONE, { id: idOf("a") });
    await ear.hears(1);
    live.board.put(job("a", "PAUSED"));
    await ear.hears(2);
    live.board.put(job("a", "SUCCEEDED"));
    expect(await ear.ends()).toBe("complete");
    expect(told(ear.heard)).toEqual([
      ["CHANGED", "a", "RUNNING"],
      ["CHANGED", "a", "PAUSED"],
      ["CHANGED", "a", "SUCCEEDED"],
    ]);
  });

  it("that has ended is told so, and that this is all", async () => {
    live = await startLive();
    live.board.put(job("a", "FAILED"));
    const ear = await live.follow(ONE, { id: idOf("a") });
    expect(await ear.ends()).toBe("complete");
    expect(told(ear.heard)).toEqual([["CHANGED", "a", "FAILED"]]);
  });

  it("that there is not is told NOT_FOUND, and so is who names a job of a source that there is not", async () => {
    live = await startLive();
    for (const id of [idOf("nobody"), encodeNodeId({ type: "Job", sourceId: "gamma", nativeId: "a" })]) {
      const ear = await live.follow(ONE, { id });
      expect(await ear.ends()).toMatchObject([{ extensions: { code: "NOT_FOUND", field: "id" } }]);
    }
    const wrong = await live.follow(ONE, { id: "banana" });
    expect(await wrong.ends()).toMatchObject([{ extensions: { code: "INVALID_INPUT", field: "id" } }]);
  });
});

describe("Who comes back with the number of the last event", () => {
  it("is told first what was missed, each object once, and then goes on", async () => {
    live = await startLive();
    live.board.put(job("a"));
    const first = await live.follow(FEED);
    live.board.put(job("b"));
    await first.hears(1);
    first.leave();
    const after = first.heard[0].data.jobsChanged.sequence;
    const other = await live.follow(FEED);
    live.board.put(job("b", "PAUSED"), job("c"));
    await other.hears(2);
    live.board.put(job("b", "SUCCEEDED"));
    await other.hears(3);
    const back = await live.follow(FEED, { after });
    await back.hears(2);
    expect(told(back.heard).sort()).toEqual([
      ["ADDED", "c", "RUNNING"],
      ["CHANGED", "b", "SUCCEEDED"],
    ]);
    expect(back.heard.map(({ data }) => data.jobsChanged.gap)).toEqual([false, false]);
  });

  it("that nobody here knows is told the latest state with a gap", async () => {
    live = await startLive();
    live.board.put(job("a"));
    const ear = await live.follow(FEED, { after: "12345" });
    await ear.hears(1);
    expect(ear.heard[0].data.jobsChanged).toMatchObject({ gap: true, change: "CHANGED", job: { nativeId: "a" } });
    const one = await live.follow(ONE, { id: idOf("a"), after: "12345" });
    await one.hears(1);
    expect(one.heard[0].data.jobUpdated).toMatchObject({ gap: true, job: { state: "RUNNING" } });
  });

  it("within a minute misses nothing, although nobody followed in between", async () => {
    live = await startLive();
    live.board.put(job("a"));
    const first = await live.follow(ONE, { id: idOf("a") });
    await first.hears(1);
    first.leave();
    await live.until(() => live.followers() === 0);
    live.board.put(job("a", "PAUSED"));
    await live.clock.advance(20_000);
    const back = await live.follow(ONE, { id: idOf("a"), after: first.heard[0].data.jobUpdated.sequence });
    await back.hears(1);
    expect(back.heard[0].data.jobUpdated).toMatchObject({ gap: false, job: { state: "PAUSED" } });
  });
});
