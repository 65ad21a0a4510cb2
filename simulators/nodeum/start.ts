// How does the Nodeum simulator start? Used by `startSimulators`, by tests and by the demo.
import { createChassis } from "../chassis/createChassis.ts";
import type { RunningSimulator } from "../chassis/runningSimulator.ts";
import { createSeededRandom } from "../chassis/seededRandom.ts";
import { createThrottle } from "./auth/throttle.ts";
import { rowHandlers } from "./control/rowHandlers.ts";
import type { Nodeum } from "./nodeum.ts";
import { defaultNodeumBehaviour, defaultNodeumCredentials, type NodeumOptions } from "./options.ts";
import { nodeumEndpoints, scopesOf } from "./routes/nodeumEndpoints.ts";
import { seedNodeum } from "./seed/seedNodeum.ts";
import { followSchedule } from "./state/taskRuns.ts";
import { unauthorized } from "./wire/apiError.ts";
import type { Endpoint } from "./wire/endpoint.ts";
import { refusalWire, registerEndpoints } from "./wire/registerEndpoints.ts";

/** Starts a simulated Nodeum server below `<url>/api/v2`. Rejects with `EADDRINUSE` when the port is taken. */
export async function startNodeumSimulator(options: NodeumOptions = {}): Promise<RunningSimulator> {
  const chassis = createChassis("nodeum", options);
  const { clock, seed, volumes } = chassis;
  const behaviour = { ...defaultNodeumBehaviour, ...options };
  const credentials = { ...defaultNodeumCredentials, ...options.credentials };
  const { tasks = 60, executions = 300 } = options;
  const random = (label: string) => createSeededRandom(seed, label);
  const freshState = () => seedNodeum({ startMs: clock.startedAt(), volumes, tasks, executions, behaviour, random });
  const nodeum: Nodeum = {
    state: freshState(),
    throttle: createThrottle(behaviour.callsPerSecond),
    behaviour,
    credentials,
    now: () => clock.now(),
  };
  const endpoints = nodeumEndpoints(nodeum);
  prepare(nodeum, endpoints, clock.startedAt());
  registerEndpoints(chassis.app, nodeum, endpoints);
  const refused = refusalWire(nodeum, unauthorized());
  chassis.vendor({
    unauthorized: { status: 401, headers: { "content-type": refused.type }, body: refused.body },
    rows: rowHandlers(nodeum),
    forget: (job) => nodeum.state.executions.remove(job) || nodeum.state.requests.forget(job),
    reset: () => {
      nodeum.state = freshState();
      nodeum.throttle = createThrottle(behaviour.callsPerSecond);
      prepare(nodeum, endpoints, clock.startedAt());
    },
  });
  return chassis.listen();
}

/** Hands out the keys, whose scopes follow from the operations, and starts to follow the schedules. */
function prepare(nodeum: Nodeum, endpoints: readonly Endpoint[], startMs: number): void {
  const { state, credentials, behaviour } = nodeum;
  state.apiKeys.add({ key: credentials.apiKey, name: "automation", api_key_scopes: scopesOf(endpoints, false) });
  state.apiKeys.add({ key: credentials.readerKey, name: "reader", api_key_scopes: scopesOf(endpoints, true) });
  if (!behaviour.schedulesRun) return;
  for (const { id } of state.schedules.list()) followSchedule(nodeum, id, startMs);
}
