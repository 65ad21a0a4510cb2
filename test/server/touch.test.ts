// What does the gateway think that a query needs, before it reads anything?
import { type GraphQLObjectType, getNamedType, isObjectType, type OperationDefinitionNode, parse } from "graphql";
import { getVariableValues } from "graphql/execution/values.js";
import { describe, expect, it } from "vitest";
import { parts } from "../../resolvers/index.ts";
import { needsBelow, needsOf, type Selected } from "../../src/server/touch.ts";
import { createTouchTable, kindOfType } from "../../src/server/touchTable.ts";
import { schema } from "../support/runQuery.ts";

const table = createTouchTable(schema, parts);

/** A query as a root resolver sees it. */
function selected(query: string, variables: Readonly<Record<string, unknown>> = {}): Selected {
  const document = parse(query);
  const operation = document.definitions.find((part) => part.kind === "OperationDefinition") as OperationDefinitionNode;
  const fragments = Object.fromEntries(
    document.definitions.flatMap((part) => (part.kind === "FragmentDefinition" ? [[part.name.value, part]] : [])),
  );
  const fieldNodes = operation.selectionSet.selections.flatMap((node) => (node.kind === "Field" ? [node] : []));
  const parentType = schema.getQueryType() as GraphQLObjectType;
  const field = parentType.getFields()[fieldNodes[0]?.name.value ?? ""];
  if (field === undefined) throw new Error("The query asks for no root field.");
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], { ...variables });
  return { fieldNodes, fragments, parentType, returnType: field.type, schema, variableValues: coerced ?? {} };
}

const sorted = ({ kinds, ids }: { readonly kinds: Iterable<string>; readonly ids: Iterable<string> }) => ({
  kinds: [...kinds].sort(),
  ids: [...ids].sort(),
});
const needs = (query: string, variables?: Readonly<Record<string, unknown>>) =>
  sorted(needsOf(selected(query, variables), table));

describe("A list", () => {
  it("needs its own kind alone when nothing else is asked", () => {
    expect(needs("{ volumes { nodes { displayName capacity { usedBytes } } } }")).toEqual({
      kinds: ["Volume"],
      ids: [],
    });
  });

  it("needs its own kind even when only provenance is asked", () => {
    expect(needs("{ hosts { sources { state } } }").kinds).toEqual(["Host"]);
  });

  it("needs every kind below it, four levels deep, through nodes and edges alike", () => {
    const query =
      "{ sites { edges { node { volumes { nodes { shares { nodes { volume { snapshots { nodes { policy { id } } } } } } } } } } } }";
    expect(needs(query).kinds).toEqual(["Share", "Site", "Snapshot", "SnapshotPolicy", "Volume"]);
  });

  it("needs a relation, not a collection, when only its id is asked", () => {
    expect(needs("{ shares { nodes { volumeId } } }")).toEqual({ kinds: ["Share"], ids: ["Share.volume"] });
    expect(needs("{ volumes { nodes { placements { siteId poolId } } } }")).toEqual({
      kinds: ["Volume"],
      ids: ["Volume.pool", "Volume.site"],
    });
  });

  it("needs the relations that its filters follow, at the root and below", () => {
    expect(needs('{ shares(filter: { volume: ["x"] }) { totalCount } }').ids).toEqual(["Share.volume"]);
    expect(needs('{ sites { nodes { volumes(filter: { pool: ["x"] }) { totalCount } } } }').ids).toEqual([
      "Volume.pool",
      "Volume.site",
    ]);
  });

  it("needs the pools of sites that are sorted by how full they are", () => {
    expect(needs("{ sites(orderBy: { field: USED_PERCENT }) { totalCount } }").kinds).toEqual(["Site", "StoragePool"]);
    expect(needs("{ sites(orderBy: { field: HEALTH }) { totalCount } }").kinds).toEqual(["Site"]);
  });

  it("takes filters and orders from variables too", () => {
    const query = "query ($order: [SiteOrder!]) { sites(orderBy: $order) { totalCount } }";
    expect(needs(query, { order: [{ field: "USED_PERCENT" }] }).kinds).toEqual(["Site", "StoragePool"]);
  });

  it("leaves an argument that cannot be read to the field itself", () => {
    const query = 'query ($id: ID = "x") { sites { nodes { volumes(filter: { pool: [$id] }) { totalCount } } } }';
    expect(needs(query, { id: null }).kinds).toEqual(["Site", "Volume"]);
  });

  it("needs no other kind for what an alert is about: only the alert tells which", () => {
    expect(needs("{ alerts { nodes { resource { id displayName } } } }").kinds).toEqual(["Alert"]);
    expect(needs("{ alerts { nodes { resource { ... on Volume { site: parent { id } } } } } }").kinds).toEqual([
      "Alert",
      "Volume",
    ]);
  });

  it("needs the hosts behind the instances that it names", () => {
    expect(needs("{ certificates { nodes { instances { displayName } } } }").kinds).toEqual(["Certificate", "Host"]);
  });
});

