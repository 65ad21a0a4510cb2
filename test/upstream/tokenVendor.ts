// What is a vendor that gives tokens? One that numbers its logins, for tests of staying logged in.
import type { ServerResponse } from "node:http";
import { isUnauthorized } from "../../src/upstream/auth/loginAnswer.ts";
import { loginToken } from "../../src/upstream/auth/loginToken.ts";
import type { SourceClient, UpstreamClientOptions } from "../../src/upstream/createUpstreamClient.ts";
import type { UpstreamRequest } from "../../src/upstream/UpstreamClient.ts";
import { json, type SeenRequest, startVendor, type TestVendor } from "./startVendor.ts";
import { testClient } from "./testClient.ts";

/** A vendor that numbers its tokens. Only the newest is valid, and not even that once `valid` is set to null. */
export interface TokenVendor extends TestVendor {
  logins: number;
  valid: string | null;
  /** What it answers to a token that is not valid. */
  refusal: number;
  /** What it answers to a login in place of a token. */
  loginStatus: number;
  /** Paths that nobody may read. */
  readonly forbidden: Set<string>;
}

/** Starts one. */
export async function startTokenVendor(): Promise<TokenVendor> {
  const state = {
    logins: 0,
    valid: null as string | null,
    refusal: 401,
    loginStatus: 200,
    forbidden: new Set<string>(),
  };
  const logIn = (response: ServerResponse): void => {
    state.logins += 1;
    state.valid = state.loginStatus === 200 ? `token-${state.logins}` : null;
    json(response, { token: state.valid }, { status: state.loginStatus });
  };
  const vendor = await startVendor(({ path, headers }: SeenRequest, response) => {
    if (path === "/login") logIn(response);
    else if (headers.authorization !== state.valid) json(response, null, { status: state.refusal });
    else if (state.forbidden.has(path)) json(response, null, { status: 403 });
    else json(response, { with: headers.authorization });
  });
  return Object.assign(state, vendor);
}

const LOGIN: UpstreamRequest = { action: "log in", method: "POST", path: "/login", body: { password: "hunter2" } };

/** A client that logs in there; its tokens live so long, or have no known end. */
export function clientOf(
  vendor: TokenVendor,
  options: Partial<UpstreamClientOptions> & { lifetimeMs?: number } = {},
): SourceClient {
  const { lifetimeMs, ...rest } = options;
  const auth = loginToken({
    sourceId: "qumulo-paris",
    request: LOGIN,
    sessionOf: ({ body }, nowMs) => ({
      headers: { authorization: String(Reflect.get(Object(body), "token")) },
      expiresAtMs: lifetimeMs === undefined ? null : nowMs + lifetimeMs,
    }),
    isAuthFailure: (response) => isUnauthorized(response) || response.status === 403 || response.status === 302,
  });
  return testClient(vendor.origin, { auth, ...rest });
}
