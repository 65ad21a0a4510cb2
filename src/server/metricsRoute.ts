// Where does Prometheus ask? /metrics, at the gateway's own port for callers of the same machine, or at a port of its own.
import fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import { isLoopback } from "../access/isLoopback.ts";
import type { Metrics } from "../observe/createMetrics.ts";
import { refusal } from "./graphqlRoute.ts";

/** What may be asked where. */
export interface MetricsRoute {
  readonly metrics: Pick<Metrics, "text" | "contentType">;
  /** True to answer everybody; else callers of the same machine that come through no proxy. */
  readonly open: boolean;
}

/** Adds the route. Metrics name every source and count its rows, which not everybody who may ask queries may know. */
export function addMetricsRoute(app: FastifyInstance, { metrics, open }: MetricsRoute): void {
  app.get("/metrics", async (request, reply) => {
    if (!open && !isNear(request))
      return reply
        .code(403)
        .send(refusal("Metrics are for callers of the same machine; see metrics.open and metrics.port.", "FORBIDDEN"));
    return reply.type(metrics.contentType).send(await metrics.text());
  });
}

/** Through a proxy of the same machine everybody would look near. */
const isNear = ({ socket, headers }: FastifyRequest): boolean =>
  isLoopback((socket.remoteAddress ?? "").replace(/^::ffff:/, "")) &&
  headers.forwarded === undefined &&
  headers["x-forwarded-for"] === undefined &&
  headers["x-real-ip"] === undefined;

/** A listener for metrics alone. */
export interface MetricsServer {
  listen(at: { readonly host: string; readonly port: number }): Promise<string>;
  close(): Promise<void>;
}

/** Makes it. */
export function createMetricsServer(metrics: MetricsRoute["metrics"]): MetricsServer {
  const app = fastify({ logger: false, forceCloseConnections: true });
  addMetricsRoute(app, { metrics, open: true });
  return { listen: (at) => app.listen(at), close: () => app.close() };
}
