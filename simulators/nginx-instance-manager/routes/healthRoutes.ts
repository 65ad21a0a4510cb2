// Is NIM itself well? `/health` from 2.21.1 on, and liveness of each service without a login (sheet §2, §6.7).
import { apiBase } from "../gateway/mappedPrefixes.ts";
import type { Nim } from "../nim.ts";
import { serviceNames } from "../state/nimState.ts";
import { secondTime } from "../wire/moments.ts";

/** Registers the routes of health. */
export function registerHealthRoutes(nim: Nim): void {
  const { app, clock, behaviour } = nim;
  if (behaviour.hasHealth) {
    app.get(`${apiBase}/health`, (_request, reply) => {
      const services = nim.state.health;
      const isWell = serviceNames.every((name) => services[name] === "healthy");
      const status = isWell ? "healthy" : "unhealthy";
      reply.code(isWell ? 200 : behaviour.unhealthyStatusCode);
      return reply.send({ services, status, timestamp: secondTime(clock.now()) });
    });
  }
  for (const name of serviceNames) {
    app.get(`/api/liveness/${name}`, (_request, reply) => {
      const isWell = nim.state.health[name] === "healthy";
      return reply.code(isWell ? 200 : 503).send({ status: isWell ? "ok" : "unavailable" });
    });
  }
}
