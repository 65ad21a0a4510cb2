// Whom does a token speak for? JSON web tokens of one issuer, checked against the keys that it publishes or that the configuration holds.
import { createLocalJWKSet, createRemoteJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from "jose";
import type { Clock } from "../contract/call.ts";
import type { JwtSettings } from "./AccessSettings.ts";
import { NOT_GOOD, unauthenticated } from "./credentials.ts";

/** What a token says, once it is believed. */
export interface TokenHolder {
  /** The claim that says who it is, after `jwt:`, which no principal of the configuration begins with. */
  readonly id: string;
  /** Words of the claim that roles are read from, without doubles. */
  readonly words: readonly string[];
  /** In milliseconds since the epoch. */
  readonly endsMs: number;
}

/** So long keys of an issuer are believed to be all there are; then they are asked for again. */
const KEYS_LAST_MS = 600_000;
/** Tokens with keys that nobody knows make the issuer be asked at most so often. */
const ASK_AGAIN_MS = 30_000;
const ANSWER_MS = 5_000;

/** Checks tokens. It throws UNAUTHENTICATED; retryable when the issuer's keys could not be asked for. */
export function createTokenReader(
  settings: JwtSettings,
  clock: Pick<Clock, "now">,
): (token: string) => Promise<TokenHolder> {
  const { issuer, audience, algorithms, clockSkewSeconds, principalClaim, rolesClaim } = settings;
  const keys = keysOf(settings);
  return async (token) => {
    const options = {
      issuer,
      audience,
      algorithms: [...algorithms],
      clockTolerance: clockSkewSeconds,
      currentDate: new Date(clock.now()),
      requiredClaims: ["exp", principalClaim],
    };
    const { payload } = await jwtVerify(token, keys, options).catch((error: unknown) => {
      throw refused(error);
    });
    const name = payload[principalClaim];
    if (typeof name !== "string" || name === "" || payload.exp === undefined) throw unauthenticated(NOT_GOOD);
    return {
      id: `jwt:${name}`,
      words: wordsOf(payload, rolesClaim),
      endsMs: (payload.exp + clockSkewSeconds) * 1_000,
    };
  };
}

type Keys = ReturnType<typeof createRemoteJWKSet>;

function keysOf({ jwksUrl, jwks }: JwtSettings): Keys | ReturnType<typeof createLocalJWKSet> {
  if (jwksUrl === undefined) return createLocalJWKSet(JSON.parse(jwks ?? "") as JSONWebKeySet);
  return createRemoteJWKSet(new URL(jwksUrl), {
    cacheMaxAge: KEYS_LAST_MS,
    cooldownDuration: ASK_AGAIN_MS,
    timeoutDuration: ANSWER_MS,
  });
}

/** What is wrong with the token is the caller's; that keys cannot be had is not. */
function refused(error: unknown): Error {
  const isUnasked =
    !(error instanceof errors.JOSEError) ||
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    error.code === errors.JOSEError.code;
  return isUnasked
    ? unauthenticated("Tokens cannot be checked at the moment: the issuer's keys cannot be read.", true, error)
    : unauthenticated(NOT_GOOD);
}

/** The words of a claim: an array of texts, or one text with words between spaces. Dots lead into objects. */
function wordsOf(payload: JWTPayload, claim: string): readonly string[] {
  let value: unknown = Object.hasOwn(payload, claim) ? payload[claim] : undefined;
  if (value === undefined) {
    value = payload;
    for (const name of claim.split("."))
      value =
        typeof value === "object" && value !== null && Object.hasOwn(value, name)
          ? (value as Record<string, unknown>)[name]
          : undefined;
  }
  const words = typeof value === "string" ? value.split(" ") : Array.isArray(value) ? value : [];
  return [...new Set(words.filter((word): word is string => typeof word === "string" && word !== ""))];
}
