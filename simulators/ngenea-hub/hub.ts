// What do the routes share? The state (replaced by a reset), the clock, the tokens and how this Hub behaves.
import type { TokenOffice } from "./auth/tokenOffice.ts";
import type { HubBehaviour } from "./options.ts";
import type { HubState } from "./state/hubState.ts";

/** One running simulated Hub. Routes read its fields late, because a reset replaces them. */
export interface Hub {
  /** Everything that the Hub knows. */
  state: HubState;
  /** Makes and checks tokens. */
  tokens: TokenOffice;
  /** How it behaves where the documentation is open. */
  readonly behaviour: HubBehaviour;
  /** Vendor time in ms. */
  now(): number;
}
