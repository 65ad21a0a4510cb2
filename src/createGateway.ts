// How is a whole gateway put together from a configuration? Called by main.ts, by the benchmarks and by tests.
import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { createAccess } from "./access/createAccess.ts";
import { checkAccess } from "./config/accessSchema.ts";
import type { Config } from "./config/Config.ts";
import { type Comparison, compareConfigs } from "./config/compareConfigs.ts";
import { ConfigError } from "./config/loadConfig.ts";
import type { Clock } from "./contract/call.ts";
import { createBudgets } from "./createBudgets.ts";
import { createFleet } from "./createFleet.ts";
import { createKeepers } from "./createKeepers.ts";
import { createObservation } from "./createObservation.ts";
import { createOperations } from "./createOperations.ts";
import { createSource, type RunningSource, type SourceSurroundings } from "./createSource.ts";
import { createInventory, type Inventory } from "./inventory/createInventory.ts";
import { decodeNodeId, encodeNodeId } from "./inventory/globalId.ts";
import type { PlannerSettings } from "./inventory/Planner.ts";
import { createLiveDesk, type LiveDesk } from "./live/createLiveDesk.ts";
import type { Readiness } from "./observe/holdingMetrics.ts";
import type { OperationDesk } from "./operations/createOperationDesk.ts";
import { createServer } from "./server/createServer.ts";
import { queriesOnly } from "./server/queriesOnly.ts";

/** A gateway that is ready to listen. */
export interface Gateway {
  readonly sources: readonly RunningSource[];
  readonly inventory: Inventory;
  /** Goes by other grants and credentials from now on; what is open for somebody whose went is ended, and nothing else. */
  replaceAccess(access: Config["access"]): void;
  /**
   * Goes by as much of another configuration as can be taken without letting go of anybody, see compareConfigs.ts. Throws, and changes
   * nothing, when what it says of access cannot be.
   */
  reload(file: Config): Comparison;
  /**
   * Begins to listen where the configuration says, and brings back what an earlier process or another replica kept: until then it
   * is not ready, and queries wait. Its address.
   */
  listen(): Promise<string>;
  /** Is not ready any more, and says so to whoever asks; answers on for as long as the configuration says. */
  drain(): Promise<void>;
  /** Answers what was accepted, then lets go of everything, in the reverse order of its making. */
  close(): Promise<void>;
}

/** So long what is kept is waited for at the start; then it goes on while queries are answered. */
const RESTORE_MS = 5_000;

/** What operations need at the end to be handed over. */
const HAND_OVER_MS = 9_000;

/** So long requests may still run when the gateway stops. */
const requestsMs = ({ drainMs, announceMs }: Config["server"]): number =>
  Math.max(drainMs / 2, drainMs - announceMs - HAND_OVER_MS);

const NO_OPERATIONS = { byState: new Map<string, number>(), ledgerAnswers: true };

