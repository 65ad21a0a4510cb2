// How does StorageGraph prove to an NGINX Instance Manager who it is? By user and password on every call (sheet §2).
import type { AuthStrategy } from "../../upstream/AuthStrategy.ts";
import { basicAuth } from "../../upstream/auth/staticToken.ts";
import type { UpstreamResponse } from "../../upstream/UpstreamClient.ts";

/** Whose login it is. */
export interface NginxInstanceManagerCredentials {
  /** The operator's configuration key. */
  readonly sourceId: string;
  readonly username: string;
  readonly password: string;
}

/** With OpenID Connect switched on, Basic is off and whoever is not logged in is sent to the identity provider (sheet §2). */
const isAuthFailure = ({ status }: UpstreamResponse): boolean => status === 401 || status === 302;

/** Makes the strategy. There is no login call and no session: the same header goes with every call. */
export function nginxInstanceManagerAuth({ username, password }: NginxInstanceManagerCredentials): AuthStrategy {
  return basicAuth(username, password, { isAuthFailure });
}
