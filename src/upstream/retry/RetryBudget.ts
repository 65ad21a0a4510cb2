// How many retries may a source's calls have together? A tenth of its successes, so that retries never double a vendor's load.

/** Retries that a source may have before its first success, and the most that it can save up. */
const AT_START = 5;
const MOST_SAVED = 20;
const PER_SUCCESS = 0.1;

/** The retry budget of one source. */
export class RetryBudget {
  #saved = AT_START;

  /** Whether one more retry is allowed. */
  get hasOne(): boolean {
    return this.#saved >= 1;
  }

  /** A call succeeded. */
  earn(): void {
    this.#saved = Math.min(MOST_SAVED, this.#saved + PER_SUCCESS);
  }

  /** A call is retried. */
  spend(): void {
    this.#saved -= 1;
  }
}
