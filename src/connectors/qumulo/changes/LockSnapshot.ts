// How is a snapshot locked? By a POST that names a key of the file system; only the key's owner could unlock it (sheet §8.8).
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import type { Change, UnavailableNow } from "../../../contract/changes/Change.ts";
import type { SnapshotRow } from "../../../contract/rows/Snapshot.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { type Step, stepwise } from "../../../upstream/changes/stepwise.ts";
import { type QumuloContext, readPart } from "../api.ts";
import { entriesOf, zKey, zText, zYesNo } from "../raw/pieces.ts";
import { refusal } from "./refusals.ts";
import { changeable, heldOrGoing, readSnapshot, SNAPSHOTS } from "./snapshotItems.ts";

const KEYS = "/v1/file-system/security/keys/";
const zKeys = entriesOf(z.object({ id: zKey, name: zText, disabled: zYesNo }));

/** `lockSnapshot`. */
export function lockSnapshot(context: QumuloContext): Change<"LOCK_SNAPSHOT"> {
  return stepwise<"LOCK_SNAPSHOT">(context, {
    condition: "The snapshot must have an expiration.",
    available: (row) => (row.kind === "Snapshot" ? available(row) : null),
    steps: { [`POST ${SNAPSHOTS}{id}/lock`]: lockStep(context) },
    async plan({ input: { target, lockKey } }, call) {
      await changeable(context, { target, available }, call);
      await demandKey(context, lockKey, call);
      const lock = plannedSend({
        purpose: "Lock the snapshot",
        method: "POST",
        path: `${SNAPSHOTS}{id}/lock`,
        params: { id: target.nativeId },
        body: { lock_key_ref: lockKey },
        proof: "KEYED",
      });
      return {
        sends: [lock],
        target: { kind: "Snapshot", nativeId: target.nativeId },
        targetName: target.displayName,
        locks: [`Snapshot ${target.nativeId}`],
        touches: ["Snapshot"],
        facts: { id: target.nativeId, lockKey },
      };
    },
  });
}

function available(row: SnapshotRow): UnavailableNow | null {
  const why = heldOrGoing(row);
  if (why !== null) return why;
  if (row.locked === true) return { code: "CONFLICT", reason: "It is locked already." };
  const reason = "It has no expiration, so a lock would hold for ever; set one first.";
  return row.expiresAt === null ? { code: "PRECONDITION_FAILED", reason } : null;
}

/** Throws NOT_FOUND or CONFLICT unless it is the id of a key in use. An account that may not see keys may still use them. */
export async function demandKey(context: QumuloContext, lockKey: string, call: Call): Promise<void> {
  const field = "input.lockKey";
  const { value } = await readPart(context, { what: "the lock keys", path: KEYS, schema: zKeys }, call);
  if (value === null) return;
  const key = value.entries.find(({ id }) => id === lockKey);
  if (key === undefined) throw refusal(context, "NOT_FOUND", { field, say: "there is no lock key with this id" });
  if (key.disabled === true) throw refusal(context, "CONFLICT", { field, say: "this lock key is out of use" });
}

function lockStep(context: QumuloContext): Step {
  return {
    reading: () => ({
      // Key and expiration were checked: it is locked or held by now (class not documented, sheet §12).
      codeOf: ({ vendorStatus }) => (vendorStatus === 400 ? "CONFLICT" : undefined),
    }),
    async lookUp({ facts }, call) {
      const raw = await readSnapshot(context, String(facts.id), call);
      const target = { kind: "Snapshot", nativeId: String(facts.id) } as const;
      if (raw === null) return { found: "UNDECIDED", candidates: [] };
      if (raw.lock_key === facts.lockKey) return { found: "DONE", facts: {}, target };
      const isFree = raw.lock_key === null || raw.lock_key === undefined || raw.lock_key === "";
      return isFree ? { found: "NOT_DONE" } : { found: "UNDECIDED", candidates: [target] };
    },
  };
}
