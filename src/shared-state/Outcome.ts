// Did something with shared state work, and if not, why? Every operation of this room answers with an outcome and never
// throws, so that no query can fail because something shared is missing.

/** Why something was not done. */
export type Failure =
  /** What is shared cannot be reached. */
  | "DOWN"
  /** It did not answer in time; the operation may still take effect. */
  | "SLOW"
  /** It has no room left. */
  | "FULL"
  /** It will not: credentials, permissions, or a fault. */
  | "REFUSED"
  /** What was to be kept is larger than the configured bound. */
  | "TOO_LARGE"
  /** Something newer is already kept. */
  | "OVERTAKEN";

/** What came of an operation. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** It was done. */
export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });

/** It was not done. */
export const failed = (failure: Failure): Outcome<never> => ({ ok: false, failure });
