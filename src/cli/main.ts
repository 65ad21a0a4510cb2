#!/usr/bin/env node
// What can be done at the command line? Parses arguments; each command has a file of its own, loaded when it is
// asked for.
import { Command, InvalidArgumentError } from "commander";
import { simulatorsCommand, wholeNumber } from "../../simulators/simulatorsCommand.ts";
import { ConfigError } from "../config/loadConfig.ts";
import type { ServeOptions } from "../serve.ts";
import type { AuditOptions } from "./audit.ts";
import type { CheckCommandOptions } from "./check.ts";
import { CONFIG_OPTION } from "./configured.ts";
import type { KeyOptions } from "./key.ts";
import type { QueryOptions } from "./query.ts";
import type { SourcesOptions } from "./sources.ts";

/** The option that names a running gateway. */
const URL_OPTION = [
  "-u, --url <url>",
  "a running gateway, for example http://localhost:4000; STORAGEGRAPH_URL when left out. Its API key comes from STORAGEGRAPH_KEY",
] as const;

function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 3_600)) throw new InvalidArgumentError("It must be a number of seconds, more than 0.");
  return value;
}

const program = new Command("storagegraph").description("One GraphQL API over a storage estate.").showHelpAfterError();

program
  .command("serve")
  .description("Runs a gateway; without a configuration a demo over simulated vendors.")
  .option(...CONFIG_OPTION)
  .option("--volumes <n>", "volumes per vendor of the demo", wholeNumber, 200)
  .option("--seed <n>", "seed of the demo", wholeNumber, 1)
  .option("--base-port <n>", "the demo's vendor ports are this plus 1 to 5; 0 for any free ports", wholeNumber, 4100)
  .action(async (options: ServeOptions) => (await import("../serve.ts")).serve(options));
program
  .command("check")
  .description("Checks the configuration, and each source: reachable, TLS, login, version, what the account may see.")
  .option(...CONFIG_OPTION)
  .option("--offline", "check the configuration alone")
  .option("--strict", "end with 1 also when a list cannot be read")
  .option("--timeout <seconds>", "longest wait for each list", seconds, 30)
  .option("--json", "as JSON")
  .action(async (options: CheckCommandOptions) => (await import("./check.ts")).check(options));
program
  .command("sources")
  .description("The sources, and with --url how they fare.")
  .option(...CONFIG_OPTION)
  .option(...URL_OPTION)
  .option("--json", "as JSON")
  .action(async (options: SourcesOptions) => (await import("./sources.ts")).sources(options));
program
  .command("query")
  .description("Sends a GraphQL document to a running gateway, or answers a query from the configuration alone.")
  .argument("[file]", "the document; standard input when left out")
  .option(...CONFIG_OPTION)
  .option(...URL_OPTION)
  .option("-v, --variables <json>", "a JSON object, or @ and the path of a file with one")
  .option("-o, --operation <name>", "which operation of a document with several")
  .option("--table", "in columns instead of JSON")
  .action(async (file: string | undefined, options: QueryOptions) => (await import("./query.ts")).query(file, options));
program
  .command("schema")
  .description("Prints the GraphQL schema.")
  .option("--configuration", "the JSON Schema of the configuration instead")
  .action(async (options: { readonly configuration?: true }) => (await import("./schema.ts")).schema(options));
program
  .command("key")
  .description("Makes an API key, and says what the configuration keeps of it.")
  .option("--id <id>", "who it is for", "portal")
  .option("--role <role>", "viewer, operator, administrator or one of your own", "viewer")
  .action(async (options: KeyOptions) => (await import("./key.ts")).key(options));
program.addCommand(simulatorsCommand());

const audit = program.command("audit").description("The trail of all changes: who, what, when.");
audit
  .command("export")
  .description("Writes the trail to standard output, one JSON object a line.")
  .option(...CONFIG_OPTION)
  .action(async (options: AuditOptions) => (await import("./audit.ts")).exportAudit(options));
audit
  .command("verify")
  .description("Checks that no line was changed, left out or cut off. Ends with 1 when one was.")
  .option(...CONFIG_OPTION)
  .option("--file <file>", "an exported trail; the ledger's own when left out")
  .option("--head <sequence:hash>", "where the trail stood once, as the gateway logged it")
  .action(async (options: AuditOptions) => (await import("./audit.ts")).verifyAudit(options));

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof RangeError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
