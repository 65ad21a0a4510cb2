// How are the rules of an NFS export after its first written? As host options, one call each; their ids change with every
// change (sheet §7), so that each is found anew by its hosts.
import type { Call } from "../../../contract/call.ts";
import type { ChangePoint, Facts, Json, PlannedSend } from "../../../contract/changes/Change.ts";
import { fromFact, plannedSend } from "../../../upstream/changes/plannedSend.ts";
import type { Nmc } from "../nmc.ts";
import type { Shown } from "./byMessages.ts";
import type { RuleFields } from "./nfsFields.ts";
import { listTemplate, placeIn, type SharePlace, shareRowName, type Thing, thingAt } from "./sharePlace.ts";
import { hostsKey, settingsNow, showsAsked } from "./showsAsked.ts";

/** One call that makes, changes or removes a host option. */
export type OptionStep = {
  readonly verb: "POST" | "PATCH" | "DELETE";
  readonly hostspec: string;
  /** What it shall say; null for a removal. */
  readonly asked: RuleFields | null;
  /** What a changed one said before; null for others. */
  readonly old: Json;
};

const PURPOSES = { POST: "Add a host option", PATCH: "Change a host option", DELETE: "Remove a host option" } as const;

/** The calls, to be made once the export is there. Its id comes from the fact `id`, that of the option from `option`. */
export const optionSends = (place: SharePlace, steps: readonly OptionStep[]): PlannedSend[] =>
  steps.map(({ verb, asked }) =>
    plannedSend({
      purpose: PURPOSES[verb],
      method: verb,
      path: `${listTemplate(place)}{id}/nfs_host_options/${verb === "POST" ? "" : "{option}/"}`,
      params: {
        guid: place.guid,
        serial: place.serial,
        id: fromFact("id"),
        ...(verb === "POST" ? {} : { option: fromFact("option") }),
      },
      ...(asked === null ? {} : { body: asked }),
      proof: "KEYED",
      outlasts: true,
    }),
  );

/** The steps as a fact; they stand behind the one call that makes or changes the export. */
export const stepsFact = (steps: readonly OptionStep[]): Facts => ({ steps: steps as unknown as Json });

/** The step at a position; undefined for the export itself. */
const stepAt = ({ steps }: Facts, position: number): OptionStep | undefined =>
  (steps as unknown as readonly OptionStep[])[position - 1];

/** The options that are for the same hosts. */
const optionsFor = (thing: Thing | null, hostspec: string) =>
  (thing?.nfs_host_options ?? []).filter((option) => hostsKey(option.hostspec ?? "") === hostsKey(hostspec));

/** What an export had as options, and what it shall have: changes before additions, removals last. */
export function stepsTo(thing: Thing, wished: readonly RuleFields[]): OptionStep[] {
  const shared = wished.map((asked) => ({ asked, now: optionsFor(thing, asked.hostspec)[0] }));
  const changed = shared.flatMap(({ asked, now }): OptionStep[] =>
    now === undefined || showsAsked(now, asked)
      ? []
      : [{ verb: "PATCH", hostspec: asked.hostspec, asked, old: settingsNow(now, asked) }],
  );
  const added = shared.flatMap(({ asked, now }): OptionStep[] =>
    now === undefined ? [{ verb: "POST", hostspec: asked.hostspec, asked, old: null }] : [],
  );
  const kept = new Set(wished.map(({ hostspec }) => hostsKey(hostspec)));
  const removed = thing.nfs_host_options
    .map(({ hostspec }) => hostspec ?? "")
    .filter((hostspec) => !kept.has(hostsKey(hostspec)))
    .map((hostspec): OptionStep => ({ verb: "DELETE", hostspec, asked: null, old: null }));
  return [...changed, ...added, ...removed];
}

/** No option has this number: a removal of what is gone is answered with 404, and so done. */
const NO_OPTION = "0";

/** The option that the next call is for, by its number of this moment. */
export async function nextOption(nmc: Nmc, { facts, position }: ChangePoint, call: Call): Promise<Facts> {
  const next = stepAt(facts, position + 1);
  if (next === undefined || next.verb === "POST") return {};
  const thing = await thingAt(nmc, { place: placeIn(facts), id: String(facts.id) }, call);
  return { option: optionsFor(thing, next.hostspec)[0]?.id ?? NO_OPTION };
}

/** Does the call at this position show? Asked for all but the first. */
export async function lookAtStep(nmc: Nmc, { facts, position }: ChangePoint, call: Call): Promise<Shown> {
  const step = stepAt(facts, position);
  if (step === undefined) throw new Error(`There is no call ${position + 1}.`);
  const place = placeIn(facts);
  const id = String(facts.id);
  const target = shareRowName(place, id);
  const [option] = optionsFor(await thingAt(nmc, { place, id }, call), step.hostspec);
  if (option === undefined) return step.verb === "DELETE" ? { shows: "AS_ASKED", target } : absent(step, target);
  if (step.asked === null) return { shows: "AS_BEFORE" };
  if (showsAsked(option, step.asked)) return { shows: "AS_ASKED", target };
  const isOld = step.verb === "PATCH" && showsAsked(option, step.old);
  return isOld ? { shows: "AS_BEFORE" } : { shows: "OTHER", candidates: [target] };
}

const absent = ({ verb }: OptionStep, target: ReturnType<typeof shareRowName>): Shown =>
  verb === "POST" ? { shows: "AS_BEFORE" } : { shows: "OTHER", candidates: [target] };
