// How are an SMB share and an NFS export changed? Only the fields that were asked for are sent (sheet §7). The console has no
// ETag: what it was before is kept, so that a lost answer can be told from a change by somebody else.
import type { Call } from "../../../contract/call.ts";
import type { Change, ChangePoint, Json, Plan } from "../../../contract/changes/Change.ts";
import type { UpdateShare } from "../../../contract/changes/inputs.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { type Refusals, refusalsOf } from "../../../upstream/changes/refusals.ts";
import type { Nmc } from "../nmc.ts";
import { byMessages, type Shown } from "./byMessages.ts";
import { checkedPath, checkedSmbName, checkedText } from "./checks.ts";
import { ftpUnavailable } from "./ftpUnavailable.ts";
import { lookAtStep, nextOption, type OptionStep, optionSends, stepsFact, stepsTo } from "./hostOptions.ts";
import { nfsRules, type RuleFields } from "./nfsFields.ts";
import { listTemplate, placeIn, placeOfShare, type Sort, shareRowName, type Thing, thingAt } from "./sharePlace.ts";
import { hostsKey, settingsNow, showsAsked } from "./showsAsked.ts";
import { smbFields, written } from "./smbFields.ts";

/** UPDATE_SHARE. */
export const updateShare = (nmc: Nmc, condition: string): Change<"UPDATE_SHARE"> =>
  byMessages<"UPDATE_SHARE">(nmc, {
    condition,
    available: ftpUnavailable,
    about: /share|export|host/i,
    plan: ({ input }, call) => plan(nmc, input, call),
    look: (at, call) => (at.position === 0 ? look(nmc, at, call) : lookAtStep(nmc, at, call)),
    after: (at, _, call) => nextOption(nmc, at, call),
  });

/** What the input comes to. */
interface Draft {
  readonly body: { readonly [name: string]: Json };
  /** All rules after the first; null when they stay as they are. */
  readonly others: readonly RuleFields[] | null;
}

async function plan(nmc: Nmc, input: UpdateShare, call: Call): Promise<Plan> {
  const refuse = refusalsOf(nmc, "change a share");
  const at = placeOfShare(input.target.nativeId);
  if (at === null) throw refuse.unsupported(null, "FTP directories can only be read");
  const { place, id } = at;
  const { body, others } = draftOf(refuse, place.sort, input);
  const thing = await thingAt(nmc, at, call);
  if (thing === null) throw refuse.because("NOT_FOUND", "there is no such share any more");
  const steps = others === null ? [] : await stepsFor(refuse, thing, others);
  const { guid, serial } = place;
  const first = plannedSend({
    purpose: place.sort === "smb" ? "Change the SMB share" : "Change the NFS export",
    method: "PATCH",
    path: `${listTemplate(place)}{id}/`,
    params: { guid, serial, id },
    body,
    proof: "KEYED",
    outlasts: true,
  });
  return {
    sends: [first, ...optionSends(place, steps)],
    target: shareRowName(place, id),
    targetName: input.target.displayName,
    locks: [`Share ${input.target.nativeId}`],
    touches: ["Share"],
    facts: { ...place, id, asked: body, old: settingsNow(thing, body), ...stepsFact(steps) },
  };
}

/** Host options are told apart by their hosts alone, so that there must not be two for the same. */
async function stepsFor(refuse: Refusals, thing: Thing, wished: readonly RuleFields[]): Promise<OptionStep[]> {
  const keys = thing.nfs_host_options.map(({ hostspec }) => hostsKey(hostspec ?? ""));
  if (new Set(keys).size < keys.length)
    throw refuse.because(
      "PRECONDITION_FAILED",
      "the export has two host options for the same hosts; remove one of them",
    );
  return stepsTo(thing, wished);
}

function draftOf(refuse: Refusals, sort: Sort, { name, path, description, protocol }: UpdateShare): Draft {
  const common = written({
    name: name === undefined ? undefined : nameOf(refuse, sort, name),
    path: path === undefined ? undefined : pathOf(refuse, sort, path),
    comment:
      description === undefined
        ? undefined
        : checkedText(refuse, description, { field: "input.description", most: 1_024 }),
  });
  const { nfs, smb } = protocol ?? {};
  const isOther = protocol !== undefined && (sort === "smb" ? smb : nfs) === undefined;
  if (isOther) throw refuse.invalid("input.protocol", `the share has the protocol ${sort}; write its settings there`);
  if (nfs?.exportPath !== undefined)
    throw refuse.unsupported("input.protocol.nfs.exportPath", "Nasuni's clients ask for the path below the volume");
  const [own, ...others] = nfs?.rules === undefined ? [] : nfsRules(refuse, nfs.rules, "input.protocol.nfs.rules");
  const fields = smb === undefined ? (own ?? {}) : smbFields(refuse, smb, "input.protocol.smb");
  const body = { ...common, ...fields };
  if (Object.keys(body).length === 0) throw refuse.invalid("input", "say what shall be changed");
  return { body, others: own === undefined ? null : others };
}

const nameOf = (refuse: Refusals, sort: Sort, name: string): string =>
  sort === "smb"
    ? checkedSmbName(refuse, name, "input.name")
    : checkedText(refuse, name, { field: "input.name", most: 255 });

function pathOf(refuse: Refusals, sort: Sort, path: string): string {
  const checked = checkedPath(refuse, path, "input.path");
  return sort === "smb" ? checked.replaceAll("/", "\\") : checked;
}

async function look(nmc: Nmc, { facts }: ChangePoint, call: Call): Promise<Shown> {
  const place = placeIn(facts);
  const id = String(facts.id);
  const thing = await thingAt(nmc, { place, id }, call);
  if (thing === null) return { shows: "OTHER", candidates: [] };
  const target = shareRowName(place, id);
  if (showsAsked(thing, facts.asked ?? {})) return { shows: "AS_ASKED", target };
  return showsAsked(thing, facts.old ?? {}) ? { shows: "AS_BEFORE" } : { shows: "OTHER", candidates: [target] };
}
