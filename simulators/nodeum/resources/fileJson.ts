// What does a file look like when only its path is known? Used where the sources and destinations of tasks nest one.
import { createHash } from "node:crypto";
import type { Json } from "../wire/apiError.ts";

/** A file or folder by its path; without an id it gets one that follows from the path. Without an ending it is a folder. */
export function fileJson(id: number | null, path: string): Json {
  const name = path.split("/").findLast((part) => part !== "") ?? "/";
  const digest = createHash("sha256").update(path).digest();
  return { id: id ?? digest.readUInt32BE(0) % 1_000_000_000, name, type: name.includes(".") ? "file" : "folder" };
}
