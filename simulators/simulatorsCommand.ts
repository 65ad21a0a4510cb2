// How are simulators chosen at the command line? The command that `npm run simulators` and `storagegraph simulators` are.
import { Command, InvalidArgumentError } from "commander";
import { serveSimulators } from "./serveSimulators.ts";
import { simulatorNames } from "./startSimulators.ts";

/** Reads an argument. Throws for what is no whole number, or less than 0. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError("It must be a whole number.");
  return value;
}

/** Makes the command. */
export const simulatorsCommand = (): Command =>
  new Command("simulators")
    .description("Fake vendor servers that are faithful on the wire.")
    .option("--volumes <n>", "volumes per vendor; other rows follow from it", wholeNumber, 200)
    .option("--seed <n>", "seed of all rows", wholeNumber, 1)
    .option("--base-port <n>", "vendor ports are this plus 1 to 5; 0 for any free ports", wholeNumber, 4100)
    .option("--only <names>", `some of ${simulatorNames.join(",")}`)
    .action(serveSimulators);
