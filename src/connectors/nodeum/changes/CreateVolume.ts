// How is a container made? Its record alone, by one call; file structure and network access come from elsewhere (sheet §6.4).
import type { Change } from "../../../contract/changes/Change.ts";
import { refusalsOf } from "../../../upstream/changes/refusals.ts";
import { stepwise } from "../../../upstream/changes/stepwise.ts";
import type { Nodeum } from "../api.ts";
import { refuseWritten } from "./checks.ts";
import { containerBody } from "./containerFields.ts";
import { containerCreation, containerSteps, containersNamed } from "./containerSteps.ts";
import { asSettings } from "./settings.ts";

/** `createVolume`. */
export function createVolume(nodeum: Nodeum, condition: string): Change<"CREATE_VOLUME"> {
  const refuse = refusalsOf(nodeum, "create a volume");
  return stepwise<"CREATE_VOLUME">(nodeum, {
    condition,
    steps: containerSteps(nodeum, "Volume"),
    async plan({ input }, call) {
      const { name, path } = input;
      refuseWritten(refuse, { "input.path": [path, "a container of Nodeum has no path; leave it out"] });
      const body = containerBody(refuse, input);
      if ((await containersNamed(nodeum, name, call)).length > 0)
        throw refuse.because("ALREADY_EXISTS", "there is a container of this name already");
      return {
        sends: [containerCreation(body)],
        target: null,
        targetName: name,
        locks: [`Volume name:${name}`],
        touches: ["Volume", "Quota"],
        facts: { name, asked: asSettings(body) },
      };
    },
  });
}
