// Who is told of calls to vendors? Metrics and traces; upstream knows them by this interface alone.
import type { CallClass } from "../contract/call.ts";
import type { ErrorCode } from "../contract/problem.ts";

/** What may be told of a call. Nothing of it is a vendor's or a client's text. */
export interface CallFacts {
  readonly sourceId: string;
  readonly callClass: CallClass;
  /** What it is for, for example `list spaces`: one of the fixed phrases of a connector. */
  readonly action: string;
  readonly method: string;
}

/** How a call ended: answered, failed with a code, or given up because nobody waited any more. */
export type CallEnd = "ok" | "abandoned" | ErrorCode;

/** How one attempt went. */
export interface AttemptEnd {
  readonly end: CallEnd;
  /** HTTP status that the vendor answered; null when it did not. */
  readonly status: number | null;
  /** False when the request never left. */
  readonly sent: boolean;
  /** From right before the request left. */
  readonly durationMs: number;
}

/** One attempt under way. */
export interface WatchedAttempt {
  /** Headers that go to the vendor with it. */
  readonly headers: Readonly<Record<string, string>>;
  /** Is called once. */
  ended(end: AttemptEnd): void;
}

/** Watches the calls of a source. */
export interface CallWatch {
  /** An attempt is about to be sent. */
  began(facts: CallFacts): WatchedAttempt;
  /** A connector's request failed for good, after all attempts or before the first. */
  failed(facts: CallFacts, code: ErrorCode): void;
}

/** Watches nothing. */
export const unwatched: CallWatch = {
  began: () => ({ headers: {}, ended: () => {} }),
  failed: () => {},
};

/** Tells several watches. Their headers go together. */
export const watchedBy = (...watches: readonly CallWatch[]): CallWatch => ({
  began: (facts) => {
    const attempts = watches.map((watch) => watch.began(facts));
    return {
      headers: Object.assign({}, ...attempts.map(({ headers }) => headers)),
      ended: (end) => {
        for (const attempt of attempts) attempt.ended(end);
      },
    };
  },
  failed: (facts, code) => {
    for (const watch of watches) watch.failed(facts, code);
  },
});
