// Exam topic: what a connector declares about itself holds together.
import { expect, it } from "vitest";
import { KINDS } from "../../../src/contract/kinds.ts";
import { type ExamHarness, type ExamSubject, feedsOf } from "../examHarness.ts";

/** A reason for people: a sentence with a full stop. */
const sentence = /^[A-Z].{15,}\.$/s;

/** Registers the topic's tests. */
export function declarations(_harness: ExamHarness, subject: () => ExamSubject): void {
  it("answers for every kind: a feed, a conclusion, or a reason that is a sentence", () => {
    for (const kind of KINDS) {
      const reader = subject().connector.readers[kind];
      if ("supported" in reader) expect(reader.reason).toMatch(sentence);
      else if ("derived" in reader) expect(subject().connector.deriveAlerts?.from.length).toBeGreaterThan(0);
      else expect(reader.kinds).toContain(kind);
    }
  });

  it("gives each kind to exactly one feed, and each feed a name of its own", () => {
    const feeds = feedsOf(subject().connector);
    const kinds = feeds.flatMap((feed) => feed.kinds);
    expect(new Set(kinds).size).toBe(kinds.length);
    for (const feed of feeds) for (const kind of feed.kinds) expect(subject().connector.readers[kind]).toBe(feed);
    expect(new Set(feeds.map((feed) => feed.name)).size).toBe(feeds.length);
  });

  it("can read everything of every kind, whatever smaller windows it also offers", () => {
    for (const feed of feedsOf(subject().connector)) expect(feed.windows).toContain("ALL");
  });

  it("answers for every command, with a sentence where the vendor cannot", () => {
    for (const support of Object.values(subject().connector.commands)) {
      if (!support.supported) expect(support.reason).toMatch(sentence);
      else if (support.condition !== null) expect(support.condition).toMatch(sentence);
    }
  });

  it("never declares fewer than one call for a read", () => {
    for (const feed of feedsOf(subject().connector)) expect(feed.calls({})).toBeGreaterThan(0);
  });
}
