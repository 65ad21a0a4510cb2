// How is a volume made? As a directory, level by level where several are missing, and a quota on it.
import type { Call } from "../../../contract/call.ts";
import type { Change } from "../../../contract/changes/Change.ts";
import type { CreateVolume } from "../../../contract/changes/inputs.ts";
import { fromFact } from "../../../upstream/changes/plannedSend.ts";
import { stepwise } from "../../../upstream/changes/stepwise.ts";
import type { QumuloContext } from "../api.ts";
import { checkedPath, isName, readDirectory } from "./directories.ts";
import { directoryCreation, directorySteps, parentOf } from "./directorySteps.ts";
import { checkLimit, quotaCreation, quotaSteps } from "./quotaSteps.ts";
import { demand, refusal, refuseGiven } from "./refusals.ts";

/** `createVolume`. */
export function createVolume(context: QumuloContext): Change<"CREATE_VOLUME"> {
  return stepwise<"CREATE_VOLUME">(context, {
    condition: "Needs a limit: the quota is what makes a directory a volume.",
    steps: { ...directorySteps(context), ...quotaSteps(context, "Volume") },
    async plan({ input }, call) {
      const { path, limit } = checked(context, input);
      const directories = await missing(context, path, call);
      return {
        sends: [...directories.map(directoryCreation), quotaCreation(fromFact("quotaId"), limit)],
        target: null,
        targetName: path,
        locks: directories.map((directory) => `Volume path:${directory}`),
        touches: ["Volume", "Quota"],
        facts: { directories, limit: String(limit) },
      };
    },
  });
}

function checked(context: QumuloContext, input: CreateVolume): { readonly path: string; readonly limit: bigint } {
  const { name, limit } = input;
  refuseGiven(context, {
    "input.description": [input.description, "a directory has no description; leave it out"],
    "input.placements": [input.placements, "a cluster is one site with one pool; leave it out"],
    "input.details": [input.details, "Qumulo needs nothing more; leave it out"],
  });
  const say =
    "a name has 1 to 255 bytes and no slash, and is neither . nor ..; write a path for a directory further down";
  demand(context, isName(name), { field: "input.name", say });
  const path = checkedPath(context, input.path ?? `/${name}`, "input.path");
  const isNamed = path.endsWith(`/${name}`);
  const last = `the name of a volume is the last part of its path; write the path with /${name} at its end`;
  demand(context, isNamed, { field: "input.path", say: last });
  demand(context, limit !== undefined, {
    field: "input.limit",
    say: "the quota makes a directory a volume; say how much",
  });
  checkLimit(context, limit);
  return { path, limit };
}

/** The directories to make, from the top. Throws ALREADY_EXISTS when there is nothing to make. */
async function missing(context: QumuloContext, path: string, call: Call): Promise<readonly string[]> {
  const paths: string[] = [];
  for (let at = path; at !== "/"; at = parentOf(at)) {
    const there = await readDirectory(context, at, call);
    if (there === null) {
      paths.unshift(at);
      continue;
    }
    const field = "input.path";
    if (at === path) {
      const say = `there is already ${path}; a directory becomes a volume by setQuota`;
      throw refusal(context, "ALREADY_EXISTS", { field: "input.name", say });
    }
    demand(context, there.isDirectory, { field, say: `${at} is no directory` });
    return paths;
  }
  demand(context, paths.length > 0, { field: "input.path", say: "the root is a volume already; write another path" });
  return paths;
}
