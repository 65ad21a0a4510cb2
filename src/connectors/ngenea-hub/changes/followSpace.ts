// When has a change of a space reached its sites? The row changes at once, the sites follow: `is_ready` and `on_sites` tell
// (sheet §5, §7).
import type { Call } from "../../../contract/call.ts";
import { type FollowEnd, type FollowPoint, type RowName, watchKey } from "../../../contract/changes/Change.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";
import type { Hub } from "../hub.ts";
import { overSites } from "../map/words.ts";
import { readSpace, volumeName } from "./spaceItems.ts";

/** How long a site may show a failure that is not of this change yet, in ms: states lag behind reality. */
const OLD_FAILURE_MS = 120_000;

const underWay: Extract<FollowEnd, { ended: false }> = {
  ended: false,
  state: "RUNNING",
  progressPercent: null,
  facts: {},
  againInMs: 5_000,
};

/** @param target what the change is of, where it is not the volume. */
export async function followSpace(
  hub: Hub,
  refuse: Refusals,
  { at, id, target = volumeName(id), call }: { at: FollowPoint; id: string; target?: RowName; call: Call },
): Promise<FollowEnd> {
  const row = at.rows.get(watchKey(volumeName(id)));
  if (row === undefined) return { ...underWay, watch: [volumeName(id)] };
  if (row?.kind !== "Volume") {
    const { problem } = refuse.because("NOT_FOUND", "the Hub no longer knows the space");
    return { ended: true, state: "LOST", problems: [problem], facts: {}, inferred: "UNDECIDED" };
  }
  if (row.health === "CRITICAL") {
    if (at.sinceSentMs < OLD_FAILURE_MS) return underWay;
    const { problem } = refuse.because("UPSTREAM_ERROR", "the Hub has it, but a site of the space could not follow");
    return { ended: true, state: "PARTIALLY_SUCCEEDED", problems: [problem], facts: {}, target };
  }
  if (row.lifecycle === "CREATING") return underWay;
  // A Hub that does not say whether a space is ready may still say it site by site.
  const isOpen = row.lifecycle === "UNKNOWN" && (await isChanging(hub, id, call));
  return isOpen ? underWay : { ended: true, state: "SUCCEEDED", problems: [], facts: {}, target };
}

async function isChanging(hub: Hub, id: string, call: Call): Promise<boolean> {
  const space = await readSpace(hub, id, call);
  return space !== null && overSites(space.on_sites, hub.words) === "CHANGING";
}
