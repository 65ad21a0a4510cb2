// Who reads, when several replicas want the same? The interface between a desk, which knows how to read, and what replicas
// agree on.
import type { Kind, Window } from "../contract/kinds.ts";

/** A read that one replica may make for all. */
export interface SharedRead {
  readonly sourceId: string;
  /** Name of the feed. */
  readonly feed: string;
  readonly window: Window;
  /** What the feed fills. */
  readonly kinds: readonly Kind[];
  /**
   * True when what is in hand makes the read needless. @param joined true when another replica was reading while this one
   * waited: then whatever came into hand meanwhile will do, as it does for everybody who joins a read that is under way.
   */
  isMet(joined: boolean): boolean;
  /** True when somebody waits for it. */
  isUrgent(): boolean;
  /** Moves it up: somebody at another replica waits for it. */
  hurry(): void;
  /** Reads from the vendor, and puts what was read in hand. Throws what the feed throws. */
  carryOut(): Promise<void>;
}

/** Sees to it that of all replicas one reads. */
export interface SharedReads {
  /**
   * Ends when what is wanted is in hand: read by this replica, or by another one. Throws what `carryOut` throws, a `GatewayError`
   * that another replica's read ended with, and the signal's reason. Never fails or waits for want of what is shared.
   */
  once(read: SharedRead, signal: AbortSignal): Promise<void>;
  /** Resolves when what was read is told to the others. Who still reads gives it up before. */
  close(): Promise<void>;
}

/** What a gateway does that is alone: it reads. */
export const alone: SharedReads = { once: (read) => read.carryOut(), close: async () => {} };
