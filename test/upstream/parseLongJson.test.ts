// A long answer is parsed in slices to exactly what it says.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseLongAnswer } from "../../src/upstream/parseLongAnswer.ts";
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

describe("A list that comes in one piece", () => {
  const where = { sourceId: "s", action: "list rows" };
  const row = z.object({ id: z.int() });
  const items = Array.from({ length: 450 }, (_, id) => ({ id, other: "left out" }));
  const expected = items.map(({ id }) => ({ id }));

  it("is validated in slices to the same rows as at once, bare or as a field", async () => {
    expect(await parseLongAnswer(z.array(row), items, where)).toEqual(expected);
    const wrapped = z.object({ entries: z.array(row), paging: z.object({ next: z.null() }) });
    const body = { entries: items, paging: { next: null }, more: 1 };
    expect(await parseLongAnswer(wrapped, body, where)).toEqual(wrapped.parse(body));
  });

  it("that is wrong anywhere is UPSTREAM_BAD_RESPONSE that names the field", async () => {
    const broken = [...items, { id: "x" }];
    const refused = { problem: { code: "UPSTREAM_BAD_RESPONSE", message: expect.stringContaining("id") } };
    await expect(parseLongAnswer(z.array(row), broken, where)).rejects.toMatchObject(refused);
    await expect(
      parseLongAnswer(z.object({ entries: z.array(row) }), { entries: broken }, where),
    ).rejects.toMatchObject(refused);
    await expect(parseLongAnswer(z.object({ entries: z.array(row) }), { entries: 7 }, where)).rejects.toMatchObject({
      problem: { code: "UPSTREAM_BAD_RESPONSE" },
    });
  });
});
