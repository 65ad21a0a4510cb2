// How does a configured source become a living one? Its client, its connector and how it fares, wired together.
import { readFileSync } from "node:fs";
import type { SourceConfig } from "./config/Config.ts";
import type { Clock } from "./contract/call.ts";
import type { CallWatch } from "./observe/CallWatch.ts";
import type { Log } from "./observe/Log.ts";
import type { ObservedSource } from "./observe/upstreamMetrics.ts";
import { replaceableAuth } from "./upstream/auth/replaceableAuth.ts";
import type { Lend } from "./upstream/budget/Allowance.ts";
import { createUpstreamClient } from "./upstream/createUpstreamClient.ts";
import type { SharedLogins } from "./upstream/session/SharedLogins.ts";
import { vendorParts } from "./vendors.ts";

/** A source and the way to let go of its connections. */
export interface RunningSource extends ObservedSource {
  /** Logs in with other credentials of the same user from the next login on; a session that is good stays in use. */
  replaceCredentials(auth: SourceConfig["auth"]): void;
  close(): Promise<void>;
}

/** What sources are given from outside. */
export interface SourceSurroundings {
  readonly clock: Clock;
  /** A number from 0 up to 1, for jitter. */
  readonly random: () => number;
  readonly log: Log;
}

/** What a source is made with beside its configuration; what is undefined it does without. */
export interface SourceParts {
  /** Lends it slots of its budget, which it shares with the same source of other replicas. */
  readonly lend?: Lend | undefined;
  /** Finds it sessions of other replicas. */
  readonly logins?: SharedLogins | undefined;
  /** Is told of its calls. */
  readonly watch?: CallWatch | undefined;
}

/** Makes a source. Makes no call. Throws when a TLS file cannot be read. */
export function createSource(
  config: SourceConfig,
  surroundings: SourceSurroundings,
  { lend, logins, watch }: SourceParts = {},
): RunningSource {
  const { clock, random, log } = surroundings;
  const parts = vendorParts(config);
  const credentials = replaceableAuth(parts.auth);
  const { caFile, certFile, keyFile, insecureSkipVerify } = config.tls;
  if (insecureSkipVerify)
    log.warn({ sourceId: config.id }, "TLS certificates of this source are NOT verified (tls.insecureSkipVerify).");
  const client = createUpstreamClient({
    sourceId: config.id,
    origin: config.url,
    basePath: parts.basePath,
    auth: credentials.auth,
    readError: parts.readError,
    budgets: {
      LOGIN: config.budget.login ?? parts.budgets.LOGIN,
      READ: config.budget.read ?? parts.budgets.READ,
      WRITE: config.budget.write ?? parts.budgets.WRITE,
    },
    ...(lend === undefined ? {} : { lend }),
    ...(logins === undefined ? {} : { logins }),
    maxConcurrent: config.maxConcurrent,
    timeouts: config.timeouts,
    breaker: config.breaker,
    maxResponseBytes: config.maxResponseBytes,
    tls: {
      ...(caFile === undefined ? {} : { ca: readFileSync(caFile, "utf8") }),
      ...(certFile === undefined ? {} : { cert: readFileSync(certFile, "utf8") }),
      ...(keyFile === undefined ? {} : { key: readFileSync(keyFile, "utf8") }),
      insecureSkipVerify,
    },
    clock,
    random,
    log,
    ...(watch === undefined ? {} : { watch }),
  });
  const connector = parts.connector(client, clock);
  return {
    id: config.id,
    displayName: config.displayName ?? config.id,
    vendor: connector.vendor,
    demo: config.demo,
    tlsVerified: !insecureSkipVerify,
    connector,
    status: () => client.status(),
    unknownWords: () => client.unknownWords(),
    replaceCredentials: (auth) => credentials.replace(vendorParts({ ...config, auth } as SourceConfig).auth),
    close: () => client.close(),
  };
}