describe("Fragments and directives", () => {
  it("count where they apply: named, inline, and on interfaces", () => {
    const query = `{ volumes { ...Truth nodes { ... on Volume { shares { totalCount } } ...Row } } }
      fragment Truth on ResourceConnection { complete nodes { id } }
      fragment Row on Resource { source { sites { id } } }`;
    expect(needs(query).kinds).toEqual(["Share", "Site", "Volume"]);
  });

  it("do not count when @skip or @include leave them out", () => {
    const query = `query ($no: Boolean!, $yes: Boolean!) { volumes {
      nodes { shares @include(if: $no) { totalCount } snapshots @skip(if: $yes) { totalCount } ... @include(if: $no) { quotas { totalCount } } jobs @include(if: $yes) { totalCount } }
    } }`;
    expect(needs(query, { no: false, yes: true }).kinds).toEqual(["Job", "Volume"]);
  });

  it("that spread each other many times over are walked once", () => {
    const levels = Array.from(
      { length: 40 },
      (_, n) => `fragment F${n} on Volume { ...F${n + 1} ...F${n + 1} parent { ...F${n + 1} } }`,
    );
    const query = `{ volumes { nodes { ...F0 } } } ${levels.join("\n")} fragment F40 on Volume { quotas { totalCount } }`;
    expect(needs(query).kinds).toEqual(["Quota", "Volume"]);
  });
});

describe("An object by its id", () => {
  const query = `{ node(id: "x") { id ... on Site { volumes { totalCount } } ... on Volume { shares { totalCount } } ...R } }
    fragment R on Resource { source { sites { id } } }`;

  it("needs what is asked of its own type, and nothing that is asked of others", () => {
    expect(sorted(needsBelow(selected(query), table, "Site"))).toEqual({
      kinds: ["Site", "Volume"],
      ids: ["Volume.site"],
    });
    expect(sorted(needsBelow(selected(query), table, "Volume")).kinds).toEqual(["Share", "Site"]);
  });

  it("needs nothing but itself when nothing below it is asked", () => {
    expect(sorted(needsBelow(selected('{ node(id: "x") { id } }'), table, "Volume"))).toEqual({ kinds: [], ids: [] });
  });
});

describe("The estate", () => {
  it("needs just the kinds whose figures are asked", () => {
    expect(needs("{ estate { total { volumeCount } } }").kinds).toEqual(["Volume"]);
    expect(needs("{ estate { byVendor { figures { health jobsByState { count } } } } }").kinds).toEqual([
      "Host",
      "Job",
      "Site",
    ]);
  });

  it("needs to know where rows are when it is split by site", () => {
    const found = needs("{ estate { bySite { figures { volumeCount } } } }");
    expect(found.kinds).toEqual(["Site", "Volume"]);
    expect(found.ids).toContain("Volume.site");
  });
});

describe("The table of needs", () => {
  const objects = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type));

  it("knows every field that answers rows of a kind", () => {
    // What a change or an event is about is brought along with it.
    const asking = objects.filter((type) =>
      type.getInterfaces().every(({ name }) => !["Payload", "StreamEvent"].includes(name)),
    );
    const silent = asking.flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => kindOfType(getNamedType(field.type).name, parts) !== null)
        .filter((field) => !table.get(`${type.name}.${field.name}`)?.kinds.length)
        .map((field) => `${type.name}.${field.name}`),
    );
    expect(silent).toEqual([]);
  });

  it("knows the relation behind every id that stands beside one, and behind every list below a row", () => {
    const ids = objects.flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => /[a-z]Id$/.test(field.name) && getNamedType(field.type).name === "ID")
        .map((field) => `${type.name}.${field.name}`),
    );
    // Operations are the gateway's own: their ids need no collection.
    const own = ["Job.operationId", "Operation.targetId"];
    expect(ids.filter((path) => !own.includes(path) && !table.get(path)?.ids.length)).toEqual([]);
    const lists = objects.flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => getNamedType(field.type).name.endsWith("Connection"))
        .map((field) => `${type.name}.${field.name}`),
    );
    const unrelated = ["Query", "Operation"];
    expect(
      lists.filter((path) => !unrelated.includes(path.split(".")[0] ?? "") && !table.get(path)?.ids.length),
    ).toEqual([]);
  });
});
