// How far is a piece of simulated work? Jobs of all vendors take their progress from the vendor clock through this.

/** How far work is that lasts `durationMs` from `startedAtMs` on, as a fraction from 0 (not begun) to 1 (done). */
export function workProgress(work: { startedAtMs: number; durationMs: number }, nowMs: number): number {
  if (work.durationMs <= 0) return nowMs >= work.startedAtMs ? 1 : 0;
  return Math.min(1, Math.max(0, (nowMs - work.startedAtMs) / work.durationMs));
}
