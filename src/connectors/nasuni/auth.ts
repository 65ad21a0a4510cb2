// How does StorageGraph prove to a Nasuni console who it is? By a login that brings a token for eight hours (sheet §2).
import { z } from "zod";
import type { AuthStrategy } from "../../upstream/AuthStrategy.ts";
import { loginToken } from "../../upstream/auth/loginToken.ts";
import { parseAnswer } from "../../upstream/parseAnswer.ts";

/** Whose login it is, for messages, and the account: a native or directory user, for SSO accounts are not let in. */
export interface NasuniCredentials {
  readonly sourceId: string;
  /** Plain, `user@domain` or `DOMAIN\user`. */
  readonly username: string;
  readonly password: string;
}

/**
 * How long a token lives. The answer's own `expires` is on the console's clock, which need not agree with ours; should a
 * token end earlier, its 401 brings a new login all the same.
 */
const TOKEN_MS = 8 * 3_600_000;

const answer = z.object({ token: z.string().min(1) });

/** Makes the strategy. A 401 is the only authentication failure: a 403 is a missing permission. */
export function nasuniAuth({ sourceId, username, password }: NasuniCredentials): AuthStrategy {
  const action = "log in";
  return loginToken({
    sourceId,
    request: { action, method: "POST", path: "/auth/login/", body: { username, password }, callClass: "LOGIN" },
    sessionOf: ({ body }, nowMs) => {
      const { token } = parseAnswer(answer, body, { sourceId, action });
      return { headers: { authorization: `Token ${token}` }, expiresAtMs: nowMs + TOKEN_MS };
    },
  });
}
