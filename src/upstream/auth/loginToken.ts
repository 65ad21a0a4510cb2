// How does a source log in that trades user name and password for a token? One login request; no renewal but a new login.
import type { AuthSession, AuthStrategy } from "../AuthStrategy.ts";
import type { UpstreamRequest, UpstreamResponse } from "../UpstreamClient.ts";
import { isGood, isUnauthorized, loginProblem, refusesCredentials } from "./loginAnswer.ts";

/** One vendor's login. */
export interface LoginTokenOptions {
  readonly sourceId: string;
  /** The login request, credentials in its body. */
  readonly request: UpstreamRequest;
  /** Reads the session out of a 2xx answer; throws UPSTREAM_BAD_RESPONSE when it is not there (see `parseAnswer`). */
  sessionOf(response: UpstreamResponse, nowMs: number): Omit<AuthSession, "renewal">;
  /** Whether an answer to the login means wrong credentials; 400, 401 and 403 when left out. */
  readonly isRefusal?: (response: UpstreamResponse) => boolean;
  /** What an authentication failure of a request looks like; a 401 when left out. */
  readonly isAuthFailure?: (response: UpstreamResponse) => boolean;
}

/** Logs in with a request of its own. */
export function loginToken(options: LoginTokenOptions): AuthStrategy {
  const { sourceId, request, isRefusal = refusesCredentials, isAuthFailure = isUnauthorized } = options;
  return {
    method: "LOGIN_TOKEN",
    login: async (send, _previous, nowMs) => {
      const response = await send(request);
      if (!isGood(response)) throw loginProblem(sourceId, response, isRefusal(response));
      return { ...options.sessionOf(response, nowMs), renewal: null };
    },
    isAuthFailure,
  };
}
