// Which vendor words did nobody here know? Counted for metrics, told to the log once each; part of the client.
import type { UpstreamLog } from "./UpstreamLog.ts";

/** How often one unknown word was met. */
export interface UnknownWordCount {
  /** For example `Job.state`. */
  readonly field: string;
  readonly word: string;
  readonly count: number;
}

/** A vendor that puts free text into an enum must not fill the memory; further words are not told apart. */
const MOST_WORDS = 1_000;

/** Counts unknown words of one source. */
export class UnknownWords {
  readonly #sourceId: string;
  readonly #log: UpstreamLog;
  readonly #counts = new Map<string, UnknownWordCount>();

  constructor(sourceId: string, log: UpstreamLog) {
    this.#sourceId = sourceId;
    this.#log = log;
  }

  /** Counts a word, and logs it when it is new. */
  add(field: string, word: string): void {
    const readable = word.replace(/[^\x20-\x7e]/g, "?").slice(0, 64);
    const key = JSON.stringify([field, readable]);
    const known = this.#counts.get(key);
    if (known === undefined && this.#counts.size >= MOST_WORDS) return;
    this.#counts.set(key, { field, word: readable, count: (known?.count ?? 0) + 1 });
    if (known === undefined) {
      this.#log.warn(
        { sourceId: this.#sourceId, field, word: readable },
        "the vendor uses a word that is not known here",
      );
    }
  }

  /** Every word met, with its count. */
  counts(): readonly UnknownWordCount[] {
    return [...this.#counts.values()];
  }
}
