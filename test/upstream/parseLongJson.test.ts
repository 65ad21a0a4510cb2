// A long answer is parsed in slices to exactly what it says.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseRows } from "../../src/upstream/parseRows.ts";
import { parseJson } from "../../src/upstream/wire/json.ts";
import { parseLongJson } from "../../src/upstream/wire/parseLongJson.ts";

const row = fc.record({
  id: fc.oneof(fc.integer(), fc.string()),
  'na"me': fc.string({ unit: "binary" }),
  nested: fc.array(fc.oneof(fc.jsonValue(), fc.constant(']}\\"[{,')), { maxLength: 3 }),
});

describe("A long answer", () => {
  it("means the same in slices as in one go, whatever stands in its strings and lists", async () => {
    const answer = fc.oneof(
      fc.array(row),
      fc.record({ count: fc.nat(), next: fc.option(fc.string()), results: fc.array(row), stats: fc.jsonValue() }),
      fc.record({ a: fc.array(row), b: fc.array(row), c: fc.jsonValue() }),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(answer, fc.nat(3), async (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(await parseLongJson(text)).toEqual(parseJson(text));
      }),
      { numRuns: 500 },
    );
  });

  it("is cut into pieces when it is really long, and loses and doubles nothing", async () => {
    const rows = Array.from({ length: 40_000 }, (_, id) => ({ id, text: `row ${id} "],` }));
    expect(await parseLongJson(JSON.stringify(rows))).toEqual(rows);
    expect(await parseLongJson(JSON.stringify({ paging: { next: null }, rows, total: 40_000 }))).toEqual({
      paging: { next: null },
      rows,
      total: 40_000,
    });
  });

  it("keeps integers beyond 2^53 exact", async () => {
    expect(await parseLongJson('{"rows":[{"size":9007199254740993}]}')).toEqual({
      rows: [{ size: 9007199254740993n }],
    });
  });

  it.each(["[1,2", '{"a":[1,]}', '["unended', "[}", "{]", "[1]]"])(
    "that is broken, as %s, is an error",
    async (text) => {
      await expect(parseLongJson(text)).rejects.toThrow(SyntaxError);
    },
  );
});

describe("Rows of an unpaged list", () => {
  const where = { sourceId: "s", action: "list rows" };
  const collect = async (items: readonly unknown[]) => {
    const batches: (readonly unknown[])[] = [];
    for await (const batch of parseRows(z.object({ id: z.int() }), items, where)) batches.push(batch);
    return batches;
  };

  it("come in batches, all of them in order, and an empty list as one empty batch", async () => {
    const items = Array.from({ length: 450 }, (_, id) => ({ id }));
    const batches = await collect(items);
    expect(batches.map((batch) => batch.length)).toEqual([200, 200, 50]);
    expect(batches.flat()).toEqual(items);
    expect(await collect([])).toEqual([[]]);
  });

  it("that are wrong are UPSTREAM_BAD_RESPONSE that names the field", async () => {
    await expect(collect([{ id: "x" }])).rejects.toMatchObject({ problem: { code: "UPSTREAM_BAD_RESPONSE" } });
  });
});
