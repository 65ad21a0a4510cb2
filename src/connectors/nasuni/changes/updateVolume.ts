// What can be changed of a volume? Its limit or who else may connect to it, one of them at a time (sheet §8.3).
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import type { Change, Json, Plan } from "../../../contract/changes/Change.ts";
import type { UpdateVolume } from "../../../contract/changes/inputs.ts";
import type { RowOf } from "../../../contract/rows/index.ts";
import { type Refusals, refusalsOf } from "../../../upstream/changes/refusals.ts";
import type { Nmc } from "../nmc.ts";
import { byMessages } from "./byMessages.ts";
import { ABOUT_VOLUMES, lookAtVolume, type VolumeWish, volumePlan, volumeQuota } from "./quotaPlans.ts";
import { refuseWritten } from "./refusals.ts";

/** UPDATE_VOLUME. */
export const updateVolume = (nmc: Nmc, condition: string): Change<"UPDATE_VOLUME"> =>
  byMessages<"UPDATE_VOLUME">(nmc, {
    condition,
    about: ABOUT_VOLUMES,
    plan: ({ input }, call) => plan(nmc, input, call),
    look: ({ facts }, call) => lookAtVolume(nmc, facts, call),
  });

const FIELD = "input.details.nasuni";

/** `NasuniRemoteAccessInput`, its site ids replaced by rows. */
const remoteAccess = z.object({
  enabled: z.boolean(),
  access: z.enum(["READ_ONLY", "READ_WRITE"]).nullish(),
  sites: z
    .array(
      z.object({
        site: z.custom<RowOf["Site"]>((row) => typeof row === "object" && row !== null),
        access: z.enum(["NONE", "READ_ONLY", "READ_WRITE"]),
      }),
    )
    .nullish(),
});

const PERMISSIONS = { NONE: "disabled", READ_ONLY: "readonly", READ_WRITE: "readwrite" } as const;

async function plan(nmc: Nmc, input: UpdateVolume, call: Call): Promise<Plan> {
  const refuse = refusalsOf(nmc, "change a volume");
  refuseWritten(refuse, [
    ["input.name", input.name, "Nasuni's API cannot rename a volume"],
    ["input.description", input.description, "Nasuni's volumes have no description"],
    ["input.placements", input.placements, "filers are let in by details.nasuni, and connect at the filer"],
  ]);
  const { target, limit, details } = input;
  if ((limit === undefined) === (details === undefined))
    throw refuse.invalid("input", "change either the limit or details.nasuni, one in a command");
  const isLimit = limit !== undefined;
  const wish: VolumeWish = {
    guid: target.nativeId,
    name: target.displayName,
    purpose: isLimit ? "Set the quota of the volume" : "Set who else may connect to the volume",
    body: isLimit ? { quota: volumeQuota(nmc, refuse, limit) } : { remote_access: accessOf(refuse, details?.nasuni) },
    touches: isLimit ? ["Volume", "Quota"] : ["Volume", "Share"],
    target: { kind: "Volume", nativeId: target.nativeId },
    locks: isLimit ? [`Quota volume:${target.nativeId}`] : [],
  };
  return volumePlan(nmc, refuse, { wish, call });
}

/** All three fields, as the description wants them. */
function accessOf(refuse: Refusals, given: unknown): Json {
  if (given === undefined) throw refuse.invalid("input.details", "write details.nasuni for a volume of this vendor");
  const read = remoteAccess.safeParse(given);
  if (!read.success)
    throw refuse.invalid(
      FIELD,
      "write enabled, and access READ_ONLY or READ_WRITE or sites with NONE, READ_ONLY or READ_WRITE",
    );
  const { enabled, access, sites } = read.data;
  if (access && sites) throw refuse.invalid(`${FIELD}.sites`, "write either access for all or sites one by one");
  if (enabled && !access && !sites) throw refuse.invalid(`${FIELD}.access`, "say what other filers may do");
  if (sites) {
    const filers = sites.map(({ site, access: may }, place) => {
      const guid = site.details?.guid;
      if (typeof guid !== "string")
        throw refuse.invalid(`${FIELD}.sites[${place}].siteId`, "the console does not tell this filer's guid");
      return { filer_guid: guid, permission: PERMISSIONS[may] };
    });
    return { enabled, access_permissions: "custom", filer_access: filers };
  }
  return { enabled, access_permissions: PERMISSIONS[access ?? "READ_ONLY"], filer_access: [] };
}
