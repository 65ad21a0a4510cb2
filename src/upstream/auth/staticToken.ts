// How does a source log in that has a fixed key, token or Basic credentials? It does not: the headers are always the same.
import type { AuthMethod } from "../../contract/connector.ts";
import type { AuthStrategy } from "../AuthStrategy.ts";
import type { UpstreamResponse } from "../UpstreamClient.ts";
import { isUnauthorized } from "./loginAnswer.ts";

/** Where it differs from a plain token whose failure is a 401. */
export interface StaticTokenOptions {
  /** `STATIC_TOKEN` when left out. */
  readonly method?: AuthMethod;
  /** What an authentication failure looks like; a 401 when left out. */
  readonly isAuthFailure?: (response: UpstreamResponse) => boolean;
}

/** Puts the same headers on every request. @param headers for example `{ authorization: "Bearer …" }`. */
export function staticToken(
  headers: Readonly<Record<string, string>>,
  { method = "STATIC_TOKEN", isAuthFailure = isUnauthorized }: StaticTokenOptions = {},
): AuthStrategy {
  return {
    method,
    login: async () => ({ headers, expiresAtMs: null, renewal: null }),
    isAuthFailure,
  };
}

/** HTTP Basic. */
export function basicAuth(
  username: string,
  password: string,
  options: Omit<StaticTokenOptions, "method"> = {},
): AuthStrategy {
  const credentials = Buffer.from(`${username}:${password}`).toString("base64");
  return staticToken({ authorization: `Basic ${credentials}` }, { ...options, method: "BASIC" });
}
