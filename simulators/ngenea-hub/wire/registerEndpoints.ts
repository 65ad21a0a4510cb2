// How do calls reach their handlers? Login, verbs, bodies, the slash at the end and refusals, the same for every endpoint.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { UnreadableBodyError } from "../../chassis/bodyParsers.ts";
import { type Caller, identifyCaller } from "../auth/identifyCaller.ts";
import type { Hub } from "../hub.ts";
import { ApiError, type Json, methodNotAllowed } from "./apiError.ts";
import type { Endpoint, EndpointTable, HubAnswer, HubCall, Verb } from "./endpoint.ts";
import type { Query } from "./paging.ts";

const verbs: readonly Verb[] = ["get", "post", "patch", "delete"];
const nobody: Caller = { userId: 0, username: "", clientKeyId: null };
const notFoundPage =
  '\n<!doctype html>\n<html lang="en">\n<head>\n  <title>Not Found</title>\n</head>\n<body>\n  <h1>Not Found</h1>' +
  "<p>The requested resource was not found on this server.</p>\n</body>\n</html>\n";

/** Registers the endpoints below `/api`, and what happens to everything else. */
export function registerEndpoints(app: FastifyInstance, hub: Hub, table: EndpointTable): void {
  for (const [path, endpoint] of Object.entries(table)) registerEndpoint(app, hub, { path, endpoint });
  // An unknown address never reaches Django REST framework: Django itself answers, in HTML, before any login.
  app.setNotFoundHandler((_request, reply) => reply.code(404).type("text/html; charset=utf-8").send(notFoundPage));
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof ApiError) return reply.code(error.status).headers(error.headers).send(error.body);
    if (error instanceof UnreadableBodyError) {
      return reply.code(400).send({ detail: "JSON parse error - Expecting value: line 1 column 1 (char 0)" });
    }
    throw error;
  });
}

function registerEndpoint(app: FastifyInstance, hub: Hub, entry: { path: string; endpoint: Endpoint }): void {
  const { path, endpoint } = entry;
  const callers = new WeakMap<FastifyRequest, Caller>();
  const allowed = verbs.filter((verb) => endpoint[verb] !== undefined);
  const allowHeader = allowed.join(", ").toUpperCase();
  const method = ["GET", "POST", "PATCH", "DELETE", "PUT"];
  const options = {
    method,
    // The login comes before the body is read and before the verb is looked at, as in Django REST framework.
    onRequest: async (request: FastifyRequest) => {
      callers.set(request, endpoint.open ? nobody : callerOf(hub, request, endpoint));
    },
    handler: (request: FastifyRequest, reply: FastifyReply) => {
      const asked = request.method === "HEAD" ? "get" : request.method.toLowerCase();
      const verb = allowed.find((known) => known === asked);
      const handler = verb === undefined ? undefined : endpoint[verb];
      if (handler === undefined) throw methodNotAllowed(request.method, allowHeader);
      const answer = handler(readCall(hub, request, callers.get(request) ?? nobody));
      return send(reply, answer, allowHeader);
    },
  };
  app.route({ url: `/api${path}`, ...options });
  const withoutSlash = `/api${path.slice(0, -1)}`;
  if (endpoint.bare) app.route({ url: withoutSlash, ...options });
  // Django's CommonMiddleware: any verb is sent to the address with the slash, and a body is lost on the way (sheet §1).
  else app.route({ url: withoutSlash, method, handler: redirectToSlash });
}

function redirectToSlash(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const [path, query] = splitUrl(request);
  return reply
    .code(301)
    .header("location", `${path}/${query === "" ? "" : `?${query}`}`)
    .type("text/html; charset=utf-8")
    .send("");
}

function splitUrl(request: FastifyRequest): [path: string, query: string] {
  const url = request.raw.url ?? "/";
  const at = url.indexOf("?");
  return at < 0 ? [url, ""] : [url.slice(0, at), url.slice(at + 1)];
}

function callerOf(hub: Hub, request: FastifyRequest, endpoint: Endpoint): Caller {
  const { authorization } = request.headers;
  return identifyCaller(hub, { method: request.method, authorization, tokensOnly: endpoint.tokensOnly ?? false });
}

function readCall(hub: Hub, request: FastifyRequest, caller: Caller): HubCall {
  return {
    params: request.params as Record<string, string>,
    query: request.query as Query,
    body: readBody(request),
    caller,
    origin: hub.behaviour.linkOrigin ?? `http://${request.headers.host ?? request.host}`,
    path: splitUrl(request)[0],
    now: hub.now(),
  };
}

function readBody(request: FastifyRequest): Json {
  const { body } = request;
  if (body === undefined || body === null || body === "") return {};
  const type = (request.headers["content-type"] ?? "").split(";")[0];
  if (!/[/+](json|x-www-form-urlencoded)$/.test(type ?? "")) {
    throw new ApiError(415, { detail: `Unsupported media type "${type}" in request.` });
  }
  if (typeof body === "object" && !Array.isArray(body)) return body as Json;
  const kind = Array.isArray(body) ? "list" : typeof body;
  throw new ApiError(400, { non_field_errors: [`Invalid data. Expected a dictionary, but got ${kind}.`] });
}

function send(reply: FastifyReply, answer: HubAnswer, allow: string): FastifyReply {
  reply.code(answer.status).header("allow", allow).header("vary", "Accept");
  if (answer.status === 204) return reply.send();
  // Written here, because Fastify would send a bare text or null as something else than JSON.
  return reply.type("application/json").send(JSON.stringify(answer.body ?? null));
}
