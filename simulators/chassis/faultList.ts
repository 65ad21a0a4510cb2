// Does this call meet a fault? The chassis asks for every vendor call before anything else happens to it.
import type { Fault, FaultRequest } from "./fault.ts";

/** The faults that wait for calls. */
export interface FaultList {
  /** Adds a fault behind those that wait already. */
  add(request: FaultRequest): void;
  /** The first fault that matches, which uses up one of its times; null when none does. */
  take(method: string, path: string): Fault | null;
  /** Removes all faults. */
  clear(): void;
}

interface Waiting {
  method: string | undefined;
  path: string;
  fault: Fault;
  left: number;
}

/** Makes an empty list. */
export function createFaultList(): FaultList {
  let waiting: Waiting[] = [];
  return {
    add: ({ match, fault, times }) => {
      const method = match.method?.toUpperCase();
      waiting.push({ method, path: match.path ?? "", fault, left: times ?? Number.POSITIVE_INFINITY });
    },
    take: (method, path) => {
      const met = waiting.find(
        (entry) => (entry.method === undefined || entry.method === method) && path.startsWith(entry.path),
      );
      if (met === undefined) return null;
      met.left -= 1;
      if (met.left <= 0) waiting = waiting.filter((entry) => entry !== met);
      return met.fault;
    },
    clear: () => {
      waiting = [];
    },
  };
}
