// How does StorageGraph prove to a Hub who it is? By a JWT that is renewed, or by a client key (sheet §2).
import { z } from "zod";
import type { AuthStrategy } from "../../upstream/AuthStrategy.ts";
import { jwtRefresh } from "../../upstream/auth/jwtRefresh.ts";
import { staticToken } from "../../upstream/auth/staticToken.ts";
import { parseAnswer } from "../../upstream/parseAnswer.ts";
import type { UpstreamRequest, UpstreamResponse } from "../../upstream/UpstreamClient.ts";

/** Whose login it is, for messages, and one of the two ways in. */
export type NgeneaHubCredentials = { readonly sourceId: string } & (
  | { readonly username: string; readonly password: string }
  | {
      /** Made by `ngclient authenticate` or in the Hub; valid until it is revoked. */
      readonly clientKey: string;
    }
);

/** An access token lives so long when it does not say so itself. */
const ACCESS_TOKEN_MS = 3_600_000;

/** What a login or a renewal really answers; the vendor's reference shows the request instead. */
const tokens = z.object({ access: z.string().min(1), refresh: z.string().min(1).nullish() });

/** An ended token is answered with 401 or 403; a 403 also means "not permitted", which only a new session tells apart. */
const isAuthFailure = ({ status }: UpstreamResponse): boolean => status === 401 || status === 403;

/** Makes the strategy. */
export function ngeneaHubAuth(credentials: NgeneaHubCredentials): AuthStrategy {
  if ("clientKey" in credentials)
    return staticToken({ authorization: `Api-Key ${credentials.clientKey}` }, { isAuthFailure });
  const { sourceId, username, password } = credentials;
  const loginCall = (action: string, path: string, body: object): UpstreamRequest => {
    return { action, method: "POST", path, body, callClass: "LOGIN" };
  };
  return jwtRefresh({
    sourceId,
    loginRequest: loginCall("log in", "/auth/token/", { username, password }),
    refreshRequest: (refresh) => loginCall("renew the login", "/auth/token/refresh/", { refresh }),
    tokensOf: ({ body }) => {
      const { access, refresh = null } = parseAnswer(tokens, body, { sourceId, action: "log in" });
      return { access, refresh };
    },
    lifetimeMs: ACCESS_TOKEN_MS,
    isAuthFailure,
  });
}
