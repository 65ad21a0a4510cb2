// Is every change refused aloud to who sees what it is asked of, and silently to who does not? Every mutation of the schema, at every
// vendor that carries it out; a new one is put, or fails here until there is something that it can be asked of.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newApiKey } from "../../src/access/apiKeys.ts";
import { COMMANDS } from "../../src/contract/commands.ts";
import { KINDS } from "../../src/contract/kinds.ts";
import { decodeNodeId, encodeNodeId } from "../../src/inventory/globalId.ts";
import { buildSchema } from "../../src/server/buildSchema.ts";
import { everyVendor, type VendorName } from "../support/estateVendors.ts";
import { type ShiftedClock, shiftedClock } from "../support/shiftedClock.ts";
import { type Estate, startEstate } from "../support/startEstate.ts";
import { inputOf } from "./support/documents.ts";
import { listOf, type Told } from "./support/guardedEstate.ts";
import { commandOf, type Named, namedAt } from "./support/namedIds.ts";

const MUTATIONS = Object.values(buildSchema().getMutationType()?.getFields() ?? {});

/** Who asks, with their grants. Who is kept out of a source may do everything at the others. */
const callers: Readonly<Record<string, readonly object[]>> = {
  administrator: [{ role: "administrator" }],
  "sees everything": [{ role: "viewer" }],
  "may at another site": everyVendor.map((source) => ({
    role: "administrator",
    sources: [source],
    sites: ["elsewhere"],
  })),
  ...Object.fromEntries(
    everyVendor.map((kept) => [
      `kept out of ${kept}`,
      [{ role: "administrator", sources: everyVendor.filter((vendor) => vendor !== kept) }],
    ]),
  ),
};
/** Everybody is somebody else for each mutation: what one principal may ask in a while is limited. */
const keys = new Map(
  Object.keys(callers).flatMap((name) =>
    ["", ...MUTATIONS.map((field) => field.name)].map((turn) => [`${name}/${turn}`, newApiKey()] as const),
  ),
);

/** Time stands still, so that what was read once stays fresh however slow the machine is; timers keep their real length. */
function standingClock(): ShiftedClock {
  const clock = shiftedClock();
  const [now, monotonic] = [clock.now(), clock.monotonic()];
  return { ...clock, now: () => now, monotonic: () => monotonic };
}

let estate: Estate;
/** The first row of each kind at each source, and the parts of rows, by what an input calls them. */
const shown = new Map<string, string>();
/** Which commands each source carries out. */
const carriedOut = new Map<VendorName, ReadonlySet<string>>();
/** An operation of each source, made by the administrator. */
const operations = new Map<VendorName, string>();

