// What does a request get that never reaches GraphQL? Wrong paths, bodies and faults, in the form of a GraphQL answer.
import type { FastifyError, FastifyInstance } from "fastify";
import { type ErrorDesk, internal } from "./errors.ts";
import { refusal } from "./graphqlRoute.ts";

/** Headers of every answer. GraphiQL's page sets a policy of its own. */
const HEADERS = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
};

/** Adds the headers, and the answers to whatever goes wrong outside GraphQL. */
export function addRefusals(app: FastifyInstance, { log, newId }: ErrorDesk): void {
  app.addHook("onRequest", (_request, reply, done) => {
    reply.headers(HEADERS);
    done();
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(refusal("There is nothing here. GraphQL is at /graphql, GraphiQL at /graphiql.", "NOT_FOUND")),
  );
  app.setErrorHandler<FastifyError>((error, _request, reply) => {
    // A Host header that is no host makes the URL of the request unreadable; that is the caller's doing.
    const status = error.code === "ERR_INVALID_URL" ? 400 : (error.statusCode ?? 500);
    if (status < 500) return reply.code(status).send(refusal(messageOf(status)));
    const correlationId = newId();
    log.error({ correlationId }, "A fault in the gateway.", error);
    return reply.code(500).send({ errors: [internal(correlationId)] });
  });
}

/** Words of our own: those of parsers may quote the body. */
function messageOf(status: number): string {
  if (status === 413) return "The body is too large.";
  if (status === 415) return "The body must be application/json.";
  return "The request cannot be read: the body must be one JSON object.";
}
