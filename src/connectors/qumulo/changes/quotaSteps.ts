// How is the quota of a directory set, changed and removed? Bodies need both id and limit, as texts (sheet §8.4). Used by changes of
// volumes and quotas. Facts: `quotaId` the directory's file id, `limit` in bytes as text, `quotaEtag` as it was when planned.
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import type { Facts, PlannedSend } from "../../../contract/changes/Change.ts";
import { type FromFact, plannedSend } from "../../../upstream/changes/plannedSend.ts";
import type { Steps } from "../../../upstream/changes/stepwise.ts";
import type { QumuloContext } from "../api.ts";
import { zFigure, zKey } from "../raw/pieces.ts";
import { ifMatch, readTagged, settled, type Tagged } from "./items.ts";
import { demand } from "./refusals.ts";

const QUOTAS = "/v1/files/quotas/";
const zQuota = z.object({ id: zKey, limit: zFigure });

/** Limits are 64-bit numbers. */
const GREATEST = 2n ** 63n - 1n;

/** Throws INVALID_INPUT for a limit that no quota can have. */
export function checkLimit(context: QumuloContext, limit: bigint): void {
  demand(context, limit > 0n && limit <= GREATEST, { field: "input.limit", say: "a limit is 1 byte or more" });
}

/** The quota of a directory as it is now; null when it has none. */
export const readQuota = (
  context: QumuloContext,
  id: string,
  call: Call,
): Promise<Tagged<z.output<typeof zQuota>> | null> =>
  readTagged(context, { what: "a quota", path: `${QUOTAS}${encodeURIComponent(id)}`, schema: zQuota }, call);

/** Sets the limit of a directory that has none. @param id file id, or the earlier call that brings it. */
export const quotaCreation = (id: string | FromFact, limit: bigint): PlannedSend =>
  plannedSend({
    purpose: "Set the quota",
    method: "POST",
    path: QUOTAS,
    body: { id, limit: String(limit) } as never,
    proof: "KEYED",
  });

/** What is known of a quota from the start. */
export const quotaFacts = (id: string, limit: bigint | null, quota: Tagged<unknown> | null): Facts => ({
  quotaId: id,
  limit: limit === null ? null : String(limit),
  quotaEtag: quota?.etag ?? null,
});

/** Sets the limit of a directory, whether it has one already or not. */
export function quotaSetting(id: string, limit: bigint, quota: Tagged<unknown> | null): PlannedSend {
  if (quota === null) return quotaCreation(id, limit);
  return plannedSend({
    purpose: "Change the quota",
    method: "PUT",
    path: `${QUOTAS}{id}`,
    params: { id },
    headers: ifMatch(quota.etag),
    body: { id, limit: String(limit) },
    proof: "KEYED",
  });
}

/** Removes a quota; the directory stays. */
export const quotaRemoval = (id: string, quota: Tagged<unknown>): PlannedSend =>
  plannedSend({
    purpose: "Remove the quota",
    method: "DELETE",
    path: `${QUOTAS}{id}`,
    params: { id },
    headers: ifMatch(quota.etag),
    proof: "KEYED",
  });

/** @param kind of what the quota is to the command: a volume's limit, or a row of its own. */
export function quotaSteps(context: QumuloContext, kind: "Volume" | "Quota"): Steps {
  const targetOf = ({ quotaId }: Facts) => ({ kind, nativeId: String(quotaId) }) as const;
  const now = ({ quotaId }: Facts, call: Call) => readQuota(context, String(quotaId), call);
  const isAsked = (quota: { readonly limit: bigint | null }, { limit }: Facts) => String(quota.limit) === limit;
  return {
    [`POST ${QUOTAS}`]: {
      reading: ({ facts }) => ({
        read: () => ({ target: targetOf(facts) }),
        codeOf: ({ vendorStatus }) => (vendorStatus === 409 ? "ALREADY_EXISTS" : undefined),
      }),
      async lookUp({ facts }, call) {
        const quota = await now(facts, call);
        if (quota === null) return { found: "NOT_DONE" };
        return settled(targetOf(facts), { asWanted: isAsked(quota.value, facts), asBefore: false });
      },
    },
    [`PUT ${QUOTAS}{id}`]: {
      reading: ({ facts }) => ({ read: () => ({ target: targetOf(facts) }) }),
      async lookUp({ facts }, call) {
        const quota = await now(facts, call);
        if (quota === null) return { found: "UNDECIDED", candidates: [] };
        const asBefore = quota.etag === facts.quotaEtag;
        return settled(targetOf(facts), { asWanted: isAsked(quota.value, facts), asBefore });
      },
    },
    [`DELETE ${QUOTAS}{id}`]: {
      reading: () => ({ accept: [404] }),
      lookUp: async ({ facts }, call) =>
        (await now(facts, call)) === null ? { found: "DONE", facts: {} } : { found: "NOT_DONE" },
    },
  };
}
