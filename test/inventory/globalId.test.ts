// Do ids lead back to what they name, whatever a vendor writes into its keys?
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KINDS } from "../../src/contract/kinds.ts";
import { decodeGlobalId, decodeNodeId, encodeGlobalId, encodeNodeId } from "../../src/inventory/globalId.ts";

/** Any text at all: colons, escapes, emoji and half surrogate pairs. */
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(":", "%", "%25", "%3a", "%ud800", "\ud800", "\udc00", "é", "a", "/") }),
);
const key = fc.record({ kind: fc.constantFrom(...KINDS), sourceId: anyText, nativeId: anyText });

describe("A global id", () => {
  it("leads back to its row for every kind and every text", () => {
    fc.assert(
      fc.property(key, (row) => {
        expect(decodeGlobalId(encodeGlobalId(row))).toEqual(row);
      }),
    );
  });

  it("is different for different rows", () => {
    fc.assert(
      fc.property(key, key, (left, right) => {
        const isSame = left.kind === right.kind && left.sourceId === right.sourceId && left.nativeId === right.nativeId;
        expect(encodeGlobalId(left) === encodeGlobalId(right)).toBe(isSame);
      }),
    );
  });

  it("keeps the parts of a composite key as the vendor joined them", () => {
    const id = encodeGlobalId({ kind: "Share", sourceId: "emea", nativeId: "smb:12:a%b:c" });
    expect(decodeGlobalId(id)?.nativeId).toBe("smb:12:a%b:c");
    expect(
      Buffer.from(encodeGlobalId({ kind: "Share", sourceId: "emea", nativeId: "smb:12" }), "base64url").toString(),
    ).toBe("v1:Share:emea:smb:12");
  });

  it("is not read from anything else", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const found = decodeNodeId(text);
        if (found !== null) expect(encodeNodeId(found)).toBe(text);
      }),
    );
    const good = encodeGlobalId({ kind: "Volume", sourceId: "a", nativeId: "1" });
    const written = (text: string) => Buffer.from(text).toString("base64url");
    for (const bad of [
      "",
      "a",
      `${good}=`,
      `${good}!`,
      good.slice(1),
      written("v2:Volume:a:1"),
      written("v1:Volume:a"),
    ])
      expect(decodeGlobalId(bad)).toBeNull();
    expect(decodeGlobalId(written("v1:Gadget:a:1"))).toBeNull();
    expect(decodeNodeId(written("v1:Gadget:a:1"))).toEqual({ type: "Gadget", sourceId: "a", nativeId: "1" });
    expect(decodeNodeId(written("v1:Vol%ume:a:1"))).toBeNull();
  });
});
