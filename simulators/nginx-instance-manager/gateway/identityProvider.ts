// Who gives out JWTs in OIDC mode? Never NIM: this stand-in for a company's identity provider lives below `/idp` on the same port.
import { createHmac, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { NimCredentials } from "../options.ts";

/** Makes and checks tokens. */
export interface IdentityProvider {
  /** A new access token for this subject. */
  issue(subject: string): string;
  /** The subject of a token that is ours and has not expired, else null. */
  subjectOf(token: string): string | null;
}

/** What a provider needs. */
export interface IdentityProviderParts {
  /** Key that signs. */
  key: string;
  /** Vendor ms that a token lives. */
  lifeMs: number;
  /** Vendor time in ms. */
  now(): number;
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Makes a provider. */
export function createIdentityProvider({ key, lifeMs, now }: IdentityProviderParts): IdentityProvider {
  const sign = (text: string) => createHmac("sha256", key).update(text).digest("base64url");
  return {
    issue: (subject) => {
      const iat = Math.floor(now() / 1000);
      const text = `${encode({ alg: "HS256", typ: "JWT" })}.${encode({ sub: subject, iat, exp: iat + lifeMs / 1000 })}`;
      return `${text}.${sign(text)}`;
    },
    subjectOf: (token) => {
      const [head, claims, signature = ""] = token.split(".");
      const expected = Buffer.from(sign(`${head}.${claims}`));
      const given = Buffer.from(signature);
      if (claims === undefined || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
      const { sub, exp } = JSON.parse(Buffer.from(claims, "base64url").toString()) as { sub: string; exp: number };
      return exp * 1000 > now() ? sub : null;
    },
  };
}

/** Client id and secret, from the Basic header or from the form (RFC 6749 §2.3.1). */
function clientOf(request: FastifyRequest, form: Record<string, string>): [string, string] {
  const [scheme, encoded = ""] = (request.headers.authorization ?? "").split(" ");
  if (scheme !== "Basic") return [form.client_id ?? "", form.client_secret ?? ""];
  const [id = "", secret = ""] = Buffer.from(encoded, "base64").toString().split(":");
  return [decodeURIComponent(id), decodeURIComponent(secret)];
}

/** What the token routes need. */
export interface TokenRouteParts {
  provider: IdentityProvider;
  credentials: NimCredentials;
  /** Vendor ms that a token lives. */
  lifeMs: number;
}

/** Registers `POST /idp/token` (client credentials) and the discovery document. */
export function registerTokenRoutes(app: FastifyInstance, { provider, credentials, lifeMs }: TokenRouteParts): void {
  app.get("/idp/.well-known/openid-configuration", (request) => {
    const issuer = `http://${request.headers.host}/idp`;
    return { issuer, token_endpoint: `${issuer}/token`, authorization_endpoint: `${issuer}/authorize` };
  });
  app.post("/idp/token", (request, reply) => {
    const form = (typeof request.body === "object" ? request.body : {}) as Record<string, string>;
    if (form.grant_type !== "client_credentials") return reply.code(400).send({ error: "unsupported_grant_type" });
    const [id, secret] = clientOf(request, form);
    if (id !== credentials.clientId || secret !== credentials.clientSecret) {
      return reply.code(401).send({ error: "invalid_client" });
    }
    reply.header("cache-control", "no-store");
    return reply.send({ access_token: provider.issue(id), token_type: "Bearer", expires_in: lifeMs / 1000 });
  });
}
