// What does a mutation set of a container, in the API's names? Pure; used by changes of volumes.
import { z } from "zod";
import type { CreateVolume, UpdateVolume } from "../../../contract/changes/inputs.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";
import { checkedLimit, checkedName, refuseWritten } from "./checks.ts";
import type { ContainerBody } from "./containerSteps.ts";

const FIELD = "input.details.nodeum";
const RIGHTS: Readonly<Record<string, string>> = { NONE: "none", READ_ONLY: "read", READ_WRITE: "read_write" };

/** `NodeumContainerInput`. */
const zDetails = z.object({ quotaOnCachePercent: z.number().nullish(), guestAccess: z.string().nullish() });

/** What was written, and nothing else. Throws INVALID_INPUT and UNSUPPORTED_BY_VENDOR. */
export function containerBody(refuse: Refusals, input: CreateVolume | UpdateVolume): ContainerBody {
  const { name, description, limit, placements, details = {} } = input;
  refuseWritten(refuse, {
    "input.placements": [placements, "a container stands at the server itself; leave them out"],
  });
  const [other] = Object.entries(details).filter(([vendor, value]) => vendor !== "nodeum" && value !== undefined);
  if (other !== undefined)
    throw refuse.unsupported(`input.details.${other[0]}`, "write details.nodeum for a container");
  return {
    ...(name === undefined ? {} : { name: checkedName(refuse, { text: name, field: "input.name" }) }),
    ...(description === undefined ? {} : { comment: description }),
    ...(limit === undefined ? {} : { quota_total_size: checkedLimit(refuse, limit) }),
    ...detailsBody(refuse, details.nodeum),
  };
}

function detailsBody(refuse: Refusals, details: unknown): ContainerBody {
  const read = zDetails.safeParse(details ?? {});
  if (!read.success) throw refuse.invalid(FIELD, "write quotaOnCachePercent as a number and guestAccess as a word");
  const { quotaOnCachePercent: percent, guestAccess: access } = read.data;
  const isPercent = percent == null || (Number.isInteger(percent) && percent >= 0 && percent <= 100);
  if (!isPercent) throw refuse.invalid(`${FIELD}.quotaOnCachePercent`, "write a whole number from 0 to 100");
  const right = access == null ? null : RIGHTS[access];
  if (right === undefined) throw refuse.invalid(`${FIELD}.guestAccess`, "write NONE, READ_ONLY or READ_WRITE");
  return {
    ...(percent == null ? {} : { quota_on_cache: percent }),
    ...(right === null ? {} : { guest_right: right }),
  };
}
