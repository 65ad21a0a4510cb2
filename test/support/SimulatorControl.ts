// How does a test steer a simulator? A typed client of its `/__sim/` routes.
import type { RunningSimulator } from "../../simulators/chassis/runningSimulator.ts";

/** One call that a vendor saw. */
export interface SeenCall {
  /** Real time of its arrival, in ms since the epoch. */
  readonly at: number;
  readonly method: string;
  /** Path with its query. */
  readonly path: string;
  readonly status: number;
}

/** How to spoil answers. */
export interface FaultOrder {
  readonly match?: { readonly method?: string; readonly path?: string };
  readonly fault: {
    readonly kind: "latency" | "status" | "hang" | "drop" | "malformed" | "truncated" | "oversized" | "unauthorized";
    readonly when?: "before" | "after-effect";
    readonly ms?: number;
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
    readonly bytes?: number;
  };
  /** How many calls it meets; left out: until removed. */
  readonly times?: number;
}

/** How rows change at the vendor. */
export interface RowOrder {
  readonly kind: string;
  readonly insert?: { readonly count?: number; readonly values?: readonly unknown[] };
  readonly update?: { readonly ids: readonly string[]; readonly values: readonly unknown[] };
  readonly delete?: { readonly count?: number; readonly ids?: readonly string[] };
  /** Right before the n-th call from now; left out: at once. */
  readonly afterRequest?: number;
}

/** What a test may do to a vendor. The in-memory vendor offers the same. */
export interface VendorControl {
  calls(): Promise<readonly SeenCall[]>;
  forgetCalls(): Promise<void>;
  fault(order: FaultOrder): Promise<void>;
  heal(): Promise<void>;
  /** Native ids of the rows concerned. */
  rows(order: RowOrder): Promise<readonly string[]>;
  advance(ms: number): Promise<void>;
  reset(): Promise<void>;
}

/** Steers one simulator over its control routes. */
export function controlOf(simulator: Pick<RunningSimulator, "url">): VendorControl {
  const ask = async (method: string, route: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${simulator.url}/__sim/${route}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`The simulator refused ${method} ${route}: ${text}`);
    return text === "" ? null : JSON.parse(text);
  };
  return {
    calls: async () => (await ask("GET", "calls")) as SeenCall[],
    forgetCalls: async () => void (await ask("DELETE", "calls")),
    fault: async (order) => void (await ask("POST", "faults", order)),
    heal: async () => void (await ask("DELETE", "faults")),
    rows: async (order) => ((await ask("POST", "rows", order)) as { ids: string[] }).ids.map(String),
    advance: async (advanceMs) => void (await ask("POST", "clock", { advanceMs })),
    reset: async () => void (await ask("POST", "reset", {})),
  };
}
