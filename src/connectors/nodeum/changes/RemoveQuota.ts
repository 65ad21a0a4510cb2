// How is the limit of a container lifted? By setting it to 0: the API has no other way (sheet §10).
import type { Change } from "../../../contract/changes/Change.ts";
import { refusalsOf } from "../../../upstream/changes/refusals.ts";
import { stepwise } from "../../../upstream/changes/stepwise.ts";
import type { Nodeum } from "../api.ts";
import { containerSteps, containerUpdate, demandContainer, updateFacts } from "./containerSteps.ts";

/** `removeQuota`. */
export function removeQuota(nodeum: Nodeum, condition: string): Change<"REMOVE_QUOTA"> {
  const refuse = refusalsOf(nodeum, "remove a quota");
  return stepwise<"REMOVE_QUOTA">(nodeum, {
    condition,
    steps: containerSteps(nodeum, "Quota"),
    async plan({ input: { target } }, call) {
      const id = target.nativeId;
      const raw = await demandContainer(nodeum, refuse, { id, call });
      if (!raw.quota_total_size) throw refuse.because("NOT_FOUND", "the container has no quota any more");
      const body = { quota_total_size: 0 };
      return {
        sends: [containerUpdate("Lift the quota", id, body)],
        target: { kind: "Quota", nativeId: id },
        targetName: target.displayName,
        locks: [`Quota ${id}`, `Volume ${id}`],
        touches: ["Quota", "Volume"],
        facts: updateFacts(raw, body),
      };
    },
  });
}
