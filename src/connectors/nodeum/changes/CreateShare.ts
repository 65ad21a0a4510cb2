// How is another system's share mounted? By one call below that system, which Nodeum must know already.
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import type { Change } from "../../../contract/changes/Change.ts";
import { type Refusals, refusalsOf } from "../../../upstream/changes/refusals.ts";
import { stepwise } from "../../../upstream/changes/stepwise.ts";
import { type Nodeum, wholeList } from "../api.ts";
import { key, text } from "../raw/pieces.ts";
import { refuseWritten } from "./checks.ts";
import { mountOf, shareBody } from "./shareFields.ts";
import { creationFacts, mountsNamed, shareCreation, shareSteps } from "./shareSteps.ts";

/** `createShare`. */
export function createShare(nodeum: Nodeum, condition: string): Change<"CREATE_SHARE"> {
  const refuse = refusalsOf(nodeum, "create a share");
  return stepwise<"CREATE_SHARE">(nodeum, {
    condition,
    steps: shareSteps(nodeum),
    async plan({ input }, call) {
      const { volume, name, protocol } = input;
      refuseWritten(refuse, {
        "input.volumeId": [volume, "Nodeum shares no containers; write siteId, and mount a share"],
      });
      const body = shareBody(refuse, input);
      const { nas: wanted, username, password } = mountOf(refuse, protocol);
      if (wanted === undefined || wanted === "")
        throw refuse.invalid("input.protocol.mount.nas", "write the name or number of a NAS system that Nodeum knows");
      if (name === undefined) throw refuse.invalid("input.name", "write a name: by it Nodeum tells shares apart");
      if (password !== undefined && username === undefined)
        throw refuse.invalid("input.protocol.mount.username", "write whose password it is");
      const nas = await nasOf(nodeum, refuse, { wanted, call });
      if ((await mountsNamed(nodeum, { nas, name }, call)).length > 0)
        throw refuse.because("ALREADY_EXISTS", "a share of this name is mounted already");
      return {
        sends: [shareCreation(nas, body)],
        target: null,
        targetName: name,
        locks: [`Share ${nas}:${name}`],
        touches: ["Share", "StoragePool"],
        facts: creationFacts(nas, body),
      };
    },
  });
}

const NAS = { what: "NAS systems", path: "/nas", key: "nas", row: z.object({ id: key, name: text }) };

/** Key of the system that bears this number or, unless one does, this name. Throws INVALID_INPUT. */
async function nasOf(
  nodeum: Nodeum,
  refuse: Refusals,
  { wanted, call }: { readonly wanted: string; readonly call: Call },
): Promise<string> {
  const { rows } = await wholeList(nodeum, NAS, call);
  const found = (rows ?? []).find(({ id }) => id === wanted) ?? (rows ?? []).find(({ name }) => name === wanted);
  if (found === undefined)
    throw refuse.invalid("input.protocol.mount.nas", "Nodeum knows no NAS system of this name or number");
  return found.id;
}
