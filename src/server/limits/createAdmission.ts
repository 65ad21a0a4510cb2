// How often may one caller ask? So many requests each second, and some more after a rest: one bucket of tokens for each.
import { EVERYONE, type Viewer } from "../../access/Viewer.ts";
import type { Clock } from "../../contract/call.ts";
import { GatewayError } from "../../contract/problem.ts";
import type { LimitSettings } from "./LimitSettings.ts";

/** Counts requests, whichever door they come by. */
export interface Admission {
  /** Lets a request in, or says why not: a COST_LIMIT with the time to wait. */
  refusal(viewer: Pick<Viewer, "id">): GatewayError | null;
  /** Counts a request more, because it was refused: who does little else is soon refused before anything is read. */
  charge(viewer: Pick<Viewer, "id">): void;
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
  limits: Pick<LimitSettings, "requestsPerSecond" | "requestBurst" | "refusalCost">,
): Admission {
  const buckets = new Map<string, Bucket>();
  let sweptFrom = SWEPT_FROM;
  const most = () => Math.max(limits.requestBurst, 1);
  const filled = ({ tokens, atMs }: Bucket, nowMs: number): number =>
    Math.min(most(), tokens + ((nowMs - atMs) * limits.requestsPerSecond) / 1_000);
  const bucketOf = (id: string, nowMs: number): Bucket => {
    const bucket = buckets.get(id) ?? { tokens: most(), atMs: nowMs };
    return Object.assign(bucket, { tokens: filled(bucket, nowMs), atMs: nowMs });
  };

  return {
    charge: ({ id }) => {
      if (id === EVERYONE.id) return;
      const bucket = bucketOf(id, clock.monotonic());
      // Never more than one burst is owed, so that who is mended is soon let in again.
      bucket.tokens = Math.max(bucket.tokens - limits.refusalCost + 1, -most());
      buckets.set(id, bucket);
    },
    refusal: ({ id }) => {
      if (id === EVERYONE.id) return null;
      const nowMs = clock.monotonic();
      const bucket = bucketOf(id, nowMs);
      const { tokens } = bucket;
      if (tokens >= 1) {
        bucket.tokens -= 1;
        buckets.set(id, bucket);
        if (buckets.size > sweptFrom) {
          for (const [key, each] of buckets) if (filled(each, nowMs) >= most()) buckets.delete(key);
          // What is left is in use: looking through it again at every request would cost more than it frees.
          sweptFrom = Math.max(SWEPT_FROM, buckets.size * 2);
        }
        return null;
      }
      const { requestsPerSecond } = limits;
      const retryAfterMs = Math.ceil(((1 - tokens) * 1_000) / requestsPerSecond);
      const message = `You have sent more than ${requestsPerSecond} requests a second, each that was refused counted as ${limits.refusalCost}. Wait ${retryAfterMs} ms.`;
      return new GatewayError({ code: "COST_LIMIT", message, retryable: true, retryAfterMs });
    },
  };
}
