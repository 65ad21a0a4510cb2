// How far is a piece of simulated work? Jobs of all vendors take their progress from the vendor clock through this.

/** When work began and how long it takes. */
export interface WorkSpan {
  /** Vendor ms since 1970. */
  startedAtMs: number;
  /** Vendor ms. */
  durationMs: number;
}

/** How far the work is at a moment, as a fraction from 0 (not begun) to 1 (done). */
export function workProgress({ startedAtMs, durationMs }: WorkSpan, nowMs: number): number {
  if (durationMs <= 0) return nowMs >= startedAtMs ? 1 : 0;
  return Math.min(1, Math.max(0, (nowMs - startedAtMs) / durationMs));
}
