// How is a share of a space made? By one POST; a Samba share is found again by its name, an NFS share by its space and path.
import type { Call } from "../../../contract/call.ts";
import type { Change, Facts, FollowEnd, FollowPoint, Json, LookUpEnd } from "../../../contract/changes/Change.ts";
import type { CreateShare } from "../../../contract/changes/inputs.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { type Refusals, refusalsOf } from "../../../upstream/changes/refusals.ts";
import type { Hub } from "../hub.ts";
import { checkedPath, checkedText, refuseWritten } from "./checks.ts";
import { followShare } from "./followShare.ts";
import { idIn } from "./idIn.ts";
import { nfsClients } from "./nfsFields.ts";
import { oneCall } from "./oneCall.ts";
import { sambaFields, sambaName } from "./sambaFields.ts";
import {
  isNamed,
  listPath,
  pathInSpace,
  type Sort,
  shareIn,
  shareName,
  type Thing,
  thingsOf,
  wordOf,
} from "./shareItems.ts";
import { showsAsked } from "./showsAsked.ts";

/** What the input comes to. */
interface Draft {
  readonly sort: Sort;
  readonly body: { readonly [name: string]: Json; readonly space: string | number; readonly path: string };
}

/** CREATE_SHARE. @param condition told with the command. */
export function createShare(hub: Hub, condition: string): Change<"CREATE_SHARE"> {
  const refuse = refusalsOf(hub, "create a share");
  return oneCall<"CREATE_SHARE">(hub, {
    condition,
    async plan({ input }, call) {
      const { sort, body } = draftOf(refuse, input);
      if ((await likeIt(hub, { sort, asked: body }, call)).length > 0)
        throw refuse.because(
          "ALREADY_EXISTS",
          sort === "smb" ? "there is a share of this name" : "this path of the space is shared by NFS already",
        );
      const only = plannedSend({
        purpose: `Create the ${wordOf(sort)}`,
        method: "POST",
        path: listPath(hub, sort),
        body,
        proof: "KEYED",
        outlasts: true,
      });
      const { name, space, path } = body;
      return {
        sends: [only],
        target: null,
        targetName: typeof name === "string" ? name : path,
        locks: [`Share ${sort}:${sort === "smb" ? String(name).toLowerCase() : `${space}:${path}`}`],
        touches: ["Share"],
        facts: { sort, asked: body },
      };
    },
    reading: ({ facts }) => ({
      read: ({ body }) => {
        const id = idIn(body);
        if (id === null) return {};
        const target = shareName(shareIn(facts).sort, id);
        return { facts: { id }, target, watch: [target] };
      },
    }),
    lookUp: ({ facts }, call) => lookUp(hub, facts, call),
    follow: (at, call) => follow(hub, refuse, { at, call }),
  });
}

function draftOf(refuse: Refusals, input: CreateShare): Draft {
  const { volume, site, description, protocol, name } = input;
  refuseWritten(refuse, {
    "input.siteId": [site, "the shares of a space are made at all its sites; leave it out"],
    "input.description": [description, "the Hub's shares have no description; leave it out"],
    "input.protocol": [protocol.s3 ?? protocol.mount, "the Hub serves shares by NFS and SMB"],
    "input.protocol.nfs.exportPath": [protocol.nfs?.exportPath, "clients ask for the shared path; leave it out"],
  });
  if (volume === undefined) throw refuse.invalid("input.volumeId", "say which volume shall be shared");
  const below = checkedPath(refuse, input.path, "input.path");
  if (volume.path === null) throw refuse.invalid("input.volumeId", "the Hub tells no mount point of this space");
  const path = pathInSpace(volume.path, below);
  const space = /^\d+$/.test(volume.nativeId) ? Number(volume.nativeId) : volume.nativeId;
  const { nfs, smb } = protocol;
  if (smb !== undefined) {
    if (name === undefined) throw refuse.invalid("input.name", "an SMB share needs a name");
    const { readOnly = false, browseable = true } = smb;
    const fields = sambaFields(refuse, { ...smb, readOnly, browseable }, readOnly);
    return { sort: "smb", body: { name: sambaName(refuse, name), space, path, ...fields } };
  }
  const clients = nfsClients(refuse, nfs?.rules ?? []);
  const label = name === undefined ? {} : { name: checkedText(refuse, name, { field: "input.name", most: 255 }) };
  return { sort: "nfs", body: { ...label, space, path, clients } };
}

/** Shares that have the key of what is asked for. */
async function likeIt(
  hub: Hub,
  { sort, asked }: { readonly sort: Sort; readonly asked: Json },
  call: Call,
): Promise<Thing[]> {
  const { name, space, path } = asked as Record<string, Json>;
  const things = await thingsOf(hub, sort, call);
  return things.filter((thing) =>
    sort === "smb" ? isNamed(thing, String(name)) : thing.space === String(space) && isPath(thing, String(path)),
  );
}

const isPath = ({ path }: Thing, asked: string): boolean => path?.replace(/(?<=.)\/+$/, "") === asked;

/** Ours has the key and all settings; with other settings it is somebody else's. */
async function lookUp(hub: Hub, { sort: kept, asked = {} }: Facts, call: Call): Promise<LookUpEnd> {
  const sort: Sort = kept === "nfs" ? "nfs" : "smb";
  const found = await likeIt(hub, { sort, asked }, call);
  const ours = found.find((thing) => showsAsked(thing, asked));
  if (ours !== undefined) {
    const target = shareName(sort, ours.id);
    return { found: "DONE", facts: { id: ours.id }, target, watch: [target] };
  }
  if (found.length === 0) return { found: "NOT_DONE" };
  return { found: "UNDECIDED", candidates: found.map(({ id }) => shareName(sort, id)) };
}

async function follow(
  hub: Hub,
  refuse: Refusals,
  { at, call }: { readonly at: FollowPoint; readonly call: Call },
): Promise<FollowEnd> {
  const { sort, id } = shareIn(at.facts);
  if (at.facts.id !== undefined) return followShare(refuse, at, shareName(sort, id));
  const end = await lookUp(hub, at.facts, call);
  if (end.found === "DONE") {
    const { facts, watch = [] } = end;
    return { ended: false, state: "RUNNING", progressPercent: null, facts, watch, againInMs: 1_000 };
  }
  const { problem } = refuse.because("UPSTREAM_ERROR", "the Hub took it, but shows no such share");
  return { ended: true, state: "LOST", problems: [problem], facts: {}, inferred: "UNDECIDED" };
}
