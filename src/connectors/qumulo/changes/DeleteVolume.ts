// How is a volume removed? Its quota goes first, then the directory with all its files, which may take days.
import type { Change, UnavailableNow } from "../../../contract/changes/Change.ts";
import type { VolumeRow } from "../../../contract/rows/Volume.ts";
import { stepwise } from "../../../upstream/changes/stepwise.ts";
import type { QumuloContext } from "../api.ts";
import { ROOT_ID } from "../map/volume.ts";
import { readDirectory } from "./directories.ts";
import { quotaFacts, quotaRemoval, quotaSteps, readQuota } from "./quotaSteps.ts";
import { refusal } from "./refusals.ts";
import { readTreeDelete, TREE_DELETE_MS, treeDelete, treeDeleteSteps } from "./treeDeleteSteps.ts";

/** `deleteVolume`. */
export function deleteVolume(context: QumuloContext): Change<"DELETE_VOLUME"> {
  return stepwise<"DELETE_VOLUME">(context, {
    condition: "Removes the quota and then the directory with all its files; never the root of the file system.",
    available: (row) => (row.kind === "Volume" ? available(row) : null),
    steps: { ...quotaSteps(context, "Volume"), ...treeDeleteSteps(context) },
    async plan({ input: { target } }, call) {
      const { nativeId: id, displayName } = target;
      const field = "input.id";
      const why = available(target);
      if (why !== null) throw refusal(context, why.code, { field, say: `${displayName}: ${why.reason}` });
      const quota = await readQuota(context, id, call);
      const directory = await readDirectory(context, id, call);
      const gone = { field, say: `there is no volume ${displayName} any more` };
      if (quota === null || directory === null) throw refusal(context, "NOT_FOUND", gone);
      // What was confirmed is a path: of another one nobody has said that it may go.
      const moved = { field, say: `${displayName} was moved to ${directory.path}; look again` };
      if (directory.path !== target.path) throw refusal(context, "CONFLICT", moved);
      const going = { field, say: `a tree delete of ${displayName} is there already; retry or cancel its job` };
      if ((await readTreeDelete(context, id, call)) !== null) throw refusal(context, "CONFLICT", going);
      return {
        sends: [quotaRemoval(id, quota), treeDelete(id)],
        target: { kind: "Volume", nativeId: id },
        targetName: displayName,
        locks: [`Volume ${id}`, `Quota ${id}`, `Volume path:${directory.path}`],
        touches: ["Volume", "Quota", "Job"],
        longestMs: TREE_DELETE_MS,
        facts: { id, ...quotaFacts(id, null, quota) },
      };
    },
  });
}

function available(row: VolumeRow): UnavailableNow | null {
  const reason = "The root of the file system cannot be removed.";
  if (row.nativeId === ROOT_ID) return { code: "UNSUPPORTED_BY_VENDOR", reason };
  return row.lifecycle === "DELETING" ? { code: "CONFLICT", reason: "It is being removed already." } : null;
}
