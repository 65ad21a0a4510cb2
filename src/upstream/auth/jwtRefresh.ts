// How does a source log in that gives a short-lived JWT and a refresh token? Login once, refresh while that works, else anew.
import type { AuthSession, AuthStrategy, LoginSend } from "../AuthStrategy.ts";
import type { UpstreamRequest, UpstreamResponse } from "../UpstreamClient.ts";
import { isGood, isUnauthorized, loginProblem, refusesCredentials } from "./loginAnswer.ts";

/** What a login or a refresh brings. */
interface TokenPair {
  readonly access: string;
  /** Null keeps the one in hand. */
  readonly refresh: string | null;
}

/** One vendor's way of giving tokens. */
export interface JwtRefreshOptions {
  readonly sourceId: string;
  /** The login request, credentials in its body. */
  readonly loginRequest: UpstreamRequest;
  /** The request that trades a refresh token for a new access token. */
  refreshRequest(refresh: string): UpstreamRequest;
  /** Reads the tokens out of a 2xx answer of either; throws UPSTREAM_BAD_RESPONSE when they are not there. */
  tokensOf(response: UpstreamResponse): TokenPair;
  /** Headers that carry the access token; `authorization: Bearer` when left out. */
  readonly headersOf?: (access: string) => Readonly<Record<string, string>>;
  /** How long an access token lives when it does not say so itself, in milliseconds; null when not known. */
  readonly lifetimeMs: number | null;
  /** Whether an answer to the login means wrong credentials; 400, 401 and 403 when left out. */
  readonly isRefusal?: (response: UpstreamResponse) => boolean;
  /** What an authentication failure of a request looks like; a 401 when left out. */
  readonly isAuthFailure?: (response: UpstreamResponse) => boolean;
}

/** Logs in, and refreshes as long as the vendor lets it. */
export function jwtRefresh(options: JwtRefreshOptions): AuthStrategy {
  const { isAuthFailure = isUnauthorized } = options;
  return {
    method: "JWT_REFRESH",
    login: async (send, previous, nowMs) => {
      const refresh = typeof previous?.renewal === "string" ? previous.renewal : null;
      const renewed = refresh === null ? null : await renew(options, send, refresh);
      return sessionOf(options, renewed ?? (await logIn(options, send)), nowMs);
    },
    isAuthFailure,
  };
}

async function logIn(
  { sourceId, loginRequest, tokensOf, isRefusal = refusesCredentials }: JwtRefreshOptions,
  send: LoginSend,
): Promise<TokenPair> {
  const response = await send(loginRequest);
  if (!isGood(response)) throw loginProblem(sourceId, response, isRefusal(response));
  return tokensOf(response);
}

/** Null when the vendor does not take the refresh token any more. */
async function renew(options: JwtRefreshOptions, send: LoginSend, refresh: string): Promise<TokenPair | null> {
  const { sourceId, isRefusal = refusesCredentials } = options;
  const response = await send(options.refreshRequest(refresh));
  if (isGood(response)) {
    const tokens = options.tokensOf(response);
    return { access: tokens.access, refresh: tokens.refresh ?? refresh };
  }
  if (isRefusal(response)) return null;
  throw loginProblem(sourceId, response, false);
}

function sessionOf(
  { headersOf = bearer, lifetimeMs }: JwtRefreshOptions,
  tokens: TokenPair,
  nowMs: number,
): AuthSession {
  const lifeMs = jwtLifetimeMs(tokens.access) ?? lifetimeMs;
  return {
    headers: headersOf(tokens.access),
    expiresAtMs: lifeMs === null ? null : nowMs + lifeMs,
    renewal: tokens.refresh,
  };
}

const bearer = (access: string): Readonly<Record<string, string>> => ({ authorization: `Bearer ${access}` });

/**
 * How long a JWT lives from when it was issued: `exp` minus `iat`, so that the vendor's clock need not agree with ours. Null
 * when it does not say, or is no JWT.
 */
export function jwtLifetimeMs(token: string): number | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    if (typeof claims !== "object" || claims === null) return null;
    const issued: unknown = Reflect.get(claims, "iat");
    const expires: unknown = Reflect.get(claims, "exp");
    if (typeof issued !== "number" || typeof expires !== "number" || expires <= issued) return null;
    return (expires - issued) * 1000;
  } catch {
    // Not a JWT; that is no error, for an opaque token serves as well.
    return null;
  }
}
