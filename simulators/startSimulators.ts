// How does the demo get its estate? Starts any set of simulators side by side; used by `npm start`, `npm run simulators` and tests.
import type { RunningSimulator } from "./chassis/runningSimulator.ts";
import type { SimulatorOptions } from "./chassis/simulatorOptions.ts";
import { startNasuniSimulator } from "./nasuni/start.ts";
import { startNgeneaHubSimulator } from "./ngenea-hub/start.ts";
import { startNginxInstanceManagerSimulator } from "./nginx-instance-manager/start.ts";
import { startNodeumSimulator } from "./nodeum/start.ts";
import { startQumuloSimulator } from "./qumulo/start.ts";

/** One vendor's simulator; its port is the base port plus its offset. */
interface RegisteredSimulator {
  portOffset: number;
  start(options: SimulatorOptions): Promise<RunningSimulator>;
}

/** Every simulator there is, by folder name. */
const registry: Record<string, RegisteredSimulator> = {
  nasuni: { portOffset: 1, start: startNasuniSimulator },
  "ngenea-hub": { portOffset: 3, start: startNgeneaHubSimulator },
  "nginx-instance-manager": { portOffset: 4, start: startNginxInstanceManagerSimulator },
  nodeum: { portOffset: 2, start: startNodeumSimulator },
  qumulo: { portOffset: 5, start: startQumuloSimulator },
};

/** Names that `only` may hold. */
export const simulatorNames: readonly string[] = Object.keys(registry);

/** What to start. */
export interface StartSimulatorsOptions {
  /** How many volumes each vendor has; 200 when absent. */
  volumes?: number;
  /** Seed of all rows; 1 when absent. */
  seed?: number;
  /** Vendor ports are this plus 1 to 5; 4100 when absent, 0 for any free ports. */
  basePort?: number;
  /** Names of the simulators to start; all when absent. */
  only?: readonly string[];
}

/** Starts on the wished port, or on any free one when it is taken. */
async function startOne(simulator: RegisteredSimulator, options: SimulatorOptions): Promise<RunningSimulator> {
  try {
    return await simulator.start(options);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
    return simulator.start({ ...options, port: 0 });
  }
}

/**
 * Starts simulators and gives them in order of their ports. Throws a RangeError for an unknown name in `only`;
 * when one fails to start, those that did start are closed before the error goes on.
 */
export async function startSimulators(options: StartSimulatorsOptions = {}): Promise<RunningSimulator[]> {
  const { volumes = 200, seed = 1, basePort = 4100, only = simulatorNames } = options;
  const unknown = only.filter((name) => registry[name] === undefined);
  if (unknown.length > 0) {
    throw new RangeError(`There is no simulator ${unknown.join(", ")}; there are ${simulatorNames.join(", ")}.`);
  }
  const chosen = Object.entries(registry)
    .filter(([name]) => only.includes(name))
    .map(([, simulator]) => simulator)
    .sort((left, right) => left.portOffset - right.portOffset);
  const started = await Promise.allSettled(
    chosen.map((simulator) =>
      startOne(simulator, { volumes, seed, port: basePort === 0 ? 0 : basePort + simulator.portOffset }),
    ),
  );
  const running = started.filter((result) => result.status === "fulfilled").map((result) => result.value);
  const failure = started.find((result) => result.status === "rejected");
  if (failure === undefined) return running;
  await Promise.all(running.map((simulator) => simulator.close()));
  throw failure.reason;
}
