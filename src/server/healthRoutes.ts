// Is the gateway alive, and may it be sent queries? For orchestrators and people.
import type { FastifyInstance, FastifyRequest } from "fastify";
import { type Instant, KINDS } from "../contract/kinds.ts";
import type { Source } from "../contract/source.ts";
import type { Readiness } from "../observe/holdingMetrics.ts";
import type { ServerOptions } from "./ServerOptions.ts";

/** How the Redis that replicas share fares, and since when. */
export type RedisHealth =
  | { readonly state: "connected"; readonly since: Instant }
  | { readonly state: "absent"; readonly since: Instant; readonly reason: "UNUSED" | "SLOW" | "FULL" | "DOWN" };

/** What health tells of. */
interface HealthOptions {
  readonly sources: readonly Source[];
  /** Null where no Redis is configured; never asked when left out. */
  readonly redisHealth?: () => RedisHealth | null;
  readonly authenticate: ServerOptions["authenticate"];
  /** How far the gateway is; always ready when left out. */
  readonly readiness?: () => Readiness;
}

/**
 * Adds /healthz and /readyz. Neither a vendor nor a Redis that is down makes the gateway unready: queries are still answered.
 * It is not ready (503) before what was kept is back, and while it stops.
 */
export function addHealthRoutes(
  app: FastifyInstance,
  { sources, redisHealth, authenticate, readiness = () => "ready" }: HealthOptions,
): void {
  /** Who may not see a source is not told that there is one. */
  const visible = async (request: FastifyRequest): Promise<readonly Source[]> => {
    const viewer = await Promise.resolve(request)
      .then(authenticate)
      .catch(() => null);
    return sources.filter(({ id }) => KINDS.some((kind) => viewer?.mayRead(id, kind) === true));
  };
  app.get("/healthz", () => ({ status: "ok" }));
  app.get("/readyz", async (request, reply) => {
    const status = readiness();
    const vendors = (await visible(request)).map(stateOf);
    return reply
      .code(status === "ready" ? 200 : 503)
      .header("cache-control", "no-store")
      .send({ status, redis: redisHealth?.() ?? null, sources: vendors });
  });
}

function stateOf({ id, vendor, status }: Source) {
  const { breakerState, lastAnsweredAt, lastProblem } = status();
  return { id, vendor, breakerState, lastAnsweredAt, problem: lastProblem?.code ?? null };
}
