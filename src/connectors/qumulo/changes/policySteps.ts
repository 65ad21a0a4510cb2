// How is a snapshot policy found again, and read before it is changed? Used by changes of snapshot policies. Facts: `id`, `etag`,
// `wanted` in the vendor's words.
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import { type QumuloContext, readIt } from "../api.ts";
import { entriesOf, zKey, zText } from "../raw/pieces.ts";
import { readTagged, type Tagged } from "./items.ts";

/** Where policies are made; `{id}` follows for one. */
export const POLICIES = "/v3/snapshots/policies/";

/** A policy as it can be written back; what is not known here is kept. */
const zPolicyItem = z.looseObject({
  id: zKey,
  policy_name: zText,
  schedule: z.looseObject({ creation_schedule: z.looseObject({}), expiration_time_to_live: z.string().nullish() }),
});

/** A policy as its item tells it. */
export type PolicyItem = z.output<typeof zPolicyItem>;

/** A policy as it is now; null when it is gone. */
export const readPolicy = (context: QumuloContext, id: string, call: Call): Promise<Tagged<PolicyItem> | null> =>
  readTagged(
    context,
    { what: "a snapshot policy", path: `${POLICIES}${encodeURIComponent(id)}`, schema: zPolicyItem },
    call,
  );

/** Policies of that name; Qumulo does not promise that there is but one. */
export async function policiesNamed(context: QumuloContext, name: string, call: Call): Promise<readonly PolicyItem[]> {
  const ask = { what: "the snapshot policies", path: POLICIES, schema: entriesOf(zPolicyItem) };
  const { entries } = await readIt(context, ask, call);
  return entries.filter(({ policy_name }) => policy_name === name);
}

/** Form in which policies are compared: `""` and `never` are the same, days in any order. */
export function comparable({ schedule, ...policy }: { readonly [name: string]: unknown }): unknown {
  const { creation_schedule, expiration_time_to_live, ...others } = schedule as PolicyItem["schedule"];
  const on_days = creation_schedule.on_days;
  const creation = Array.isArray(on_days) ? { ...creation_schedule, on_days: [...on_days].sort() } : creation_schedule;
  return { ...policy, schedule: { ...others, creation_schedule: creation, kept: expiration_time_to_live || "never" } };
}
