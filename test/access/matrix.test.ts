// Is anything outside somebody's grants reachable by any path? Everybody asks everything that the schema offers, over HTTP, with real
// keys, over real vendors. Fields are found in the schema: a new one is asked, or fails here until it is said how.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { KINDS, type Kind } from "../../src/contract/kinds.ts";
import { decodeNodeId, encodeNodeId } from "../../src/inventory/globalId.ts";
import { buildSchema } from "../../src/server/buildSchema.ts";
import { inputOf, selectionsBelow } from "./support/documents.ts";
import { type GuardedEstate, listOf, personas, startGuarded, type Told } from "./support/guardedEstate.ts";
import { commandOf, namedAt } from "./support/namedIds.ts";

const schema = buildSchema();
const rootsOf = (type: ReturnType<typeof schema.getQueryType>) => Object.values(type?.getFields() ?? {});
const QUERIES = rootsOf(schema.getQueryType());
const MUTATIONS = rootsOf(schema.getMutationType());
const isAskedById = ({ args }: (typeof QUERIES)[number]) => args.some(({ type }) => String(type).endsWith("!"));

let guarded: GuardedEstate;
beforeAll(async () => {
  guarded = await startGuarded();
}, 60_000);
beforeEach(() => guarded.turn());
afterAll(() => guarded.close());
const as: GuardedEstate["as"] = (...asked) => guarded.as(...asked);

describe("The estate of this test", () => {
  it("has rows at two sites of one source, and of another, so that there is something to hide", () => {
    const nasuni = guarded.rows.filter(({ kind, sourceId }) => kind === "Site" && sourceId === "nasuni");
    expect(nasuni.length).toBeGreaterThan(1);
    for (const kind of ["Volume", "Share", "Job", "Snapshot"] as const) {
      const own = guarded.rows.filter((row) => row.kind === kind && row.sourceId === "nasuni");
      expect([
        kind,
        own.some((row) => row.sites.includes(guarded.site)),
        own.some((row) => !row.sites.includes(guarded.site)),
      ]).toEqual([kind, true, true]);
      expect(guarded.rows.some((row) => row.kind === kind && row.sourceId === "qumulo")).toBe(true);
    }
  });
});

