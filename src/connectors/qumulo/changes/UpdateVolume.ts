// How is a volume renamed or given another limit? By one call for each: a rename of the directory, and its quota.
import type { Call } from "../../../contract/call.ts";
import type { Change, Facts, PlannedSend } from "../../../contract/changes/Change.ts";
import type { UpdateVolume } from "../../../contract/changes/inputs.ts";
import { stepwise } from "../../../upstream/changes/stepwise.ts";
import type { QumuloContext } from "../api.ts";
import { ROOT_ID } from "../map/volume.ts";
import { type Directory, directoryIn, isName, pathBelow, readDirectory } from "./directories.ts";
import { directoryRename, directorySteps, parentOf } from "./directorySteps.ts";
import { checkLimit, quotaFacts, quotaSetting, quotaSteps, readQuota } from "./quotaSteps.ts";
import { demand, refusal, refuseGiven } from "./refusals.ts";

/** `updateVolume`. */
export function updateVolume(context: QumuloContext): Change<"UPDATE_VOLUME"> {
  return stepwise<"UPDATE_VOLUME">(context, {
    condition: "Renames the directory or changes its quota; the root of the file system can only be given a quota.",
    steps: { ...directorySteps(context), ...quotaSteps(context, "Volume") },
    async plan({ input }, call) {
      const { target, name, limit } = input;
      check(context, input);
      const { nativeId: id } = target;
      const directory = await directoryIn(context, { volume: target, volumeField: "input.id", below: "/" }, call);
      const rename = name === undefined ? null : await renamed(context, { directory, name }, call);
      const quota = limit === undefined ? null : await readQuota(context, id, call);
      const sends: PlannedSend[] = [];
      let facts: Facts = { id };
      if (rename !== null) {
        sends.push(directoryRename(directory.path, name ?? ""));
        facts = { ...facts, from: directory.path, to: rename };
      }
      if (limit !== undefined) {
        sends.push(quotaSetting(id, limit, quota));
        facts = { ...facts, ...quotaFacts(id, limit, quota) };
      }
      return {
        sends,
        target: { kind: "Volume", nativeId: id },
        targetName: target.displayName,
        locks: [`Volume ${id}`, `Quota ${id}`, ...(rename === null ? [] : [`Volume path:${rename}`])],
        // Whatever lies in it is found by its path.
        touches: rename === null ? ["Volume", "Quota"] : ["Volume", "Quota", "Share", "Snapshot", "SnapshotPolicy"],
        facts,
      };
    },
  });
}

function check(context: QumuloContext, input: UpdateVolume): void {
  const { target, name, limit } = input;
  refuseGiven(context, {
    "input.description": [input.description, "a directory has no description; leave it out"],
    "input.placements": [input.placements, "a cluster is one site with one pool; leave it out"],
    "input.details": [input.details, "Qumulo has nothing more to change; leave it out"],
  });
  demand(context, name !== undefined || limit !== undefined, {
    field: "input",
    say: "write a new name, a new limit or both",
  });
  if (limit !== undefined) checkLimit(context, limit);
  if (name === undefined) return;
  const root = { field: "input.name", say: "the root of the file system has no name" };
  if (target.nativeId === ROOT_ID) throw refusal(context, "UNSUPPORTED_BY_VENDOR", root);
  const say = "a name has 1 to 255 bytes and no slash, and is neither . nor ..";
  demand(context, isName(name), { field: "input.name", say });
}

/** The new path. Throws ALREADY_EXISTS when something lies there. */
async function renamed(
  context: QumuloContext,
  { directory, name }: { readonly directory: Directory; readonly name: string },
  call: Call,
): Promise<string> {
  const path = pathBelow(parentOf(directory.path), `/${name}`);
  demand(context, path !== directory.path, { field: "input.name", say: "this is its name already" });
  if ((await readDirectory(context, path, call)) === null) return path;
  throw refusal(context, "ALREADY_EXISTS", { field: "input.name", say: `there is already ${path}` });
}
