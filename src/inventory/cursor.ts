// Where does a page end, for the next one to go on? A cursor holds a row's place itself, so that it stays good when the
// list is refreshed, and the digest of the list that it belongs to.
import { invalidInput } from "./problems.ts";
import type { Place, SortKey } from "./sortKeys.ts";

/** Writes a cursor. @param digest of the list: query, parent and viewer. */
export function encodeCursor(place: Place, digest: string): string {
  const keys = place.keys.map((key) => (typeof key === "bigint" ? [String(key)] : key));
  return Buffer.from(JSON.stringify([digest, place.sourceId, place.nativeId, keys])).toString("base64url");
}

/** Reads a cursor. Throws INVALID_INPUT naming the argument when it is none, or one of another list. */
export function decodeCursor(cursor: string, digest: string, argument: "after" | "before"): Place {
  const content = parse(cursor);
  if (content === null)
    throw invalidInput(argument, `"${argument}" is no cursor of this gateway: pass one that a page gave, as it is.`);
  const [owner, sourceId, nativeId, keys] = content;
  if (owner !== digest)
    throw invalidInput(
      argument,
      `"${argument}" is the cursor of another list: filter, order and caller must stay the same from page to page. Start again without it.`,
    );
  return { sourceId, nativeId, keys };
}

type Content = readonly [digest: string, sourceId: string, nativeId: string, keys: SortKey[]];

function parse(cursor: string): Content | null {
  try {
    const content: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (!Array.isArray(content) || content.length !== 4 || !Array.isArray(content[3])) return null;
    const [digest, sourceId, nativeId] = content.map(String);
    if (digest === undefined || sourceId === undefined || nativeId === undefined) return null;
    return [digest, sourceId, nativeId, content[3].map(keyOf)];
  } catch {
    // Not JSON, or a number that is none: not a cursor, which the caller is told.
    return null;
  }
}

function keyOf(written: unknown): SortKey {
  if (Array.isArray(written)) return BigInt(String(written[0]));
  return typeof written === "string" || typeof written === "number" ? written : null;
}
