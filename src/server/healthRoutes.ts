// Is the gateway alive, and may it be sent queries? For orchestrators and people.
import type { FastifyInstance, FastifyRequest } from "fastify";
import { type Instant, KINDS } from "../contract/kinds.ts";
import type { Source } from "../contract/source.ts";
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
}

/**
 * Adds /healthz and /readyz. Neither a vendor nor a Redis that is down makes the gateway unready: queries are still answered.
 * While it stops, Fastify answers 503.
 */
export function addHealthRoutes(app: FastifyInstance, { sources, redisHealth, authenticate }: HealthOptions): void {
  /** Who may not see a source is not told that there is one. */
  const visible = async (request: FastifyRequest): Promise<readonly Source[]> => {
    const viewer = await Promise.resolve(request)
      .then(authenticate)
      .catch(() => null);
    return sources.filter(({ id }) => KINDS.some((kind) => viewer?.mayRead(id, kind) === true));
  };
  app.get("/healthz", () => ({ status: "ok" }));
  app.get("/readyz", async (request) => ({
    status: "ready",
    redis: redisHealth?.() ?? null,
    sources: (await visible(request)).map(stateOf),
  }));
}

function stateOf({ id, vendor, status }: Source) {
  const { breakerState, lastAnsweredAt, lastProblem } = status();
  return { id, vendor, breakerState, lastAnsweredAt, problem: lastProblem?.code ?? null };
}
