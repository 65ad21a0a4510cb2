// How do calls reach their handlers? Versions, the slash at the end, login, budgets, rights and refusals, the same for all.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { UnreadableBodyError } from "../../chassis/bodyParsers.ts";
import type { Nmc } from "../nmc.ts";
import { type Account, forbidden } from "../state/accounts.ts";
import type { Endpoint, EndpointTable, Handler, NmcAnswer, NmcCall } from "./endpoint.ts";
import { createLinkMaker } from "./links.ts";
import { invalidField, NmcError, notFound } from "./nmcError.ts";
import { type Query, readPageRequest } from "./paging.ts";

/** Versions that are served side by side (sheet §1). */
const versions: readonly string[] = ["v1.2", "v1.1", "v1"];
const verbs = ["GET", "HEAD", "POST", "PATCH", "PUT", "DELETE"] as const;
const handledVerbs = ["get", "post", "patch", "delete"] as const;
const nobody: Account = { names: [], rights: "all" };

/** Registers the endpoints below `/api/<version>`, and what happens to everything else. */
export function registerEndpoints(app: FastifyInstance, nmc: Nmc, table: EndpointTable): void {
  for (const [path, endpoint] of Object.entries(table)) {
    registerEndpoint(app, nmc, { path, endpoint });
    // Django sends any verb to the address with the slash, before it looks at the login (sheet §1).
    if (path !== "/")
      app.route({ url: `/api/:version${path.slice(0, -1)}`, method: [...verbs], handler: redirectToSlash });
  }
  app.setNotFoundHandler(() => {
    throw notFound("Resource");
  });
  app.setErrorHandler((error, request, reply) => {
    const refusal = error instanceof UnreadableBodyError ? invalidField("__all__", "The body is not JSON.") : error;
    if (!(refusal instanceof NmcError)) throw error;
    return reply.code(refusal.status).send(refusal.body(versionOf(request)));
  });
}

function registerEndpoint(app: FastifyInstance, nmc: Nmc, { path, endpoint }: { path: string; endpoint: Endpoint }) {
  const callers = new WeakMap<FastifyRequest, Account>();
  app.route({
    url: `/api/:version${path}`,
    method: [...verbs],
    // Login and budget come before the body is read.
    onRequest: async (request) => {
      if (!versions.includes(versionOf(request))) throw notFound("Resource");
      callers.set(request, admit(nmc, endpoint, request));
    },
    handler: (request, reply) => {
      const handler = handlerOf(endpoint, request);
      nmc.desk.catchUp();
      return send(reply, handler(readCall(nmc, request, callers.get(request) ?? nobody)));
    },
  });
}

function admit(nmc: Nmc, endpoint: Endpoint, request: FastifyRequest): Account {
  if (endpoint.isLogin) {
    nmc.throttle?.admit("login");
    return nobody;
  }
  const account = nmc.sessions.identify(request.headers.authorization);
  const isRead = request.method === "GET" || request.method === "HEAD";
  nmc.throttle?.admit(isRead ? "read" : "write");
  const isLogout = urlParts(request).path.endsWith("/auth/logout/");
  if (!isRead && !isLogout && account.rights === "viewer") {
    throw forbidden("You do not have permission to perform this action.");
  }
  return account;
}

/** HEAD tells whether something is there (sheet §1); version 1.0 only ever had reads besides the login. */
function handlerOf(endpoint: Endpoint, request: FastifyRequest): Handler {
  const method = request.method === "HEAD" ? "GET" : request.method;
  const isClosed = versionOf(request) === "v1" && method !== "GET" && !request.url.includes("/auth/");
  const verb = isClosed ? undefined : handledVerbs.find((candidate) => candidate.toUpperCase() === method);
  const handler = verb === undefined ? undefined : endpoint[verb];
  if (handler === undefined) throw new NmcError(405, "error", { description: `Method "${method}" not allowed.` });
  return handler;
}

function versionOf(request: FastifyRequest): string {
  return urlParts(request).path.split("/", 3)[2] ?? "";
}

function urlParts(request: FastifyRequest): { path: string; query: string } {
  const [path = "/", ...query] = (request.raw.url ?? "/").split("?");
  return { path, query: query.join("?") };
}

function readCall(nmc: Nmc, request: FastifyRequest, account: Account): NmcCall {
  const origin = nmc.behaviour.linkOrigin ?? `http://${request.headers.host ?? "localhost"}`;
  return {
    params: request.params as Record<string, string>,
    body: request.body,
    page: readPageRequest(request.query as Query, nmc.behaviour.longPages),
    url: `${origin}${urlParts(request).path}`,
    account,
    authorization: request.headers.authorization,
    links: createLinkMaker(origin, versionOf(request)),
    now: nmc.now(),
  };
}

function send(reply: FastifyReply, { status, body, location }: NmcAnswer): FastifyReply {
  reply.code(status);
  if (location !== undefined) reply.header("location", location);
  return reply.send(body);
}

function redirectToSlash(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { path, query } = urlParts(request);
  const location = `${path}/${query === "" ? "" : `?${query}`}`;
  return reply.code(301).header("location", location).type("text/html; charset=utf-8").send("");
}
