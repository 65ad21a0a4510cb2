// What must leases and announcements promise, whatever replicas share? One exam for memory and Redis.
import { EventEmitter, once } from "node:events";
import { describe, expect, it } from "vitest";
import type { Announcement, Announcements } from "../../../src/shared-state/Announcements.ts";
import type { Lease, Leases } from "../../../src/shared-state/Leases.ts";
import type { Outcome } from "../../../src/shared-state/Outcome.ts";

/** What came of an operation that must have worked. */
export function told<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`It was not done: ${outcome.failure}.`);
  return outcome.value;
}

/** What came of an operation that must have brought something. */
export function given<T>(outcome: Outcome<T | null>): T {
  const value = told(outcome);
  if (value === null) throw new Error("There was nothing.");
  return value;
}

/** Holds leases to their promises. @param make gives leases of two replicas that share them. */
export function examineLeases(name: string, make: () => readonly [Leases, Leases]): void {
  const ask = { name: "refresh:alpha", ttlMs: 60_000 };
  describe(`Leases in ${name}`, () => {
    it("are held by one of many who ask at once", async () => {
      const [mine, others] = make();
      const asked = [1, 2, 3, 4, 5, 6].map((n) => (n % 2 ? mine : others).take({ ...ask, owner: `r${n}` }));
      const taken = (await Promise.all(asked)).map(told).filter((lease) => lease !== null);
      expect(taken).toHaveLength(1);
      expect(told(await mine.take({ ...ask, owner: taken[0]?.owner ?? "" }))).toBeNull();
      expect(told(await mine.take({ ...ask, owner: "r1", name: "another" }))).toMatchObject({ owner: "r1" });
    });

    it("have greater epochs each time, so that a late writer can be told", async () => {
      const [mine, others] = make();
      const epochs: number[] = [];
      for (const leases of [mine, others, mine]) {
        const lease = given(await leases.take({ ...ask, owner: "r" }));
        epochs.push(lease.epoch);
        expect(told(await leases.release(lease))).toBe(true);
      }
      expect(new Set(epochs).size).toBe(3);
      expect(epochs.toSorted((left, right) => left - right)).toEqual(epochs);
    });

    it("are renewed and given back by their holder alone, not by an earlier one of the same name", async () => {
      const [mine, others] = make();
      const first = given(await mine.take({ ...ask, owner: "r1" }));
      expect(given(await mine.renew(first, 90_000)).untilMs).toBeGreaterThan(first.untilMs);
      await mine.release(first);
      const second = given(await others.take({ ...ask, owner: "r1" }));
      expect([told(await mine.renew(first, 1)), told(await mine.release(first))]).toEqual([null, false]);
      const stranger: Lease = { ...second, owner: "r2", epoch: second.epoch + 1 };
      expect([told(await mine.renew(stranger, 1)), told(await mine.release(stranger))]).toEqual([null, false]);
      expect(told(await others.release(second))).toBe(true);
    });
  });
}

/** Listens, and tells when it hears for sure and what it has heard. */
export function listening(news: Announcements) {
  const heard: Announcement[] = [];
  const changes = new EventEmitter();
  let joins = 0;
  const stop = news.listen({
    joined: () => {
      joins += 1;
      changes.emit("change");
    },
    heard: (announcement) => {
      heard.push(announcement);
      changes.emit("change");
    },
  });
  const joinedTimes = async (count: number) => {
    while (joins < count) await once(changes, "change");
  };
  const atLeast = async (count: number) => {
    while (heard.length < count) await once(changes, "change");
  };
  return { heard, stop, joinedTimes, atLeast };
}

/** Holds announcements to their promises. @param make gives those of two replicas that share them. */
export function examineAnnouncements(name: string, make: () => readonly [Announcements, Announcements]): void {
  describe(`Announcements over ${name}`, () => {
    it("are heard by all who listen, in their order, with their words and growing numbers", async () => {
      const [mine, others] = make();
      const ears = [listening(mine), listening(others)];
      await Promise.all(ears.map((ear) => ear.joinedTimes(1)));
      expect(told(await mine.latest("collections"))).toBeNull();
      const sent = ["one", "two words", "", 'three "é" 漢'];
      const numbers: number[] = [];
      for (const text of sent) numbers.push(told(await mine.announce("collections", text)));
      const expected = sent.map((text, index) => ({ topic: "collections", sequence: numbers[index], text }));
      await Promise.all(ears.map((ear) => ear.atLeast(4)));
      for (const ear of ears) expect(ear.heard).toEqual(expected);
      expect(numbers.toSorted((left, right) => left - right)).toEqual(numbers);
      expect(new Set(numbers).size).toBe(4);
      expect(told(await others.latest("collections"))).toBe(numbers.at(-1));
    });

    it("are no longer heard by who has stopped listening", async () => {
      const [mine, others] = make();
      const [gone, stays] = [listening(others), listening(others)];
      await Promise.all([gone.joinedTimes(1), stays.joinedTimes(1)]);
      gone.stop();
      await mine.announce("a.topic-1", "news");
      await stays.atLeast(1);
      expect(stays.heard[0]).toMatchObject({ topic: "a.topic-1" });
      expect(gone.heard).toEqual([]);
    });
  });
}
