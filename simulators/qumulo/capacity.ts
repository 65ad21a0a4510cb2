// How full is the cluster? One reckoning for the file system, the capacity history and the snapshots' share of it.
import type { QumuloState } from "./state.ts";

/** Bytes of the file system. */
export interface Capacity {
  total: bigint;
  /** Data of the directory tree. */
  data: bigint;
  /** What only snapshots hold; part of what is used. */
  snapshots: bigint;
  /** Never below 0, also when the rows were made to hold more than fits. */
  free: bigint;
}

/** Reckons the capacity as it is now. */
export function capacityOf(state: QumuloState): Capacity {
  const total = BigInt(state.cluster.total_size_bytes);
  const data = state.tree.root.capacity;
  const snapshots = state.snapshots.list().reduce((sum, { capacityUsed }) => sum + capacityUsed, 0n);
  const free = total - data - snapshots;
  return { total, data, snapshots, free: free > 0n ? free : 0n };
}
