// How is a snapshot kept longer or shorter? By a PATCH of its expiration, the only thing of it that changes (sheet §8.8).
import type { Change } from "../../../contract/changes/Change.ts";
import type { SnapshotRow } from "../../../contract/rows/Snapshot.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { type Step, stepwise } from "../../../upstream/changes/stepwise.ts";
import type { QumuloContext } from "../api.ts";
import type { RawSnapshot } from "../raw/snapshots.ts";
import { expirationOf, expirationSent } from "./expiration.ts";
import { ifMatch, settled } from "./items.ts";
import { refusal } from "./refusals.ts";
import { changeable, heldOrGoing, readTaggedSnapshot, SNAPSHOTS } from "./snapshotItems.ts";

/** `updateSnapshot`. */
export function updateSnapshot(context: QumuloContext): Change<"UPDATE_SNAPSHOT"> {
  const available = (row: SnapshotRow) => heldOrGoing(row);
  return stepwise<"UPDATE_SNAPSHOT">(context, {
    condition:
      "Only the expiration; a locked snapshot can only be kept longer, one held by replication not be changed.",
    available: (row) => (row.kind === "Snapshot" ? available(row) : null),
    steps: { [`PATCH ${SNAPSHOTS}{id}`]: expirationStep(context) },
    async plan({ input: { target, expiration } }, call) {
      const until = expirationOf(context, expiration);
      const { value, etag } = await changeable(context, { target, available }, call);
      demandLater(context, value, until);
      const change = plannedSend({
        purpose: until === null ? "Keep the snapshot for ever" : "Set the expiration of the snapshot",
        method: "PATCH",
        path: `${SNAPSHOTS}{id}`,
        params: { id: target.nativeId },
        headers: ifMatch(etag),
        body: { expiration: expirationSent(until) },
        proof: "KEYED",
      });
      return {
        sends: [change],
        target: { kind: "Snapshot", nativeId: target.nativeId },
        targetName: target.displayName,
        locks: [`Snapshot ${target.nativeId}`],
        touches: ["Snapshot"],
        facts: { id: target.nativeId, until, etag },
      };
    },
  });
}

/** Throws PRECONDITION_FAILED when a lock would be cut short. */
function demandLater(context: QumuloContext, raw: RawSnapshot, until: string | null): void {
  const isLocked = raw.lock_key !== null && raw.lock_key !== undefined && raw.lock_key !== "";
  if (!isLocked || until === null) return;
  if (raw.expiration !== null && Date.parse(until) >= Date.parse(raw.expiration)) return;
  const kept = raw.expiration === null ? "for ever" : `until ${raw.expiration}`;
  const say = `the snapshot is locked ${kept}, and can only be kept longer`;
  throw refusal(context, "PRECONDITION_FAILED", { field: "input.expiration", say });
}

function expirationStep(context: QumuloContext): Step {
  return {
    async lookUp({ facts }, call) {
      const id = String(facts.id);
      const now = await readTaggedSnapshot(context, id, call);
      if (now === null) return { found: "UNDECIDED", candidates: [] };
      return settled(
        { kind: "Snapshot", nativeId: id },
        { asWanted: now.value.expiration === facts.until, asBefore: now.etag === facts.etag },
      );
    },
  };
}
