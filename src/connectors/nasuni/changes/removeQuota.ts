// How is a limit lifted? A folder quota is removed; the quota of a volume becomes 0, which is unlimited (sheet §8.3, §8.9).
import type { Call } from "../../../contract/call.ts";
import type { Change, ChangePoint, Plan } from "../../../contract/changes/Change.ts";
import type { ChangeInputs } from "../../../contract/changes/inputs.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { refusalsOf } from "../../../upstream/changes/refusals.ts";
import type { Nmc } from "../nmc.ts";
import { byMessages, type Shown } from "./byMessages.ts";
import { ABOUT_VOLUMES, lookAtVolume, volumePlan } from "./quotaPlans.ts";
import { folderQuotaName } from "./setQuota.ts";
import { quotaThing } from "./volumeThing.ts";

/** REMOVE_QUOTA. */
export const removeQuota = (nmc: Nmc, condition: string): Change<"REMOVE_QUOTA"> =>
  byMessages<"REMOVE_QUOTA">(nmc, {
    condition,
    about: new RegExp(`quota|${ABOUT_VOLUMES.source}`, "is"),
    plan: ({ input }, call) => plan(nmc, input, call),
    look: (at, call) => (at.facts.id === undefined ? lookAtVolume(nmc, at.facts, call) : look(nmc, at, call)),
  });

async function plan(nmc: Nmc, { target }: ChangeInputs["REMOVE_QUOTA"], call: Call): Promise<Plan> {
  const refuse = refusalsOf(nmc, "remove a quota");
  const { nativeId, displayName } = target;
  const [, ofVolume, guid = "", id = ""] = /^(?:volume:([^:]+)|folder:([^:]+):([^:]+))$/.exec(nativeId) ?? [];
  const name: Plan["target"] = { kind: "Quota", nativeId };
  if (ofVolume !== undefined) {
    const wish = {
      guid: ofVolume,
      name: displayName,
      purpose: "Lift the quota of the volume",
      body: { quota: 0 },
      touches: ["Quota", "Volume"],
      target: name,
      locks: [`Quota ${nativeId}`],
    } as const;
    return volumePlan(nmc, refuse, { wish, call });
  }
  const thing = await quotaThing(nmc, { guid, id }, call);
  if (thing === null) throw refuse.because("NOT_FOUND", "there is no such quota any more");
  const only = plannedSend({
    purpose: "Remove the folder quota",
    method: "DELETE",
    path: "/volumes/{guid}/folder-quotas/{id}/",
    params: { guid, id },
    proof: "KEYED",
    outlasts: true,
  });
  return {
    sends: [only],
    target: folderQuotaName(guid, id),
    targetName: displayName,
    locks: [`Quota ${nativeId}`],
    touches: ["Quota"],
    facts: { guid, id },
  };
}

async function look(nmc: Nmc, { facts }: ChangePoint, call: Call): Promise<Shown> {
  const thing = await quotaThing(nmc, { guid: String(facts.guid), id: String(facts.id) }, call);
  return { shows: thing === null ? "AS_ASKED" : "AS_BEFORE" };
}
