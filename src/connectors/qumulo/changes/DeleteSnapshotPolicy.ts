// How is a snapshot policy removed? In one call; its snapshots stay (sheet §8.9).
import type { Change } from "../../../contract/changes/Change.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { stepwise } from "../../../upstream/changes/stepwise.ts";
import type { QumuloContext } from "../api.ts";
import { ifMatch } from "./items.ts";
import { POLICIES, readPolicy } from "./policySteps.ts";
import { refusal } from "./refusals.ts";

/** `deleteSnapshotPolicy`. */
export function deleteSnapshotPolicy(context: QumuloContext): Change<"DELETE_SNAPSHOT_POLICY"> {
  return stepwise<"DELETE_SNAPSHOT_POLICY">(context, {
    condition: "Its snapshots stay.",
    steps: {
      [`DELETE ${POLICIES}{id}`]: {
        reading: () => ({ accept: [404] }),
        lookUp: async ({ facts }, call) =>
          (await readPolicy(context, String(facts.id), call)) === null
            ? { found: "DONE", facts: {} }
            : { found: "NOT_DONE" },
      },
    },
    async plan({ input: { target } }, call) {
      const { nativeId: id, displayName } = target;
      const field = "input.id";
      const policy = await readPolicy(context, id, call);
      const gone = { field, say: `there is no snapshot policy ${displayName} any more` };
      if (policy === null) throw refusal(context, "NOT_FOUND", gone);
      // What was confirmed is a name: of another one nobody has said that it may go.
      const renamed = { field, say: `${displayName} is called ${policy.value.policy_name} by now; look again` };
      if ((policy.value.policy_name ?? id) !== displayName) throw refusal(context, "CONFLICT", renamed);
      const removal = plannedSend({
        purpose: "Remove the snapshot policy",
        method: "DELETE",
        path: `${POLICIES}{id}`,
        params: { id },
        headers: ifMatch(policy.etag),
        proof: "KEYED",
      });
      return {
        sends: [removal],
        target: { kind: "SnapshotPolicy", nativeId: id },
        targetName: displayName,
        locks: [`SnapshotPolicy ${id}`],
        // Snapshots name their policy no more.
        touches: ["SnapshotPolicy", "Snapshot"],
        facts: { id },
      };
    },
  });
}
