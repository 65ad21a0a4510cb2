// When has a share reached the sites of its space? A Samba share tells by `on_sites`, as far as its shape is understood; an NFS
// share by nothing at all, so that it is done once the Hub has it (sheet §5).
import { type FollowEnd, type FollowPoint, type RowName, watchKey } from "../../../contract/changes/Change.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";

/** How long a site may show a failure that is not of this change yet, in ms: states lag behind reality. */
const OLD_FAILURE_MS = 120_000;

const underWay: Extract<FollowEnd, { ended: false }> = {
  ended: false,
  state: "RUNNING",
  progressPercent: null,
  facts: {},
  againInMs: 5_000,
};

/** @param share what is followed. */
export function followShare(refuse: Refusals, { rows, sinceSentMs }: FollowPoint, share: RowName): FollowEnd {
  const row = rows.get(watchKey(share));
  if (row === undefined) return { ...underWay, watch: [share] };
  if (row?.kind !== "Share") {
    const { problem } = refuse.because("NOT_FOUND", "the Hub no longer knows the share");
    return { ended: true, state: "LOST", problems: [problem], facts: {}, inferred: "UNDECIDED" };
  }
  if (row.lifecycle === "CREATING") return underWay;
  if (row.lifecycle !== "ERROR") return { ended: true, state: "SUCCEEDED", problems: [], facts: {}, target: share };
  if (sinceSentMs < OLD_FAILURE_MS) return underWay;
  const { problem } = refuse.because("UPSTREAM_ERROR", "the Hub has it, but a site of the space could not follow");
  return { ended: true, state: "PARTIALLY_SUCCEEDED", problems: [problem], facts: {}, target: share };
}
