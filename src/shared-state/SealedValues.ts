// Where do replicas keep small secrets together? The interface of sealed values, for example of login tokens; implemented over
// Redis.
import type { Outcome } from "./Outcome.ts";

/** A small text that is nobody else's business. */
export interface SealedValue {
  /** Differs from that of every other value; tells nothing. */
  readonly id: string;
  readonly text: string;
  /** How long it is still kept, in milliseconds. */
  readonly leftMs: number;
}

/** Small sealed texts by name. Names hold `[A-Za-z0-9:._-]+`. */
export interface SealedValues {
  /** Keeps a value in the place of the one before, for `leftMs`. */
  put(name: string, value: SealedValue): Promise<Outcome<void>>;
  /** The value last put; null when there is none, when its time is over, and when it cannot be verified. */
  get(name: string): Promise<Outcome<SealedValue | null>>;
  /** Lets go of the value with this id; false when it is not the one that is kept. */
  drop(name: string, id: string): Promise<Outcome<boolean>>;
}
