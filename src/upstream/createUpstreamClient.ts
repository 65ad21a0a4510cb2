// How is the client of one source put together? Called by the composition root once per source.
import type { CallClass, Clock } from "../contract/call.ts";
import type { AuthMethod } from "../contract/connector.ts";
import { GatewayError, type Problem } from "../contract/problem.ts";
import type { UpstreamStatus } from "../contract/source.ts";
import { type CallWatch, unwatched } from "../observe/CallWatch.ts";
import type { AuthStrategy, LoginSend, VendorErrorReader } from "./AuthStrategy.ts";
import { createBreaker } from "./breaker/createBreaker.ts";
import type { BreakerSettings } from "./breaker/reduceBreaker.ts";
import type { Lend } from "./budget/Allowance.ts";
import type { CallLimit } from "./budget/CallLimit.ts";
import { createLocalBudget } from "./budget/createLocalBudget.ts";
import { ownLink, type SourcePlace, sourcePlace } from "./links.ts";
import { createLoginPipeline, createPipeline } from "./pipeline/createPipeline.ts";
import type { Exchange } from "./pipeline/Exchange.ts";
import { RetryBudget } from "./retry/RetryBudget.ts";
import { Sessions } from "./session/Sessions.ts";
import type { SharedLogins } from "./session/SharedLogins.ts";
import { type UnknownWordCount, UnknownWords } from "./UnknownWords.ts";
import type { UpstreamClient, UpstreamRequest } from "./UpstreamClient.ts";
import type { UpstreamLog } from "./UpstreamLog.ts";
import { createPool, type TlsOptions, type UpstreamTimeouts } from "./wire/createPool.ts";
import { createWire } from "./wire/createWire.ts";

/** What a client is made of. */
export interface UpstreamClientOptions {
  /** The operator's configuration key. */
  readonly sourceId: string;
  /** Scheme, host and port of the vendor's API, without a path. */
  readonly origin: string;
  /** Put before every request path, for example `/api`; "" when left out. */
  readonly basePath?: string;
  readonly auth: AuthStrategy;
  readonly readError: VendorErrorReader;
  /** What the vendor allows, by class: calls per second, or calls in a longer window. */
  readonly budgets: Readonly<Record<CallClass, CallLimit>>;
  /** Where slots come from when replicas share the budgets; this process has them all when left out. */
  readonly lend?: Lend;
  /** Where replicas find each other's sessions; each logs in by itself when left out. */
  readonly logins?: SharedLogins;
  /** Reads and writes in flight at once; 8 when left out. */
  readonly maxConcurrent?: number;
  /** Calls of one class that may wait for their turn; 1,000 when left out. */
  readonly maxWaiting?: number;
  /** 5 s for the connection, 15 s for headers, 30 s between pieces of the body, 60 s for all, when left out. */
  readonly timeouts?: Partial<UpstreamTimeouts>;
  /** Answers this long or longer, unpacked, are refused; 64 MiB when left out. */
  readonly maxResponseBytes?: number;
  /** Verified against the public authorities when left out. */
  readonly tls?: TlsOptions;
  /** 5 failures in a row, or half of the last 20; open for 10 s, up to 60 s; when left out. */
  readonly breaker?: Partial<BreakerSettings>;
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly log: UpstreamLog;
  /** Is told of every call; nobody when left out. */
  readonly watch?: CallWatch;
}

/** The client, with what the composition root looks at. */
export interface SourceClient extends UpstreamClient {
  /** Vendor words that nobody here knew, for metrics. */
  unknownWords(): readonly UnknownWordCount[];
}

const TIMEOUTS: UpstreamTimeouts = { connectMs: 5_000, headersMs: 15_000, bodyMs: 30_000, callMs: 60_000 };

/** Ways of proving who one is that take a login. */
const LOGGED_IN: ReadonlySet<AuthMethod> = new Set(["LOGIN_TOKEN", "JWT_REFRESH", "OAUTH2_CLIENT_CREDENTIALS"]);

const BREAKER: BreakerSettings = {
  failuresInARow: 5,
  windowSize: 20,
  failureRatio: 0.5,
  openMs: 10_000,
  longestOpenMs: 60_000,
};

