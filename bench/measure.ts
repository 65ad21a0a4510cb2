// How are times and pauses measured? The stop-watch of the benchmarks.
import { monitorEventLoopDelay, performance } from "node:perf_hooks";

/** Median of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Milliseconds that something takes. */
export async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

/**
 * Longest time, in milliseconds, that the event loop was held up while something ran. Sampled every millisecond; the
 * histogram counts from one sample to the next, so the sampling interval is taken off.
 */
export async function longestPause<T>(
  work: () => Promise<T>,
): Promise<{ readonly pauseMs: number; readonly result: T }> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  await tick();
  delays.enable();
  const result = await work();
  await tick();
  delays.disable();
  return { pauseMs: Math.max(0, delays.max / 1e6 - 1), result };
}

/** Bytes of heap in use after the garbage is gone. Needs `--expose-gc`. */
export function heapInUse(): number {
  if (globalThis.gc === undefined) throw new Error("Run the benchmark with --expose-gc.");
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

const tick = () => new Promise<void>((done) => void setTimeout(done, 5));
