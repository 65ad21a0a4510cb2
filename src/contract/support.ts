// How does a connector say that its vendor cannot do something?

/** Declared, with a reason that an administrator understands. Shown in `sources`, in capabilities and in errors. */
export interface Unsupported {
  readonly supported: false;
  /** One sentence: why the vendor cannot, or not through its API. */
  readonly reason: string;
}

/** Declares that the vendor cannot do something. @param reason one sentence that an administrator understands. */
export const unsupported = (reason: string): Unsupported => ({ supported: false, reason });

/** The vendor has the command. */
export interface CommandSupported {
  readonly supported: true;
  /** Under which condition, in a sentence; null when there is nothing to say. */
  readonly condition: string | null;
}

/** Declares that the vendor has a command. @param condition a sentence when it does so only under a condition. */
export const supported = (condition: string | null = null): CommandSupported => ({ supported: true, condition });
