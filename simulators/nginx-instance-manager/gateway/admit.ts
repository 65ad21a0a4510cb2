// What does the NGINX gateway do to a call before a service sees it? Rate limit, login and rights, in nginx's order (sheet §1, §2).
import type { FastifyReply, FastifyRequest } from "fastify";
import type { WireAnswer } from "../../chassis/spoilAnswer.ts";
import type { Nim } from "../nim.ts";
import { loginRefusal, refusal } from "./gatewayAnswer.ts";

/** A caller who was let in. */
export interface Caller {
  /** User name, or the subject of the token. */
  readonly name: string;
  /** Whether writes are let through. */
  readonly mayWrite: boolean;
}

const openPlaces = ["/api/liveness/", "/install/nginx-agent", "/ui"];
const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

function basicCaller({ credentials }: Nim, encoded: string): Caller | null {
  const text = Buffer.from(encoded, "base64").toString();
  const { username, password, readerUsername, readerPassword } = credentials;
  if (text === `${username}:${password}`) return { name: username, mayWrite: true };
  if (text === `${readerUsername}:${readerPassword}`) return { name: readerUsername, mayWrite: false };
  return null;
}

function identify(nim: Nim, authorization = ""): Caller | null {
  const [scheme = "", secret = ""] = authorization.split(" ");
  // With OIDC on, Basic is off, and the other way round.
  if (nim.behaviour.auth === "basic") return /^basic$/i.test(scheme) ? basicCaller(nim, secret) : null;
  const subject = /^bearer$/i.test(scheme) ? nim.identityProvider.subjectOf(secret) : null;
  return subject === null ? null : { name: subject, mayWrite: true };
}

function send(reply: FastifyReply, { status, headers, body }: WireAnswer): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}

/** Answers 429, 401 (302 with OIDC) or 403, or lets the call through and remembers its caller. */
export function admit(nim: Nim, request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  const path = request.raw.url ?? "/";
  // The identity provider is another company's server, in front of which this gateway does not stand.
  if (path.startsWith("/idp/")) return undefined;
  const isApi = path.startsWith("/api/");
  if (!nim.admitsRate(isApi ? "api" : "other")) return send(reply, refusal(429, nim.behaviour));
  if (!isApi || openPlaces.some((place) => path.startsWith(place))) return undefined;
  const caller = identify(nim, request.headers.authorization);
  if (caller === null) return send(reply, loginRefusal(nim.behaviour, `http://${request.headers.host}`));
  if (!caller.mayWrite && !safeMethods.has(request.method)) return send(reply, refusal(403, nim.behaviour));
  nim.callers.set(request, caller);
  return undefined;
}
