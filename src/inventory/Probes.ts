// Does a source answer? Tries connections, once for all who ask at the same time.
import type { Clock } from "../contract/call.ts";
import type { Source } from "../contract/source.ts";
import type { Log } from "../observe/Log.ts";
import { Flight } from "./Flight.ts";
import type { Freshness } from "./InventoryView.ts";
import type { RequestConditions } from "./Kernel.ts";
import { problemOf } from "./problems.ts";
import { timeLeftMs } from "./timeLeft.ts";

/** Tries connections. */
export interface Probes {
  /**
   * Tries the connection unless the source answered lately, and waits for the answer as `freshness` allows. How it went
   * stands in the source's status. Throws only when the caller has gone.
   */
  probe(source: Source, freshness: Freshness, request: RequestConditions): Promise<void>;
  /** Calls off what is under way. */
  close(): void;
}

/** A source that answered within this time is not tried, unless a caller wants to know better. */
const LATELY_MS = 60_000;
const WAIT_MS = 2_000;
const LONGEST_PROBE_MS = 30_000;

/** Makes it. */
export function createProbes(clock: Clock, log: Log): Probes {
  const underWay = new Map<string, Flight<void>>();

  const start = (source: Source, principal: string): Flight<void> => {
    const deadlineMs = clock.monotonic() + LONGEST_PROBE_MS;
    const flight = new Flight(clock, async (signal) => {
      try {
        await source.connector.probe({ signal, deadlineMs, priority: "interactive", principal });
      } catch (error) {
        const { code } = problemOf(error, source.id, "probe the vendor");
        log.warn({ source: source.id, code }, "a source did not answer");
      } finally {
        underWay.delete(source.id);
      }
    });
    underWay.set(source.id, flight);
    return flight;
  };

  return {
    probe: async (source, freshness, { signal, deadlineMs, principal, waits }) => {
      const maxAgeMs = freshness.maxAgeSeconds === null ? LATELY_MS : freshness.maxAgeSeconds * 1_000;
      const { lastAnsweredAt } = source.status();
      const ageMs = lastAnsweredAt === null ? Number.POSITIVE_INFINITY : clock.now() - Date.parse(lastAnsweredAt);
      if (ageMs <= maxAgeMs && maxAgeMs > 0) return;
      const flight = underWay.get(source.id) ?? start(source, principal);
      const waitMs = Math.min(freshness.waitMs ?? WAIT_MS, timeLeftMs(clock, deadlineMs));
      await flight.wait({ waitMs, signal, waits });
    },
    close: () => {
      for (const flight of underWay.values()) flight.callOff();
    },
  };
}
