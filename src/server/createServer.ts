// What does the gateway listen with? Puts HTTP, GraphQL, GraphiQL and health together; made by the composition root.

import fastifyCors from "@fastify/cors";
import type { FastifyInstance } from "fastify";
import { isEnumType } from "graphql";
import { parts } from "../../resolvers/index.ts";
import { addTimes } from "./addTimes.ts";
import { buildSchema } from "./buildSchema.ts";
import { watchConnections } from "./Connections.ts";
import { createCommandDesks } from "./commandDesk.ts";
import { createApollo } from "./createApollo.ts";
import { createHttp } from "./createHttp.ts";
import { addGraphiqlRoutes } from "./graphiqlRoutes.ts";
import { addGraphqlRoute } from "./graphqlRoute.ts";
import { addHealthRoutes } from "./healthRoutes.ts";
import { createAdmission } from "./limits/createAdmission.ts";
import { createLimitsGuard } from "./limits/createLimitsGuard.ts";
import { createLiveRequests } from "./liveRequests.ts";
import { addLiveSocket } from "./liveSocket.ts";
import { addLiveStream } from "./liveStream.ts";
import { addMetricsRoute } from "./metricsRoute.ts";
import { addRefusals } from "./refusals.ts";
import type { ServerOptions } from "./ServerOptions.ts";
import { createSubscriptionGate } from "./subscriptionGate.ts";
import { createTouchTable } from "./touchTable.ts";
import { watchRequests } from "./watchRequests.ts";

/** A server that is ready to listen. */
export interface GatewayServer {
  /** Fastify itself, for tests that inject requests. */
  readonly app: FastifyInstance;
  /** Begins to listen; the address that it listens on. */
  listen(at: { readonly host: string; readonly port: number }): Promise<string>;
  /** Tells clients with every answer not to use its connection again, and goes on answering. */
  retire(): void;
  /** Takes no new requests, lets running ones end, and stops. @param withinMs what runs longer is cut; ten seconds when left out. */
  close(withinMs?: number): Promise<void>;
}

const LONGEST_CLOSE_MS = 10_000;

/** Makes the server. Throws when the schema is broken. */
export async function createServer(options: ServerOptions): Promise<GatewayServer> {
  const { sources, settings } = options;
  const app = createHttp(options);
  const connections = watchConnections(app.server, options.clock);
  const schema = buildSchema();
  const gate = createSubscriptionGate();
  const table = createTouchTable(schema, parts);
  const apollo = createApollo(schema, options, [
    createLimitsGuard({ schema, table, limits: settings }),
    gate.plugin,
    ...(options.requests === undefined ? [] : [watchRequests(options.requests, options.clock)]),
  ]);
  await apollo.start();
  let stopping: Promise<void> | null = null;

  addRefusals(app, options);
  addTimes(app, { connections, begun: options.begun ?? Promise.resolve() });
  if (settings.corsOrigins.length > 0)
    await app.register(fastifyCors, { origin: [...settings.corsOrigins], methods: ["GET", "POST"], maxAge: 600 });
  const vendorEnum = schema.getType("Vendor");
  const shared = {
    ...options,
    commands: createCommandDesks(sources, options.operations),
    table,
    admission: createAdmission(options.clock, settings),
    vendors: isEnumType(vendorEnum) ? vendorEnum.getValues().map(({ name }) => name) : [],
  };
  addGraphqlRoute(app, apollo, shared);
  const requests = createLiveRequests({ ...shared, schema, apollo, gate });
  const stream = addLiveStream(app, requests, shared);
  const socket = addLiveSocket(app.server, { ...shared, schema, requests }, options);
  if (settings.graphiql) await addGraphiqlRoutes(app, options);
  addHealthRoutes(app, options);
  if (options.metrics !== undefined) addMetricsRoute(app, options.metrics);

  return {
    app,
    listen: (at) => app.listen(at),
    retire: () => connections.retire(),
    close: (withinMs = LONGEST_CLOSE_MS) => {
      stopping ??= (async () => {
        connections.retire();
        // These never end by themselves.
        stream.close();
        await socket.close();
        const closed = app.close();
        const cut = await connections.end(withinMs);
        if (cut > 0) options.log.warn({ connections: cut }, "connections were cut on which requests were under way");
        await closed;
        await apollo.stop();
      })();
      return stopping;
    },
  };
}
