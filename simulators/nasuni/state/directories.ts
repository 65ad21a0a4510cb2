// Does a folder exist? A share on a path that is not there fails with a sync error (sheet §8.6), so folders are remembered.

/** Folders of all volumes; the root of a volume is always there. */
export interface Directories {
  /** Makes a folder and those above it. */
  add(guid: string, path: string): void;
  /** Whether there is such a folder; upper and lower case differ. */
  has(guid: string, path: string): boolean;
}

/** Path with POSIX slashes from the root of the volume; Nasuni's scripts send `\folder\path` (sheet §7). */
export function posixPath(path: string): string {
  return `/${path.replaceAll("\\", "/").split("/").filter(Boolean).join("/")}`;
}

/** Remembers no folder yet. */
export function createDirectories(): Directories {
  const known = new Set<string>();
  return {
    add: (guid, path) => {
      const parts = posixPath(path).split("/").slice(1);
      for (let depth = parts.length; depth > 0; depth -= 1) known.add(`${guid}:/${parts.slice(0, depth).join("/")}`);
    },
    has: (guid, path) => posixPath(path) === "/" || known.has(`${guid}:${posixPath(path)}`),
  };
}
