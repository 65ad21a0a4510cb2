// How often may one caller ask? So many requests each second, and some more after a rest: one bucket of tokens for each.
import { EVERYONE, type Viewer } from "../../access/Viewer.ts";
import type { Clock } from "../../contract/call.ts";
import { GatewayError } from "../../contract/problem.ts";
import type { LimitSettings } from "./LimitSettings.ts";

/** Counts requests, whichever door they come by. */
export interface Admission {
  /** Lets a request in, or says why not: a COST_LIMIT with the time to wait. */
  refusal(viewer: Pick<Viewer, "id">): GatewayError | null;
}

interface Bucket {
  tokens: number;
  /** When they were counted, on the monotonic clock. */
  atMs: number;
}

/** From so many callers on, those whose buckets are full again are forgotten. */
const SWEPT_FROM = 1_000;

/** Makes it. @param limits looked up at each request, so that they may change meanwhile. */
export function createAdmission(
  clock: Clock,
  limits: Pick<LimitSettings, "requestsPerSecond" | "requestBurst">,
): Admission {
  const buckets = new Map<string, Bucket>();
  let sweptFrom = SWEPT_FROM;
  const most = () => Math.max(limits.requestBurst, 1);
  const filled = ({ tokens, atMs }: Bucket, nowMs: number): number =>
    Math.min(most(), tokens + ((nowMs - atMs) * limits.requestsPerSecond) / 1_000);

  return {
    refusal: ({ id }) => {
      if (id === EVERYONE.id) return null;
      const nowMs = clock.monotonic();
      const bucket = buckets.get(id) ?? { tokens: most(), atMs: nowMs };
      const tokens = filled(bucket, nowMs);
      if (tokens >= 1) {
        buckets.set(id, Object.assign(bucket, { tokens: tokens - 1, atMs: nowMs }));
        if (buckets.size > sweptFrom) {
          for (const [key, each] of buckets) if (filled(each, nowMs) >= most()) buckets.delete(key);
          // What is left is in use: looking through it again at every request would cost more than it frees.
          sweptFrom = Math.max(SWEPT_FROM, buckets.size * 2);
        }
        return null;
      }
      const { requestsPerSecond } = limits;
      const retryAfterMs = Math.ceil(((1 - tokens) * 1_000) / requestsPerSecond);
      const message = `You have sent more than ${requestsPerSecond} requests a second. Wait ${retryAfterMs} ms.`;
      return new GatewayError({ code: "COST_LIMIT", message, retryable: true, retryAfterMs });
    },
  };
}
