// What becomes of events that somebody reads slowly, or not at all?
import { describe, expect, it } from "vitest";
import { createEventNumbers } from "../../src/live/EventNumbers.ts";
import { Topic } from "../../src/live/Topic.ts";
import { FakeClock } from "../support/FakeClock.ts";

interface Count {
  readonly count: number;
}

const topicOf = (latest: { key: string; body: Count } | null = null) => {
  const clock = new FakeClock();
  const numbers = createEventNumbers(
    () => clock.now(),
    () => 0.5,
  );
  const rules = {
    merge: (_earlier: Count, later: Count) => later,
    tellsStateFirst: false,
    latest: () => latest,
  };
  return { numbers, topic: new Topic<Count>({ clock, numbers }, rules, () => {}) };
};

describe("Who reads slowly", () => {
  it("has one event waiting for each object, the latest, in the order of their numbers", async () => {
    const { topic } = topicOf();
    const box = topic.follow(null);
    for (let count = 1; count <= 10_000; count += 1) topic.post(`job ${count % 3}`, { count });
    expect(box.pending).toBe(3);
    const heard = [await box.next(), await box.next(), await box.next()].map(({ value }) => value);
    expect(heard.map((event) => event?.count)).toEqual([9_998, 9_999, 10_000]);
    expect(heard.map((event) => event?.gap)).toEqual([false, false, false]);
    const numbers = heard.map((event) => event?.sequence ?? 0n);
    expect(numbers[0] && numbers[1] && numbers[0] < numbers[1]).toBe(true);
  });

  it("loses the oldest of very many objects, and is told that there is a gap", async () => {
    const { topic } = topicOf();
    const box = topic.follow(null);
    for (let count = 1; count <= 5_000; count += 1) topic.post(`job ${count}`, { count });
    expect(box.pending).toBe(1_000);
    expect((await box.next()).value).toMatchObject({ count: 4_001, gap: true });
    expect((await box.next()).value).toMatchObject({ count: 4_002, gap: false });
  });

  it("hears what is left when the stream ends, and then the end", async () => {
    const { topic } = topicOf();
    const box = topic.follow(null);
    topic.post("a", { count: 1 });
    topic.end();
    expect((await box.next()).value).toMatchObject({ count: 1 });
    expect((await box.next()).done).toBe(true);
  });

  it("can leave while nothing happens, and is let go at once", async () => {
    const { topic } = topicOf();
    const box = topic.follow(null);
    const waiting = box.next();
    await box.return();
    expect((await waiting).done).toBe(true);
    expect(topic.followers).toBe(0);
  });
});

describe("Who resumes", () => {
  it("after more objects than are remembered gets the latest with a gap", async () => {
    const { topic, numbers } = topicOf();
    topic.post("first", { count: 0 });
    const after = numbers.last;
    for (let count = 1; count <= 2_000; count += 1) topic.post(`job ${count}`, { count });
    const box = topic.follow(after);
    expect((await box.next()).value).toMatchObject({ count: 2_000, gap: true });
    expect(box.pending).toBe(0);
  });

  it("from a number of the future, of the past or of another replica gets a gap, and no silence where there is a state", async () => {
    const { topic, numbers } = topicOf({ key: "a", body: { count: 7 } });
    for (const after of [numbers.last + 1n, 0n, 2n ** 64n - 1n])
      expect((await topic.follow(after).next()).value).toMatchObject({ count: 7, gap: true });
  });

  it("with nothing missed hears nothing until something happens", async () => {
    const { topic, numbers } = topicOf();
    topic.post("a", { count: 1 });
    const box = topic.follow(numbers.last);
    expect(box.pending).toBe(0);
    topic.post("a", { count: 2 });
    expect((await box.next()).value).toMatchObject({ count: 2, gap: false });
  });
});

describe("Numbers of events", () => {
  it("rise over restarts, and are known only to the process that gave them", () => {
    let now = Date.parse("2026-11-20T12:00:00Z");
    const first = createEventNumbers(
      () => now,
      () => 0.9,
    );
    first.next();
    now += 8_000;
    const second = createEventNumbers(
      () => now,
      () => 0.1,
    );
    expect(second.next()).toBeGreaterThan(first.last);
    expect([first.knows(first.last), first.knows(second.last), second.knows(first.last)]).toEqual([true, false, false]);
    expect(second.last).toBeLessThan(2n ** 64n);
  });

  it("of replicas that started at once are told apart by chance", () => {
    const now = () => Date.parse("2026-11-20T12:00:00Z");
    const [one, other] = [createEventNumbers(now, () => 0.2), createEventNumbers(now, () => 0.7)];
    one.next();
    expect(other.knows(one.last)).toBe(false);
  });

  it("begin a new series when one is used up", () => {
    const numbers = createEventNumbers(
      () => Date.parse("2026-11-20T12:00:00Z"),
      () => 0.5,
    );
    const early = numbers.next();
    let last = early;
    for (let count = 0; count < 2 ** 22; count += 1) {
      const next = numbers.next();
      if (next <= last) throw new Error("A number did not rise.");
      last = next;
    }
    expect(numbers.knows(last)).toBe(true);
    expect(numbers.knows(early)).toBe(false);
  });
});
