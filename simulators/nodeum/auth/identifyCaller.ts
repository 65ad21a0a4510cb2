// Who calls? Basic, an API key (with or without `Bearer`) or a JWT of the identity provider; there is no login (sheet §2).
import { createHmac } from "node:crypto";
import type { Nodeum } from "../nodeum.ts";
import { unauthorized } from "../wire/apiError.ts";

/** A caller that was let in. */
export interface Caller {
  /** Whom changes are credited to. */
  readonly username: string;
  /** Whether an operation is allowed; `scope` is `controller/action`. */
  may(scope: string): boolean;
}

const everything = () => true;

/** Finds the caller, or throws a 401. */
export function identifyCaller(nodeum: Nodeum, authorization: string | undefined): Caller {
  const { credentials, behaviour } = nodeum;
  const header = authorization ?? "";
  const [scheme, secret = ""] = header.split(" ");
  if (scheme?.toLowerCase() === "basic") {
    const expected = `${credentials.username}:${credentials.password}`;
    if (Buffer.from(secret, "base64").toString() !== expected) throw unauthorized();
    return { username: credentials.username, may: everything };
  }
  const isBearer = scheme?.toLowerCase() === "bearer";
  if (!isBearer && !behaviour.rawKey) throw unauthorized();
  const token = isBearer ? secret : header;
  const key = nodeum.state.apiKeys.list().find((known) => known.key === token);
  if (key !== undefined) {
    const scopes = new Set(key.api_key_scopes.map(({ controller, action }) => `${controller}/${action}`));
    return { username: credentials.username, may: (scope) => scopes.has(scope) };
  }
  const username = isBearer ? userOfJwt(token, credentials.jwtSecret, nodeum.now()) : null;
  if (username === null) throw unauthorized();
  return { username, may: everything };
}

/** The user of a JWT that is signed with this secret and has not ended, or null. */
function userOfJwt(token: string, secret: string, now: number): string | null {
  const [head, payload, signature, ...rest] = token.split(".");
  if (head === undefined || payload === undefined || signature === undefined || rest.length > 0) return null;
  if (createHmac("sha256", secret).update(`${head}.${payload}`).digest("base64url") !== signature) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString());
    if (typeof claims !== "object" || claims === null) return null;
    const { exp, sub } = claims as { exp?: unknown; sub?: unknown };
    if (typeof exp === "number" && exp * 1000 <= now) return null;
    return typeof sub === "string" ? sub : "unknown";
  } catch {
    // A signed token whose payload is no JSON names nobody.
    return null;
  }
}
