// Is "unchanged" said of unchanged rows alone? Equality and digests of plain values.
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalText, digestOf } from "../../src/inventory/digest.ts";
import { sameValue } from "../../src/inventory/sameRow.ts";

/** Values such as rows are made of; small, so that equal ones are common. */
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, undefined, true, 0, 1, "", "a", 1n, 2n),
    fc.array(tie("value"), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom("a", "b"), tie("value"), { maxKeys: 2, noNullPrototype: true }),
  ),
}));

describe("Two values", () => {
  it("are the same exactly when they are deeply equal", () => {
    fc.assert(
      fc.property(value, value, (left, right) => {
        expect(sameValue(left, right)).toBe(isDeepStrictEqual(left, right));
        expect(sameValue(left, structuredClone(left))).toBe(true);
      }),
      { seed: 4, numRuns: 2_000 },
    );
  });

  it("are not the same when one has a field that the other has not, though it be empty", () => {
    expect(sameValue({ a: undefined }, {})).toBe(false);
    expect(sameValue({}, { a: undefined })).toBe(false);
    expect(sameValue({ a: 1 }, { b: 1 })).toBe(false);
    expect(sameValue([], {})).toBe(false);
    expect(sameValue({}, null)).toBe(false);
  });
});

describe("A query's text", () => {
  it("does not depend on the order of fields, nor on those that are left empty", () => {
    const one = { filter: { a: 1, b: ["x"], c: null }, after: undefined };
    const other = Object.assign(Object.create(null), { filter: { b: ["x"], a: 1 } });
    expect(canonicalText(one)).toBe(canonicalText(other));
    expect(digestOf(canonicalText(one))).toBe(digestOf(canonicalText(other)));
  });

  it("tells values apart that only look alike", () => {
    const texts = [1, 1n, "1", "1n", [1], { a: 1 }, [[1]], "[1]", new Date(0), null, {}, []].map(canonicalText);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
