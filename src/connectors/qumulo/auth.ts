// How does StorageGraph prove to a Qumulo cluster who it is? By a session of user and password, or by an access token.
import { z } from "zod";
import type { AuthStrategy } from "../../upstream/AuthStrategy.ts";
import { loginToken } from "../../upstream/auth/loginToken.ts";
import { staticToken } from "../../upstream/auth/staticToken.ts";
import { parseAnswer } from "../../upstream/parseAnswer.ts";

/** Whose login it is, for messages, and one of the two ways in. */
export type QumuloCredentials = { readonly sourceId: string } & (
  | {
      /** A local user, or `DOMAIN\user` of a directory. */
      readonly username: string;
      readonly password: string;
    }
  | {
      /** Made with `POST /v1/auth/access-tokens/`; valid until it is switched off or its own end. */
      readonly accessToken: string;
    }
);

/** A session ends ten hours after its login, and no call prolongs it (sheet §2). */
const SESSION_MS = 10 * 3_600_000;

const zSession = z.object({ bearer_token: z.string().min(1) });

/** Makes the strategy. A 401 is the only authentication failure: a 403 is a missing privilege. */
export function qumuloAuth(credentials: QumuloCredentials): AuthStrategy {
  if ("accessToken" in credentials) return staticToken(bearer(credentials.accessToken));
  const { sourceId, username, password } = credentials;
  const action = "log in";
  return loginToken({
    sourceId,
    request: { action, method: "POST", path: "/v1/session/login", body: { username, password }, callClass: "LOGIN" },
    sessionOf: ({ body }, nowMs) => {
      const { bearer_token: token } = parseAnswer(zSession, body, { sourceId, action });
      return { headers: bearer(token), expiresAtMs: nowMs + SESSION_MS };
    },
  });
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}
