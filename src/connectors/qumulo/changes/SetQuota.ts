// How is a limit set or changed? One call, after it was read whether the directory has a limit already.
import type { Change } from "../../../contract/changes/Change.ts";
import { stepwise } from "../../../upstream/changes/stepwise.ts";
import type { QumuloContext } from "../api.ts";
import { checkedPath, directoryIn } from "./directories.ts";
import { checkLimit, quotaFacts, quotaSetting, quotaSteps, readQuota } from "./quotaSteps.ts";
import { refuseGiven } from "./refusals.ts";

/** `setQuota`. */
export function setQuota(context: QumuloContext): Change<"SET_QUOTA"> {
  return stepwise<"SET_QUOTA">(context, {
    condition: "A directory that gets its first quota becomes a volume.",
    steps: quotaSteps(context, "Quota"),
    async plan({ input }, call) {
      const { volume, limit } = input;
      const below = checkedPath(context, input.path ?? "/", "input.path");
      checkLimit(context, limit);
      refuseGiven(context, {
        "input.eachChild": [input.eachChild || undefined, "a quota of Qumulo limits one directory; set one for each"],
        "input.notifyEmail": [input.notifyEmail, "Qumulo tells nobody of a quota that fills; leave it out"],
      });
      const { id, path } = await directoryIn(context, { volume, volumeField: "input.volumeId", below }, call);
      const quota = await readQuota(context, id, call);
      return {
        sends: [quotaSetting(id, limit, quota)],
        target: quota === null ? null : { kind: "Quota", nativeId: id },
        targetName: path,
        locks: [`Quota ${id}`, `Volume ${id}`],
        touches: ["Quota", "Volume"],
        facts: quotaFacts(id, limit, quota),
      };
    },
  });
}
