// Who is calling? Bearer tokens of sessions and access tokens, their ends, and the 401 of sheet §2.
import type { FastifyReply, FastifyRequest } from "fastify";
import type { QumuloContext } from "./qumuloContext.ts";
import type { LocalUser } from "./seed/identities.ts";
import type { AccessToken } from "./state.ts";

/** A caller that is known. */
export interface Caller {
  user: LocalUser;
  /** Set when an access token was used instead of a session. */
  accessToken: AccessToken | null;
}

/** Calls that need no token. */
const openPaths = new Set([
  "/v1/version",
  "/v1/session/login",
  "/v1/session/start-saml-login",
  "/v1/session/retrieve-saml-login",
]);

/** The caller behind a bearer token; null when it is unknown, ended or switched off. */
function callerOf({ state, clock }: QumuloContext, header: string | undefined): Caller | null {
  const bearer = /^Bearer (.+)$/i.exec(header ?? "")?.[1];
  if (bearer === undefined) return null;
  const session = state.sessions.get(bearer);
  const accessToken = state.accessTokens.list().find((token) => token.bearer === bearer) ?? null;
  const isLive =
    accessToken === null
      ? session !== undefined && session.endsAtMs > clock.now()
      : accessToken.enabled && !(Date.parse(accessToken.expiration_time) <= clock.now());
  const user = state.users.get(accessToken?.user.auth_id ?? session?.userId ?? "");
  return isLive && user !== undefined ? { user, accessToken } : null;
}

/** The caller of a request that has passed `authenticate`. */
export function requireCaller(context: QumuloContext, request: FastifyRequest): Caller {
  const caller = callerOf(context, request.headers.authorization);
  if (caller === null) throw new Error("A handler ran for a caller that was refused.");
  return caller;
}

/** Refuses an unknown caller with 401 and an empty body: its class is unknown (sheet §12), and a body may be missing. */
export function authenticate(
  context: QumuloContext,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply | undefined {
  const path = request.raw.url?.split("?", 1)[0] ?? "";
  if (openPaths.has(path) || callerOf(context, request.headers.authorization) !== null) return undefined;
  return reply.code(401).send();
}
