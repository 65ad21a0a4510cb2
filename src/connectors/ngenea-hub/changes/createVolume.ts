// How is a space made? By one POST; its name and its mount point are its keys, and its sites follow (sheet §7).
import type { Call } from "../../../contract/call.ts";
import type { Change, Facts, FollowEnd, FollowPoint, Json, LookUpEnd } from "../../../contract/changes/Change.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { type Refusals, refusalsOf } from "../../../upstream/changes/refusals.ts";
import type { Hub } from "../hub.ts";
import { checkedPath } from "./checks.ts";
import { followSpace } from "./followSpace.ts";
import { idIn } from "./idIn.ts";
import { oneCall } from "./oneCall.ts";
import { isSame, partOf, shownSpace, spacesLike, volumeName } from "./spaceItems.ts";
import { volumeWish } from "./volumeWish.ts";

/** CREATE_VOLUME. */
export function createVolume(hub: Hub): Change<"CREATE_VOLUME"> {
  const refuse = refusalsOf(hub, "create a volume");
  return oneCall<"CREATE_VOLUME">(hub, {
    condition: "A space needs a name, a mount point and one site or more, which follow in the background.",
    async plan({ input }, call) {
      const { body, wanted } = volumeWish(refuse, input);
      if (input.path === undefined)
        throw refuse.invalid("input.path", "say where it shall be mounted, for example /mmfs1/data/projects");
      const mountpoint = checkedPath(refuse, input.path, "input.path");
      if (mountpoint === "/") throw refuse.invalid("input.path", "a space is mounted below a file system");
      if (input.placements === undefined) throw refuse.invalid("input.placements", "say at which sites it shall be");
      const taken = await spacesLike(hub, { name: input.name, mountpoint }, call);
      if (taken.length > 0)
        throw refuse.because("ALREADY_EXISTS", "there is a space of this name or at this mount point");
      const only = plannedSend({
        purpose: "Create the space",
        method: "POST",
        path: "/spaces/",
        body: { ...body, mountpoint },
        proof: "KEYED",
        outlasts: true,
      });
      return {
        sends: [only],
        target: null,
        targetName: input.name,
        locks: [`Volume name:${input.name}`, `Volume path:${mountpoint}`],
        touches: ["Volume", "Quota"],
        facts: { wanted: { ...wanted, mountpoint } as Json },
      };
    },
    reading: () => ({
      read: ({ body }) => {
        const id = idIn(body);
        return id === null ? {} : { facts: { id }, target: volumeName(id), watch: [volumeName(id)] };
      },
    }),
    lookUp: ({ facts }, call) => lookUp(hub, facts, call),
    follow: (at, call) => follow(hub, refuse, { at, call }),
  });
}

/** Ours has the name and everything else that was asked for; of the same name with other settings it is somebody else's. */
async function lookUp(hub: Hub, { wanted = {} }: Facts, call: Call): Promise<LookUpEnd> {
  const { name, mountpoint } = wanted as { readonly name: string; readonly mountpoint: string };
  const found = await spacesLike(hub, { name, mountpoint }, call);
  const ours = found.find((space) => isSame(partOf(shownSpace(space), wanted), wanted));
  if (ours !== undefined) {
    const target = volumeName(ours.id);
    return { found: "DONE", facts: { id: ours.id }, target, watch: [target] };
  }
  if (found.length === 0) return { found: "NOT_DONE" };
  return { found: "UNDECIDED", candidates: found.map(({ id }) => volumeName(id)) };
}

async function follow(
  hub: Hub,
  refuse: Refusals,
  { at, call }: { readonly at: FollowPoint; readonly call: Call },
): Promise<FollowEnd> {
  if (typeof at.facts.id === "string") return followSpace(hub, refuse, { at, id: at.facts.id, call });
  // The reference shows the request as the answer of a POST: where it names no id, the space is looked for.
  const end = await lookUp(hub, at.facts, call);
  if (end.found === "DONE") {
    const { facts, watch = [] } = end;
    return { ended: false, state: "RUNNING", progressPercent: null, facts, watch, againInMs: 1_000 };
  }
  const { problem } = refuse.because("UPSTREAM_ERROR", "the Hub took it, but shows no such space");
  return { ended: true, state: "LOST", problems: [problem], facts: {}, inferred: "UNDECIDED" };
}
