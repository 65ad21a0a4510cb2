// Which snapshots are kept? About five per volume: those of policies, those on demand, some locked, owned or in deletion (sheet §8.8).
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { FileNode } from "../fileTree.ts";
import { nanoTime, secondTime } from "../wire/rfc3339.ts";
import type { SnapshotPolicy } from "./policies.ts";

/** A snapshot as the simulator keeps it; answers of v2, v3 and v4 are made from it. */
export interface Snapshot {
  id: number;
  /** `<id>_<suffix>`. */
  name: string;
  timestamp: string;
  source_file_id: string;
  policy_id: number | null;
  /** RFC 3339; null or "" for never, as it was asked for. */
  expiration: string | null;
  in_delete: boolean;
  /** Who holds it; not empty means that it can be neither deleted nor changed. */
  owners: { id: string }[];
  /** Key that locks it; null for none. */
  lock_key: string | null;
  /** Bytes that only this snapshot holds. */
  capacityUsed: bigint;
  /** Vendor ms at which a deletion ends; null while there is none. */
  goneAtMs: number | null;
}

/** What one snapshot is made of. */
export interface SnapshotPlan {
  source: FileNode;
  policy: SnapshotPolicy | null;
  suffix: string;
  atMs: number;
  expiration: string | null;
}

const day = 86_400_000;
const suffixes = ["OnDemand", "before-upgrade", "audit 2026", "OnDemand", "release"] as const;

/** Makes one snapshot with the id given. */
export function makeSnapshot(random: SeededRandom, id: number, plan: SnapshotPlan): Snapshot {
  return {
    id,
    name: `${id}_${plan.suffix}`,
    timestamp: nanoTime(plan.atMs),
    source_file_id: plan.source.id,
    policy_id: plan.policy?.id ?? null,
    expiration: plan.expiration,
    in_delete: false,
    owners: [],
    lock_key: plan.policy?.lock_key_ref ?? null,
    capacityUsed: BigInt(random.int(0, 4_000_000)) * 4_096n,
    goneAtMs: null,
  };
}

function planOf(
  source: FileNode,
  policy: SnapshotPolicy | undefined,
  parts: { random: SeededRandom; nowMs: number; nth: number },
) {
  const { random, nowMs, nth } = parts;
  const atMs = nowMs - (nth + 1) * day + random.int(0, day / 2);
  if (policy === undefined || nth === 4) {
    const never = random.chance(0.5) ? null : "";
    const expiration = random.chance(0.6) ? never : secondTime(nowMs + random.int(1, 200) * day);
    return { source, policy: null, suffix: suffixes[nth % suffixes.length] as string, atMs, expiration };
  }
  const isForEver = ["", "never"].includes(policy.schedule.expiration_time_to_live);
  const directory = source.parent === null ? "" : `_${source.name}`;
  const expiration = isForEver ? null : secondTime(atMs + 14 * day);
  return { source, policy, suffix: `${policy.policy_name}${directory}`, atMs, expiration };
}

/** Puts the states that a plain snapshot has not: two in deletion, two held by a replication. */
function specialise(snapshots: Snapshot[], nowMs: number, lockKey: string): void {
  const onDemand = snapshots.filter((snapshot) => snapshot.policy_id === null);
  for (const snapshot of onDemand.slice(0, 2)) {
    snapshot.in_delete = true;
    snapshot.goneAtMs = nowMs + 30 * 60_000;
  }
  for (const [index, snapshot] of onDemand.slice(2, 4).entries()) snapshot.owners = [{ id: String(index + 1) }];
  for (const snapshot of onDemand.slice(4, 5)) snapshot.lock_key = lockKey;
}

/** Makes five snapshots of each source, ids ascending with their time. */
export function seedSnapshots(
  random: SeededRandom,
  parts: { volumes: readonly FileNode[]; policies: readonly SnapshotPolicy[]; nowMs: number; lockKey: string },
): Snapshot[] {
  const policyBySource = new Map(parts.policies.map((policy) => [policy.source_file_id, policy]));
  const plans: SnapshotPlan[] = parts.volumes.flatMap((source) =>
    Array.from({ length: 5 }, (_, nth) =>
      planOf(source, policyBySource.get(source.id), { random, nowMs: parts.nowMs, nth }),
    ),
  );
  plans.sort((left, right) => left.atMs - right.atMs);
  const snapshots = plans.map((plan, index) => makeSnapshot(random, index + 1, plan));
  specialise(snapshots, parts.nowMs, parts.lockKey);
  return snapshots;
}
