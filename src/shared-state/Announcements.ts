// How do replicas hear of each other's news? The interface of announcements, implemented over Redis. Delivery
// is at most once: who was cut off compares counters.
import type { Outcome } from "./Outcome.ts";

/** One piece of news. */
export interface Announcement {
  /** What it is about: `[A-Za-z0-9:._-]+`. */
  readonly topic: string;
  /** Greater than that of every announcement of the topic before, also after everything was lost. */
  readonly sequence: number;
  /** What is said, in the words of who announces. Never holds a secret. */
  readonly text: string;
}

/** Somebody who listens. */
export interface Listener {
  heard(announcement: Announcement): void;
  /** From here on everything is heard; before this moment anything may have been missed. */
  joined(): void;
}

/** News among replicas. */
export interface Announcements {
  /** Tells all who listen, oneself too; the sequence number. */
  announce(topic: string, text: string): Promise<Outcome<number>>;
  /** Sequence number of the last announcement of a topic; null when there is none. */
  latest(topic: string): Promise<Outcome<number | null>>;
  /** Listens to all topics until the returned function is called. */
  listen(listener: Listener): () => void;
}
