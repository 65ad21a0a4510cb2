// How is the record of a container made, changed and removed (sheet §6.4)? Used by changes of volumes and quotas. Facts: `id` of
// the container unless it is made, `name` of one that is made, `asked` settings and the `old` ones.
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import type { Facts, PlannedSend, RowName } from "../../../contract/changes/Change.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";
import type { Steps } from "../../../upstream/changes/stepwise.ts";
import { parseAnswer } from "../../../upstream/parseAnswer.ts";
import { itemOf, type Nodeum, wholeList } from "../api.ts";
import { key } from "../raw/pieces.ts";
import { type RawContainer, rawContainer } from "../raw/storage.ts";
import { codeOfRefusal } from "./refusalCodes.ts";
import { asSettings, type Settings, sameSettings, settledAmong, settledBy } from "./settings.ts";

const CONTAINERS = { what: "containers", path: "/containers", key: "containers", row: rawContainer };

/** What can be set of a container, by the names of the API. */
export interface ContainerBody {
  readonly [name: string]: string | number;
}

/** Settings of a container. No quota and one of 0 are the same here (D-19). */
const settingsOf = (raw: RawContainer): Settings => ({
  name: raw.name ?? "",
  comment: raw.comment ?? "",
  quota_total_size: String(raw.quota_total_size ?? 0n),
  quota_on_cache: raw.quota_on_cache === null ? "" : String(raw.quota_on_cache),
  guest_right: raw.guest_right ?? "",
});

/** The container as it is now; null when there is none. */
export const readContainer = (nodeum: Nodeum, id: string, call: Call): Promise<RawContainer | null> =>
  itemOf(nodeum, CONTAINERS, { id, call });

/** The container as it is now. Throws NOT_FOUND. */
export async function demandContainer(
  nodeum: Nodeum,
  refuse: Refusals,
  { id, call }: { readonly id: string; readonly call: Call },
): Promise<RawContainer> {
  const raw = await readContainer(nodeum, id, call);
  if (raw === null) throw refuse.because("NOT_FOUND", "there is no such container any more");
  return raw;
}

/** Containers of exactly this name: one at most, as far as is known. A filter may be ignored, so that it is looked at again. */
export async function containersNamed(nodeum: Nodeum, name: string, call: Call): Promise<RawContainer[]> {
  const { rows } = await wholeList(nodeum, { ...CONTAINERS, query: { name: `=${name}` } }, call);
  return (rows ?? []).filter((row) => row.name === name);
}

/** Makes the record. Facts: see above. */
export const containerCreation = (body: ContainerBody): PlannedSend =>
  plannedSend({ purpose: "Create the container", method: "POST", path: CONTAINERS.path, body, proof: "KEYED" });

/** Changes what the body names; the sheet takes a PUT for a partial one. */
export const containerUpdate = (purpose: string, id: string, body: ContainerBody): PlannedSend =>
  plannedSend({ purpose, method: "PUT", path: `${CONTAINERS.path}/{id}`, params: { id }, body, proof: "KEYED" });

/** What is known of an update from the start. */
export const updateFacts = (raw: RawContainer, body: ContainerBody): Facts => ({
  id: raw.id,
  asked: asSettings(body),
  old: sameSettings(settingsOf(raw), body),
});

/** Removes the record. */
export const containerRemoval = (id: string): PlannedSend =>
  plannedSend({
    purpose: "Remove the container",
    method: "DELETE",
    path: `${CONTAINERS.path}/{id}`,
    params: { id },
    proof: "KEYED",
  });

/** @param kind of what a container is to the command: a volume, or its quota. */
export function containerSteps(nodeum: Nodeum, kind: "Volume" | "Quota"): Steps {
  const rowOf = (id: unknown): RowName => ({ kind, nativeId: String(id) });
  return {
    [`POST ${CONTAINERS.path}`]: {
      reading: () => ({ codeOf: codeOfRefusal, read: ({ body }) => ({ target: rowOf(madeIn(nodeum, body)) }) }),
      async lookUp({ facts }, call) {
        const found = await containersNamed(nodeum, String(facts.name), call);
        return settledAmong(
          found.map((raw) => ({ target: rowOf(raw.id), now: settingsOf(raw) })),
          facts,
        );
      },
    },
    [`PUT ${CONTAINERS.path}/{id}`]: {
      reading: ({ facts }) => ({
        codeOf: codeOfRefusal,
        read: () => ({ target: rowOf(facts.id) }),
        // No container, no limit.
        ...(isLifting(facts) ? { accept: [404] } : {}),
      }),
      async lookUp({ facts }, call) {
        const raw = await readContainer(nodeum, String(facts.id), call);
        if (raw === null && isLifting(facts)) return { found: "DONE", facts: {} };
        return settledBy(raw === null ? null : settingsOf(raw), facts, rowOf(facts.id));
      },
    },
    [`DELETE ${CONTAINERS.path}/{id}`]: {
      reading: () => ({ accept: [404] }),
      lookUp: async ({ facts }, call) =>
        (await readContainer(nodeum, String(facts.id), call)) === null
          ? { found: "DONE", facts: {} }
          : { found: "NOT_DONE" },
    },
  };
}

/** Whether a change does nothing but lift the limit. */
function isLifting({ asked }: Facts): boolean {
  const wanted = Object.entries(asked ?? {});
  return wanted.length === 1 && wanted[0]?.[0] === "quota_total_size" && wanted[0][1] === "0";
}

const zMade = z.object({ id: key });

/** Key of what was made. */
const madeIn = ({ sourceId }: Nodeum, body: unknown): string =>
  parseAnswer(zMade, body, { sourceId, action: "create the container" }).id;
