// Who carries out the operations of a source? Whoever holds its lease, for as long as it is renewed; how sure that is tells how
// long something may still be begun.
import type { Clock } from "../contract/call.ts";
import type { Lease, Leases } from "../shared-state/Leases.ts";
import type { Fence } from "../shared-state/ledger/Ledger.ts";

/** A lease that is renewed by itself until it is lost. */
export interface Tenure {
  readonly fence: Fence;
  /** For how long it is still certain, in milliseconds; 0 once it is lost or given back. */
  remainingMs(): number;
  /** Somebody else turned out to hold it. */
  lose(): void;
  /** Stops renewing, and gives it back. */
  end(): Promise<void>;
}

/** What it is held with. */
export interface TenureTools {
  readonly leases: Leases;
  readonly clock: Pick<Clock, "monotonic" | "after">;
  readonly ttlMs: number;
  /** Called once, when somebody else may hold it by now. */
  readonly onLost: () => void;
}

/** Renewed so many times within its length. */
const BEATS = 6;

/** Holds a lease that was just taken. */
export function createTenure(taken: Lease, { leases, clock, ttlMs, onLost }: TenureTools): Tenure {
  let lease: Lease | null = taken;
  let cancel = () => {};

  const lose = (): void => {
    if (lease === null) return;
    lease = null;
    cancel();
    onLost();
  };
  const beat = async (): Promise<void> => {
    if (lease === null) return;
    const renewed = await leases.renew(lease, ttlMs);
    if (lease === null) return;
    if (renewed.ok && renewed.value !== null) lease = renewed.value;
    // Somebody else has it, or it has run out while nobody could be asked.
    if ((renewed.ok && renewed.value === null) || clock.monotonic() >= lease.untilMs) lose();
    else wait();
  };
  const wait = (): void => {
    cancel = clock.after(ttlMs / BEATS, () => void beat());
  };

  wait();
  return {
    fence: { name: taken.name, owner: taken.owner, epoch: taken.epoch },
    remainingMs: () => (lease === null ? 0 : Math.max(0, lease.untilMs - clock.monotonic())),
    lose,
    end: async () => {
      cancel();
      const held = lease;
      lease = null;
      if (held !== null) await leases.release(held);
    },
  };
}
