// How is a directory made and renamed? By a POST to the entries of the one above it (sheet §8.3); there is no way to make several
// levels at once. Used by changes of volumes.
import { z } from "zod";
import type { PlannedSend } from "../../../contract/changes/Change.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import type { Steps } from "../../../upstream/changes/stepwise.ts";
import { parseAnswer } from "../../../upstream/parseAnswer.ts";
import type { QumuloContext } from "../api.ts";
import { zKey } from "../raw/pieces.ts";
import { readDirectory } from "./directories.ts";
import { settled } from "./items.ts";

const ENTRIES = "/v1/files/{ref}/entries/";

/** Path of the directory that a path lies in. */
export const parentOf = (path: string): string => path.slice(0, Math.max(1, path.lastIndexOf("/")));

/** Last part of a path. */
const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** Makes one directory, in one that is there. */
export const directoryCreation = (path: string): PlannedSend =>
  plannedSend({
    purpose: `Create the directory ${nameOf(path)}`,
    method: "POST",
    path: ENTRIES,
    params: { ref: parentOf(path) },
    body: { name: nameOf(path), action: "CREATE_DIRECTORY" },
    proof: "KEYED",
  });

/** Gives a directory another name, and never that of another one. */
export const directoryRename = (path: string, name: string): PlannedSend =>
  plannedSend({
    purpose: "Rename the directory",
    method: "POST",
    path: ENTRIES,
    params: { ref: parentOf(path) },
    body: { name, action: "RENAME", old_path: path, clobber: false },
    proof: "KEYED",
  });

/**
 * Facts of a creation: `directories`, the paths to make, of which the last is the volume's. Facts of a rename: `id` file id,
 * `from` and `to` paths. Learnt: `quotaId`, the file id of the last directory that was made.
 */
export function directorySteps(context: QumuloContext): Steps {
  const where = { sourceId: context.sourceId, action: "create the directory" };
  return {
    [`POST ${ENTRIES}`]: {
      reading: () => ({
        read: ({ body }) => ({ facts: { quotaId: parseAnswer(z.object({ id: zKey }), body, where).id } }),
        codeOf: ({ vendorStatus }) => (vendorStatus === 409 ? "ALREADY_EXISTS" : undefined),
      }),
      async lookUp({ facts, position }, call) {
        if (facts.to !== undefined) {
          const id = String(facts.id);
          const directory = await readDirectory(context, id, call);
          if (directory === null) return { found: "UNDECIDED", candidates: [] };
          const { path } = directory;
          const target = { kind: "Volume", nativeId: id } as const;
          return settled(target, { asWanted: path === facts.to, asBefore: path === facts.from });
        }
        const paths = facts.directories as readonly string[];
        const directory = await readDirectory(context, paths[position] ?? "", call);
        if (directory === null) return { found: "NOT_DONE" };
        // Ours is empty as long as nothing follows; what holds something is somebody else's.
        const isOurs = directory.isDirectory && directory.childCount === 0;
        if (isOurs) return { found: "DONE", facts: { quotaId: directory.id } };
        return { found: "UNDECIDED", candidates: [{ kind: "Volume", nativeId: directory.id }] };
      },
    },
  };
}
