// How is the limit of a container set? As a setting of its record.
import type { Change } from "../../../contract/changes/Change.ts";
import { refusalsOf } from "../../../upstream/changes/refusals.ts";
import { stepwise } from "../../../upstream/changes/stepwise.ts";
import type { Nodeum } from "../api.ts";
import { checkedLimit, refuseWritten } from "./checks.ts";
import { containerSteps, containerUpdate, demandContainer, updateFacts } from "./containerSteps.ts";

/** `setQuota`. */
export function setQuota(nodeum: Nodeum, condition: string): Change<"SET_QUOTA"> {
  const refuse = refusalsOf(nodeum, "set a quota");
  return stepwise<"SET_QUOTA">(nodeum, {
    condition,
    steps: containerSteps(nodeum, "Quota"),
    async plan({ input }, call) {
      const { volume, path, limit, eachChild, notifyEmail } = input;
      refuseWritten(refuse, {
        "input.path": [path, "Nodeum limits whole containers alone; leave it out"],
        "input.eachChild": [eachChild || undefined, "Nodeum limits whole containers alone; leave it out"],
        "input.notifyEmail": [notifyEmail, "Nodeum tells nobody of a quota that fills; leave it out"],
      });
      const body = { quota_total_size: checkedLimit(refuse, limit) };
      const id = volume.nativeId;
      const raw = await demandContainer(nodeum, refuse, { id, call });
      return {
        sends: [containerUpdate("Set the quota", id, body)],
        target: raw.quota_total_size ? { kind: "Quota", nativeId: id } : null,
        targetName: volume.displayName,
        locks: [`Quota ${id}`, `Volume ${id}`],
        touches: ["Quota", "Volume"],
        facts: updateFacts(raw, body),
      };
    },
  });
}
