// How is a limit set? On a whole volume by a change of the volume; on a folder, or on each folder in one, by making a folder
// quota or changing the one that is there (sheet §8.9).
import type { Call } from "../../../contract/call.ts";
import type { Change, ChangePoint, Json, Plan, RowName } from "../../../contract/changes/Change.ts";
import type { SetQuota } from "../../../contract/changes/inputs.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { type Refusals, refusalsOf } from "../../../upstream/changes/refusals.ts";
import { slashed } from "../map/share.ts";
import type { Nmc } from "../nmc.ts";
import { byMessages, type Shown } from "./byMessages.ts";
import { checkedPath } from "./checks.ts";
import { ABOUT_VOLUMES, lookAtVolume, volumePlan, volumeQuota } from "./quotaPlans.ts";
import { settingsNow, showsAsked } from "./showsAsked.ts";
import { written } from "./smbFields.ts";
import { type QuotaThing, quotaThings } from "./volumeThing.ts";

/** SET_QUOTA. */
export const setQuota = (nmc: Nmc, condition: string): Change<"SET_QUOTA"> =>
  byMessages<"SET_QUOTA">(nmc, {
    condition,
    about: new RegExp(`quota|${ABOUT_VOLUMES.source}`, "is"),
    plan: ({ input }, call) => plan(nmc, input, call),
    look: (at, call) => (at.facts.path === undefined ? lookAtVolume(nmc, at.facts, call) : look(nmc, at, call)),
    made: quotaAtAddress,
  });

/** The row of a folder quota. */
export const folderQuotaName = (guid: string, id: string): RowName => ({
  kind: "Quota",
  nativeId: `folder:${guid}:${id}`,
});

function quotaAtAddress(address: string): RowName | null {
  const [, guid, id = ""] = /\/volumes\/([^/?]+)\/folder-quotas\/([^/?]+)\/?$/.exec(address) ?? [];
  return guid === undefined ? null : folderQuotaName(guid, id);
}

async function plan(nmc: Nmc, input: SetQuota, call: Call): Promise<Plan> {
  const refuse = refusalsOf(nmc, "set a quota");
  const { volume, path, eachChild } = input;
  if (path !== undefined || eachChild) return folderPlan(nmc, refuse, { input, call });
  if (input.notifyEmail !== undefined)
    throw refuse.unsupported("input.notifyEmail", "only quotas of folders have an address; name the folder in path");
  const target: RowName = { kind: "Quota", nativeId: `volume:${volume.nativeId}` };
  const wish = {
    guid: volume.nativeId,
    name: volume.displayName,
    purpose: "Set the quota of the volume",
    body: { quota: volumeQuota(nmc, refuse, input.limit) },
    touches: ["Quota", "Volume"],
    target,
    locks: [`Quota ${target.nativeId}`],
  } as const;
  return volumePlan(nmc, refuse, { wish, call });
}

async function folderPlan(nmc: Nmc, refuse: Refusals, { input, call }: { input: SetQuota; call: Call }): Promise<Plan> {
  const guid = input.volume.nativeId;
  const type = input.eachChild ? "rule" : "quota";
  const path = checkedPath(refuse, input.path ?? "/", "input.path");
  const settings = written({ limit: limitOf(refuse, input.limit), email: emailOf(refuse, input.notifyEmail) });
  const all = await quotaThings(nmc, guid, call);
  const now = all.find((quota) => quota.type === type && slashed(quota.path) === path);
  const common = {
    targetName: path,
    locks: [`Quota folder:${guid}:${type}:${path}`, ...(now === undefined ? [] : [`Quota folder:${guid}:${now.id}`])],
    touches: ["Quota"],
  } as const;
  if (now !== undefined) {
    const { id } = now;
    const only = quotaSend({ purpose: "Change the folder quota", method: "PATCH", guid, id, body: settings });
    const facts = { guid, type, path, asked: settings, old: settingsNow(now, settings) };
    return { ...common, sends: [only], target: folderQuotaName(guid, id), facts };
  }
  const above = path === "/" ? "/" : `${path}/`;
  if (all.some((quota) => slashed(quota.path)?.startsWith(above) === true && slashed(quota.path) !== path))
    throw refuse.because("CONFLICT", "a folder below has a quota already, and Nasuni takes none above it");
  const body = { type, path, ...settings };
  const only = quotaSend({ purpose: "Make the folder quota", method: "POST", guid, body });
  return { ...common, sends: [only], target: null, facts: { guid, type, path, asked: body, old: null } };
}

function quotaSend(call: {
  readonly purpose: string;
  readonly method: "POST" | "PATCH";
  readonly guid: string;
  readonly id?: string;
  readonly body: Json;
}) {
  const { purpose, method, guid, id, body } = call;
  const path = `/volumes/{guid}/folder-quotas/${id === undefined ? "" : "{id}/"}`;
  const params = { guid, ...(id === undefined ? {} : { id }) };
  return plannedSend({ purpose, method, path, params, body, proof: "KEYED", outlasts: true });
}

/** In bytes; one too large for a number goes as a text, as the vendor's own script writes all (sheet §7). */
function limitOf(refuse: Refusals, limit: bigint): Json {
  if (limit <= 0n) throw refuse.invalid("input.limit", "a limit is at least one byte; to lift it, use removeQuota");
  return limit <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(limit) : String(limit);
}

function emailOf(refuse: Refusals, email: string | undefined): string | undefined {
  if (email !== undefined && !/^[^\s@]{1,64}@[^\s@]{1,255}$/.test(email))
    throw refuse.invalid("input.notifyEmail", "write one address, for example storage@example.com");
  return email;
}

/** The quota of this volume, path and scope. */
async function look(nmc: Nmc, { facts }: ChangePoint, call: Call): Promise<Shown> {
  const guid = String(facts.guid);
  const isSame = (quota: QuotaThing) => quota.type === facts.type && slashed(quota.path) === facts.path;
  const now = (await quotaThings(nmc, guid, call)).find(isSame);
  const isNew = facts.old === null;
  if (now === undefined) return isNew ? { shows: "AS_BEFORE" } : { shows: "OTHER", candidates: [] };
  const target = folderQuotaName(guid, now.id);
  if (showsAsked(now, facts.asked ?? {})) return { shows: "AS_ASKED", target };
  const isOld = !isNew && showsAsked(now, facts.old ?? {});
  return isOld ? { shows: "AS_BEFORE" } : { shows: "OTHER", candidates: [target] };
}
