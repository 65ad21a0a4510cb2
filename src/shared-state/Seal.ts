// How is something kept outside the process without others being able to read or change it? AES-256-GCM under a key from
// the configuration; what cannot be verified is absent, never an error.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

/** Seals and opens. */
export interface Seal {
  /** @param context where it will be kept: it opens nowhere else. */
  seal(plain: Uint8Array, context: string): Buffer;
  /** Null for anything that was not sealed for this context with one of the keys, in this format. */
  open(sealed: Uint8Array, context: string): Buffer | null;
  /** A name for a text that tells nothing of it to who lacks the first key: replicas with the same one find the same name. */
  nameFor(text: string): string;
  /** The same under every key, that of `nameFor` first: a name that was made before a key was replaced is among them. */
  namesFor(text: string): readonly [string, ...string[]];
}

/** First bytes of everything sealed: a mark, and the version of the envelope. */
const MARK = Buffer.from([0x53, 0x47, 0x01]);
const KEY_ID_BYTES = 8;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = MARK.length + KEY_ID_BYTES + NONCE_BYTES;
/** 132 bits: nobody meets another name by chance. */
const NAME_LENGTH = 22;
const CIPHER = "aes-256-gcm";

/**
 * Makes a seal. @param secrets texts from the configuration: the first seals, all open, so that a key can be replaced
 * without losing what is kept. At least one.
 */
export function createSeal(secrets: readonly [string, ...string[]]): Seal {
  const keys = secrets.map(keyOf);
  const newest = keyOf(secrets[0]);
  const nameOf = namer(secrets[0]);
  const olderNamesOf = secrets.slice(1).map(namer);
  return {
    seal: (plain, context) => {
      const nonce = randomBytes(NONCE_BYTES);
      const header = Buffer.concat([MARK, newest.id, nonce]);
      const cipher = createCipheriv(CIPHER, newest.key, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(aadOf(header, context));
      return Buffer.concat([header, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    open: (sealed, context) => {
      if (sealed.length < HEADER_BYTES + TAG_BYTES) return null;
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length);
      if (!bytes.subarray(0, MARK.length).equals(MARK)) return null;
      const keyId = bytes.subarray(MARK.length, MARK.length + KEY_ID_BYTES);
      const found = keys.find(({ id }) => id.equals(keyId));
      if (found === undefined) return null;
      const nonce = bytes.subarray(MARK.length + KEY_ID_BYTES, HEADER_BYTES);
      const decipher = createDecipheriv(CIPHER, found.key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(aadOf(bytes.subarray(0, HEADER_BYTES), context));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(HEADER_BYTES, -TAG_BYTES)), decipher.final()]);
      } catch {
        // The only thing that fails here is the proof that nobody changed it.
        return null;
      }
    },
    nameFor: nameOf,
    namesFor: (text) => [nameOf(text), ...olderNamesOf.map((name) => name(text))],
  };
}

/** A key and its public name, both derived so that the name tells nothing of the key. */
function keyOf(secret: string): { readonly key: Buffer; readonly id: Buffer } {
  return { key: derived(secret, "key", 32), id: derived(secret, "key id", KEY_ID_BYTES) };
}

/** Makes names under one key. */
function namer(secret: string): (text: string) => string {
  const key = derived(secret, "name", 32);
  return (text) => createHmac("sha256", key).update(text).digest("base64url").slice(0, NAME_LENGTH);
}

const derived = (secret: string, purpose: string, length: number): Buffer =>
  Buffer.from(hkdfSync("sha256", secret, "storagegraph shared state", purpose, length));

const aadOf = (header: Uint8Array, context: string): Buffer => Buffer.concat([header, Buffer.from(context, "utf8")]);
