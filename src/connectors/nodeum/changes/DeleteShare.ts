// How is the mount of a share ended? By one call; the share and its files stay where they are served.
import type { Change } from "../../../contract/changes/Change.ts";
import { refusalsOf } from "../../../upstream/changes/refusals.ts";
import { stepwise } from "../../../upstream/changes/stepwise.ts";
import type { Nodeum } from "../api.ts";
import { refuseWritten } from "./checks.ts";
import { readMount, shareRemoval, shareSteps } from "./shareSteps.ts";

/** `deleteShare`. */
export function deleteShare(nodeum: Nodeum, condition: string): Change<"DELETE_SHARE"> {
  const refuse = refusalsOf(nodeum, "remove a share");
  return stepwise<"DELETE_SHARE">(nodeum, {
    condition,
    steps: shareSteps(nodeum),
    async plan({ input: { target, deleteContents } }, call) {
      const kept = "the files are another system's, and stay; leave it out";
      refuseWritten(refuse, { "input.deleteContents": [deleteContents || undefined, kept] });
      const id = target.nativeId;
      if ((await readMount(nodeum, id, call)) === null)
        throw refuse.because("NOT_FOUND", "there is no such share any more");
      return {
        sends: [shareRemoval(id)],
        target: { kind: "Share", nativeId: id },
        targetName: target.displayName,
        locks: [`Share ${id}`],
        touches: ["Share", "StoragePool"],
        facts: { id },
      };
    },
  });
}
