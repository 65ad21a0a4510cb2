// What is a row called from outside? Ids that clients keep: opaque, stable, and decodable by the gateway alone. Used by
// the view for rows and by the server for `node(id:)`.
import { KINDS, type Kind } from "../contract/kinds.ts";

const VERSION = "v1";

/** What an id names; `type` is the name of a GraphQL type, most often a kind. */
export interface NodeKey {
  readonly type: string;
  readonly sourceId: string;
  readonly nativeId: string;
}

/** What the id of a row names. */
export interface RowKey {
  readonly kind: Kind;
  readonly sourceId: string;
  readonly nativeId: string;
}

/** Makes the id of any object of a source: base64url of `v1:<Type>:<sourceId>:<nativeId>`. Different keys, different ids. */
export function encodeNodeId({ type, sourceId, nativeId }: NodeKey): string {
  const text = `${VERSION}:${escapePart(type)}:${escapePart(sourceId)}:${escapeText(nativeId)}`;
  return Buffer.from(text, "utf8").toString("base64url");
}

/** Makes the id of a row. */
export function encodeGlobalId({ kind, sourceId, nativeId }: RowKey): string {
  return encodeNodeId({ type: kind, sourceId, nativeId });
}

/** What an id names; null when it is not one that `encodeNodeId` makes. */
export function decodeNodeId(id: string): NodeKey | null {
  const [version, type, sourceId, ...rest] = Buffer.from(id, "base64url").toString("utf8").split(":");
  if (version !== VERSION || type === undefined || sourceId === undefined || rest.length === 0) return null;
  const key = { type: unescapeText(type), sourceId: unescapeText(sourceId), nativeId: unescapeText(rest.join(":")) };
  return encodeNodeId(key) === id ? key : null;
}

/** The row that an id names; null when it is no id, or not one of a kind. */
export function decodeGlobalId(id: string): RowKey | null {
  const key = decodeNodeId(id);
  const kind = KINDS.find((candidate) => candidate === key?.type);
  return key === null || kind === undefined ? null : { kind, sourceId: key.sourceId, nativeId: key.nativeId };
}

/** Half a surrogate pair has no UTF-8 form, so it is written out; and so is the sign that says so. */
const escapeText = (text: string): string =>
  text
    .replaceAll("%", "%25")
    .replace(/\p{Surrogate}/gu, (half) => `%u${half.charCodeAt(0).toString(16).padStart(4, "0")}`);

const escapePart = (text: string): string => escapeText(text).replaceAll(":", "%3a");

const unescapeText = (text: string): string =>
  text.replace(/%25|%3a|%u([0-9a-f]{4})/g, (written, half: string | undefined) => {
    if (half !== undefined) return String.fromCharCode(Number.parseInt(half, 16));
    return written === "%25" ? "%" : ":";
  });