/** Makes the client of one source. Makes no call yet. Throws a RangeError for an origin, path or limit of wrong form. */
export function createUpstreamClient(options: UpstreamClientOptions): SourceClient {
  const { sourceId, clock, log, auth } = options;
  const place = sourcePlace({ sourceId, origin: options.origin, basePath: options.basePath ?? "" });
  const closing = new AbortController();
  const { parts, pool } = assemble(options, place, closing.signal);
  const loginPipeline = createLoginPipeline(parts);
  const loginSend: LoginSend = (request) => loginPipeline(loginExchange(request, closing.signal));
  const login = (previous: Parameters<AuthStrategy["login"]>[1]) => auth.login(loginSend, previous, clock.monotonic());
  // A header that is always the same is in the configuration of every replica: there is no need to share it.
  const shared = LOGGED_IN.has(auth.method) ? (options.logins ?? null) : null;
  const pipeline = createPipeline({ ...parts, sessions: new Sessions({ sourceId, clock, login, shared }) });
  const words = new UnknownWords(sourceId, log);
  const seen = {
    lastAnsweredAt: null as string | null,
    lastProblem: null as Problem | null,
    version: null as string | null,
  };

  return {
    sourceId,
    send: async (request, call) => {
      const callClass = request.callClass ?? (request.method === "GET" ? "READ" : "WRITE");
      try {
        const response = await pipeline({
          request,
          callClass,
          call,
          signal: call.signal,
          session: null,
          headers: {},
          onSend,
        });
        seen.lastAnsweredAt = new Date(clock.now()).toISOString();
        seen.lastProblem = null;
        return response;
      } catch (error) {
        // While the breaker is open, what opened it is worth more to know.
        if (error instanceof GatewayError) {
          const { action, method } = request;
          parts.watch.failed({ sourceId, callClass, action, method }, error.problem.code);
          if (error.problem.code !== "CIRCUIT_OPEN") seen.lastProblem = error.problem;
        }
        throw error;
      }
    },
    ownLink: (link, request) => ownLink(place, link, request),
    status: (): UpstreamStatus => ({ breakerState: parts.breaker.state(), budgets: parts.budget.status(), ...seen }),
    sawVersion: (version) => {
      seen.version = version;
    },
    unknownWord: (field, word) => words.add(field, word),
    unknownWords: () => words.counts(),
    close: async () => {
      closing.abort(closed(sourceId));
      await pool.destroy();
    },
  };
}

/** Makes everything that the pipelines of a request and of a login share. */
function assemble(options: UpstreamClientOptions, place: SourcePlace, closing: AbortSignal) {
  const { sourceId, clock, random, log, auth, readError } = options;
  const { maxConcurrent = 8, maxWaiting = 1_000, maxResponseBytes = 64 * 1024 * 1024, tls = {} } = options;
  const timeouts = { ...TIMEOUTS, ...options.timeouts };
  // One connection more than calls in flight: for the login that they may be waiting for.
  const pool = createPool({ origin: place.origin, connections: maxConcurrent + 1, timeouts, tls });
  const parts = {
    sourceId,
    clock,
    random,
    log,
    auth,
    readError,
    closing,
    watch: options.watch ?? unwatched,
    budget: createLocalBudget({
      ...{ sourceId, limits: options.budgets, maxConcurrent, maxWaiting, clock },
      ...(options.lend === undefined ? {} : { lend: options.lend }),
    }),
    breaker: createBreaker({ sourceId, settings: { ...BREAKER, ...options.breaker }, clock, log }),
    retryBudget: new RetryBudget(),
    fairTimeMs: timeouts.connectMs,
    wire: createWire({ place, dispatcher: pool, maxResponseBytes, callTimeoutMs: timeouts.callMs, clock }),
  };
  return { parts, pool };
}

/** Replaced by the step that holds the slot; nobody asks before. */
const onSend = (): void => undefined;

/** A login goes before everything, and nobody's leaving ends it, for others wait for it too. */
function loginExchange(request: UpstreamRequest, closing: AbortSignal): Exchange {
  const call = {
    signal: closing,
    deadlineMs: Number.POSITIVE_INFINITY,
    priority: "write",
    principal: "gateway",
  } as const;
  return { request, callClass: "LOGIN", call, signal: closing, session: null, headers: {}, onSend };
}

function closed(sourceId: string): GatewayError {
  return new GatewayError({
    code: "UPSTREAM_UNREACHABLE",
    message: `${sourceId}: the connection to the vendor is being closed`,
    sourceId,
    retryable: true,
  });
}
