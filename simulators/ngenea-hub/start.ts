// How does the Ngenea Hub simulator start? Used by `startSimulators`, by tests and by the demo.
import { createChassis } from "../chassis/createChassis.ts";
import type { RunningSimulator } from "../chassis/runningSimulator.ts";
import { createSeededRandom } from "../chassis/seededRandom.ts";
import { badTokenBody } from "./auth/identifyCaller.ts";
import { openTokenOffice } from "./auth/tokenOffice.ts";
import { rowHandlers } from "./control/rowHandlers.ts";
import type { Hub } from "./hub.ts";
import { defaultHubBehaviour, defaultHubCredentials, type NgeneaHubOptions } from "./options.ts";
import { hubEndpoints } from "./routes/hubEndpoints.ts";
import { seedHub } from "./seed/seedHub.ts";
import { registerEndpoints } from "./wire/registerEndpoints.ts";

/** Starts a simulated Ngenea Hub below `<url>/api`. Rejects with `EADDRINUSE` when the port is taken. */
export async function startNgeneaHubSimulator(options: NgeneaHubOptions = {}): Promise<RunningSimulator> {
  const chassis = createChassis("ngenea-hub", options);
  const { clock, seed, volumes } = chassis;
  const behaviour = { ...defaultHubBehaviour, ...options };
  const credentials = { ...defaultHubCredentials, ...options.credentials };
  const now = () => clock.now();
  const random = (label: string) => createSeededRandom(seed, label);
  const oddStates = behaviour.release !== "2.2";
  const jobs = options.jobs ?? 120;
  const freshState = () => seedHub({ startMs: clock.startedAt(), volumes, jobs, oddStates, credentials, random });
  const hub: Hub = { state: freshState(), tokens: openTokenOffice(now), behaviour, now };
  registerEndpoints(chassis.app, hub, hubEndpoints(hub));
  chassis.vendor({
    unauthorized: {
      status: behaviour.expiredTokenStatus,
      headers: { "content-type": "application/json", "www-authenticate": 'Bearer realm="api"' },
      body: JSON.stringify(badTokenBody),
    },
    jsonContentType: "application/json",
    rows: rowHandlers(hub),
    forget: (job) => hub.state.jobs.table.remove(job.replace(/^job:/, "")),
    reset: () => {
      hub.state = freshState();
      hub.tokens = openTokenOffice(now);
    },
  });
  return chassis.listen();
}
