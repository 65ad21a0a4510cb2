// Which directory does a change mean? Volumes are directories; what is asked for inside one is named by a path from its root.
// Used by changes of volumes, shares, snapshots, policies and quotas.
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import type { VolumeRow } from "../../../contract/rows/Volume.ts";
import { type QumuloContext, readIfThere } from "../api.ts";
import { plainPath } from "../map/paths.ts";
import { zKey, zNumber, zText } from "../raw/pieces.ts";
import { demand, refusal } from "./refusals.ts";

const zAttributes = z.object({ id: zKey, path: zText, type: zText, child_count: zNumber });

/** Longest name of a file or directory, in bytes: a limit of the protocols that serve it. */
const LONGEST_NAME = 255;

/** A directory as it is now. */
export interface Directory {
  /** File id. */
  readonly id: string;
  /** Without the slash at the end. */
  readonly path: string;
  readonly isDirectory: boolean;
  /** Entries in it; null when not said. */
  readonly childCount: number | null;
}

/** Path of a file or directory in calls. @param ref file id or absolute path; it goes as one segment (sheet §1). */
export const filePath = (ref: string, tail: string): string => `/v1/files/${encodeURIComponent(ref)}${tail}`;

/** What lies at a file id or an absolute path; null for nothing. */
export async function readDirectory(context: QumuloContext, ref: string, call: Call): Promise<Directory | null> {
  const ask = { what: "a directory", path: filePath(ref, "/info/attributes"), schema: zAttributes };
  const raw = await readIfThere(context, ask, call);
  const path = raw === null ? null : plainPath(raw.path);
  if (raw === null || path === null) return null;
  return { id: raw.id, path, isDirectory: raw.type === "FS_FILE_TYPE_DIRECTORY", childCount: raw.child_count };
}

/** A path from a root, checked: without a slash at the end, `/` for the root itself. Throws INVALID_INPUT. */
export function checkedPath(context: QumuloContext, path: string, field: string): string {
  const say = "a path begins with / and its parts are neither empty nor . or .., for example /projects/2026";
  const plain = path === "/" ? "/" : path.replace(/\/$/, "");
  const parts = plain === "/" ? [] : plain.split("/").slice(1);
  demand(context, plain.startsWith("/") && parts.every(isName), { field, say });
  return plain;
}

/** Whether a text can be the name of a directory. */
export function isName(name: string): boolean {
  if (name === "" || name === "." || name === "..") return false;
  return !/[/\0]/.test(name) && Buffer.byteLength(name) <= LONGEST_NAME;
}

/** A path below another. @param path of a volume. @param below checked path from its root. */
export function pathBelow(path: string, below: string): string {
  if (below === "/") return path;
  return path === "/" ? below : `${path}${below}`;
}

/** Which directory is meant. */
export interface InVolume {
  readonly volume: VolumeRow;
  /** Path of the volume's field in the input, for example `input.volumeId`. */
  readonly volumeField: string;
  /** Checked path from the volume's root. */
  readonly below: string;
}

/** The directory of a volume, or one in it, as it is now. Throws NOT_FOUND, and INVALID_INPUT for what is no directory. */
export async function directoryIn(
  context: QumuloContext,
  { volume, volumeField, below }: InVolume,
  call: Call,
): Promise<Directory> {
  const root = await readDirectory(context, volume.nativeId, call);
  const gone = { field: volumeField, say: `the volume ${volume.displayName} is no longer there` };
  if (root === null) throw refusal(context, "NOT_FOUND", gone);
  if (below === "/") return root;
  const path = pathBelow(root.path, below);
  const directory = await readDirectory(context, path, call);
  const say = `there is no directory ${below} in the volume ${volume.displayName}`;
  if (directory === null) throw refusal(context, "NOT_FOUND", { field: "input.path", say });
  demand(context, directory.isDirectory, { field: "input.path", say: `${path} is no directory` });
  return directory;
}
