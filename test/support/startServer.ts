// How does a test get a running gateway without vendors? The real server on a free port, over a view of the test's own.
import { EVERYONE } from "../../src/access/Viewer.ts";
import type { Source } from "../../src/contract/source.ts";
import type { Inventory } from "../../src/inventory/createInventory.ts";
import { decodeNodeId, encodeNodeId } from "../../src/inventory/globalId.ts";
import { createLiveDesk } from "../../src/live/createLiveDesk.ts";
import { createLog, type LogFields } from "../../src/observe/Log.ts";
import type { Operations } from "../../src/operations/Operations.ts";
import { createServer, type GatewayServer } from "../../src/server/createServer.ts";
import { queriesOnly } from "../../src/server/queriesOnly.ts";
import { DEFAULT_SETTINGS, type ServerOptions, type ServerSettings } from "../../src/server/ServerOptions.ts";
import { FakeClock } from "./FakeClock.ts";
import { FakeView } from "./FakeView.ts";

/** One line that was logged. */
export interface LogLine {
  readonly level: "info" | "warn" | "error";
  readonly fields: LogFields;
  readonly message: string;
  readonly cause?: unknown;
}

/** What a test may say of the server. */
export interface StartOptions {
  readonly sources?: readonly Source[];
  readonly settings?: Partial<ServerSettings>;
  readonly authenticate?: ServerOptions["authenticate"];
  /** Makes the view of a request; an empty estate when left out. */
  readonly view?: Inventory["view"];
  readonly clock?: FakeClock;
  /** Changes; none when left out. */
  readonly operations?: Operations;
  /** What can be followed; over the view when left out. */
  readonly live?: ServerOptions["live"];
  /** How far the gateway is; always ready when left out. */
  readonly readiness?: ServerOptions["readiness"];
  /** Until when queries wait; not at all when left out. */
  readonly begun?: ServerOptions["begun"];
}

/** A GraphQL answer. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of any shape
  readonly data: any;
  // biome-ignore lint/suspicious/noExplicitAny: tests read errors of any shape
  readonly errors?: readonly any[];
}

/** A running server. */
export interface RunningServer {
  readonly url: string;
  readonly server: GatewayServer;
  readonly clock: FakeClock;
  readonly log: readonly LogLine[];
  /** Asks by POST. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>;
  close(): Promise<void>;
}

/** A test asks as often as it likes while its clock stands still. */
const UNCOUNTED = { requestsPerSecond: 1_000_000, requestBurst: 1_000_000 };

/** Starts a server on a free port of the loopback. */
export async function startServer(options: StartOptions = {}): Promise<RunningServer> {
  const { sources = [], settings, view, authenticate = () => EVERYONE, clock = new FakeClock() } = options;
  const log: LogLine[] = [];
  let made = 0;
  const viewOf = view ?? (() => new FakeView(sources, []));
  const desk = { view: viewOf, sources, interest: () => () => {}, clock, log: createLog("silent"), random: () => 0 };
  const server = await createServer({
    inventory: { view: viewOf },
    operations: options.operations ?? queriesOnly(sources),
    live: options.live ?? createLiveDesk(desk),
    sources,
    ids: { encode: encodeNodeId, decode: decodeNodeId },
    clock,
    log: {
      info: (fields, message) => log.push({ level: "info", fields, message }),
      warn: (fields, message) => log.push({ level: "warn", fields, message }),
      error: (fields, message, cause) => log.push({ level: "error", fields, message, cause }),
    },
    newId: () => `id-${++made}`,
    authenticate,
    ...(options.readiness === undefined ? {} : { readiness: options.readiness }),
    ...(options.begun === undefined ? {} : { begun: options.begun }),
    settings: { ...DEFAULT_SETTINGS, graphiql: false, ...UNCOUNTED, ...settings },
  });
  const url = await server.listen({ host: "127.0.0.1", port: 0 });
  return {
    url,
    server,
    clock,
    log,
    ask: async (query, variables = {}) => {
      const answer = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query, variables }),
      });
      return { status: answer.status, ...((await answer.json()) as Omit<Answer, "status">) };
    },
    close: () => server.close(),
  };
}
