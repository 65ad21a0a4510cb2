// Wrong questions get a clear typed error that names the field, never a 500.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Estate, startEstate } from "../support/startEstate.ts";

let estate: Estate;
beforeAll(async () => {
  estate = await startEstate({ volumes: 12 });
});
afterAll(() => estate.close());

const anId = (text: string) => Buffer.from(text).toString("base64url");

describe("Bad input", () => {
  const cases: readonly [string, string, RegExp][] = [
    ["a cursor that is none", `{ volumes(after: "nonsense") { totalCount } }`, /after/],
    ["a negative page", `{ volumes(first: -1) { totalCount } }`, /first/],
    ["a page of a hundred thousand", `{ volumes(first: 100000) { totalCount } }`, /first/],
    ["first and last together", `{ volumes(first: 1, last: 1) { totalCount } }`, /last|first/],
    ["an id that is none", `{ node(id: "what") { id } }`, /id/],
    [
      "a filter by an id of another kind",
      `{ volumes(filter: { site: ["${anId("v1:Volume:qumulo:2")}"] }) { totalCount } }`,
      /filter\.site/,
    ],
    ["a filter by a malformed id", `{ shares(filter: { volume: ["???"] }) { totalCount } }`, /filter\.volume/],
    ["a nested page that is negative", `{ sites { nodes { volumes(first: -5) { totalCount } } } }`, /first/],
    [
      "a moment that is none",
      `{ jobs(filter: { createdAt: { since: "yesterday" } }) { totalCount } }`,
      /DateTime|moment/,
    ],
    [
      "more ids than allowed",
      `{ nodes(ids: ${JSON.stringify(Array.from({ length: 501 }, (_, n) => anId(`v1:Volume:qumulo:${n}`)))}) { id } }`,
      /ids/,
    ],
  ];
  it.each(cases)("%s is INVALID_INPUT that names the field", async (_name, query, names) => {
    const { status, errors } = await estate.ask(query);
    expect(status).toBeLessThan(500);
    expect(["INVALID_INPUT", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT"]).toContain(errors?.[0].extensions.code);
    expect(`${errors?.[0].message} ${errors?.[0].extensions.field ?? ""}`).toMatch(names);
  });

  it("a misspelt enum is refused by the schema, with a 400", async () => {
    const { status, errors } = await estate.ask(`{ volumes(orderBy: { field: SIZE_OF_IT }) { totalCount } }`);
    expect(status).toBe(400);
    expect(errors?.[0]).toMatchObject({ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } });
  });

  it("a misspelt enum in a variable is refused too, with a 400", async () => {
    const query = `query ($order: [VolumeOrder!]) { volumes(orderBy: $order) { totalCount } }`;
    const { status, errors } = await estate.ask(query, { order: [{ field: "SIZE_OF_IT" }] });
    expect(status).toBe(400);
    expect(errors?.[0].message).toMatch(/SIZE_OF_IT/);
  });

  it("a cursor of another query is refused, and says to begin again", async () => {
    const page = await estate.ask(`{ volumes(first: 2) { pageInfo { endCursor } } }`);
    const cursor = page.data.volumes.pageInfo.endCursor;
    const other = await estate.ask(
      `{ volumes(first: 2, filter: { health: [OK] }, after: ${JSON.stringify(cursor)}) { totalCount } }`,
    );
    expect(other.errors?.[0]).toMatchObject({ extensions: { code: "INVALID_INPUT", field: "after" } });
  });

  it("an unknown id of a known kind is null, without an error", async () => {
    const { data, errors } = await estate.ask(`{ node(id: "${anId("v1:Volume:qumulo:123456789")}") { id } }`);
    expect({ data, errors }).toEqual({ data: { node: null }, errors: undefined });
  });

  it("an id of a source that there is not is null too", async () => {
    const { data } = await estate.ask(
      `{ node(id: "${anId("v1:Volume:elsewhere:1")}") { id } source(id: "elsewhere") { id } }`,
    );
    expect(data).toEqual({ node: null, source: null });
  });
});
