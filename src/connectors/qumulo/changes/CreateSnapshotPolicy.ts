// How is a snapshot policy made? In one call. Its name is its key here: the gateway makes no second one of a name.
import { z } from "zod";
import type { Change, Json } from "../../../contract/changes/Change.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { type Step, stepwise } from "../../../upstream/changes/stepwise.ts";
import { parseAnswer } from "../../../upstream/parseAnswer.ts";
import type { QumuloContext } from "../api.ts";
import { zKey } from "../raw/pieces.ts";
import { checkedPath, directoryIn, isName } from "./directories.ts";
import { holds } from "./items.ts";
import { demandKey } from "./LockSnapshot.ts";
import { comparable, POLICIES, policiesNamed } from "./policySteps.ts";
import { demand, refusal } from "./refusals.ts";
import { creationSchedule, timeToLive } from "./scheduleWish.ts";

/** `createSnapshotPolicy`. */
export function createSnapshotPolicy(context: QumuloContext): Change<"CREATE_SNAPSHOT_POLICY"> {
  return stepwise<"CREATE_SNAPSHOT_POLICY">(context, {
    condition: null,
    steps: { [`POST ${POLICIES}`]: creationStep(context) },
    async plan({ input }, call) {
      const { volume, name, enabled, lockKey } = input;
      const field = "input.name";
      demand(context, name !== undefined, { field, say: "a snapshot policy needs a name" });
      checkPolicyName(context, name);
      const below = checkedPath(context, input.path ?? "/", "input.path");
      const schedule = {
        creation_schedule: creationSchedule(context, input.schedule),
        expiration_time_to_live: timeToLive(context, input.retention),
      };
      const directory = await directoryIn(context, { volume, volumeField: "input.volumeId", below }, call);
      if (lockKey !== undefined) await demandKey(context, lockKey, call);
      const taken = { field, say: `there is already a snapshot policy ${name}` };
      if ((await policiesNamed(context, name, call)).length > 0) throw refusal(context, "ALREADY_EXISTS", taken);
      const wanted = {
        policy_name: name,
        source_file_id: directory.id,
        schedule,
        enabled,
        ...(lockKey === undefined ? {} : { lock_key_ref: lockKey }),
      };
      const creation = plannedSend({
        purpose: "Create the snapshot policy",
        method: "POST",
        path: POLICIES,
        body: wanted,
        proof: "KEYED",
      });
      return {
        sends: [creation],
        target: null,
        targetName: name,
        locks: [`SnapshotPolicy named ${name}`],
        touches: ["SnapshotPolicy"],
        facts: { name, wanted },
      };
    },
  });
}

/** Its name becomes a part of the names of its snapshots. */
export function checkPolicyName(context: QumuloContext, name: string): void {
  const say = "a name has 1 to 255 bytes and no slash";
  demand(context, isName(name), { field: "input.name", say });
}

function creationStep(context: QumuloContext): Step {
  const where = { sourceId: context.sourceId, action: "create the snapshot policy" };
  return {
    reading: () => ({
      read: ({ body }) => ({
        target: { kind: "SnapshotPolicy", nativeId: parseAnswer(z.object({ id: zKey }), body, where).id },
      }),
      codeOf: ({ vendorStatus }) => (vendorStatus === 409 ? "ALREADY_EXISTS" : undefined),
    }),
    async lookUp({ facts }, call) {
      const named = await policiesNamed(context, String(facts.name), call);
      if (named.length === 0) return { found: "NOT_DONE" };
      const wanted = comparable(facts.wanted as { readonly [name: string]: unknown }) as Json;
      const [ours, second] = named.filter((policy) => holds(comparable(policy), wanted));
      const rowOf = ({ id }: { readonly id: string }) => ({ kind: "SnapshotPolicy", nativeId: id }) as const;
      if (ours !== undefined && second === undefined) return { found: "DONE", facts: {}, target: rowOf(ours) };
      return { found: "UNDECIDED", candidates: named.map(rowOf) };
    },
  };
}
