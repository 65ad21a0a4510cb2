// How does a connector say that its vendor cannot do something?

/** Declared, with a reason that an administrator understands. Shown in `sources`, in capabilities and in errors. */
export interface Unsupported {
  readonly supported: false;
  /** One sentence: why the vendor cannot, or not through its API. */
  readonly reason: string;
}

/** Declares that the vendor cannot do something. @param reason one sentence that an administrator understands. */
export const unsupported = (reason: string): Unsupported => ({ supported: false, reason });
