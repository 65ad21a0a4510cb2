// What can be made of values whose shape the vendor does not tell? Takes what it understands and says null else.
import { isIP } from "node:net";

/** Texts of a list, or of a text with commas or blanks; null when it is something else or missing. */
export function textsIn(value: unknown): readonly string[] | null {
  if (typeof value === "string") return value.split(/[\s,]+/).filter((part) => part !== "");
  if (Array.isArray(value) && value.every((part) => typeof part === "string")) return value;
  return null;
}

/** Paths of a list of texts or of objects with a `path`; null when it is no list or holds something else. */
export function pathsIn(value: unknown): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  const paths = value.map((part: unknown) => (typeof part === "string" ? part : fieldOf(part, "path")));
  return paths.every((path) => typeof path === "string") ? paths : null;
}

/** A field of an object; undefined when it is none. */
export function fieldOf(value: unknown, field: string): unknown {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[field] : undefined;
}

/** IP addresses anywhere in a value, prefix lengths cut off, in the order of the text; null when there is none. */
export function addressesIn(value: unknown): readonly string[] | null {
  const found = new Set<string>();
  const search = (part: unknown): void => {
    if (typeof part === "string") {
      const address = part.split("/")[0] ?? "";
      if (isIP(address) !== 0) found.add(address);
    } else if (typeof part === "object" && part !== null) Object.values(part).forEach(search);
  };
  search(value);
  return found.size === 0 ? null : [...found];
}

/** The directory that holds all these absolute paths, or the path itself when there is one; null when there is none. */
export function commonDirectory(paths: readonly string[]): string | null {
  const [first, ...others] = paths.map((path) => path.split("/").filter((part) => part !== ""));
  if (first === undefined || !paths.every((path) => path.startsWith("/"))) return null;
  const differs = first.findIndex((part, depth) => others.some((other) => other[depth] !== part));
  return `/${first.slice(0, differs === -1 ? first.length : differs).join("/")}`;
}
