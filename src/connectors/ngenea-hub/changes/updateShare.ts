// How is a share changed? By PATCH with the fields that were asked for; clients and lists are replaced whole. A Hub has no ETag:
// what the share was before is kept, so that a lost answer can be told from a change by somebody else.
import type { Call } from "../../../contract/call.ts";
import type { Change, Json } from "../../../contract/changes/Change.ts";
import type { UpdateShare } from "../../../contract/changes/inputs.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { type Refusals, refusalsOf } from "../../../upstream/changes/refusals.ts";
import type { Hub } from "../hub.ts";
import { checkedPath, checkedText, refuseWritten } from "./checks.ts";
import { followShare } from "./followShare.ts";
import { nfsClients } from "./nfsFields.ts";
import { oneCall } from "./oneCall.ts";
import { sambaFields, sambaName } from "./sambaFields.ts";
import {
  isNamed,
  listPath,
  pathInSpace,
  type Sort,
  settingsNow,
  shareAt,
  shareIn,
  shareName,
  shownName,
  type Thing,
  thingAt,
  thingsOf,
  wordOf,
} from "./shareItems.ts";
import { showsAsked } from "./showsAsked.ts";
import { readSpace, shownSpace } from "./spaceItems.ts";

/** UPDATE_SHARE. @param condition told with the command. */
export function updateShare(hub: Hub, condition: string): Change<"UPDATE_SHARE"> {
  const refuse = refusalsOf(hub, "change a share");
  return oneCall<"UPDATE_SHARE">(hub, {
    condition,
    async plan({ input }, call) {
      const at = shareAt(input.target.nativeId);
      if (at === null) throw refuse.unsupported("input.id", "the Hub changes NFS and Samba shares");
      const { sort, id } = at;
      const below = check(refuse, sort, input);
      const fields = fieldsOf(refuse, sort, input);
      const thing = await thingAt(hub, at, call);
      if (thing === null) throw refuse.because("NOT_FOUND", "there is no such share any more");
      if (sort === "smb" && input.name !== undefined) await demandFree(hub, refuse, { id, name: input.name, call });
      const asked = {
        ...fields,
        ...(below === null ? {} : { path: await pathIn(hub, refuse, { thing, below, call }) }),
      };
      const only = plannedSend({
        purpose: `Change the ${wordOf(sort)}`,
        method: "PATCH",
        path: `${listPath(hub, sort)}{id}/`,
        params: { id },
        body: asked,
        proof: "KEYED",
        outlasts: true,
      });
      return {
        sends: [only],
        target: shareName(sort, id),
        targetName: shownName(sort, thing),
        locks: [
          `Share ${sort}:${id}`,
          ...(sort === "smb" && input.name ? [`Share smb:${input.name.toLowerCase()}`] : []),
        ],
        touches: ["Share"],
        facts: { sort, id, asked, old: settingsNow(thing, asked) },
      };
    },
    reading: ({ facts }) => {
      const { sort, id } = shareIn(facts);
      return { read: () => ({ watch: [shareName(sort, id)] }) };
    },
    async lookUp({ facts }, call) {
      const at = shareIn(facts);
      const target = shareName(at.sort, at.id);
      const thing = await thingAt(hub, at, call);
      if (thing === null) return { found: "UNDECIDED", candidates: [] };
      if (showsAsked(thing, facts.asked ?? {})) return { found: "DONE", facts: {}, target, watch: [target] };
      const isAsBefore = showsAsked(thing, facts.old ?? {});
      return isAsBefore ? { found: "NOT_DONE" } : { found: "UNDECIDED", candidates: [target] };
    },
    async follow(at) {
      const { sort, id } = shareIn(at.facts);
      return followShare(refuse, at, shareName(sort, id));
    },
  });
}

/** What can be told without any call. @returns the new path below the space; null when it stays. */
function check(refuse: Refusals, sort: Sort, { name, path, description, protocol }: UpdateShare): string | null {
  refuseWritten(refuse, {
    "input.description": [description, "the Hub's shares have no description; leave it out"],
    "input.protocol.nfs.exportPath": [protocol?.nfs?.exportPath, "clients ask for the shared path; leave it out"],
  });
  if (protocol !== undefined && protocol[sort] === undefined)
    throw refuse.invalid("input.protocol", `the share has the protocol ${sort}; write its settings there`);
  if (name === undefined && path === undefined && Object.keys(protocol?.[sort] ?? {}).length === 0)
    throw refuse.invalid("input", "say what shall be changed");
  return path === undefined ? null : checkedPath(refuse, path, "input.path");
}

function fieldsOf(refuse: Refusals, sort: Sort, input: UpdateShare): { readonly [name: string]: Json } {
  const { name, protocol, target } = input;
  if (sort === "nfs") {
    const rules = protocol?.nfs?.rules;
    return {
      ...(name === undefined ? {} : { name: checkedText(refuse, name, { field: "input.name", most: 255 }) }),
      ...(rules === undefined ? {} : { clients: nfsClients(refuse, rules) }),
    };
  }
  const { smb = {} } = protocol ?? {};
  return {
    ...(name === undefined ? {} : { name: sambaName(refuse, name) }),
    ...sambaFields(refuse, smb, smb.readOnly ?? target.readOnly ?? false),
  };
}

/** Throws ALREADY_EXISTS when another Samba share has the name. */
async function demandFree(
  hub: Hub,
  refuse: Refusals,
  { id, name, call }: { readonly id: string; readonly name: string; readonly call: Call },
): Promise<void> {
  const things = await thingsOf(hub, "smb", call);
  if (things.some((thing) => thing.id !== id && isNamed(thing, name)))
    throw refuse.because("ALREADY_EXISTS", "there is a share of this name");
}

async function pathIn(
  hub: Hub,
  refuse: Refusals,
  { thing, below, call }: { readonly thing: Thing; readonly below: string; readonly call: Call },
): Promise<string> {
  const space = await readSpace(hub, thing.space, call);
  const mountpoint = space === null ? null : shownSpace(space).mountpoint;
  if (mountpoint === null) throw refuse.because("CONFLICT", "the Hub tells no mount point of the share's space");
  return pathInSpace(mountpoint, below);
}
