// How are an SMB share and an NFS export made? One call, and for an export one more for each rule after the first.
import type { Call } from "../../../contract/call.ts";
import type { Change, ChangePoint, Json, Plan } from "../../../contract/changes/Change.ts";
import type { CreateShare } from "../../../contract/changes/inputs.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { type Refusals, refusalsOf } from "../../../upstream/changes/refusals.ts";
import { slashed } from "../map/share.ts";
import type { Nmc } from "../nmc.ts";
import { byMessages, type Shown } from "./byMessages.ts";
import { checkedPath, checkedSmbName, checkedText } from "./checks.ts";
import { servingFiler } from "./filerOf.ts";
import { lookAtStep, type OptionStep, optionSends, stepsFact } from "./hostOptions.ts";
import { nfsRules } from "./nfsFields.ts";
import {
  listTemplate,
  placeIn,
  placeOfShare,
  type SharePlace,
  type Sort,
  shareAtAddress,
  shareRowName,
  type Thing,
  thingsAt,
} from "./sharePlace.ts";
import { showsAsked } from "./showsAsked.ts";
import { smbFields, written } from "./smbFields.ts";

/** What the input comes to. */
interface Draft {
  readonly sort: Sort;
  /** What the share is found by: the name of an SMB share, the path of an export. */
  readonly key: string;
  readonly body: { readonly [name: string]: Json };
  readonly steps: readonly OptionStep[];
}

/** CREATE_SHARE. */
export const createShare = (nmc: Nmc, condition: string): Change<"CREATE_SHARE"> =>
  byMessages<"CREATE_SHARE">(nmc, {
    condition,
    about: /share|export|host/i,
    plan: ({ input }, call) => plan(nmc, input, call),
    look: (at, call) => (at.position === 0 ? look(nmc, at, call) : lookAtStep(nmc, at, call)),
    made: shareAtAddress,
    after: async (_, target) => {
      const made = target === null ? null : placeOfShare(target.nativeId);
      return made === null ? {} : { id: made.id };
    },
  });

async function plan(nmc: Nmc, input: CreateShare, call: Call): Promise<Plan> {
  const refuse = refusalsOf(nmc, "create a share");
  const draft = draftOf(refuse, input);
  const { sort, key, body, steps } = draft;
  if (input.volume === undefined) throw refuse.invalid("input.volumeId", "say which volume shall be shared");
  const serial = servingFiler(refuse, { ...input, volume: input.volume });
  const place: SharePlace = { sort, guid: input.volume.nativeId, serial };
  const { guid } = place;
  const taken = (await thingsAt(nmc, place, call)).some((thing) => isNamed(thing, place, key));
  if (taken)
    throw refuse.because(
      "ALREADY_EXISTS",
      sort === "smb"
        ? "the volume has a share of this name at this filer"
        : "this path is exported at this filer already",
    );
  const first = plannedSend({
    purpose: sort === "smb" ? "Create the SMB share" : "Create the NFS export",
    method: "POST",
    path: listTemplate(place),
    params: { guid, serial },
    body,
    proof: "KEYED",
    outlasts: true,
  });
  return {
    sends: [first, ...optionSends(place, steps)],
    target: null,
    targetName: input.name ?? String(slashed(input.path)),
    // Names of SMB shares do not differ by case.
    locks: [`Share ${sort}:${guid}:${serial}:${sort === "smb" ? key.toLowerCase() : key}`],
    touches: ["Share"],
    facts: { sort, guid, serial, key, asked: body, ...stepsFact(steps) },
  };
}

function draftOf(refuse: Refusals, { path, name, description, protocol }: CreateShare): Draft {
  const where = checkedPath(refuse, path, "input.path");
  const comment =
    description === undefined
      ? undefined
      : checkedText(refuse, description, { field: "input.description", most: 1_024 });
  const { nfs, smb } = protocol;
  if (smb !== undefined) {
    if (name === undefined) throw refuse.invalid("input.name", "an SMB share needs a name");
    const key = checkedSmbName(refuse, name, "input.name");
    const fields = smbFields(refuse, smb, "input.protocol.smb");
    return {
      sort: "smb",
      key,
      body: { name: key, path: where.replaceAll("/", "\\"), ...written({ comment }), ...fields },
      steps: [],
    };
  }
  if (nfs === undefined)
    throw refuse.unsupported("input.protocol", "Nasuni serves shares by SMB and NFS; FTP directories can only be read");
  if (nfs.exportPath !== undefined)
    throw refuse.unsupported("input.protocol.nfs.exportPath", "Nasuni's clients ask for the path below the volume");
  if (nfs.rules === undefined)
    throw refuse.invalid("input.protocol.nfs.rules", "say who may mount; hosts: [] admits every host");
  const [own, ...others] = nfsRules(refuse, nfs.rules, "input.protocol.nfs.rules");
  const label = name === undefined ? undefined : checkedText(refuse, name, { field: "input.name", most: 255 });
  return {
    sort: "nfs",
    key: where,
    body: { ...written({ name: label }), path: where, ...written({ comment }), ...own },
    steps: others.map((fields) => ({ verb: "POST", hostspec: fields.hostspec, asked: fields, old: null })),
  };
}

/** SMB names do not differ by case; paths do. */
const isNamed = (thing: Thing, { sort }: SharePlace, key: string): boolean =>
  sort === "smb"
    ? String(thing.name).toLowerCase() === key.toLowerCase()
    : slashed(typeof thing.path === "string" ? thing.path : "/") === key;

/** Ours is what has the key and all settings; with other settings it is somebody else's. */
async function look(nmc: Nmc, { facts }: ChangePoint, call: Call): Promise<Shown> {
  const place = placeIn(facts);
  const named = (await thingsAt(nmc, place, call)).filter((thing) => isNamed(thing, place, String(facts.key)));
  const ours = named.find((thing) => showsAsked(thing, facts.asked ?? {}));
  if (ours !== undefined) return { shows: "AS_ASKED", target: shareRowName(place, ours.id) };
  if (named.length === 0) return { shows: "AS_BEFORE" };
  return { shows: "OTHER", candidates: named.map(({ id }) => shareRowName(place, id)) };
}
