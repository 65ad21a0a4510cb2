// Can everything be filtered and sorted by that the schema offers, and nothing else? The kinds' tables against the SDL.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildASTSchema, type GraphQLInputType, getNamedType, isEnumType, isInputObjectType, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { KINDS, type Kind } from "../../src/contract/kinds.ts";
import { compileQuery } from "../../src/inventory/compileQuery.ts";
import { encodeGlobalId } from "../../src/inventory/globalId.ts";
import { orderFieldOf, specOf } from "../../src/inventory/kinds/index.ts";
import { bench } from "./support/estate.ts";
import { ids, schedule, template } from "./support/rows.ts";
import { ScriptedFeed, scriptedSource } from "./support/scripted.ts";

const folder = resolve(import.meta.dirname, "../../schema");
const text = readdirSync(folder)
  .filter((file) => file.endsWith(".graphql"))
  .map((file) => readFileSync(join(folder, file), "utf8"))
  .join("\n");
const schema = buildASTSchema(parse(text), { assumeValidSDL: true });

/** The fields of an input, or the values of an enum. */
function namesIn(name: string): string[] {
  const type = schema.getType(name);
  if (isInputObjectType(type)) return Object.keys(type.getFields());
  return isEnumType(type) ? type.getValues().map((value) => value.name) : [];
}

/** Some value that a client could give. @param kind of the ids wanted. */
function sampleOf(type: GraphQLInputType, kind: Kind): unknown {
  const named = getNamedType(type);
  if (named.name === "ID") return [encodeGlobalId({ kind, sourceId: "alpha", nativeId: "1" })];
  if (named.name === "String") return ["text"];
  if (named.name === "Boolean") return true;
  if (isEnumType(named)) return named.getValues().map((value) => value.name);
  return {
    StringFilter: { in: ["a"], contains: "a", startsWith: "a", isNull: false },
    ByteCountFilter: { gte: { gib: 1.5 }, lte: { bytes: 1n }, isNull: false },
    PercentFilter: { gte: 1.5, lte: 90, isNull: true },
    DateTimeFilter: {
      since: "2026-01-01T00:00:00.000Z",
      before: "2026-01-01T00:00:00.000Z",
      sinceSecondsAgo: 1,
      beforeSecondsAgo: -1,
      isNull: false,
    },
  }[named.name];
}

const own = ["id", "nativeId", "source", "vendor", "displayName"];

describe.each(KINDS)("%s", (kind) => {
  it("can be filtered by every field of its filter, and by no other", () => {
    const filter = schema.getType(`${kind}Filter`);
    if (!isInputObjectType(filter)) throw new Error(`The schema has no ${kind}Filter.`);
    const { filters, relations } = specOf(kind);
    for (const [name, field] of Object.entries(filter.getFields())) {
      const known = filters[name];
      const target = known?.sort === "relation" ? (relations[known.relation]?.target ?? "Host") : kind;
      const value = sampleOf(field.type, target);
      expect(value).toBeDefined();
      expect(() => compileQuery(kind, { filter: { [name]: value } }, 0)).not.toThrow();
    }
    expect([...own, ...Object.keys(filters)].sort()).toEqual(Object.keys(filter.getFields()).sort());
  });

  it("can be sorted by every value of its order, and by default", () => {
    const values = namesIn(`${kind}OrderField`);
    expect(values.length).toBeGreaterThan(0);
    expect(values.filter((value) => orderFieldOf(kind, value) === undefined)).toEqual([]);
    expect(Object.keys(specOf(kind).orders).filter((value) => !values.includes(value))).toEqual([]);
    expect(specOf(kind).defaultOrder.every(({ field }) => orderFieldOf(kind, field) !== undefined)).toBe(true);
  });
});

describe("Job templates", () => {
  it("stand in the order of their next run, those without one last", async () => {
    const rows = [
      template({ nativeId: "never" }),
      template({ nativeId: "later", schedule: schedule("2026-11-22T00:00:00.000Z") }),
      template({ nativeId: "soon", schedule: schedule("2026-11-21T00:00:00.000Z") }),
      template({ nativeId: "unknown", schedule: schedule(null) }),
    ];
    const { list } = bench([scriptedSource({ feeds: [new ScriptedFeed(["JobTemplate"], rows)] })]);
    const page = await list("JobTemplate", { orderBy: [{ field: "NEXT_RUN_AT", direction: "ASC" }] });
    expect(ids(page.rows)).toEqual(["soon", "later", "never", "unknown"]);
  });
});
