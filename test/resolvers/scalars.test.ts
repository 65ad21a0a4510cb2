// What goes through the gateway's own scalars, and how is a wrong value refused?
import { GraphQLError, GraphQLScalarType, parseValue } from "graphql";
import { describe, expect, it } from "vitest";
import { schema } from "../support/runQuery.ts";

function scalar(name: string): GraphQLScalarType {
  const type = schema.getType(name);
  if (!(type instanceof GraphQLScalarType)) throw new Error(`${name} is no scalar.`);
  return type;
}

/** What a scalar makes of a value in a variable, and of the same written in a query. */
const asVariable = (name: string, value: unknown): unknown => scalar(name).parseValue(value);
const asLiteral = (name: string, text: string): unknown => scalar(name).parseLiteral(parseValue(text));

function refusalOf(attempt: () => unknown): GraphQLError {
  try {
    attempt();
  } catch (error) {
    if (error instanceof GraphQLError) return error;
  }
  throw new Error("The value was taken.");
}

describe.each(["ByteCount", "Count64"])("%s", (name) => {
  it("is a decimal text outside, exact above 2^53", () => {
    expect(scalar(name).serialize(9_007_199_254_740_993n)).toBe("9007199254740993");
    expect(scalar(name).serialize(0n)).toBe("0");
    expect(scalar(name).serialize(42)).toBe("42");
  });

  it("never leaves rounded: a fraction or an unsafe number inside is a fault", () => {
    expect(() => scalar(name).serialize(1.5)).toThrow(TypeError);
    expect(() => scalar(name).serialize(2 ** 53)).toThrow(TypeError);
    expect(() => scalar(name).serialize("12")).toThrow(TypeError);
  });

  it("comes in as text or as a whole number, up to 64 bits", () => {
    expect(asVariable(name, "18446744073709551615")).toBe(18_446_744_073_709_551_615n);
    expect(asVariable(name, 1024)).toBe(1024n);
    expect(asLiteral(name, '"9007199254740993"')).toBe(9_007_199_254_740_993n);
    expect(asLiteral(name, "9007199254740993")).toBe(9_007_199_254_740_993n);
  });

  it.each([
    ["more than 64 bits", "18446744073709551616"],
    ["a negative text", "-1"],
    ["a negative number", -1],
    ["a number that JSON has rounded already", 2 ** 53],
    ["a fraction", 1.5],
    ["words", "1 GiB"],
    ["an empty text", ""],
    ["a list", ["1"]],
    ["true", true],
  ])("refuses %s, typed, saying what to write", (_what, value) => {
    const error = refusalOf(() => asVariable(name, value));
    expect(error.extensions.code).toBe("INVALID_INPUT");
    expect(error.message).toMatch(new RegExp(`^${name} cannot be .*decimal text`));
  });

  it("does not repeat a long value when it refuses it", () => {
    expect(refusalOf(() => asVariable(name, "9".repeat(5_000))).message.length).toBeLessThan(250);
  });

  it.each(["1.5", "-1", "true", "[1]", "{ a: 1 }"])("refuses %s written in a query", (text) => {
    expect(refusalOf(() => asLiteral(name, text)).extensions.code).toBe("INVALID_INPUT");
  });
});

describe("DateTime", () => {
  it.each([
    ["2026-11-20T18:55:00Z", "2026-11-20T18:55:00.000Z"],
    ["2026-11-20T18:55:00.123456Z", "2026-11-20T18:55:00.123Z"],
    ["2026-11-20T19:55:00+01:00", "2026-11-20T18:55:00.000Z"],
    ["2026-11-20T00:30:00-09:30", "2026-11-20T10:00:00.000Z"],
    ["2026-11-20t18:55:00z", "2026-11-20T18:55:00.000Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"],
    ["2000-02-29T00:00:00Z", "2000-02-29T00:00:00.000Z"],
  ])("takes %s as %s", (given, meant) => {
    expect(asVariable("DateTime", given)).toBe(meant);
    expect(asLiteral("DateTime", JSON.stringify(given))).toBe(meant);
  });

  it.each([
    "2026-11-20",
    "2026-11-20 18:55:00Z",
    "2026-11-20T18:55:00",
    "2026-11-20T18:55Z",
    "2026-11-20T24:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-00-10T00:00:00Z",
    "2026-02-30T00:00:00Z",
    "2026-02-29T00:00:00Z",
    "1900-02-29T00:00:00Z",
    "2026-11-31T00:00:00Z",
    "2026-11-20T18:55:00+24:00",
    "yesterday",
    "",
  ])("refuses %j", (given) => {
    const error = refusalOf(() => asVariable("DateTime", given));
    expect(error.extensions.code).toBe("INVALID_INPUT");
    expect(error.message).toContain("RFC 3339");
  });

  it("refuses a number, in a variable and in a query", () => {
    expect(refusalOf(() => asVariable("DateTime", 1_763_664_900)).extensions.code).toBe("INVALID_INPUT");
    expect(refusalOf(() => asLiteral("DateTime", "1763664900")).extensions.code).toBe("INVALID_INPUT");
  });
});
