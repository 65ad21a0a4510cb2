// Whose is an API key? Keys are random and long, so that a plain hash of one is enough to know it by and gives nothing away.
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { PrincipalSettings } from "./AccessSettings.ts";
import { KEY_PREFIX } from "./credentials.ts";

const HASH_PREFIX = "sha256:";
const KEY = new RegExp(`^${KEY_PREFIX}[A-Za-z0-9_-]{43}$`);

/** A key that was just made. */
export interface NewApiKey {
  /** To be handed to who will use it, and kept nowhere else: `storagegraph_` and 43 letters, 256 random bits. */
  readonly key: string;
  /** What the configuration keeps of it. */
  readonly hash: string;
}

const digestOf = (key: string): Buffer => createHash("sha256").update(key).digest();

/** Makes a key. */
export function newApiKey(): NewApiKey {
  const key = `${KEY_PREFIX}${randomBytes(32).toString("base64url")}`;
  return { key, hash: `${HASH_PREFIX}${digestOf(key).toString("hex")}` };
}

/** Whom a key lets in, and until when. */
export interface KeyHolder {
  readonly principal: PrincipalSettings;
  /** In milliseconds since the epoch; null = for good. */
  readonly endsMs: number | null;
}

/** Finds who holds a key; null when nobody does, or not any more. Takes as long for every key. */
export function createKeyRing(
  principals: readonly PrincipalSettings[],
): (key: string, nowMs: number) => KeyHolder | null {
  const held = principals.flatMap((principal) =>
    principal.keys.map(({ hash, expiresAt }) => ({
      digest: Buffer.from(hash.slice(HASH_PREFIX.length), "hex"),
      holder: { principal, endsMs: expiresAt === undefined ? null : Date.parse(expiresAt) },
    })),
  );
  return (key, nowMs) => {
    const given = digestOf(key);
    let found: KeyHolder | null = null;
    // All are compared, whichever it is.
    for (const { digest, holder } of held) if (timingSafeEqual(digest, given)) found = holder;
    if (found === null || !KEY.test(key)) return null;
    return found.endsMs === null || nowMs < found.endsMs ? found : null;
  };
}
