// Where does a query enter? POST and GET /graphql: the caller, the deadline and the request's own context.
import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { untraced } from "../observe/Tracing.ts";
import type { Context } from "./Context.ts";
import { type ContextParts, createContext } from "./createContext.ts";
import { createDoor, type DoorOptions } from "./letIn.ts";
import { requestIdOf } from "./requestId.ts";
import type { ServerOptions } from "./ServerOptions.ts";

/** Adds the route. */
export function addGraphqlRoute(
  app: FastifyInstance,
  apollo: ApolloServer<Context>,
  options: ContextParts & Pick<ServerOptions, "settings" | "tracing"> & DoorOptions,
): void {
  const { tracing = untraced } = options;
  const door = createDoor(options);
  const context = async (request: FastifyRequest, reply: FastifyReply): Promise<Context> => {
    const viewer = door.viewerOf(request);
    const deadlineMs = options.clock.monotonic() + options.settings.deadlineMs;
    const id = requestIdOf(request.headers);
    reply.header("x-request-id", id);
    return createContext(options, { viewer, id, signal: goneSignal(reply), deadlineMs });
  };
  const answer = fastifyApolloHandler(apollo, { context });
  app.route({
    method: ["GET", "POST"],
    url: "/graphql",
    onRequest: door.enter,
    onResponse: door.left,
    handler: (request, reply) => tracing.request(request.headers, async () => answer.call(app, request, reply)),
  });
  app.route({
    method: ["PUT", "PATCH", "DELETE"],
    url: "/graphql",
    handler: (_request, reply) =>
      reply.code(405).header("allow", "GET, POST").send(refusal("GraphQL is asked by GET or POST.")),
  });
}

/** Aborts when the connection ends before the answer is complete. */
function goneSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

/** A refused request, in the form of a GraphQL answer. */
export const refusal = (message: string, code = "BAD_REQUEST") => ({ errors: [{ message, extensions: { code } }] });
