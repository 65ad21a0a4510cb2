// Do three replicas cost a vendor more than one? An hour of use on a clock that the test owns, the same questions at the same moments:
// once all to one replica, once spread over three.
import { describe, expect, it } from "vitest";
import type { Kind } from "../../src/contract/kinds.ts";
import type { Freshness } from "../../src/inventory/InventoryView.ts";
import { startFleet } from "./support/fleet.ts";
import { job, share, site, volumes } from "./support/rows.ts";
import { ScriptedFeed, scriptedSource } from "./support/scripted.ts";

const HOUR_S = 3_600;

/** A number from 0 up to 1, the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

interface Question {
  readonly atS: number;
  readonly replica: number;
  readonly kind: Kind;
  readonly freshness: Freshness;
}

/** What is asked in an hour: bursts and pauses, of four kinds, some of it demanding. */
function questions(seed: number): readonly Question[] {
  const random = seeded(seed);
  const pick = <T>(...choices: readonly [T, ...T[]]): T => choices[Math.floor(random() * choices.length)] ?? choices[0];
  const asked: Question[] = [];
  for (let atS = 0; atS < HOUR_S; atS += pick(1, 1, 2, 5, 20, 90)) {
    const maxAgeSeconds = pick(null, null, null, 0, 5, 300);
    const freshness = { maxAgeSeconds, waitMs: 30_000 };
    const kind = pick<Kind>("Volume", "Share", "Job", "Site");
    asked.push({ atS, replica: Math.floor(random() * 3), kind, freshness });
    if (random() < 0.3) asked.push({ atS, replica: Math.floor(random() * 3), kind, freshness });
  }
  return asked;
}

/** Vendor pages that these questions cost so many replicas. */
async function pagesOf(replicas: number, asked: readonly Question[], pageMs = 0): Promise<number> {
  const feeds = [
    new ScriptedFeed(
      ["Volume", "Share"],
      [...volumes(150), ...Array.from({ length: 60 }, (_, n) => share({ nativeId: `h${n}` }))],
    ),
    new ScriptedFeed(["Job"], [job({ nativeId: "j1" })]),
    new ScriptedFeed(["Site"], [site({ nativeId: "s1" })]),
  ];
  let pages = 0;
  for (const feed of feeds)
    feed.beforePage = () => {
      pages += 1;
    };
  const fleet = await startFleet(replicas, () => [scriptedSource({ feeds })]);
  for (const feed of feeds) feed.gate = () => new Promise((resolve) => fleet.clock.after(pageMs, resolve));
  const answers: Promise<unknown>[] = [];
  let nowS = 0;
  for (const { atS, replica, kind, freshness } of asked) {
    for (; nowS < atS; nowS += 1) {
      await fleet.clock.advance(1_000);
      await fleet.quiet();
    }
    const asking = fleet.replicas[replica % replicas]?.list(kind, { freshness });
    if (asking !== undefined) answers.push(asking);
  }
  await fleet.pass(60_000);
  await Promise.all(answers);
  await Promise.all(fleet.replicas.map(({ inventory }) => inventory.close()));
  return pages;
}

describe("An hour of use", () => {
  it.each([
    [1, 0],
    [2, 0],
    [3, 400],
    [4, 1_500],
  ])(
    "costs a vendor as many calls with three replicas as with one (use %i, pages that take %i ms)",
    async (seed, pageMs) => {
      const asked = questions(seed);
      const [one, three] = [await pagesOf(1, asked, pageMs), await pagesOf(3, asked, pageMs)];
      expect(three).toBe(one);
      expect(one).toBeGreaterThan(100);
    },
  );

  it("costs more when replicas do not agree: the test would see it", async () => {
    const asked = questions(1).slice(0, 100);
    const fleetAlone = await pagesAlone(asked);
    expect(fleetAlone).toBeGreaterThan(await pagesOf(1, asked));
  });
});

/** The same with three replicas that share nothing. */
async function pagesAlone(asked: readonly Question[]): Promise<number> {
  let pages = 0;
  for (const replica of [0, 1, 2])
    pages += await pagesOf(
      1,
      asked.filter((question) => question.replica === replica),
    );
  return pages;
}
