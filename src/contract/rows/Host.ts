// What does a connector say about a machine?
import type { Instant } from "../kinds.ts";
import type { Ref } from "../ref.ts";
import type { Health, LifecycleState } from "../words.ts";
import type { DetailsRow, RowBase } from "./shared.ts";

/** A machine. */
export interface HostRow extends RowBase<"Host"> {
  readonly name: string | null;
  readonly hostname: string | null;
  readonly site: Ref | null;
  readonly lifecycle: LifecycleState;
  readonly health: Health;
  /** Health by part; null when the vendor does not split it. */
  readonly components: readonly HostComponentRow[] | null;
  readonly version: string | null;
  readonly model: string | null;
  readonly serialNumber: string | null;
  readonly ipAddresses: readonly string[] | null;
  readonly cpuCores: number | null;
  readonly memoryBytes: bigint | null;
  readonly uptimeSeconds: bigint | null;
  readonly lastSeenAt: Instant | null;
  readonly details: DetailsRow | null;
}

/** One part of a host and how it is. */
export interface HostComponentRow {
  readonly name: string;
  readonly health: Health;
  readonly nativeState: string | null;
}
