// Are a vendor's times, numbers, flags, words and capacities understood, and what is wrong with them named?
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { capacityOf } from "../../src/upstream/capacity.ts";
import { parseAnswer } from "../../src/upstream/parseAnswer.ts";
import { epochSecondsToInstant, toBigInt, toInstant, zFlag, zInstant, zInt64 } from "../../src/upstream/values.ts";
import { parseJson, writeJson } from "../../src/upstream/wire/json.ts";
import { wordReader } from "../../src/upstream/words.ts";
import { type LogLine, testClient } from "./testClient.ts";

const where = { sourceId: "hub-berlin", action: "list spaces" };

describe("a moment", () => {
  test.each([
    ["2026-03-01T12:00:00Z", "2026-03-01T12:00:00.000Z"],
    ["2026-03-01T12:00:00.5Z", "2026-03-01T12:00:00.500Z"],
    ["2026-03-01T12:00:00.123456789Z", "2026-03-01T12:00:00.123Z"],
    ["2026-03-01T12:00:00+05:30", "2026-03-01T06:30:00.000Z"],
    ["2026-03-01T12:00:00-0800", "2026-03-01T20:00:00.000Z"],
    ["2026-03-01 12:00:00 UTC", "2026-03-01T12:00:00.000Z"],
    ["2025-08-09T08:00:27UTC", "2025-08-09T08:00:27.000Z"],
    ["2024-02-29T23:59:60Z", "2024-02-29T23:59:59.000Z"],
    ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"],
    ["", null],
    [null, null],
    [undefined, null],
  ])("%j is %j", (value, expected) => {
    expect(toInstant(value)).toBe(expected);
  });

  test.each([
    "2026-03-01T12:00:00",
    "2026-03-01",
    "2026-02-30T00:00:00Z",
    "2025-02-29T00:00:00Z",
    "1900-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-03-01T25:00:00Z",
    "9999-12-31T23:59:59-05:00",
    "yesterday",
    1_772_366_400,
    {},
  ])("%j is unreadable, and is not repeated in the error", (value) => {
    expect(() => toInstant(value)).toThrow(RangeError);
    expect(() => toInstant(value)).not.toThrow(String(value));
  });

  test("without a zone is UTC only where the connector says so", () => {
    expect(toInstant("2026-03-01 12:00", { assumeUtc: true })).toBe("2026-03-01T12:00:00.000Z");
    expect(toInstant("2026-03-01", { assumeUtc: true })).toBe("2026-03-01T00:00:00.000Z");
    expect(toInstant("2026-03-01T12:00:00+01:00", { assumeUtc: true })).toBe("2026-03-01T11:00:00.000Z");
  });

  test("is the same moment as JavaScript's own, for every moment that JavaScript writes", () => {
    const dates = fc.date({
      min: new Date("0000-01-01T00:00:00Z"),
      max: new Date("9999-12-31T23:59:59Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, (date) => {
        expect(toInstant(date.toISOString())).toBe(date.toISOString());
      }),
    );
  });

  test.each([
    [1_772_366_400, "2026-03-01T12:00:00.000Z"],
    ["1772366400.25", "2026-03-01T12:00:00.250Z"],
    [1_772_366_400n, "2026-03-01T12:00:00.000Z"],
    [0, "1970-01-01T00:00:00.000Z"],
    ["", null],
    [null, null],
  ])("in epoch seconds, %s is %s", (value, expected) => {
    expect(epochSecondsToInstant(value)).toBe(expected);
  });

  test.each(["soon", "1e9", Number.NaN, 1e15])("in epoch seconds, %j is unreadable", (value) => {
    expect(() => epochSecondsToInstant(value)).toThrow(RangeError);
  });
});

