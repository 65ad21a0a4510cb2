// What does a route need to answer? Handed to every group of routes; `state` is read late, because a reset replaces it.
import type { FastifyInstance } from "fastify";
import type { SimClock } from "../chassis/simClock.ts";
import type { QumuloSettings } from "./qumuloOptions.ts";
import type { QumuloState } from "./state.ts";

/** The running simulator, seen from a route. */
export interface QumuloContext {
  app: FastifyInstance;
  clock: SimClock;
  settings: QumuloSettings;
  state: QumuloState;
}

/** Parameters of a path with an `:id`. */
export interface IdParams {
  Params: { id: string };
}

/** Parameters of a path with a `:ref`: an id, or a path or name encoded as one segment. */
export interface RefParams {
  Params: { ref: string };
}
