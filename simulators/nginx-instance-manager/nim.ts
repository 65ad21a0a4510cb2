// What do the routes share? The state (replaced by a reset), the clock, the gateway and how this NIM behaves.
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { SimClock } from "../chassis/simClock.ts";
import type { Caller } from "./gateway/admit.ts";
import type { IdentityProvider } from "./gateway/identityProvider.ts";
import type { NimBehaviour, NimCredentials } from "./options.ts";
import type { NimState } from "./state/nimState.ts";

/** One running simulated NIM. Routes read `state` late, because a reset replaces it. */
export interface Nim {
  /** Where routes are registered. */
  readonly app: FastifyInstance;
  /** Vendor time. */
  readonly clock: SimClock;
  /** How it behaves where the documentation is open. */
  readonly behaviour: NimBehaviour;
  /** Who may log in. */
  readonly credentials: NimCredentials;
  /** Makes and checks tokens in OIDC mode. */
  readonly identityProvider: IdentityProvider;
  /** Who made a call that was let in. */
  readonly callers: WeakMap<FastifyRequest, Caller>;
  /** Everything that this NIM knows. */
  state: NimState;
  /** Counts a call at the gateway; false when it is one too many for its place. */
  admitsRate(place: "api" | "other"): boolean;
}

/** Parameters of a path with `:uid`. */
export interface UidParams {
  Params: { uid: string };
}

/** Parameters of a path with a system and one of its NGINX instances. */
export interface InstanceParams {
  Params: { systemUid: string; nginxUid: string };
}
