// What does a query answer over these rows? The executable schema over a fake view, without HTTP.
import { type GraphQLError, graphql } from "graphql";
import { parts } from "../../resolvers/index.ts";
import type { Source } from "../../src/contract/source.ts";
import { decodeNodeId, encodeNodeId } from "../../src/inventory/globalId.ts";
import { createLiveDesk } from "../../src/live/createLiveDesk.ts";
import { buildSchema } from "../../src/server/buildSchema.ts";
import { createCommandDesks } from "../../src/server/commandDesk.ts";
import { createContext } from "../../src/server/createContext.ts";
import { queriesOnly } from "../../src/server/queriesOnly.ts";
import { DEFAULT_SETTINGS } from "../../src/server/ServerOptions.ts";
import { createTouchTable } from "../../src/server/touchTable.ts";
import { FakeClock } from "./FakeClock.ts";
import type { FakeView } from "./FakeView.ts";

/** The schema that every test shares: it has no state. */
export const schema = buildSchema();

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const ids = { encode: encodeNodeId, decode: decodeNodeId };
const table = createTouchTable(schema, parts);
const vendors = ["NASUNI", "NODEUM", "NGENEA_HUB", "NGINX_INSTANCE_MANAGER", "QUMULO"];

/** A question to the schema. */
export interface Question {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Time at which it is asked. */
  readonly at?: string;
}

/** What a query answers. */
export interface Outcome {
  /** Plain, so that it compares with literals; null when there is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of any shape
  readonly data: any;
  readonly errors: readonly GraphQLError[] | undefined;
}

/** Runs a query over a view. */
export async function runQuery(view: FakeView, { query, variables, at }: Question): Promise<Outcome> {
  const sources: readonly Source[] = view.sources;
  const clock = new FakeClock(at);
  const operations = queriesOnly(sources);
  const shared = {
    inventory: { view: () => view },
    sources,
    ids,
    clock,
    operations,
    live: createLiveDesk({ view: () => view, sources, interest: () => () => {}, clock, log: silent, random: () => 0 }),
    commands: createCommandDesks(sources, operations),
    table,
    vendors,
    settings: DEFAULT_SETTINGS,
  };
  const request = { viewer: view.viewer, signal: new AbortController().signal, deadlineMs: Number.POSITIVE_INFINITY };
  const result = await graphql({
    schema,
    source: query,
    contextValue: createContext(shared, request),
    ...(variables === undefined ? {} : { variableValues: { ...variables } }),
  });
  return { data: JSON.parse(JSON.stringify(result.data ?? null)), errors: result.errors };
}
