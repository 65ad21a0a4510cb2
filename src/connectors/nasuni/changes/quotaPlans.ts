// How is the quota of a whole volume set, and lifted? By a change of the volume, in whole units of its quota (sheet §8.3). Used by
// everything that sets it.
import type { Call } from "../../../contract/call.ts";
import type { Json, Plan } from "../../../contract/changes/Change.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";
import type { Nmc } from "../nmc.ts";
import { bytesAsQuota, quotaBytes } from "../options.ts";
import type { Shown } from "./byMessages.ts";
import { settingsNow, showsAsked } from "./showsAsked.ts";
import { readThing } from "./volumeThing.ts";

/** Messages about a volume itself, and not about what is in it. */
export const ABOUT_VOLUMES = /^(?!.*(share|export|snapshot|folder|antivirus|cache)).*volume/is;

/** A limit as the console's number of gigabytes. Throws INVALID_INPUT for none, and for less or more than whole ones. */
export function volumeQuota(nmc: Nmc, refuse: Refusals, limit: bigint): number {
  const unit = nmc.settings.volumeQuotaUnit;
  const one = quotaBytes(1n, unit);
  if (limit <= 0n) throw refuse.invalid("input.limit", "a limit is at least one gigabyte; to lift it, use removeQuota");
  const quota = bytesAsQuota(limit, unit);
  if (quota === null) {
    const lower = (limit / one) * one;
    const nearest = lower === 0n ? `${one}` : `${lower} or ${lower + one}`;
    throw refuse.invalid(
      "input.limit",
      `a volume is limited to whole gigabytes of ${one} bytes; write ${nearest} bytes`,
    );
  }
  return Number(quota);
}

/** What a change of a volume is called, and what it writes. */
export interface VolumeWish {
  readonly guid: string;
  readonly name: string;
  readonly purpose: string;
  readonly body: { readonly [name: string]: Json };
  readonly touches: Plan["touches"];
  readonly target: Plan["target"];
  readonly locks: readonly string[];
}

/** One PATCH. What the volume says now is kept, for the console has no ETag. Throws NOT_FOUND. */
export async function volumePlan(
  nmc: Nmc,
  refuse: Refusals,
  { wish, call }: { wish: VolumeWish; call: Call },
): Promise<Plan> {
  const { guid, body } = wish;
  const thing = await readThing(nmc, guid, call);
  if (thing === null) throw refuse.because("NOT_FOUND", "there is no such volume any more");
  const only = plannedSend({
    purpose: wish.purpose,
    method: "PATCH",
    path: "/volumes/{guid}/",
    params: { guid },
    body,
    proof: "KEYED",
    outlasts: true,
  });
  return {
    sends: [only],
    target: wish.target,
    targetName: wish.name,
    locks: [`Volume ${guid}`, ...wish.locks],
    touches: wish.touches,
    facts: { guid, asked: body, old: settingsNow(thing, body) },
  };
}

/** Whether a volume shows what was asked for, or still what it was before. */
export async function lookAtVolume(nmc: Nmc, facts: Plan["facts"], call: Call): Promise<Shown> {
  const nativeId = String(facts.guid);
  const thing = await readThing(nmc, nativeId, call);
  if (thing === null) return { shows: "OTHER", candidates: [] };
  if (showsAsked(thing, facts.asked ?? {})) return { shows: "AS_ASKED" };
  if (showsAsked(thing, facts.old ?? {})) return { shows: "AS_BEFORE" };
  return { shows: "OTHER", candidates: [{ kind: "Volume", nativeId }] };
}
