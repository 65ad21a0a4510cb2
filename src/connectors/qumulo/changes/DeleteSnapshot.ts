// How is a snapshot removed? By a DELETE that is taken at once (202) and goes on until the snapshot is gone (sheet §7).
import type { Change, FollowEnd } from "../../../contract/changes/Change.ts";
import { watchKey } from "../../../contract/changes/Change.ts";
import type { SnapshotRow } from "../../../contract/rows/Snapshot.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { type Step, stepwise } from "../../../upstream/changes/stepwise.ts";
import type { QumuloContext } from "../api.ts";
import { ifMatch } from "./items.ts";
import { refusal } from "./refusals.ts";
import { changeable, heldOrGoing, readSnapshot, SNAPSHOTS } from "./snapshotItems.ts";

/** How long a removal that was taken may show nothing, in ms, before it is given up. */
const UNSEEN_MS = 300_000;

/** The removal of a snapshot may wait for others, and for days. */
const LONGEST_MS = 7 * 86_400_000;

/** `deleteSnapshot`. */
export function deleteSnapshot(context: QumuloContext): Change<"DELETE_SNAPSHOT"> {
  const available = (row: SnapshotRow) =>
    heldOrGoing(row) ??
    (row.locked === true ? ({ code: "CONFLICT", reason: "It is locked until it expires." } as const) : null);
  return stepwise<"DELETE_SNAPSHOT">(context, {
    condition: "Neither while it is locked nor while replication holds it.",
    available: (row) => (row.kind === "Snapshot" ? available(row) : null),
    steps: { [`DELETE ${SNAPSHOTS}{id}`]: removalStep(context) },
    async plan({ input: { target } }, call) {
      const { etag } = await changeable(context, { target, available }, call);
      const removal = plannedSend({
        purpose: "Remove the snapshot",
        method: "DELETE",
        path: `${SNAPSHOTS}{id}`,
        params: { id: target.nativeId },
        headers: ifMatch(etag),
        proof: "KEYED",
        outlasts: true,
      });
      return {
        sends: [removal],
        target: { kind: "Snapshot", nativeId: target.nativeId },
        targetName: target.displayName,
        locks: [`Snapshot ${target.nativeId}`],
        touches: ["Snapshot", "Job"],
        longestMs: LONGEST_MS,
        facts: { id: target.nativeId },
      };
    },
  });
}

function removalStep(context: QumuloContext): Step {
  const jobOf = (id: unknown) => ({ kind: "Job", nativeId: `snapshot:${String(id)}` }) as const;
  return {
    reading: ({ facts }) => ({
      // Gone already is as good as removed.
      accept: [404],
      read: () => ({ watch: [jobOf(facts.id)] }),
      // There is no input to be wrong: it is locked or held by now (class not documented, sheet §12).
      codeOf: ({ vendorStatus }) => (vendorStatus === 400 ? "CONFLICT" : undefined),
    }),
    async lookUp({ facts }, call) {
      const raw = await readSnapshot(context, String(facts.id), call);
      if (raw !== null && raw.in_delete !== true) return { found: "NOT_DONE" };
      return { found: "DONE", facts: {}, watch: [jobOf(facts.id)] };
    },
    async follow({ facts, rows, sinceSentMs }, call): Promise<FollowEnd> {
      const goesOn = { ended: false, state: "RUNNING", progressPercent: null, facts: {} } as const;
      if (rows.get(watchKey(jobOf(facts.id)))) return goesOn;
      // No job: it is gone, or not being removed (any more).
      const raw = await readSnapshot(context, String(facts.id), call);
      if (raw === null) return { ended: true, state: "SUCCEEDED", problems: [], facts: {} };
      if (raw.in_delete === true || sinceSentMs < UNSEEN_MS) return goesOn;
      const say = "remove the snapshot: the vendor took it, but the snapshot is still there and is not being removed";
      const { problem } = refusal(context, "UPSTREAM_ERROR", { say });
      return { ended: true, state: "LOST", problems: [problem], facts: {}, inferred: "LOOKS_NOT_DONE" };
    },
  };
}
