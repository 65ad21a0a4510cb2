// Where do subscriptions enter that come as server-sent events? /graphql/stream, in the protocol of graphql-sse, one connection
// for each operation. Its other mode, one connection for many, keeps streams for callers that never come: it is not offered.
import type { ServerResponse } from "node:http";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { ExecutionResult } from "graphql";
import { createHandler } from "graphql-sse/lib/use/fastify";
import { refusal } from "./graphqlRoute.ts";
import { createDoor, type DoorOptions } from "./letIn.ts";
import type { LiveRequests } from "./liveRequests.ts";

/** Streams that can be ended. */
export interface LiveStreamRoute {
  /** Ends every connection without saying that the stream is complete, so that clients ask elsewhere. */
  close(): void;
}

/** Adds the route. */
export function addLiveStream(app: FastifyInstance, requests: LiveRequests, options: DoorOptions): LiveStreamRoute {
  const door = createDoor(options);
  const open = new Set<ServerResponse>();
  const handler = createHandler({
    // No token, no shared stream.
    authenticate: () => null,
    onSubscribe: async (request, { query, variables, operationName, extensions }) => {
      const gone = new AbortController();
      request.context.reply.raw.once("close", () => gone.abort());
      const viewer = door.viewerOf(request.raw);
      const { headers } = request.raw;
      const asker = { viewer, signal: gone.signal, takesAll: request.method === "POST", headers };
      const answer = await requests.answer({ query, variables, operationName, extensions }, asker);
      if ("stream" in answer) return answer.stream;
      if ("result" in answer) return answer.result;
      // It is answered with a stream: its status tells of nothing.
      options.admission.charge(viewer);
      return errorsOf(answer.refused);
    },
    onNext: (_context, request) => drained(request.context.reply),
  });
  app.route({
    method: ["GET", "POST"],
    url: "/graphql/stream",
    onRequest: door.enter,
    onResponse: door.left,
    handler: async (request, reply) => {
      if (request.headers.accept !== "text/event-stream")
        return reply
          .code(406)
          .send(refusal('This address sends server-sent events: ask with "accept: text/event-stream".'));
      open.add(reply.raw);
      reply.raw.once("close", () => open.delete(reply.raw));
      reply.hijack();
      await handler(request, reply);
    },
  });
  return {
    close: () => {
      for (const response of open) response.end();
    },
  };
}

/** A question that was refused has no data, which the library knows only from streams. */
async function* errorsOf(errors: ExecutionResult["errors"] & object): AsyncGenerator<ExecutionResult> {
  yield { errors };
}

/** Waits until the client has taken what was sent, so that no more is made than it takes. */
async function drained({ raw }: FastifyReply): Promise<undefined> {
  if (!raw.writableNeedDrain || raw.destroyed) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  raw.once("drain", resolve);
  raw.once("close", resolve);
  await promise;
  raw.off("drain", resolve);
  raw.off("close", resolve);
}
