// Is the gateway alive, and may it be sent queries? For orchestrators and people.
import type { FastifyInstance } from "fastify";
import type { Source } from "../contract/source.ts";

/** What the routes tell of. */
export interface HealthOptions {
  readonly sources: readonly Source[];
  /** True once the server has begun to stop. */
  isStopping(): boolean;
}

/** Adds /healthz and /readyz. A vendor that is down never makes the gateway unready: its queries are still answered. */
export function addHealthRoutes(app: FastifyInstance, { sources, isStopping }: HealthOptions): void {
  app.get("/healthz", () => ({ status: "ok" }));
  app.get("/readyz", (_request, reply) =>
    reply
      .code(isStopping() ? 503 : 200)
      .send({ status: isStopping() ? "stopping" : "ready", sources: sources.map(stateOf) }),
  );
}

function stateOf({ id, vendor, status }: Source) {
  const { breakerState, lastAnsweredAt, lastProblem } = status();
  return { id, vendor, breakerState, lastAnsweredAt, problem: lastProblem?.code ?? null };
}
