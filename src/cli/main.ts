#!/usr/bin/env node
// What can be done at the command line beside serving? Parses arguments; each command has a file of its own.
import { Command } from "commander";
import { ConfigError } from "../config/loadConfig.ts";
import { exportAudit, verifyAudit } from "./audit.ts";

const program = new Command("storagegraph").description("Tools for a StorageGraph gateway.");
const audit = program.command("audit").description("The trail of all changes: who, what, when.");
const config = [
  "-c, --config <file>",
  "configuration that names the ledger; STORAGEGRAPH_CONFIG when left out",
] as const;

audit
  .command("export")
  .description("Writes the trail to standard output, one JSON object a line.")
  .option(...config)
  .action(exportAudit);
audit
  .command("verify")
  .description("Checks that no line was changed, left out or cut off. Ends with 1 when one was.")
  .option(...config)
  .option("--file <file>", "an exported trail; the ledger's own when left out")
  .option("--head <sequence:hash>", "where the trail stood once, as the gateway logged it")
  .action(verifyAudit);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
