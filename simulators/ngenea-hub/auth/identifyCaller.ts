// Who calls? Reads the Authorization header of every call but the open ones, and refuses as Django does (sheet §2 and §4).
import type { Hub } from "../hub.ts";
import { ApiError, permissionDenied } from "../wire/apiError.ts";

/** A caller that was let in. */
export interface Caller {
  /** Id of the user, also of the one who owns the client key. */
  readonly userId: number;
  /** Login name. */
  readonly username: string;
  /** Id of the client key that was used, null for a token. */
  readonly clientKeyId: number | null;
}

/** What an endpoint demands of its callers. */
export interface Entry {
  /** Upper case HTTP method. */
  readonly method: string;
  /** The Authorization header. */
  readonly authorization: string | undefined;
  /** True where client keys are not even looked at: `/actions/` (sheet §2). */
  readonly tokensOnly: boolean;
}

const challenge = { "www-authenticate": 'Bearer realm="api"' };

const noCredentials = (): ApiError =>
  new ApiError(401, { detail: "Authentication credentials were not provided." }, challenge);

/** The body that djangorestframework-simplejwt gives to a token that is not or no longer good. */
export const badTokenBody = {
  detail: "Given token not valid for any token type",
  code: "token_not_valid",
  messages: [{ token_class: "AccessToken", token_type: "access", message: "Token is invalid or expired" }],
};

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/** Finds the caller, or throws the refusal: 401 (403 by option for an expired token), 403 for a reader who wants to write. */
export function identifyCaller(hub: Hub, entry: Entry): Caller {
  const caller = readCredentials(hub, entry);
  const user = hub.state.users.get(String(caller.userId));
  if (user === undefined || !user.is_active) {
    throw new ApiError(401, { detail: "User is inactive", code: "user_inactive" }, challenge);
  }
  if (!user.isAdministrator && !safeMethods.has(entry.method)) throw permissionDenied();
  return { ...caller, username: user.username };
}

function readCredentials(hub: Hub, entry: Entry): { userId: number; clientKeyId: number | null } {
  const [scheme, ...rest] = (entry.authorization ?? "").split(" ");
  const secret = rest.join(" ");
  if (scheme === "Api-Key" && !entry.tokensOnly) {
    const key = hub.state.clientKeys.list().find((known) => known.key === secret);
    if (key === undefined) throw new ApiError(401, { detail: "Invalid client key." }, challenge);
    return { userId: key.userId, clientKeyId: key.id };
  }
  if (scheme !== "Bearer") throw noCredentials();
  const verdict = hub.tokens.check("access", secret);
  if (verdict.good) return { userId: verdict.userId, clientKeyId: null };
  const status = verdict.expired ? hub.behaviour.expiredTokenStatus : 401;
  throw new ApiError(status, badTokenBody, status === 401 ? challenge : {});
}