describe("an integer", () => {
  test.each([
    ["18446744073709551615", 18446744073709551615n],
    ["-7", -7n],
    [42, 42n],
    [7n, 7n],
  ])("%s is exact", (value, expected) => {
    expect(toBigInt(value)).toBe(expected);
  });

  test.each([2 ** 53, 1.5, Number.NaN, "1.5", "", "0x10", " 7", "7 GB"])("%j is not exact", (value) => {
    expect(() => toBigInt(value)).toThrow(RangeError);
  });

  test("of any size survives being written and read again", () => {
    const value = fc.oneof(fc.bigInt(), fc.integer(), fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }));
    const normal = (one: unknown) =>
      typeof one === "bigint" && BigInt.asIntN(54, one) === one && Math.abs(Number(one)) <= Number.MAX_SAFE_INTEGER
        ? Number(one)
        : one;
    fc.assert(
      fc.property(fc.array(fc.record({ value })), (rows) => {
        const back = parseJson(writeJson(rows)) as { value: unknown }[];
        for (const [index, row] of rows.entries()) {
          if (typeof row.value === "number") expect(Number(back[index]?.value)).toBe(row.value + 0);
          else expect(back[index]?.value).toBe(normal(row.value));
        }
      }),
    );
  });

  test("hidden in a text stays a text", () => {
    expect(parseJson('{"id":"12345678901234567890","n":12345678901234567890}')).toEqual({
      id: "12345678901234567890",
      n: 12345678901234567890n,
    });
  });
});

describe("an answer", () => {
  const schema = z.object({
    items: z.array(
      z.object({ name: z.string(), sizeBytes: zInt64, madeAt: zInstant, isOpen: zFlag, limit: zInt64.nullable() }),
    ),
  });
  const row = { name: "a", sizeBytes: "5", madeAt: "", isOpen: "True", limit: null };

  test("of the right form is converted", () => {
    const { items } = parseAnswer(
      schema,
      { items: [row, { ...row, sizeBytes: 7n, madeAt: undefined, isOpen: 0, limit: 3 }] },
      where,
    );
    expect(items).toEqual([
      { name: "a", sizeBytes: 5n, madeAt: null, isOpen: true, limit: null },
      { name: "a", sizeBytes: 7n, madeAt: null, isOpen: false, limit: 3n },
    ]);
  });

  test("may leave a moment out, for that is no moment", () => {
    const { madeAt: _, ...bare } = row;
    expect(parseAnswer(schema, { items: [bare] }, where).items[0]?.madeAt).toBeNull();
  });

  test.each<[string, unknown, string]>([
    ["a wrong type", { items: [row, { ...row, name: 5 }] }, "is wrong at items[1].name: expected string, got number"],
    [
      "a missing field",
      { items: [{ ...row, name: undefined }] },
      "is wrong at items[0].name: expected string, got nothing",
    ],
    ["null for a list", { items: null }, "is wrong at items: expected array, got null"],
    ["a list at the top", [], "is wrong at the top: expected object, got array"],
    ["no body", null, "is wrong at the top: expected object, got null"],
    [
      "an unreadable moment",
      { items: [{ ...row, madeAt: "s3cret" }] },
      "is wrong at items[0].madeAt: expected a moment with its zone, got string",
    ],
    [
      "a fraction for an integer",
      { items: [{ ...row, sizeBytes: 1.5 }] },
      "is wrong at items[0].sizeBytes: expected an exact integer, got number",
    ],
    [
      "an object for an integer",
      { items: [{ ...row, sizeBytes: {} }] },
      "is wrong at items[0].sizeBytes: expected string or number or bigint, got object",
    ],
    [
      "a word for a flag",
      { items: [{ ...row, isOpen: "s3cret" }] },
      "is wrong at items[0].isOpen: expected true or false, got string",
    ],
  ])("with %s is UPSTREAM_BAD_RESPONSE that names the field and never the value", (_name, body, what) => {
    expect(() => parseAnswer(schema, body, where)).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          code: "UPSTREAM_BAD_RESPONSE",
          sourceId: "hub-berlin",
          message: `hub-berlin: list spaces: the vendor's answer ${what}`,
        }),
      }),
    );
  });

  test("with a wrong word, a wrong key or a wrong branch tells none of them", () => {
    const odd = z.object({
      state: z.enum(["UP", "DOWN"]).optional(),
      byName: z.record(z.string(), z.number()).optional(),
      either: z.union([z.object({ a: z.object({ b: z.number() }) }), z.string()]).optional(),
    });
    const messageOf = (body: unknown): string => {
      try {
        parseAnswer(odd, body, where);
      } catch (error) {
        return (error as Error).message;
      }
      return "";
    };
    expect(messageOf({ state: "s3cret" })).toContain("wrong at state: expected a known word, got string");
    expect(messageOf({ byName: { "s3cret key": "x" } })).toContain("wrong at byName[…]: expected number, got string");
    expect(messageOf({ either: { a: { b: "s3cret" } } })).toContain("wrong at either.a.b: expected number, got string");
  });

  test("whose reading throws a RangeError is wrong too; any other error is a mistake of ours", () => {
    const throwing = (error: Error) =>
      z.string().transform(() => {
        throw error;
      });
    expect(() => parseAnswer(throwing(new RangeError("s3cret")), "x", where)).toThrow(
      "holds a value that cannot be read",
    );
    expect(() => parseAnswer(throwing(new TypeError("ours")), "x", where)).toThrow(TypeError);
  });
});

