// How is a share removed? In one call; files stay, but the empty directory behind a bucket may go with it.
import type { Change } from "../../../contract/changes/Change.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { type Step, stepwise } from "../../../upstream/changes/stepwise.ts";
import type { QumuloContext } from "../api.ts";
import { ifMatch } from "./items.ts";
import { refusal, refuseGiven } from "./refusals.ts";
import { COLLECTIONS, keyOf, ONE, readShare, WORDS } from "./shareItems.ts";

/** `deleteShare`. */
export function deleteShare(context: QumuloContext): Change<"DELETE_SHARE"> {
  return stepwise<"DELETE_SHARE">(context, {
    condition: "The directory behind an S3 bucket goes only when asked for, and only when it is empty.",
    steps: Object.fromEntries(Object.values(COLLECTIONS).map((path) => [`DELETE ${path}{ref}`, removalStep(context)])),
    async plan({ input: { target, deleteContents } }, call) {
      const [protocol, ref] = keyOf(target.nativeId);
      if (protocol !== "s3") {
        const say = `files behind ${ONE[protocol]} stay; leave it out, or delete the volume`;
        refuseGiven(context, { "input.deleteContents": [deleteContents || undefined, say] });
      }
      const share = await readShare(context, target.nativeId, call);
      const field = "input.id";
      const gone = { field, say: `there is no ${WORDS[protocol]} ${target.displayName} any more` };
      if (share === null) throw refusal(context, "NOT_FOUND", gone);
      // What was confirmed is a name: of another one nobody has said that it may go.
      const renamed = { field, say: `${target.displayName} is called ${share.value.displayName} by now; look again` };
      if (share.value.displayName !== target.displayName) throw refusal(context, "CONFLICT", renamed);
      const removal = plannedSend({
        purpose: `Remove the ${WORDS[protocol]}`,
        method: "DELETE",
        path: `${COLLECTIONS[protocol]}{ref}`,
        params: { ref },
        query: protocol === "s3" ? { "delete-root-dir": String(deleteContents) } : {},
        headers: ifMatch(share.etag),
        proof: "KEYED",
      });
      return {
        sends: [removal],
        target: { kind: "Share", nativeId: target.nativeId },
        targetName: target.displayName,
        locks: [`Share ${target.nativeId}`],
        touches: ["Share"],
        facts: { nativeId: target.nativeId },
      };
    },
  });
}

function removalStep(context: QumuloContext): Step {
  return {
    reading: () => ({ accept: [404] }),
    lookUp: async ({ facts }, call) =>
      (await readShare(context, String(facts.nativeId), call)) === null
        ? { found: "DONE", facts: {} }
        : { found: "NOT_DONE" },
  };
}
