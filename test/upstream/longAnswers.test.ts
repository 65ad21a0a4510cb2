// A long answer is parsed in slices, while it comes in, to exactly what it says.
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseLongAnswer } from "../../src/upstream/parseLongAnswer.ts";
import { parseJson } from "../../src/upstream/wire/json.ts";
import { NotJson, readJson } from "../../src/upstream/wire/readJson.ts";

const row = fc.record({
  id: fc.oneof(fc.integer(), fc.string()),
  'na"me': fc.string({ unit: "binary" }),
  nested: fc.array(fc.oneof(fc.jsonValue(), fc.constant(']}\\"[{,')), { maxLength: 3 }),
});

const noLimit = { encoding: undefined, limitBytes: Number.POSITIVE_INFINITY };

/** Reads a text that comes in chunks of so many bytes. */
function inChunks(text: string, bytes: number): Promise<unknown> {
  const whole = Buffer.from(text);
  const chunks = Array.from({ length: Math.ceil(whole.length / bytes) }, (_, index) =>
    whole.subarray(index * bytes, (index + 1) * bytes),
  );
  return readJson(Readable.from(chunks), noLimit);
}

describe("A long answer", () => {
  it("means the same wherever it is cut, whatever stands in its strings and lists", async () => {
    const answer = fc.oneof(
      fc.array(row),
      fc.record({ count: fc.nat(), next: fc.option(fc.string()), results: fc.array(row), stats: fc.jsonValue() }),
      fc.record({ b: fc.array(row), 2: fc.array(row), 1: fc.array(row), c: fc.jsonValue() }),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(answer, fc.nat(3), fc.integer({ min: 1, max: 40 }), async (value, indent, bytes) => {
        const text = JSON.stringify(value, null, indent);
        expect(await inChunks(text, bytes)).toEqual(parseJson(text));
      }),
      { numRuns: 500 },
    );
  });

  it("is cut into pieces when it is really long, and loses and doubles nothing", async () => {
    const rows = Array.from({ length: 40_000 }, (_, id) => ({ id, text: `row ${id} "],ü` }));
    const whole = { paging: { next: null }, data: { rows }, total: 40_000 };
    expect(await inChunks(JSON.stringify(rows), 65_536)).toEqual(rows);
    expect(await inChunks(JSON.stringify(whole), 65_536)).toEqual(whole);
    const packed = Readable.from([gzipSync(JSON.stringify(whole))]);
    expect(await readJson(packed, { ...noLimit, encoding: "gzip" })).toEqual(whole);
  });

  it("leaves everybody else a turn for every piece of it, also while many come in at once", async () => {
    const text = JSON.stringify(Array.from({ length: 5_000 }, (_, id) => ({ id, text: "x".repeat(200) })));
    const pieces = 4 * Math.floor(text.length / 65_536);
    let turns = 0;
    let isRead = false;
    const reading = Promise.all([1, 2, 3, 4].map(() => inChunks(text, 65_536))).then(() => {
      isRead = true;
    });
    for (; !isRead; turns += 1) await new Promise((resolve) => void setImmediate(resolve));
    await reading;
    expect(turns).toBeGreaterThanOrEqual(pieces);
  });

  it("keeps integers beyond 2^53 exact", async () => {
    expect(await inChunks('{"rows":[{"size":9007199254740993}]}', 7)).toEqual({ rows: [{ size: 9007199254740993n }] });
  });

  it("may begin with a mark of its encoding, name a field twice or after a prototype, and be empty", async () => {
    expect(await inChunks('\ufeff{"rows":[1]}', 2)).toEqual({ rows: [1] });
    expect(await inChunks('{"rows":[1],"rows":[2]}', 3)).toEqual({ rows: [2] });
    expect(Object.entries((await inChunks('{"__proto__":{"rows":[1]}}', 3)) as object)).toEqual([
      ["__proto__", { rows: [1] }],
    ]);
    expect(await inChunks(" \n", 1)).toBeNull();
  });

  const long = `{"id":"${"x".repeat(70_000)}"}`;
  it.each([
    "[1,2",
    '{"a":[1,]}',
    '["unended',
    '["unended\\"]',
    "[}",
    "{]",
    "[1]]",
    "[,1]",
    '{"a":[1}',
    '{"a":[{]}',
    "[1][2]",
    `[${long},]`,
    `[${long},,${long}]`,
    `[${long}`,
  ])("that is broken, as %.20s, is none", async (text) => {
    await expect(inChunks(text, 4_096)).rejects.toThrow(NotJson);
  });
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
