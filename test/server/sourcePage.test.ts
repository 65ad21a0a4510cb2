// Does the list of sources filter, sort and page like every other list?
import { describe, expect, it } from "vitest";
import type { Source } from "../../src/contract/source.ts";
import type { Health } from "../../src/contract/words.ts";
import type { RootListArguments } from "../../src/server/Context.ts";
import { pageSources } from "../../src/server/sourcePage.ts";
import { fakeSource } from "../support/fakeSource.ts";

const answered = (id: string, vendor: string, lastAnsweredAt: string | null) =>
  fakeSource({ id, displayName: id.toUpperCase(), vendor, status: { lastAnsweredAt } });
const sources = [
  answered("delta", "QUMULO", "2026-01-02T00:00:00.000Z"),
  answered("alpha", "NASUNI", null),
  answered("charlie", "NODEUM", "2026-01-01T00:00:00.000Z"),
  answered("bravo", "QUMULO", "2026-01-03T00:00:00.000Z"),
];
const healths: Readonly<Record<string, Health>> = { alpha: "CRITICAL", bravo: "OK", charlie: "WARNING", delta: "OK" };
const traits = {
  health: ({ id }: Source) => healths[id] ?? "UNKNOWN",
  vendors: ["NASUNI", "NODEUM", "QUMULO"],
  viewer: "all",
};
const page = (args: RootListArguments) => pageSources(sources, args, traits);
const ids = (args: RootListArguments) => page(args).rows.map(({ id }) => id);

describe("Sources", () => {
  it("come by name when nothing else is said", () => {
    expect(ids({})).toEqual(["alpha", "bravo", "charlie", "delta"]);
  });

  it.each([
    [[{ field: "VENDOR" }], ["alpha", "charlie", "bravo", "delta"]],
    [[{ field: "HEALTH", direction: "DESC" }], ["alpha", "charlie", "bravo", "delta"]],
    [
      [{ field: "HEALTH" }, { field: "DISPLAY_NAME", direction: "DESC" }],
      ["delta", "bravo", "charlie", "alpha"],
    ],
    [[{ field: "LAST_ANSWERED_AT" }], ["charlie", "delta", "bravo", "alpha"]],
    [[{ field: "LAST_ANSWERED_AT", direction: "DESC" }], ["bravo", "delta", "charlie", "alpha"]],
  ] as const)("come by %j, those without a value last", (orderBy, expected) => {
    expect(ids({ orderBy })).toEqual(expected);
  });

  it.each([
    [{ id: ["bravo", "zulu"] }, ["bravo"]],
    [{ vendor: ["QUMULO"] }, ["bravo", "delta"]],
    [{ health: ["WARNING", "CRITICAL"] }, ["alpha", "charlie"]],
    [{ displayName: { contains: "L" } }, ["alpha", "charlie", "delta"]],
    [{ displayName: { startsWith: "br" } }, ["bravo"]],
    [{ displayName: { in: ["Alpha", "delta"] } }, ["alpha", "delta"]],
    [{ displayName: { isNull: true } }, []],
    [{ displayName: { isNull: false } }, ["alpha", "bravo", "charlie", "delta"]],
    [{ vendor: ["QUMULO"], health: ["CRITICAL"] }, []],
    [{ id: [] }, []],
    [{ id: null, vendor: null }, ["alpha", "bravo", "charlie", "delta"]],
  ])("are kept by %j", (filter, expected) => {
    expect(ids({ filter })).toEqual(expected);
    expect(page({ filter }).totalCount).toBe(expected.length);
  });

  it("are paged to the end and back, each once", () => {
    const orderBy = [{ field: "HEALTH", direction: "DESC" }] as const;
    const first = page({ orderBy, first: 3 });
    const [tail] = first.rows.slice(-1);
    const after = tail === undefined ? null : first.cursorOf(tail);
    const second = page({ orderBy, first: 3, after });
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(["alpha", "charlie", "bravo", "delta"]);
    expect([first.hasPreviousPage, first.hasNextPage]).toEqual([false, true]);
    expect([second.hasPreviousPage, second.hasNextPage]).toEqual([true, false]);
    const [head] = second.rows;
    const back = page({ orderBy, last: 2, before: head === undefined ? null : second.cursorOf(head) });
    expect(back.rows.map(({ id }) => id)).toEqual(["charlie", "bravo"]);
    expect([back.hasPreviousPage, back.hasNextPage]).toEqual([true, true]);
  });

  it("of an empty page still tell what lies around it", () => {
    const empty = page({ first: 0 });
    expect([empty.rows.length, empty.hasPreviousPage, empty.hasNextPage]).toEqual([0, false, true]);
  });

  it.each([
    [{ first: 1, last: 1 }, "last"],
    [{ first: -1 }, "first"],
    [{ last: 1_001 }, "last"],
    [{ after: "nonsense" }, "after"],
    [{ before: Buffer.from('{"a":1}').toString("base64url") }, "before"],
  ])("refuse %j, naming the argument", (args, field) => {
    expect(() => page(args)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: "INVALID_INPUT", field }) }),
    );
  });

  it("refuse a cursor of another filter, order or viewer", () => {
    const { rows, cursorOf } = page({ first: 1 });
    const [row] = rows;
    const after = row === undefined ? "" : cursorOf(row);
    expect(() => page({ after, filter: { vendor: ["QUMULO"] } })).toThrow(/cursor/);
    expect(() => page({ after, orderBy: [{ field: "VENDOR" }] })).toThrow(/cursor/);
    expect(() => pageSources(sources, { after }, { ...traits, viewer: "other" })).toThrow(/cursor/);
    expect(ids({ after })).toEqual(["bravo", "charlie", "delta"]);
  });
});
