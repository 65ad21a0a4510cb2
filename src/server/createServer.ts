// What does the gateway listen with? Puts HTTP, GraphQL, GraphiQL and health together; made by the composition root.

import { fastifyApolloDrainPlugin } from "@as-integrations/fastify";
import fastifyCors from "@fastify/cors";
import fastify, { type FastifyInstance } from "fastify";
import { isEnumType } from "graphql";
import { parts } from "../../resolvers/index.ts";
import { buildSchema } from "./buildSchema.ts";
import { createCommandDesks } from "./commandDesk.ts";
import { createApollo } from "./createApollo.ts";
import { addGraphiqlRoutes } from "./graphiqlRoutes.ts";
import { addGraphqlRoute } from "./graphqlRoute.ts";
import { addHealthRoutes } from "./healthRoutes.ts";
import { createLiveRequests } from "./liveRequests.ts";
import { addLiveSocket } from "./liveSocket.ts";
import { addLiveStream } from "./liveStream.ts";
import { addRefusals } from "./refusals.ts";
import type { ServerOptions } from "./ServerOptions.ts";
import { createSubscriptionGate } from "./subscriptionGate.ts";
import { createTouchTable } from "./touchTable.ts";

/** A server that is ready to listen. */
export interface GatewayServer {
  /** Fastify itself, for tests that inject requests. */
  readonly app: FastifyInstance;
  /** Begins to listen; the address that it listens on. */
  listen(at: { readonly host: string; readonly port: number }): Promise<string>;
  /** Takes no new requests, lets running ones end (for ten seconds at most), and stops. */
  close(): Promise<void>;
}

/** Makes the server. Throws when the schema is broken. */
export async function createServer(options: ServerOptions): Promise<GatewayServer> {
  const { sources, settings } = options;
  const app = fastify({ logger: false, bodyLimit: settings.maxBodyBytes });
  const schema = buildSchema();
  const gate = createSubscriptionGate();
  const apollo = createApollo(schema, options, [fastifyApolloDrainPlugin(app), gate.plugin]);
  await apollo.start();
  let stopping: Promise<void> | null = null;

  addRefusals(app, options);
  if (settings.corsOrigins.length > 0)
    await app.register(fastifyCors, { origin: [...settings.corsOrigins], methods: ["GET", "POST"], maxAge: 600 });
  const vendorEnum = schema.getType("Vendor");
  const shared = {
    ...options,
    commands: createCommandDesks(sources, options.operations),
    table: createTouchTable(schema, parts),
    vendors: isEnumType(vendorEnum) ? vendorEnum.getValues().map(({ name }) => name) : [],
  };
  addGraphqlRoute(app, apollo, shared);
  const requests = createLiveRequests({ ...shared, schema, apollo, gate });
  const stream = addLiveStream(app, requests, options);
  const socket = addLiveSocket(app.server, { schema, requests }, options);
  if (settings.graphiql) await addGraphiqlRoutes(app, options);
  addHealthRoutes(app, options);

  return {
    app,
    listen: (at) => app.listen(at),
    close: () => {
      stopping ??= (async () => {
        // These never end by themselves.
        stream.close();
        await socket.close();
        await apollo.stop();
      })();
      return stopping;
    },
  };
}
