// Is there room for one more subscription? On the gateway and for its caller; who ends one makes room.
import { EVERYONE, type Viewer } from "../../access/Viewer.ts";
import { GatewayError } from "../../contract/problem.ts";
import type { LimitSettings } from "./LimitSettings.ts";

/** The limits of subscriptions. */
export interface SeatSettings extends Pick<LimitSettings, "maxSubscriptionsPerPrincipal"> {
  /** Most at once on this gateway. */
  readonly maxSubscriptions: number;
}

/** Room for subscriptions. */
export interface Seats {
  /** Takes a seat; what gives it back, once. Throws COST_LIMIT when there is none. */
  take(viewer: Pick<Viewer, "id">): () => void;
}

/** Makes it. @param limits looked up for each seat, so that they may change meanwhile. */
export function createSeats(limits: SeatSettings): Seats {
  const taken = new Map<string, number>();
  let all = 0;
  return {
    take: ({ id }) => {
      const own = taken.get(id) ?? 0;
      if (id !== EVERYONE.id && own >= limits.maxSubscriptionsPerPrincipal)
        throw crowded(`You follow ${own} things at once, as many as you may. End one of them first.`);
      if (all >= limits.maxSubscriptions)
        throw crowded("This gateway follows as many subscriptions as it may. Try again later.");
      taken.set(id, own + 1);
      all += 1;
      let isTaken = true;
      return () => {
        if (!isTaken) return;
        isTaken = false;
        all -= 1;
        const left = (taken.get(id) ?? 1) - 1;
        if (left === 0) taken.delete(id);
        else taken.set(id, left);
      };
    },
  };
}

const crowded = (message: string) => new GatewayError({ code: "COST_LIMIT", message, retryable: true });
