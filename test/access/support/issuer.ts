// Whose tokens does a test believe? An identity provider of its own on the loopback: it publishes keys, signs tokens, and counts how often
// it is asked.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";

/** What differs from a good token. */
export interface TokenWish {
  readonly claims?: JWTPayload;
  readonly issuer?: string;
  readonly audience?: string;
  /** Seconds from `now` until it ends; null = never. */
  readonly lifeSeconds?: number | null;
  /** Which of the issuer's keys; "unknown" is one that it never published. */
  readonly key?: "first" | "second" | "unknown";
  /** Moment that it is made at, in ms since the epoch. */
  readonly now?: number;
}

/** An identity provider. */
export interface Issuer {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
  /** What it publishes, as text. */
  readonly jwks: string;
  /** How often its keys were asked for. */
  asked(): number;
  token(wish?: TokenWish): Promise<string>;
  close(): Promise<void>;
}

/** Starts one that publishes its first key. */
export async function startIssuer(): Promise<Issuer> {
  const pairs = {
    first: await generateKeyPair("ES256"),
    second: await generateKeyPair("ES256"),
    unknown: await generateKeyPair("ES256"),
  };
  const published = { ...(await exportJWK(pairs.first.publicKey)), kid: "first", alg: "ES256", use: "sig" };
  const jwks = JSON.stringify({ keys: [published] });
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.setHeader("content-type", "application/json").end(jwks);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}/realm`;
  return {
    issuer,
    audience: "storagegraph",
    jwksUrl: `http://127.0.0.1:${port}/keys`,
    jwks,
    asked: () => asked,
    token: async (wish = {}) => {
      const { claims = {}, lifeSeconds = 600, key = "first", now = Date.now() } = wish;
      const at = Math.floor(now / 1_000);
      const token = new SignJWT({ sub: "kim", roles: ["readers"], ...claims })
        .setProtectedHeader({ alg: "ES256", kid: key })
        .setIssuer(wish.issuer ?? issuer)
        .setAudience(wish.audience ?? "storagegraph")
        .setIssuedAt(at);
      return (lifeSeconds === null ? token : token.setExpirationTime(at + lifeSeconds)).sign(pairs[key].privateKey);
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
