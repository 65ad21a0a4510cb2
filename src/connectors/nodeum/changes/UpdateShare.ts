// How is the mount of a share changed? By one call that names what is new; nothing changes at the system that serves it.
import type { Change } from "../../../contract/changes/Change.ts";
import { refusalsOf } from "../../../upstream/changes/refusals.ts";
import { stepwise } from "../../../upstream/changes/stepwise.ts";
import type { Nodeum } from "../api.ts";
import { refuseWritten } from "./checks.ts";
import { mountOf, shareBody } from "./shareFields.ts";
import { mountsNamed, readMount, shareSteps, shareUpdate } from "./shareSteps.ts";

/** `updateShare`. */
export function updateShare(nodeum: Nodeum, condition: string): Change<"UPDATE_SHARE"> {
  const refuse = refusalsOf(nodeum, "change a share");
  return stepwise<"UPDATE_SHARE">(nodeum, {
    condition,
    steps: shareSteps(nodeum),
    async plan({ input }, call) {
      const { target, name, protocol } = input;
      const body = shareBody(refuse, input);
      const { nas } = mountOf(refuse, protocol);
      refuseWritten(refuse, {
        "input.protocol.mount.nas": [nas, "a share stays one of its system; mount another share"],
      });
      if (Object.keys(body).length === 0) throw refuse.invalid("input", "say what shall be changed");
      const now = await readMount(nodeum, target.nativeId, call);
      if (now === null) throw refuse.because("NOT_FOUND", "there is no such share any more");
      const { nas_id: own } = now;
      const isRenamed = name !== undefined && name !== now.name && own !== null;
      const others = isRenamed ? await mountsNamed(nodeum, { nas: own, name }, call) : [];
      if (others.length > 0) throw refuse.because("ALREADY_EXISTS", "a share of this name is mounted already");
      const { send, facts } = shareUpdate(now, body);
      return {
        sends: [send],
        target: { kind: "Share", nativeId: now.id },
        targetName: target.displayName,
        locks: [`Share ${now.id}`, ...(name === undefined ? [] : [`Share ${own}:${name}`])],
        touches: ["Share", "StoragePool"],
        facts,
      };
    },
  });
}
