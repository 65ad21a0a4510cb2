// How are an SMB share and an NFS export removed? The files stay; only the way to them goes.
import type { Call } from "../../../contract/call.ts";
import type { Change, ChangePoint, Plan } from "../../../contract/changes/Change.ts";
import type { ChangeInputs } from "../../../contract/changes/inputs.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { refusalsOf } from "../../../upstream/changes/refusals.ts";
import type { Nmc } from "../nmc.ts";
import { byMessages, type Shown } from "./byMessages.ts";
import { ftpUnavailable } from "./ftpUnavailable.ts";
import { listTemplate, placeIn, placeOfShare, shareRowName, thingAt } from "./sharePlace.ts";

/** DELETE_SHARE. */
export const deleteShare = (nmc: Nmc, condition: string): Change<"DELETE_SHARE"> =>
  byMessages<"DELETE_SHARE">(nmc, {
    condition,
    available: ftpUnavailable,
    about: /share|export/i,
    plan: ({ input }, call) => plan(nmc, input, call),
    look: (at, call) => look(nmc, at, call),
  });

async function plan(nmc: Nmc, input: ChangeInputs["DELETE_SHARE"], call: Call): Promise<Plan> {
  const refuse = refusalsOf(nmc, "remove a share");
  const at = placeOfShare(input.target.nativeId);
  if (at === null) throw refuse.unsupported(null, "FTP directories can only be read");
  if (input.deleteContents)
    throw refuse.unsupported("input.deleteContents", "Nasuni keeps the folder behind a share; remove it by a client");
  const { place, id } = at;
  if ((await thingAt(nmc, at, call)) === null) throw refuse.because("NOT_FOUND", "there is no such share any more");
  const { guid, serial } = place;
  const only = plannedSend({
    purpose: place.sort === "smb" ? "Remove the SMB share" : "Remove the NFS export",
    method: "DELETE",
    path: `${listTemplate(place)}{id}/`,
    params: { guid, serial, id },
    proof: "KEYED",
    outlasts: true,
  });
  return {
    sends: [only],
    target: shareRowName(place, id),
    targetName: input.target.displayName,
    locks: [`Share ${input.target.nativeId}`],
    touches: ["Share"],
    facts: { ...place, id },
  };
}

async function look(nmc: Nmc, { facts }: ChangePoint, call: Call): Promise<Shown> {
  const thing = await thingAt(nmc, { place: placeIn(facts), id: String(facts.id) }, call);
  return { shows: thing === null ? "AS_ASKED" : "AS_BEFORE" };
}
