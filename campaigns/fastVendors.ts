// Where do campaigns get large estates that answer as fast as they can? Starts all five simulators without budgets, so that what is
// measured is the gateway; prints where each one listens. The one argument is how many volumes each has.
import { startNasuniSimulator } from "../simulators/nasuni/start.ts";
import { startNgeneaHubSimulator } from "../simulators/ngenea-hub/start.ts";
import { startNginxInstanceManagerSimulator } from "../simulators/nginx-instance-manager/start.ts";
import { startNodeumSimulator } from "../simulators/nodeum/start.ts";
import { startQumuloSimulator } from "../simulators/qumulo/start.ts";

const options = { volumes: Number(process.argv[2]), seed: 1 };
const running = {
  nasuni: await startNasuniSimulator({ ...options, throttle: false }),
  nodeum: await startNodeumSimulator(options),
  "ngenea-hub": await startNgeneaHubSimulator(options),
  "nginx-instance-manager": await startNginxInstanceManagerSimulator({ ...options, rateLimit: null }),
  qumulo: await startQumuloSimulator(options),
};
for (const [name, { url }] of Object.entries(running)) process.stdout.write(`${name} ${url}\n`);
