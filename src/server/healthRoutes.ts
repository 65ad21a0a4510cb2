// Is the gateway alive, and may it be sent queries? For orchestrators and people.
import type { FastifyInstance } from "fastify";
import type { Source } from "../contract/source.ts";

/** Adds /healthz and /readyz. A vendor that is down never makes the gateway unready: its queries are still answered. While it stops, Fastify answers 503. */
export function addHealthRoutes(app: FastifyInstance, sources: readonly Source[]): void {
  app.get("/healthz", () => ({ status: "ok" }));
  app.get("/readyz", () => ({ status: "ready", sources: sources.map(stateOf) }));
}

function stateOf({ id, vendor, status }: Source) {
  const { breakerState, lastAnsweredAt, lastProblem } = status();
  return { id, vendor, breakerState, lastAnsweredAt, problem: lastProblem?.code ?? null };
}
