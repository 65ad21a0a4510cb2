// What is different about requests right after the start and right before the end? They wait for what is being brought back, and they
// end their connection, so that the next one goes elsewhere.
import type { FastifyInstance } from "fastify";
import type { Connections } from "./Connections.ts";

/** Adds both. @param times `begun` ends when what was kept is back. */
export function addTimes(
  app: FastifyInstance,
  { connections, begun }: { readonly connections: Pick<Connections, "isRetiring">; readonly begun: Promise<unknown> },
): void {
  let hasBegun = false;
  void begun.finally(() => {
    hasBegun = true;
  });
  app.addHook("onRequest", async ({ url }) => {
    // A query that came earlier would have vendors asked for what is about to be there.
    if (!hasBegun && url.startsWith("/graphql")) await begun;
  });
  app.addHook("onSend", async (_request, reply) => {
    if (connections.isRetiring) reply.header("connection", "close");
  });
}