describe("a vendor's word", () => {
  test("is read without regard to case; an unknown one is counted, logged once and becomes the default", () => {
    const lines: LogLine[] = [];
    const client = testClient("http://127.0.0.1:1", { lines });
    const read = wordReader<"OK" | "BAD" | "UNKNOWN">(
      client,
      "Node.state",
      { online: "OK", Offline: "BAD" },
      "UNKNOWN",
    );
    expect(["ONLINE", "offline", "rebooting", "rebooting", "constructor", "", null, undefined].map(read)).toEqual([
      "OK",
      "BAD",
      "UNKNOWN",
      "UNKNOWN",
      "UNKNOWN",
      "UNKNOWN",
      "UNKNOWN",
      "UNKNOWN",
    ]);
    expect(client.unknownWords()).toEqual([
      { field: "Node.state", word: "rebooting", count: 2 },
      { field: "Node.state", word: "constructor", count: 1 },
    ]);
    expect(lines).toEqual([
      {
        sourceId: "qumulo-paris",
        field: "Node.state",
        word: "rebooting",
        message: "the vendor uses a word that is not known here",
      },
      {
        sourceId: "qumulo-paris",
        field: "Node.state",
        word: "constructor",
        message: "the vendor uses a word that is not known here",
      },
    ]);
  });

  test("that is a whole text is cut and made printable, and there is an end to how many are remembered", () => {
    const lines: LogLine[] = [];
    const client = testClient("http://127.0.0.1:1", { lines });
    client.unknownWord("Job.state", `a\nb${"x".repeat(500)}`);
    for (let index = 0; index < 2_000; index += 1) client.unknownWord("Job.state", `word ${index}`);
    expect(lines[0]?.word).toBe(`a?b${"x".repeat(61)}`);
    expect(lines).toHaveLength(1_000);
    expect(client.unknownWords()).toHaveLength(1_000);
  });

  test("for the vendor's version is shown in the status", () => {
    const client = testClient("http://127.0.0.1:1");
    expect(client.status().version).toBeNull();
    client.sawVersion("7.9.2");
    expect(client.status().version).toBe("7.9.2");
  });
});

describe("a capacity", () => {
  const given = { totalBytes: null, usedBytes: null, unlimited: null, basis: "LOGICAL" } as const;

  test("is left as the vendor gives it when it gives all", () => {
    const figures = {
      ...given,
      totalBytes: 100n,
      usedBytes: 60n,
      freeBytes: 30n,
      snapshotBytes: 10n,
      unlimited: false,
    };
    expect(capacityOf(figures)).toEqual({ ...figures, derived: false, assumption: null });
  });

  test.each([
    ["free, from total and used", { totalBytes: 100n, usedBytes: 60n }, { freeBytes: 40n }],
    ["used, from total and free", { totalBytes: 100n, freeBytes: 40n }, { usedBytes: 60n }],
    ["total, from used and free", { usedBytes: 60n, freeBytes: 40n }, { totalBytes: 100n }],
    ["free as 0 when over the limit", { totalBytes: 100n, usedBytes: 160n }, { freeBytes: 0n }],
  ])("is completed by %s, and says so", (_name, known, expected) => {
    expect(capacityOf({ ...given, ...known })).toMatchObject({ ...expected, derived: true });
  });

  test("without a limit has no total, and a vendor's 0 for it is not one", () => {
    const row = capacityOf({ ...given, totalBytes: 0n, usedBytes: 5n, freeBytes: 7n, unlimited: true });
    expect(row).toMatchObject({ totalBytes: null, usedBytes: 5n, freeBytes: 7n, unlimited: true, derived: false });
  });

  test("of which the vendor says nothing is unknown, never 0, and counts nothing", () => {
    expect(capacityOf({ ...given, assumption: "Units are not stated." })).toEqual({
      totalBytes: null,
      usedBytes: null,
      freeBytes: null,
      snapshotBytes: null,
      unlimited: null,
      basis: null,
      derived: false,
      assumption: "Units are not stated.",
    });
  });
});
