// How is a container removed? Its record alone; what becomes of the files is not the API's to say (sheet §6.4).
import type { Change } from "../../../contract/changes/Change.ts";
import { refusalsOf } from "../../../upstream/changes/refusals.ts";
import { stepwise } from "../../../upstream/changes/stepwise.ts";
import type { Nodeum } from "../api.ts";
import { containerRemoval, containerSteps, demandContainer } from "./containerSteps.ts";

/** `deleteVolume`. */
export function deleteVolume(nodeum: Nodeum, condition: string): Change<"DELETE_VOLUME"> {
  const refuse = refusalsOf(nodeum, "remove a volume");
  return stepwise<"DELETE_VOLUME">(nodeum, {
    condition,
    steps: containerSteps(nodeum, "Volume"),
    async plan({ input: { target } }, call) {
      const id = target.nativeId;
      await demandContainer(nodeum, refuse, { id, call });
      return {
        sends: [containerRemoval(id)],
        target: { kind: "Volume", nativeId: id },
        targetName: target.displayName,
        locks: [`Volume ${id}`],
        touches: ["Volume", "Quota"],
        facts: { id },
      };
    },
  });
}
