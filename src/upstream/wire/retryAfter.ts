// How long does the vendor ask us to wait?

/** A vendor that asks for more is asked again after this time all the same. */
const LONGEST_RETRY_AFTER_MS = 300_000;

/**
 * Reads a `Retry-After` header, seconds or an HTTP date, as milliseconds from now, capped; null when there is none or it
 * cannot be read. @param nowEpochMs wall time, for dates.
 */
export function retryAfterMs(header: string | undefined, nowEpochMs: number): number | null {
  const text = header?.trim() ?? "";
  if (text === "") return null;
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowEpochMs;
  return Number.isNaN(ms) ? null : Math.min(Math.max(0, ms), LONGEST_RETRY_AFTER_MS);
}
