// Where is Redis, and how patient is the gateway with it? Given by the composition root.
import type { Clock } from "../../contract/call.ts";
import type { Scribe } from "../Scribe.ts";

/** How to reach Redis. */
export interface RedisOptions {
  /** `redis://` or, over TLS, `rediss://`; may hold user name, password and database number. */
  readonly url: string;
  /** User name, where the address holds none. */
  readonly username?: string;
  readonly password?: string;
  /** Begins every key and channel, so that several gateways can share one Redis without seeing each other. */
  readonly prefix: string;
  /** PEM text of the authority that signed the server's certificate; the usual ones when left out. */
  readonly ca?: string;
  /** An operation that takes longer is given up. */
  readonly commandTimeoutMs: number;
  readonly clock: Clock;
  /** A number from 0 up to 1, so that replicas do not come back all at once. */
  readonly random: () => number;
  readonly log: Scribe;
}