/** Puts a gateway together. Makes no vendor call. */
export async function createGateway(config: Config, surroundings: SourceSurroundings): Promise<Gateway> {
  const { clock, log } = surroundings;
  let readiness: Readiness = "starting";
  const begun = Promise.withResolvers<void>();
  const budgets = createBudgets(config, surroundings);
  const observation = await createObservation(config, surroundings, {
    sources: () => sources,
    collections: () => inventory.collections(),
    operations: config.ledger === undefined ? null : () => changes?.status() ?? NO_OPERATIONS,
    redisUp: config.cache.redis === undefined ? null : () => budgets.redisHealth()?.state === "connected",
    readiness: () => readiness,
  });
  const fleet = createFleet(config, surroundings);
  const sources = config.sources.map((source) =>
    createSource(source, surroundings, {
      lend: budgets.lenderOf(source),
      logins: fleet?.loginsOf(source),
      watch: observation.calls,
    }),
  );
  const keepers = createKeepers(config, surroundings, fleet);
  const inventory = createInventory({
    sources,
    clock,
    log,
    random: surroundings.random,
    sharedReads: keepers.sharedReads,
    planner: plannerSettings(config),
    keeps: (sourceId, kind, nativeId) => changes?.keeps(sourceId, kind, nativeId) ?? false,
    onPublished: (change) => {
      for (const keeper of keepers.all) keeper.note(change.collection);
      live.published(change);
    },
  });
  const { view, interest } = inventory;
  const live: LiveDesk = createLiveDesk({ view, interest, sources, clock, log, random: surroundings.random });
  const changes: OperationDesk | null = createOperations(config, { sources, inventory, surroundings });
  const access = createAccess(config.access, {
    sources,
    whereabouts: inventory.whereabouts,
    clock,
    // Who cannot be known fills no log; that the issuer of tokens cannot be asked has to be seen.
    refused: ({ message, retryable }) => (retryable ? log.warn({}, message) : log.info({}, message)),
  });
  // One object for as long as the gateway runs: what is looked up in it at each request can be changed meanwhile.
  const settings = { ...settingsOf(config), hideSchemaDetails: !sources.some(({ demo }) => demo) };
  let running = config;
  const server = await createServer({
    inventory,
    operations: changes ?? queriesOnly(sources),
    live,
    sources,
    ids: { encode: encodeNodeId, decode: decodeNodeId },
    clock,
    log,
    newId: randomUUID,
    authenticate: access.authenticate,
    redisHealth: () => budgets.redisHealth(),
    readiness: () => readiness,
    begun: begun.promise,
    requests: observation.requests,
    tracing: observation.tracing,
    metrics: observation.metrics,
    settings,
  });
  return {
    sources,
    inventory,
    replaceAccess: access.replace,
    reload: (file) => {
      const comparison = compareConfigs(running, file);
      const { next } = comparison;
      // The address stays the old one: what may be there is for that one to say.
      const [wrong] = checkAccess(next.access, { host: config.server.host, sources: file.sources });
      if (wrong !== undefined) throw new ConfigError(`access.${wrong.path.join(".")}: ${wrong.message}.`);
      access.replace(next.access);
      Object.assign(settings, settingsOf(next));
      for (const [place, { auth }] of next.sources.entries())
        if (!isDeepStrictEqual(auth, running.sources[place]?.auth)) sources[place]?.replaceCredentials(auth);
      running = next;
      return comparison;
    },
    listen: async () => {
      const address = await server.listen({ host: config.server.host, port: config.server.port });
      await observation.listen();
      const restored = Promise.all(keepers.all.map((keeper) => keeper.restore(inventory)));
      await orAfter(clock, RESTORE_MS, restored).catch((error) =>
        log.error({}, "what was kept could not be read", error),
      );
      await orAfter(clock, RESTORE_MS, changes?.begin() ?? Promise.resolve());
      if (readiness === "starting") readiness = "ready";
      begun.resolve();
      return address;
    },
    drain: async () => {
      readiness = "draining";
      server.retire();
      await orAfter(clock, config.server.announceMs, new Promise(() => {}));
    },
    close: async () => {
      readiness = "draining";
      begun.resolve();
      await server.close(requestsMs(config.server));
      live.close();
      await changes?.close();
      inventory.close();
      await keepers.close();
      await Promise.all(sources.map((source) => source.close()));
      fleet?.close();
      await budgets.close();
      await observation.close();
    },
  };
}

/** What the server is told. */
const settingsOf = ({ limits, server: { corsOrigins, graphiql } }: Config) => ({
  ...limits,
  maxVendorCalls: limits.maxVendorCalls ?? null,
  corsOrigins,
  graphiql,
});

/** What is read although nobody waits for it. */
const plannerSettings = ({ planner }: Config): PlannerSettings =>
  planner.enabled
    ? {
        usedWithinMs: planner.usedWithinSeconds * 1_000,
        pins: planner.pins.map(({ source = null, kind }) => ({ sourceId: source, kind })),
      }
    : { usedWithinMs: 0, pins: [] };

/** Waits for the end of something, but no longer than this. */
async function orAfter(clock: Clock, ms: number, ending: Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const cancel = clock.after(ms, resolve);
  await Promise.race([ending, promise]);
  cancel();
}
