// How do calls reach their handlers? Login, scopes, throttle, bodies and refusals, the same for every operation.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { UnreadableBodyError } from "../../chassis/bodyParsers.ts";
import { type Caller, identifyCaller } from "../auth/identifyCaller.ts";
import type { Nodeum } from "../nodeum.ts";
import { ApiError, type Json, missingScope } from "./apiError.ts";
import type { Endpoint, NodeumAnswer, NodeumCall } from "./endpoint.ts";
import type { Query } from "./listing.ts";

/** Registers the operations below `/api/v2`; everything else is a 404, also a verb that a path does not know. */
export function registerEndpoints(app: FastifyInstance, nodeum: Nodeum, endpoints: readonly Endpoint[]): void {
  for (const endpoint of endpoints) registerEndpoint(app, nodeum, endpoint);
  const refuse = (reply: FastifyReply, error: ApiError) => sendRefusal(reply, nodeum, error);
  app.setNotFoundHandler((request, reply) =>
    refuse(reply, new ApiError(404, [`No route matches [${request.method}]`])),
  );
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof ApiError) return refuse(reply, error);
    if (error instanceof UnreadableBodyError) {
      return refuse(reply, new ApiError(400, ["There was a problem in the JSON you submitted"]));
    }
    throw error;
  });
}

function registerEndpoint(app: FastifyInstance, nodeum: Nodeum, endpoint: Endpoint): void {
  const callers = new WeakMap<FastifyRequest, Caller>();
  app.route({
    method: endpoint.verb,
    url: `/api/v2${endpoint.path}`,
    // The caller is known before the body is read, as behind a Rails controller.
    onRequest: async (request) => {
      const { authorization } = request.headers;
      const caller = identifyCaller(nodeum, authorization);
      nodeum.throttle.take(nodeum.now());
      if (endpoint.scope !== null && !caller.may(endpoint.scope)) throw missingScope(endpoint.scope);
      callers.set(request, caller);
    },
    handler: (request, reply) => {
      const caller = callers.get(request);
      if (caller === undefined) throw new Error("A call reached its handler without a caller.");
      const now = nodeum.now();
      nodeum.state.settle(now);
      return send(reply, endpoint.handle(readCall(request, caller, now)));
    },
  });
}

function readCall(request: FastifyRequest, caller: Caller, now: number): NodeumCall {
  return {
    params: request.params as Record<string, string>,
    query: request.query as Query,
    body: readJson(request.body),
    caller,
    now,
  };
}

/** No content type is asked for (sheet §1), so a body without one came in as text. */
function readJson(body: unknown): Json {
  if (body === undefined || body === null || body === "") return {};
  if (typeof body === "object" && !Array.isArray(body)) return body as Json;
  throw new ApiError(400, ["There was a problem in the JSON you submitted"]);
}

function send(reply: FastifyReply, { status, body }: NodeumAnswer): FastifyReply {
  reply.code(status);
  if (status === 204) return reply.send();
  if (Buffer.isBuffer(body)) return reply.type("application/octet-stream").send(body);
  return reply.type("application/json; charset=utf-8").send(JSON.stringify(body));
}

/** What a refusal looks like on the wire. Only 422 has a documented body (sheet §4). */
export function refusalWire(nodeum: Pick<Nodeum, "behaviour">, error: ApiError): { type: string; body: string } {
  const { refusalBody } = nodeum.behaviour;
  if (error.status === 422 || refusalBody === "details") {
    const body = JSON.stringify({ details: error.details, messages: error.messages });
    return { type: "application/json; charset=utf-8", body };
  }
  if (refusalBody === "empty") return { type: "text/plain", body: "" };
  const page = `<!DOCTYPE html>\n<html><head><title>${error.status}</title></head><body></body></html>\n`;
  return { type: "text/html; charset=utf-8", body: page };
}

function sendRefusal(reply: FastifyReply, nodeum: Nodeum, error: ApiError): FastifyReply {
  const { type, body } = refusalWire(nodeum, error);
  return reply.code(error.status).type(type).send(body);
}
