// Is a row found by name and path as people would find it? Look-ups of a table against going through all rows.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runNow } from "../../src/inventory/Slicer.ts";
import { buildTable, narrowTable } from "../../src/inventory/Table.ts";
import { ids, volume } from "./support/rows.ts";

const identity = { key: "1", sourceId: "alpha", kind: "Volume" as const };
const anyPath = fc.array(fc.constantFrom("a", "b", "ab", "c"), { maxLength: 4 }).map((parts) => `/${parts.join("/")}`);

const tableOf = (paths: readonly string[]) =>
  runNow(
    buildTable(
      identity,
      paths.map((path, place) => volume({ nativeId: `v${place}`, path })),
    ),
  );

describe("The row that contains a path", () => {
  it("is the one with the longest path that is the path itself or one of its folders", () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyPath, { maxLength: 12 }), anyPath, fc.boolean(), (paths, path, above) => {
        const holding = paths
          .filter((candidate) =>
            candidate === path ? !above : `${path}/`.startsWith(candidate === "/" ? "/" : `${candidate}/`),
          )
          .sort((left, right) => right.length - left.length);
        const found = tableOf(paths).containing(path, above);
        expect(found?.kind === "Volume" ? found.path : undefined).toBe(holding[0]);
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  it("is none when two rows share that path, however many lie above", () => {
    expect(tableOf(["/", "/a", "/a"]).containing("/a/b", false)).toBeNull();
    expect(tableOf(["/", "/a", "/a"]).containing("/b", false)?.nativeId).toBe("v0");
  });

  it("is found for paths that are not absolute, and for those that end in a slash", () => {
    const table = tableOf(["data", "/data"]);
    expect(table.containing("data/x", false)?.nativeId).toBe("v0");
    expect(table.containing("/data//", false)?.nativeId).toBe("v1");
    expect(table.containing("", false)).toBeNull();
  });

  it("is the same whether look-ups were built beforehand or when first asked for", () => {
    const table = tableOf(["/", "/a"]);
    runNow(table.prepareLookups());
    expect(table.containing("/a/b", false)?.nativeId).toBe("v1");
    expect(table.named("v1")?.nativeId).toBe("v1");
  });
});

describe("A narrowed table", () => {
  it("is the table itself when all rows pass, and else one of its own", () => {
    const table = tableOf(["/a", "/b", "/c"]);
    expect(runNow(narrowTable(table, "k", (row) => row))).toBe(table);
    const narrow = runNow(narrowTable(table, "k", (row) => (row.nativeId === "v1" ? null : row)));
    expect([narrow.key, ...ids(narrow.rows)]).toEqual(["k", "v0", "v2"]);
    expect([narrow.row("v1"), narrow.row("v2")?.nativeId]).toEqual([null, "v2"]);
  });
});
