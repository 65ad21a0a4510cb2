// How is a snapshot policy changed? By a PATCH of what was asked for; its schedule is one piece, so what stays is sent as it is.
import type { Change, Json } from "../../../contract/changes/Change.ts";
import type { UpdateSnapshotPolicy } from "../../../contract/changes/inputs.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { type Step, stepwise } from "../../../upstream/changes/stepwise.ts";
import type { QumuloContext } from "../api.ts";
import { checkPolicyName } from "./CreateSnapshotPolicy.ts";
import { holds, ifMatch, settled } from "./items.ts";
import { comparable, POLICIES, type PolicyItem, policiesNamed, readPolicy } from "./policySteps.ts";
import { demand, refusal } from "./refusals.ts";
import { creationSchedule, timeToLive } from "./scheduleWish.ts";

/** `updateSnapshotPolicy`. */
export function updateSnapshotPolicy(context: QumuloContext): Change<"UPDATE_SNAPSHOT_POLICY"> {
  return stepwise<"UPDATE_SNAPSHOT_POLICY">(context, {
    condition: null,
    steps: { [`PATCH ${POLICIES}{id}`]: changeStep(context) },
    async plan({ input }, call) {
      const { target, name, enabled } = input;
      const { nativeId: id, displayName } = target;
      const schedule = checkedSchedule(context, input);
      const policy = await readPolicy(context, id, call);
      const say = `there is no snapshot policy ${displayName}`;
      if (policy === null) throw refusal(context, "NOT_FOUND", { field: "input.id", say });
      const taken = { field: "input.name", say: `there is already a snapshot policy ${name}` };
      if (name !== undefined && name !== policy.value.policy_name) {
        if ((await policiesNamed(context, name, call)).length > 0) throw refusal(context, "ALREADY_EXISTS", taken);
      }
      const body: { readonly [part: string]: Json } = {
        ...(name === undefined ? {} : { policy_name: name }),
        ...(enabled === undefined ? {} : { enabled }),
        ...(schedule === null ? {} : { schedule: { ...(policy.value.schedule as object), ...schedule } }),
      };
      const change = plannedSend({
        purpose: "Change the snapshot policy",
        method: "PATCH",
        path: `${POLICIES}{id}`,
        params: { id },
        headers: ifMatch(policy.etag),
        body,
        proof: "KEYED",
      });
      return {
        sends: [change],
        target: { kind: "SnapshotPolicy", nativeId: id },
        targetName: displayName,
        locks: [`SnapshotPolicy ${id}`, ...(name === undefined ? [] : [`SnapshotPolicy named ${name}`])],
        touches: ["SnapshotPolicy"],
        facts: { id, etag: policy.etag, wanted: body },
      };
    },
  });
}

/** The parts of `schedule` that were asked for; null for none. */
function checkedSchedule(
  context: QumuloContext,
  input: UpdateSnapshotPolicy,
): { readonly [part: string]: Json } | null {
  const { name, schedule, retention, enabled } = input;
  const isGiven = [name, schedule, retention, enabled].some((value) => value !== undefined);
  demand(context, isGiven, { field: "input", say: "write what shall change" });
  if (name !== undefined) checkPolicyName(context, name);
  if (schedule === undefined && retention === undefined) return null;
  return {
    ...(schedule === undefined ? {} : { creation_schedule: creationSchedule(context, schedule) }),
    ...(retention === undefined ? {} : { expiration_time_to_live: timeToLive(context, retention) }),
  };
}

function changeStep(context: QumuloContext): Step {
  return {
    async lookUp({ facts }, call) {
      const id = String(facts.id);
      const policy = await readPolicy(context, id, call);
      if (policy === null) return { found: "UNDECIDED", candidates: [] };
      const { schedule } = policy.value;
      // A schedule that was not asked for is compared with itself.
      const wanted = { schedule, ...(facts.wanted as object) } as Partial<PolicyItem>;
      const asWanted = holds(comparable(policy.value), comparable(wanted) as Json);
      return settled({ kind: "SnapshotPolicy", nativeId: id }, { asWanted, asBefore: policy.etag === facts.etag });
    },
  };
}
