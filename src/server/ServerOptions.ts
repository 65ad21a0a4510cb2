// What does the server need to be told? Its parts, by injection, and its settings.
import type { IncomingHeaders } from "../access/credentials.ts";
import type { Viewer } from "../access/Viewer.ts";
import type { Clock } from "../contract/call.ts";
import type { Source } from "../contract/source.ts";
import type { Inventory } from "../inventory/createInventory.ts";
import type { LiveDesk } from "../live/createLiveDesk.ts";
import type { Readiness } from "../observe/holdingMetrics.ts";
import type { Log } from "../observe/Log.ts";
import type { RequestWatch } from "../observe/RequestWatch.ts";
import type { Tracing } from "../observe/Tracing.ts";
import type { Operations } from "../operations/Operations.ts";
import type { GlobalIds } from "./Context.ts";
import type { RedisHealth } from "./healthRoutes.ts";
import { DEFAULT_LIMITS, type LimitSettings } from "./limits/LimitSettings.ts";
import type { MetricsRoute } from "./metricsRoute.ts";

/** The parts that the server puts together, and its settings. */
export interface ServerOptions {
  readonly inventory: Pick<Inventory, "view">;
  /** Changes. */
  readonly operations: Operations;
  /** What can be followed beside changes. */
  readonly live: Pick<LiveDesk, "rows" | "job" | "collections">;
  /** Every configured source, in the order of the configuration. */
  readonly sources: readonly Source[];
  readonly ids: GlobalIds;
  readonly clock: Clock;
  readonly log: Log;
  /** A fresh id that nobody can guess, to find log lines by. */
  readonly newId: () => string;
  /** Who asks. Throws UNAUTHENTICATED when that cannot be told. Over WebSocket, `authorization` may come from the first message. */
  readonly authenticate: (request: IncomingHeaders) => Viewer | Promise<Viewer>;
  /** How Redis fares; null where none is configured. */
  readonly redisHealth?: () => RedisHealth | null;
  readonly settings: ServerSettings;
  /** Is told of every answered request; nobody when left out. */
  readonly requests?: RequestWatch;
  /** Traces requests; nothing when left out. */
  readonly tracing?: Tracing;
  /** What /metrics answers, and to whom; there is none when left out. */
  readonly metrics?: MetricsRoute | undefined;
  /** How far the gateway is; always ready when left out. */
  readonly readiness?: () => Readiness;
  /** Ends when what was kept is back: what comes before waits for it. Nothing is waited for when left out. */
  readonly begun?: Promise<unknown>;
}

/** How the server behaves. */
export interface ServerSettings extends LimitSettings {
  /** Origins that browsers may ask from; none = same origin only. */
  readonly corsOrigins: readonly string[];
  /** True to serve GraphiQL at /graphiql. */
  readonly graphiql: boolean;
  /** True to answer misspelt names without suggesting right ones. */
  readonly hideSchemaDetails: boolean;
  /** Milliseconds after which a request is answered with what there is. */
  readonly deadlineMs: number;
  /** Longest body of a request in bytes. */
  readonly maxBodyBytes: number;
  /** Most subscriptions at once on this gateway. */
  readonly maxSubscriptions: number;
  /** Most operations at once on one WebSocket. */
  readonly maxSubscriptionsPerConnection: number;
  /** Milliseconds in which a WebSocket must say who it is. */
  readonly connectionInitMs: number;
  /** How often a WebSocket is asked for a sign of life, in milliseconds; without one until the next time it is closed. */
  readonly pingMs: number;
  /** Milliseconds in which the headers of a request must have come. */
  readonly headersMs: number;
  /** Milliseconds in which a whole request must have come. */
  readonly requestMs: number;
  /** Longest headers of a request in bytes. */
  readonly maxHeaderBytes: number;
  /** Most connections at once on this gateway; further ones are closed as they come. */
  readonly maxConnections: number;
}

/** The settings that are used where nothing else is said. */
export const DEFAULT_SETTINGS: ServerSettings = {
  ...DEFAULT_LIMITS,
  corsOrigins: [],
  graphiql: true,
  hideSchemaDetails: false,
  deadlineMs: 10_000,
  maxBodyBytes: 1_048_576,
  maxSubscriptions: 10_000,
  maxSubscriptionsPerConnection: 100,
  connectionInitMs: 3_000,
  pingMs: 12_000,
  headersMs: 10_000,
  requestMs: 30_000,
  maxHeaderBytes: 16_384,
  maxConnections: 20_000,
};
