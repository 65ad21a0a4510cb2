// Whoever has changed something finds it changed: the target before anybody is told of the end, its lists right behind that.
import { describe, expect, it } from "vitest";
import { createEcho } from "../../src/operations/Echo.ts";
import type { Shown } from "../../src/operations/Mirror.ts";
import { FakeClock } from "../support/FakeClock.ts";

const ended = (more: Partial<Shown["record"]> = {}): Shown => ({
  revision: 4,
  reach: { touches: ["Share", "Volume"], creates: true },
  record: {
    command: "CREATE_SHARE",
    sourceIds: ["alpha"],
    target: { kind: "Share", nativeId: "s1" },
    calls: [{ position: 1 }],
    ...more,
  } as unknown as Shown["record"],
});

function bench(readMs = 0) {
  const clock = new FakeClock();
  const reads: string[] = [];
  const refreshed: string[] = [];
  const echo = createEcho({
    clock,
    readRows: async (_source, names) => {
      reads.push(...names.map(({ nativeId }) => nativeId));
      await new Promise<void>((resolve) => clock.after(readMs, resolve));
      return new Map();
    },
    refresh: async ({ kind }) => {
      refreshed.push(kind);
    },
    holds: (_source, kind) => kind === "Share",
  });
  return { clock, reads, refreshed, echo };
}

describe("After a change", () => {
  it("the target is read before anybody is told, and the lists that memory holds behind it", async () => {
    const { clock, reads, refreshed, echo } = bench(1_000);
    let isTold = false;
    void echo.settled(ended()).then(() => {
      isTold = true;
    });
    await clock.advance(500);
    expect([reads, isTold]).toEqual([["s1"], false]);
    await clock.advance(600);
    expect([isTold, refreshed]).toEqual([true, ["Share"]]);
  });

  it("a vendor that is slow holds nobody up for long", async () => {
    const { clock, echo } = bench(60_000);
    let isTold = false;
    void echo.settled(ended()).then(() => {
      isTold = true;
    });
    await clock.advance(3_000);
    expect(isTold).toBe(true);
  });

  it("a hundred changes at once have a list read twice, not a hundred times", async () => {
    const { clock, refreshed, echo } = bench();
    for (let change = 0; change < 100; change += 1) void echo.settled(ended());
    await clock.advance(60_000);
    expect(refreshed.length).toBeLessThanOrEqual(2);
  });

  it("what was made stays for a minute although a list lacks it, and no longer", async () => {
    const { clock, echo } = bench();
    echo.made(ended());
    expect(echo.keeps("alpha", "Share", "s1")).toBe(true);
    expect(echo.keeps("alpha", "Share", "s2")).toBe(false);
    await clock.advance(60_001);
    expect(echo.keeps("alpha", "Share", "s1")).toBe(false);
  });

  it("that sent nothing, nothing is read", async () => {
    const { clock, reads, refreshed, echo } = bench();
    void echo.settled(ended({ calls: [] }));
    await clock.advance(10_000);
    expect([reads, refreshed]).toEqual([[], []]);
  });
});
