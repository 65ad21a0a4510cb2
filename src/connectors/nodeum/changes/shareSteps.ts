// How is the mount of another system's share made, changed and ended (sheet §6.6)? Used by changes of shares. Facts: `id` of the
// share unless it is made, `nas` and `name` of one that is made, `asked` settings and the `old` ones. No password is ever read.
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import type { Facts, Json, PlannedSend, RowName } from "../../../contract/changes/Change.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import type { Steps } from "../../../upstream/changes/stepwise.ts";
import { parseAnswer } from "../../../upstream/parseAnswer.ts";
import { itemOf, type Nodeum, wholeList } from "../api.ts";
import { withoutSecrets } from "../map/share.ts";
import { key, otherKey, text } from "../raw/pieces.ts";
import { codeOfRefusal } from "./refusalCodes.ts";
import { asSettings, type Settings, sameSettings, settledAmong, settledBy } from "./settings.ts";

const rawMount = z.object({ id: key, nas_id: otherKey, name: text, path: text, options: text, username: text });
/** A share that is mounted, as far as changes need to know it. */
export type RawMount = z.output<typeof rawMount>;

const SHARES = { what: "NAS shares", path: "/nas_shares", key: "nas_shares", row: rawMount };
const OF_NAS = "/nas/{nas}/nas_shares";

/** What can be set of a share, by the names of the API. */
export interface ShareBody {
  readonly [name: string]: string;
}

/** Settings of a share. Values in mount options that may be secret are hidden, here too. */
const settingsOf = ({ name, path, options, username }: RawMount): Settings => ({
  name: name ?? "",
  path: path ?? "",
  options: withoutSecrets(options ?? ""),
  username: username ?? "",
});

/** What of a body shows: everything but the password. */
const shownOf = ({ password: _, ...shown }: ShareBody): ShareBody => shown;

/** The share as it is now; null when there is none. */
export const readMount = (nodeum: Nodeum, id: string, call: Call): Promise<RawMount | null> =>
  itemOf(nodeum, SHARES, { id, call });

/** Shares of a system with exactly this name. A filter may be ignored, so that it is looked at again. */
export async function mountsNamed(
  nodeum: Nodeum,
  { nas, name }: { readonly nas: string; readonly name: string },
  call: Call,
): Promise<RawMount[]> {
  const list = { ...SHARES, path: `/nas/${encodeURIComponent(nas)}/nas_shares`, query: { name: `=${name}` } };
  const { rows } = await wholeList(nodeum, list, call);
  return (rows ?? []).filter((row) => row.name === name);
}

/** Mounts a share of a system. */
export const shareCreation = (nas: string, body: ShareBody): PlannedSend =>
  plannedSend({
    purpose: "Mount the share",
    method: "POST",
    path: OF_NAS,
    params: { nas },
    body,
    secrets: ["password"],
    proof: "KEYED",
  });

/** What is known of a creation from the start. */
export const creationFacts = (nas: string, body: ShareBody): Facts => ({
  nas,
  name: body.name ?? "",
  asked: asSettings(shownOf(body)),
});

/** Changes what the body names. A new password alone shows nowhere. */
export function shareUpdate(now: RawMount, body: ShareBody): { readonly send: PlannedSend; readonly facts: Facts } {
  const asked = asSettings(shownOf(body));
  const old = sameSettings(settingsOf(now), asked);
  const isSeen = Object.entries(asked).some(([name, value]) => old[name] !== value);
  const send = plannedSend({
    purpose: "Change the mount",
    method: "PUT",
    path: `${SHARES.path}/{id}`,
    params: { id: now.id },
    body,
    secrets: ["password"],
    proof: isSeen || body.password === undefined ? "KEYED" : "NONE",
  });
  return { send, facts: { id: now.id, asked, old } };
}

/** Ends the mount. */
export const shareRemoval = (id: string): PlannedSend =>
  plannedSend({
    purpose: "End the mount",
    method: "DELETE",
    path: `${SHARES.path}/{id}`,
    params: { id },
    proof: "KEYED",
  });

const rowOf = (id: Json | undefined): RowName => ({ kind: "Share", nativeId: String(id) });

/** All three. */
export function shareSteps(nodeum: Nodeum): Steps {
  return {
    [`POST ${OF_NAS}`]: {
      reading: () => ({ codeOf: codeOfRefusal, read: ({ body }) => ({ target: rowOf(madeIn(nodeum, body)) }) }),
      async lookUp({ facts }, call) {
        const found = await mountsNamed(nodeum, { nas: String(facts.nas), name: String(facts.name) }, call);
        return settledAmong(
          found.map((raw) => ({ target: rowOf(raw.id), now: settingsOf(raw) })),
          facts,
        );
      },
    },
    [`PUT ${SHARES.path}/{id}`]: {
      reading: ({ facts }) => ({ codeOf: codeOfRefusal, read: () => ({ target: rowOf(facts.id) }) }),
      async lookUp({ facts, plan, position }, call) {
        const target = rowOf(facts.id);
        if (plan.sends[position]?.proof === "NONE") return { found: "UNDECIDED", candidates: [target] };
        const raw = await readMount(nodeum, target.nativeId, call);
        return settledBy(raw === null ? null : settingsOf(raw), facts, target);
      },
    },
    [`DELETE ${SHARES.path}/{id}`]: {
      reading: () => ({ accept: [404] }),
      lookUp: async ({ facts }, call) =>
        (await readMount(nodeum, String(facts.id), call)) === null
          ? { found: "DONE", facts: {} }
          : { found: "NOT_DONE" },
    },
  };
}

const zMade = z.object({ id: key });

/** Key of what was made. */
const madeIn = ({ sourceId }: Nodeum, body: unknown): string =>
  parseAnswer(zMade, body, { sourceId, action: "mount the share" }).id;
