// What becomes of what is known of an answered request? A line in the log, figures for metrics, and words for its span.
import type { Log } from "./Log.ts";
import type { RequestWatch } from "./RequestWatch.ts";
import type { Tracing } from "./Tracing.ts";

/** Who is to hear of it. */
export interface RequestListeners {
  readonly log: Log;
  readonly tracing: Tracing;
  /** Null where nothing is measured. */
  readonly metrics: RequestWatch | null;
}

/** Makes the watch that tells them all. */
export function createRequestWatch({ log, tracing, metrics }: RequestListeners): RequestWatch {
  return {
    answered: (request) => {
      const { id, durationMs, waitedMs, ...rest } = request;
      const times = { durationMs: Math.round(durationMs), waitedMs: Math.round(waitedMs) };
      log.info({ requestId: id, ...rest, ...times }, "a request was answered");
      metrics?.answered(request);
      tracing.answered(request);
    },
    subscribed: () => metrics?.subscribed() ?? (() => {}),
  };
}
