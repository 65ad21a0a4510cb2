// What is a source to the rest of the gateway? One configured connection: its connector and how its upstream fares.
import type { CallClass } from "./call.ts";
import type { Connector } from "./connector.ts";
import type { Instant, Vendor } from "./kinds.ts";
import type { Problem } from "./problem.ts";

/** One configured connection. */
export interface Source {
  /** The operator's configuration key. */
  readonly id: string;
  readonly displayName: string;
  readonly vendor: Vendor;
  /** True when it is one of the built-in simulators. */
  readonly demo: boolean;
  /** False is a deliberate, loud exception in the configuration. */
  readonly tlsVerified: boolean;
  readonly connector: Connector;
  /** How the upstream fares right now. Cheap: makes no call. */
  status(): UpstreamStatus;
}

/** How a source's upstream fares. */
export interface UpstreamStatus {
  readonly breakerState: "CLOSED" | "OPEN" | "HALF_OPEN";
  readonly budgets: readonly BudgetStatus[];
  /** Last answer of the vendor that was no failure; null when there was none since start. */
  readonly lastAnsweredAt: Instant | null;
  /** What the last call failed with; null when it did not fail. */
  readonly lastProblem: Problem | null;
  /** Version of the vendor's product as last seen; null when never seen or never said. */
  readonly version: string | null;
}

/** How a class of calls is spent; the fields of the GraphQL type `Budget`. */
export interface BudgetStatus {
  readonly callClass: CallClass;
  readonly callsPerSecond: number;
  readonly queued: number;
  readonly pausedUntil: Instant | null;
}
