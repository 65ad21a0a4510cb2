// What do the routes share? The state (replaced by a reset), the clock, who may call and how this server behaves.
import type { Throttle } from "./auth/throttle.ts";
import type { NodeumBehaviour, NodeumCredentials } from "./options.ts";
import type { NodeumState } from "./state/nodeumState.ts";

/** One running simulated server. Routes read its state late, because a reset replaces it. */
export interface Nodeum {
  /** Everything that the server knows. */
  state: NodeumState;
  /** Counts calls. */
  throttle: Throttle;
  /** How it behaves where the documentation is open. */
  readonly behaviour: NodeumBehaviour;
  /** Who may call. */
  readonly credentials: NodeumCredentials;
  /** Vendor time in ms. */
  now(): number;
}
