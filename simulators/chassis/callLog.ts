// Which calls did the simulator get, and how were they answered? Read by tests through `GET /__sim/calls` to count vendor calls.

/** One vendor call. */
export interface CallEntry {
  /** Arrival in real ms since 1970, whatever the vendor clock says. */
  at: number;
  /** Upper case HTTP method. */
  method: string;
  /** Raw path with its query. */
  path: string;
  /** HTTP status that was sent; null when there was no answer (yet), or the connection was cut without one. */
  status: number | null;
}

/** The calls since the start, the last clearing or the last reset, in order of arrival. */
export interface CallLog {
  /** Adds a call; the caller fills in its status later. */
  add(call: Omit<CallEntry, "status">): CallEntry;
  /** All calls, oldest first. */
  list(): readonly CallEntry[];
  /** Forgets all calls. */
  clear(): void;
}

/** Makes an empty log. */
export function createCallLog(): CallLog {
  let calls: CallEntry[] = [];
  return {
    add: (call) => {
      const entry: CallEntry = { ...call, status: null };
      calls.push(entry);
      return entry;
    },
    list: () => calls,
    clear: () => {
      calls = [];
    },
  };
}
