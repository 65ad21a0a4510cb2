// How is a limit removed? One call; the directory and its files stay, but it is no volume any more.
import type { Change } from "../../../contract/changes/Change.ts";
import { stepwise } from "../../../upstream/changes/stepwise.ts";
import type { QumuloContext } from "../api.ts";
import { quotaFacts, quotaRemoval, quotaSteps, readQuota } from "./quotaSteps.ts";
import { refusal } from "./refusals.ts";

/** `removeQuota`. */
export function removeQuota(context: QumuloContext): Change<"REMOVE_QUOTA"> {
  return stepwise<"REMOVE_QUOTA">(context, {
    condition: "A directory without a quota is no longer listed as a volume; its files stay.",
    steps: quotaSteps(context, "Quota"),
    async plan({ input: { target } }, call) {
      const { nativeId: id, displayName } = target;
      const quota = await readQuota(context, id, call);
      const say = `there is no quota of ${displayName}`;
      if (quota === null) throw refusal(context, "NOT_FOUND", { field: "input.id", say });
      return {
        sends: [quotaRemoval(id, quota)],
        target: { kind: "Quota", nativeId: id },
        targetName: displayName,
        locks: [`Quota ${id}`, `Volume ${id}`],
        touches: ["Quota", "Volume"],
        facts: quotaFacts(id, null, quota),
      };
    },
  });
}
