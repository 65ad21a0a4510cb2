// How is a lease held for as long as something takes? By renewing it well before its end, and taking it anew when everything that
// is shared was lost.
import type { Clock } from "../contract/call.ts";
import type { Lease, Leases } from "./Leases.ts";

/** A lease that is renewed by itself. */
export interface HeldLease {
  /** Stops renewing, and gives it back. */
  release(): Promise<void>;
}

/** Holds a lease. @param ttlMs for how long it is renewed each time; a third of that passes in between. */
export function holdLease(
  leases: Leases,
  taken: Lease,
  { clock, ttlMs }: { readonly clock: Pick<Clock, "after">; readonly ttlMs: number },
): HeldLease {
  let lease = taken;
  let isReleased = false;
  let beating: Promise<void> = Promise.resolve();
  let cancel = () => {};

  const beat = async (): Promise<void> => {
    const renewed = await leases.renew(lease, ttlMs);
    if (renewed.ok && renewed.value !== null) lease = renewed.value;
    if (renewed.ok && renewed.value === null) {
      const again = await leases.take({ name: lease.name, owner: lease.owner, ttlMs });
      if (again.ok && again.value !== null) lease = again.value;
    }
    if (!isReleased) wait();
  };
  const wait = (): void => {
    cancel = clock.after(ttlMs / 3, () => {
      beating = beat();
    });
  };

  wait();
  return {
    release: async () => {
      isReleased = true;
      cancel();
      await beating;
      await leases.release(lease);
    },
  };
}
