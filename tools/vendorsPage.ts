// What can each vendor do? The page docs/vendors.md, made from the connectors' own total maps, so that it cannot drift.
import { COMMANDS, type VendorCommand } from "../src/contract/commands.ts";
import type { Connector } from "../src/contract/connector.ts";
import { KINDS, type Kind } from "../src/contract/kinds.ts";
import { createSource } from "../src/createSource.ts";
import { demoConfig } from "../src/demo.ts";
import { createLog } from "../src/observe/Log.ts";
import { systemClock } from "../src/upstream/systemClock.ts";

const HEADING = `<!-- Made from the connectors by \`npm run generate\`. Do not edit. -->

# What each vendor can do

What cannot be done is answered with these very reasons: for kinds in \`sources { state reason }\`, for commands in
\`commands { available reason }\`. A kind's feed is the read of vendor lists that fills it; kinds of one feed cost nothing more
than one of them.
`;

/** A connector of every vendor, as in the demo; none of them is ever asked anything. */
function everyConnector(): readonly { readonly name: string; readonly connector: Connector }[] {
  const config = demoConfig(() => "http://127.0.0.1:9");
  const surroundings = { clock: systemClock, random: () => 0, log: createLog("silent") };
  return config.sources.map((source) => ({
    name: (source.displayName ?? source.id).replace(" (demo)", ""),
    connector: createSource(source, surroundings).connector,
  }));
}

function kindRow(connector: Connector, kind: Kind): string {
  const reader = connector.readers[kind];
  if ("supported" in reader) return `| ${kind} | no | | ${reader.reason} |`;
  const alerts = kind === "Alert" ? connector.deriveAlerts : null;
  const concluded = alerts === null ? "" : `Concluded from ${alerts.from.join(", ")}.`;
  if ("derived" in reader) return `| ${kind} | concluded | | ${concluded} |`;
  const windows = reader.windows.length > 1 ? `Bounded by time: ${reader.windows.join(", ")}.` : "";
  const coverage = reader.coverage === "ALL" ? "" : `Coverage ${reader.coverage}.`;
  const remarks = [coverage, windows, concluded === "" ? "" : `More are ${concluded.replace("Concl", "concl")}`];
  return `| ${kind} | yes | \`${reader.name}\` | ${remarks.filter((remark) => remark !== "").join(" ")} |`;
}

const isVendorCommand = (command: string): command is VendorCommand =>
  COMMANDS[command as keyof typeof COMMANDS] !== null;

function commandRow(connector: Connector, command: VendorCommand): string {
  const support = connector.commands[command];
  return support.supported
    ? `| ${command} | yes | ${support.condition ?? ""} |`
    : `| ${command} | no | ${support.reason} |`;
}

/** The text of the page. */
export function vendorsPage(): string {
  const parts = everyConnector().map(({ name, connector }) =>
    [
      `## ${name}\n`,
      "| kind | read | feed | |\n|---|---|---|---|",
      ...KINDS.map((kind) => kindRow(connector, kind)),
      "\n| command | vendor has it | |\n|---|---|---|",
      ...Object.keys(COMMANDS)
        .filter(isVendorCommand)
        .map((command) => commandRow(connector, command)),
      "",
    ].join("\n"),
  );
  return [HEADING, ...parts].join("\n");
}
