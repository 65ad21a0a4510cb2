// Who wants to try a client against the five vendors alone? `npm run simulators` starts them and prints where each one listens.
import { Command, InvalidArgumentError } from "commander";
import { simulatorNames, startSimulators } from "./startSimulators.ts";

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError("It must be a whole number.");
  return value;
}

/** What the command line gives. */
interface MainOptions {
  volumes: number;
  seed: number;
  basePort: number;
  only?: string;
}

const command = new Command("simulators")
  .description("Fake vendor servers that are faithful on the wire.")
  .option("--volumes <n>", "volumes per vendor; other rows follow from it", wholeNumber, 200)
  .option("--seed <n>", "seed of all rows", wholeNumber, 1)
  .option("--base-port <n>", "vendor ports are this plus 1 to 5; 0 for any free ports", wholeNumber, 4100)
  .option("--only <names>", `some of ${simulatorNames.join(",")}`)
  .parse();

const { only, ...options } = command.opts<MainOptions>();
const running = await startSimulators(only === undefined ? options : { ...options, only: only.split(",") });
for (const simulator of running) process.stdout.write(`${simulator.vendor} ${simulator.url}\n`);

/** Frees the ports; the process then ends by itself. */
async function stop(): Promise<void> {
  await Promise.all(running.map((simulator) => simulator.close()));
}
process.once("SIGINT", () => void stop());
process.once("SIGTERM", () => void stop());