describe.each(personas)("With grants for $name", (persona) => {
  it("every list holds all that is granted, and counts nothing else", async () => {
    for (const kind of KINDS) {
      const list = listOf(kind);
      const { data } = await as(persona.name, `{ ${list}(first: 1000) { totalCount nodes { id } } }`);
      const granted = guarded.rows.filter((row) => row.kind === kind && persona.may(row)).map(({ id }) => id);
      expect([kind, data[list].nodes.map(({ id }: Told) => id).sort()]).toEqual([kind, granted.sort()]);
      expect([kind, data[list].totalCount]).toEqual([kind, granted.length]);
    }
  });

  it.each(QUERIES.filter((field) => !isAskedById(field)).map((field) => [field.name, field] as const))(
    "no relation below %s leads outside",
    async (name, field) => {
      for (const below of selectionsBelow(schema, field)) {
        const answer = await as(
          persona.name,
          `{ ${name}${field.args.some((arg) => arg.name === "first") ? "(first: 100)" : ""} ${below} }`,
        );
        const codes = (answer.errors ?? []).map(({ extensions }: Told) => extensions.code);
        // Who is not understood, or may not ask so much, proves nothing.
        expect([
          below,
          codes.filter((code: string) => !["NOT_FOUND", "FORBIDDEN", "UNSUPPORTED_BY_VENDOR"].includes(code)),
        ]).toEqual([below, []]);
        expect(guarded.leaks(persona, answer)).toEqual([]);
      }
    },
  );

  it("an id of what is not granted is as one that there is not: by node, by nodes, as an entity and as a source", async () => {
    expect(
      QUERIES.filter(isAskedById)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["_entities", "node", "nodes", "source"]);
    const hidden = guarded.rows.filter((row) => !persona.may(row));
    for (const chunk of [hidden.slice(0, 100)]) {
      const ids = chunk.map(({ id }) => id);
      const { data } = await as(persona.name, "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids });
      expect(data.nodes.filter((node: unknown) => node !== null)).toEqual([]);
      const of = chunk.map(({ id, kind }) => ({ __typename: kind, id }));
      const entities = await as(
        persona.name,
        "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Node { id } } }",
        { of },
      );
      expect(entities.data._entities.filter((node: unknown) => node !== null)).toEqual([]);
    }
    for (const row of KINDS.map((kind) => hidden.find((each) => each.kind === kind)).filter(
      (each) => each !== undefined,
    )) {
      const key = decodeNodeId(row.id);
      const absent = encodeNodeId({ type: row.kind, sourceId: row.sourceId, nativeId: `${key?.nativeId}-absent` });
      const query = "query ($id: ID!) { node(id: $id) { id } }";
      const [one, other] = [
        await as(persona.name, query, { id: row.id }),
        await as(persona.name, query, { id: absent }),
      ];
      expect([row.kind, one.data]).toEqual([row.kind, { node: null }]);
      expect([row.kind, one]).toEqual([row.kind, other]);
    }
    for (const id of ["nasuni", "qumulo"]) {
      const { data } = await as(persona.name, "query ($id: ID!) { source(id: $id) { id } }", { id });
      expect(data.source).toEqual(persona.maySource(id) ? { id } : null);
    }
  });

  it.each(MUTATIONS.map((field) => [field.name, field] as const))(
    "%s cannot tell what is hidden from what is absent",
    async (name, field) => {
      const command = commandOf(name);
      const [inputArgument] = field.args;
      if (inputArgument === undefined) throw new Error(`${name} has no input.`);
      const text = `mutation ($input: ${inputArgument.type}) { ${name}(input: $input, options: { dryRun: true }) { problems { code message field } } }`;
      const bare = text.replace(
        ", options: { dryRun: true }",
        field.args.length > 1 ? ", options: { dryRun: true }" : "",
      );
      const put = async (idOf: (kind: Kind) => string, sourceId: string) => {
        const input = inputOf(inputArgument.type, (path) => {
          const named = namedAt(command, path);
          if (named === "Source") return sourceId;
          return named === "Operation"
            ? encodeNodeId({ type: "Operation", sourceId: "", nativeId: "abcdefabcdefabcdefabcdef" })
            : idOf(named === "PART" ? "Host" : named);
        });
        const query = command === "CANCEL_OPERATION" ? bare.replace(", options: { dryRun: true }", "") : bare;
        const answer = await as(persona.name, query, { input });
        expect([name, answer.errors]).toEqual([name, undefined]);
        return answer.data[name].problems as { code: string; message: string; field: string | null }[];
      };
      for (const sourceId of ["nasuni", "qumulo"]) {
        const idIn = (isHidden: boolean) => (kind: Kind) =>
          guarded.rows.find((row) => row.kind === kind && row.sourceId === sourceId && persona.may(row) !== isHidden)
            ?.id ?? absentOf(kind);
        const absentOf = (kind: Kind) => encodeNodeId({ type: kind, sourceId, nativeId: "absent" });
        const [hidden, absent] = [await put(idIn(true), sourceId), await put(absentOf, sourceId)];
        const plain = (problems: typeof hidden) => problems.map(({ code, field: at }) => `${code} ${at}`);
        expect([name, sourceId, plain(hidden)]).toEqual([name, sourceId, plain(absent)]);
        // Not to be told apart, in words either.
        expect(hidden.map(({ message }) => message)).toEqual(absent.map(({ message }) => message));
      }
      const { data } = await as(persona.name, "{ operations { totalCount } }");
      expect(data.operations.totalCount).toBe(0);
    },
  );
});
