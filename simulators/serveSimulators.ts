// How do simulators run as a program? Started, told of, and stopped by the signals that end programs.
import { startSimulators } from "./startSimulators.ts";

/** What the command line gives. */
export interface ServeOptions {
  readonly volumes: number;
  readonly seed: number;
  readonly basePort: number;
  /** Names, with commas between them; all when left out. */
  readonly only?: string;
}

/** Starts them and prints where each one listens. Throws a RangeError for a name that there is not. */
export async function serveSimulators({ only, ...options }: ServeOptions): Promise<void> {
  const running = await startSimulators(only === undefined ? options : { ...options, only: only.split(",") });
  for (const simulator of running) process.stdout.write(`${simulator.vendor} ${simulator.url}\n`);
  /** Frees the ports; the process then ends by itself. */
  const stop = async (): Promise<void> => {
    await Promise.all(running.map((simulator) => simulator.close()));
  };
  process.once("SIGINT", () => void stop());
  process.once("SIGTERM", () => void stop());
}
