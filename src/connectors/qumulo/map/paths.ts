// How are Qumulo's paths written here? Used by every mapping that names a directory.
import type { PathRef } from "../../../contract/ref.ts";

/** A path without the slash that Qumulo ends directories with (sheet §8.3); the root stays `/`. Null for none. */
export function plainPath(path: string | null): string | null {
  if (path === null) return null;
  const trimmed = path.replace(/\/+$/, "");
  return trimmed === "" ? "/" : trimmed;
}

/** The volume that a path lies in: the deepest directory with a quota, else the root. Null for no path. */
export function volumeAt(path: string | null): PathRef | null {
  const plain = plainPath(path);
  return plain === null ? null : { by: "path", path: plain };
}

/** Last part of a plain path; null for the root. */
export function lastPart(path: string): string | null {
  return path.slice(path.lastIndexOf("/") + 1) || null;
}

/** Whether a plain path is the directory `above` or lies in it. */
export function liesIn(path: string, above: string): boolean {
  return above === "/" || path === above || path.startsWith(`${above}/`);
}
