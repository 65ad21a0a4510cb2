// Which tokens are good? Signs the Hub's JSON Web Tokens and checks them against the vendor clock (sheet §2).
import { generateKeyPairSync, randomUUID, sign, verify } from "node:crypto";

/** Access tokens open calls, refresh tokens only buy new access tokens. */
type TokenType = "access" | "refresh";

/** What a check of a token says. */
type TokenVerdict =
  | { readonly good: true; readonly userId: number }
  | { readonly good: false; readonly expired: boolean };

/** Makes and checks tokens; one office per start or reset, so that a reset ends all sessions. */
export interface TokenOffice {
  /** A signed token for a user: an access token lives one hour, a refresh token one day. */
  issue(type: TokenType, userId: number): string;
  /** Whether the token was signed here, is of this type and has not run out. */
  check(type: TokenType, token: string): TokenVerdict;
  /** Public key that signatures can be verified with, as PEM. */
  readonly publicKey: string;
}

/** Lifetime of each type in seconds (sheet §2). */
const lifeSeconds: Record<TokenType, number> = { access: 3600, refresh: 86_400 };

interface Claims {
  token_type: TokenType;
  exp: number;
  iat: number;
  jti: string;
  user_id: number;
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

function readClaims(text: string): Claims | null {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString()) as Claims;
  } catch {
    return null;
  }
}

/** Opens an office with a fresh key pair; `now` is vendor time in ms. */
export function openTokenOffice(now: () => number): TokenOffice {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const header = encode({ alg: "EdDSA", typ: "JWT" });
  return {
    publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
    issue: (type, userId) => {
      const iat = Math.floor(now() / 1000);
      const claims: Claims = {
        token_type: type,
        exp: iat + lifeSeconds[type],
        iat,
        jti: randomUUID().replaceAll("-", ""),
        user_id: userId,
      };
      const signed = `${header}.${encode(claims)}`;
      return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString("base64url")}`;
    },
    check: (type, token) => {
      const [head, body, signature, ...rest] = token.split(".");
      const bad = { good: false, expired: false } as const;
      if (head === undefined || body === undefined || signature === undefined || rest.length > 0) return bad;
      if (!verify(null, Buffer.from(`${head}.${body}`), publicKey, Buffer.from(signature, "base64url"))) return bad;
      const claims = readClaims(body);
      if (claims === null || claims.token_type !== type) return bad;
      if (claims.exp * 1000 <= now()) return { good: false, expired: true };
      return { good: true, userId: claims.user_id };
    },
  };
}