const ask = async (name: string, query: string, { input, turn = "" }: { input?: unknown; turn?: string } = {}) => {
  const answer = await fetch(`${estate.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-api-key": keys.get(`${name}/${turn}`)?.key ?? "" },
    body: JSON.stringify({ query, variables: { input } }),
  });
  const told: Told = await answer.json();
  expect(told.errors, query).toBeUndefined();
  return told.data;
};

beforeAll(async () => {
  const principals = [...keys].map(([id, { hash }], place) => ({
    id: `caller-${place}`,
    keys: [hash],
    grants: callers[id.slice(0, id.indexOf("/"))],
  }));
  estate = await startEstate({
    vendors: everyVendor,
    volumes: 12,
    access: { mode: "required", principals },
    clock: standingClock(),
  });
  for (const kind of KINDS) {
    const parts = kind === "Host" ? "details { ... on NginxSystemDetails { instances { id } } }" : "";
    const query = `{ ${listOf(kind)}(first: 1000, freshness: { waitMs: 9000 }) { nodes { id source { id } ${parts} } } }`;
    const { nodes } = (await ask("administrator", query))[listOf(kind)];
    for (const { id, source, details } of nodes) {
      const [part] = details?.instances ?? [];
      for (const [what, named] of [
        [kind, id],
        ["PART", part?.id],
      ])
        if (named !== undefined && !shown.has(`${source.id} ${what}`)) shown.set(`${source.id} ${what}`, named);
    }
  }
  const { sources } = await ask(
    "administrator",
    "{ sources { nodes { id capabilities { commands { command available } } } } }",
  );
  for (const { id, capabilities } of sources.nodes) {
    const commands = capabilities.flatMap((each: Told) => each.commands).filter((each: Told) => each.available);
    carriedOut.set(id, new Set([...commands.map(({ command }: Told) => command), "CANCEL_OPERATION"]));
    const refresh = `mutation { refreshInventory(input: { sourceIds: ["${id}"], kinds: [SITE] }, options: { waitMs: 8000 }) { operation { id state } } }`;
    const { operation } = (await ask("administrator", refresh)).refreshInventory;
    expect([id, operation.state]).toEqual([id, "SUCCEEDED"]);
    operations.set(id, operation.id);
  }
}, 60_000);
afterAll(() => estate.close());

/** A row, part or operation of a source, or the source itself; null where there is none. */
const idOf = (source: VendorName, what: Named): string | null => {
  if (what === "Source") return source;
  return what === "Operation" ? (operations.get(source) ?? null) : (shown.get(`${source} ${what}`) ?? null);
};

/** An id like this one, of what there is not. @param at the source that does not have it. */
function absentLike(id: string, at: string): string {
  const key = decodeNodeId(id);
  if (key === null) return at;
  if (key.type === "Operation") return encodeNodeId({ ...key, nativeId: "abcdefabcdefabcdefabcdef" });
  return encodeNodeId({ ...key, sourceId: at, nativeId: "absent" });
}

/** Stands in an input for an id of what a source has none of. */
const NONE = "none";
const isNone = (value: unknown): boolean => value === NONE || (Array.isArray(value) && value.includes(undefined));

describe.each(MUTATIONS.map((field) => [field.name, field] as const))("%s", (name, { args: [argument] }) => {
  const command = commandOf(name);
  if (argument === undefined) throw new Error(`${name} has no input.`);
  const payload = "operation { id } problems { code source { id } field message }";
  const document = `mutation ($input: ${argument.type}) { ${name}(input: $input) { ${payload} } }`;

  /** The input that names what there is at this source, without what the source has none of. */
  const inputAt = (source: VendorName, change: (id: string) => string = (id) => id): unknown => {
    const input = inputOf(argument.type, (path) => {
      const id = idOf(source, namedAt(command, path));
      return id === null ? NONE : change(id);
    });
    return JSON.parse(JSON.stringify(input), (_field, value) => (isNone(value) ? undefined : value));
  };
  const places = () => everyVendor.filter((source) => carriedOut.get(source)?.has(command) === true);

  it("is FORBIDDEN to who may only look, and neither recorded nor known to any vendor", async () => {
    expect(places()).not.toEqual([]);
    await estate.forgetCalls();
    for (const source of places()) {
      const data = await ask("sees everything", document, { input: inputAt(source), turn: name });
      const { operation, problems } = data[name];
      expect([source, operation, problems]).toMatchObject([
        source,
        null,
        [{ code: "FORBIDDEN", source: { id: source } }],
      ]);
      expect(problems).toHaveLength(1);
      expect(problems[0].message).toContain(command);
    }
    expect(Object.values(await estate.calls()).flat()).toEqual([]);
    const known = await ask("administrator", "{ operations { nodes { id } } }", { turn: name });
    expect(known.operations.nodes.map(({ id }: Told) => id).sort()).toEqual([...operations.values()].sort());
  });

  it("cannot tell what is hidden, by its source or by its site, from what is absent", async () => {
    for (const source of places()) {
      // Reads and operations have no site: who may do something at a source may do this.
      const atSite = COMMANDS[command] === null ? [] : [["may at another site", source] as const];
      for (const [caller, at] of [[`kept out of ${source}`, "nowhere"] as const, ...atSite]) {
        const told = async (change: (id: string) => string) => {
          const answer = (await ask(caller, document, { input: inputAt(source, change), turn: name }))[name];
          // What the caller wrote is repeated: here the one name, there the other.
          return JSON.parse(
            JSON.stringify(answer).replaceAll(new RegExp(`\\b(${source}|${at}|[0-9a-f]{24})\\b`, "g"), "NAME"),
          );
        };
        const hidden = await told((id) => id);
        expect([source, caller, hidden]).toEqual([source, caller, await told((id) => absentLike(id, at))]);
        expect([source, caller, hidden.operation]).toEqual([source, caller, null]);
        expect(["NOT_FOUND", "FORBIDDEN"]).toContain(hidden.problems[0].code);
      }
    }
  });
});
