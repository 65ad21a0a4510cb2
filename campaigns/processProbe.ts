// How long is the event loop of another process held up, and how much memory does it take? Loaded into the gateway before its own
// program (`node --import`); measures, and answers its parent over IPC. The gateway itself knows nothing of it.
import { monitorEventLoopDelay, PerformanceObserver, performance } from "node:perf_hooks";

/** What a probe tells of the time since it was last asked. */
export interface ProbeReading {
  /** Longest time, in milliseconds, that the event loop was held up, by whatever. */
  readonly pauseMs: number;
  /** Greatest processor time, in milliseconds, that the main thread took between two ticks: its own work, without waiting for a processor. */
  readonly workMs: number;
  /** Processor time of the whole process, collectors of garbage included, in milliseconds. */
  readonly cpuMs: number;
  /** Longest collection of garbage, in milliseconds. */
  readonly gcMs: number;
  /** When the longest pause ended, in milliseconds since the process began. */
  readonly pauseEndedMs: number;
  /** Greatest resident memory seen, in bytes. */
  readonly peakBytes: number;
  /** Greatest heap and buffers seen, garbage included, in bytes. */
  readonly peakHeapBytes: number;
  /** Resident memory now, in bytes. */
  readonly bytes: number;
  /** Heap and buffers now, in bytes. */
  readonly heapBytes: number;
}

/** What a parent may ask. */
export type ProbeQuestion = "read" | "collect";

const TICK_MS = 1;
const TICKS_PER_MEMORY_LOOK = 10;

const delays = monitorEventLoopDelay({ resolution: TICK_MS });
delays.enable();

/** A tick of its own, beside the histogram, to tell work from waiting. */
const seen = { wallMs: performance.now(), cpu: process.threadCpuUsage(), whole: process.cpuUsage(), ticks: 0 };
const most = { workMs: 0, gcMs: 0, pauseMs: 0, pauseEndedMs: 0, bytes: 0, heapBytes: 0 };

const cpuMs = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1_000;

function lookAtMemory(): void {
  const { rss, heapUsed, external } = process.memoryUsage();
  most.bytes = Math.max(most.bytes, rss);
  most.heapBytes = Math.max(most.heapBytes, heapUsed + external);
}

function tick(): void {
  if (seen.ticks === 0) {
    // Until now the program was loading: nobody could ask anything yet.
    Object.assign(seen, { wallMs: performance.now(), cpu: process.threadCpuUsage(), ticks: 1 });
    return;
  }
  const wallMs = performance.now();
  const cpu = process.threadCpuUsage();
  most.workMs = Math.max(most.workMs, cpuMs(cpu) - cpuMs(seen.cpu));
  if (wallMs - seen.wallMs > most.pauseMs) {
    most.pauseMs = wallMs - seen.wallMs;
    most.pauseEndedMs = wallMs;
  }
  seen.ticks += 1;
  if (seen.ticks % TICKS_PER_MEMORY_LOOK === 0) lookAtMemory();
  seen.wallMs = wallMs;
  seen.cpu = process.threadCpuUsage();
}

const observer = new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) most.gcMs = Math.max(most.gcMs, duration);
});
observer.observe({ entryTypes: ["gc"] });
setInterval(tick, TICK_MS).unref();

/** What was seen since the last time, which is then forgotten. */
function read(): ProbeReading {
  lookAtMemory();
  const { rss, heapUsed, external } = process.memoryUsage();
  const reading = {
    // From one sample to the next: the interval itself is no pause.
    pauseMs: Math.max(0, delays.max / 1e6 - TICK_MS),
    workMs: most.workMs,
    cpuMs: cpuMs(process.cpuUsage(seen.whole)),
    gcMs: most.gcMs,
    pauseEndedMs: most.pauseEndedMs,
    peakBytes: most.bytes,
    peakHeapBytes: most.heapBytes,
    bytes: rss,
    heapBytes: heapUsed + external,
  };
  delays.reset();
  seen.whole = process.cpuUsage();
  Object.assign(most, { workMs: 0, gcMs: 0, pauseMs: 0, bytes: 0, heapBytes: 0 });
  return reading;
}

function collect(): void {
  if (globalThis.gc === undefined) throw new Error("Start the process with --expose-gc.");
  for (let round = 0; round < 3; round += 1) globalThis.gc();
}

process.on("message", (question: ProbeQuestion) => {
  if (question === "collect") collect();
  // After the collection has been told of.
  setTimeout(() => process.send?.(read()), 50);
});
// Being asked is no reason to stay.
process.channel?.unref();
