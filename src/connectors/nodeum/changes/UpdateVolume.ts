// How is the record of a container changed? By one call that names what is new.
import type { Change } from "../../../contract/changes/Change.ts";
import { refusalsOf } from "../../../upstream/changes/refusals.ts";
import { stepwise } from "../../../upstream/changes/stepwise.ts";
import type { Nodeum } from "../api.ts";
import { containerBody } from "./containerFields.ts";
import { containerSteps, containersNamed, containerUpdate, demandContainer, updateFacts } from "./containerSteps.ts";

/** `updateVolume`. */
export function updateVolume(nodeum: Nodeum, condition: string): Change<"UPDATE_VOLUME"> {
  const refuse = refusalsOf(nodeum, "change a volume");
  return stepwise<"UPDATE_VOLUME">(nodeum, {
    condition,
    steps: containerSteps(nodeum, "Volume"),
    async plan({ input }, call) {
      const { target, name } = input;
      const body = containerBody(refuse, input);
      if (Object.keys(body).length === 0) throw refuse.invalid("input", "say what shall be changed");
      const id = target.nativeId;
      const raw = await demandContainer(nodeum, refuse, { id, call });
      const others = name === undefined || name === raw.name ? [] : await containersNamed(nodeum, name, call);
      if (others.length > 0) throw refuse.because("ALREADY_EXISTS", "there is a container of this name already");
      return {
        sends: [containerUpdate("Change the container", id, body)],
        target: { kind: "Volume", nativeId: id },
        targetName: target.displayName,
        locks: [`Volume ${id}`, ...(name === undefined ? [] : [`Volume name:${name}`])],
        touches: ["Volume", "Quota"],
        facts: updateFacts(raw, body),
      };
    },
  });
}
