// What can be asked to be changed, and if not, why? Turns a connector's declarations into what clients grey out.
import { COMMANDS, type Command, type VendorCommand } from "../contract/commands.ts";
import type { Connector, Reader } from "../contract/connector.ts";
import type { Feed } from "../contract/feed.ts";
import { type Coverage, KINDS, type Kind } from "../contract/kinds.ts";
import type { Source } from "../contract/source.ts";
import type { CommandDesk } from "./Context.ts";
import type { Capability, CommandAvailability } from "./shapes.ts";

const READS_ONLY = "This gateway answers questions only: it keeps no ledger of changes yet.";

/** What a read lacks, by how much it covers. */
const LACKING: Readonly<Record<Coverage, string | null>> = {
  ALL: null,
  WINDOW: "Only what lies in the window of time that is read.",
  LATEST_ONLY: "Only the latest of each: the vendor keeps no list of the others.",
  PERMITTED_PART: "Only what the gateway's account at the vendor may see.",
  UNKNOWN: "The vendor does not say whether this is all.",
};

/** The filter field that bounds a read of a kind by time. */
const TIME_FIELD: { readonly [K in Kind]?: string } = {
  Snapshot: "createdAt",
  Job: "createdAt",
  Alert: "raisedAt",
};

const commandNames = Object.keys(COMMANDS) as Command[];

/** Makes the desk for these sources. What it says of a source never changes, so it is said once. */
export function createCommandDesk(sources: readonly Source[]): CommandDesk {
  const capabilities = new Map(sources.map(({ id, connector }) => [id, capabilitiesOf(connector)]));
  const ofRows = new Map<string, readonly CommandAvailability[]>();
  for (const { id, connector } of sources)
    for (const kind of KINDS) ofRows.set(`${id} ${kind}`, vendorCommands(connector, kind));
  return {
    of: ({ sourceId, kind }) => ofRows.get(`${sourceId} ${kind}`) ?? [],
    capabilities: ({ id }) => capabilities.get(id) ?? [],
  };
}

/** The commands that concern rows of a kind. */
const vendorCommands = (connector: Connector, kind: Kind): readonly CommandAvailability[] =>
  commandNames
    .filter((command): command is VendorCommand => COMMANDS[command] === kind)
    .map((command) => vendorCommand(connector, command));

function capabilitiesOf(connector: Connector): readonly Capability[] {
  return KINDS.map((kind) => {
    const reader = connector.readers[kind];
    const isListable = !("supported" in reader);
    return {
      kind,
      listable: isListable,
      reason: reasonOf(reader),
      vendorFilters: isFeed(reader) && reader.windows.length > 1 ? [TIME_FIELD[kind]].filter(isNamed) : [],
      commands: [...vendorCommands(connector, kind), refresh(reader)],
    };
  });
}

const isFeed = (reader: Reader): reader is Feed => "read" in reader;
const isNamed = (field: string | undefined): field is string => field !== undefined;

const reasonOf = (reader: Reader): string | null => {
  if ("supported" in reader) return reader.reason;
  return isFeed(reader) ? LACKING[reader.coverage] : null;
};

function vendorCommand(connector: Connector, command: VendorCommand): CommandAvailability {
  const support = connector.commands[command];
  return support.supported
    ? refused(command)
    : { ...refused(command), code: "UNSUPPORTED_BY_VENDOR", reason: support.reason };
}

/** A refresh concerns every kind that can be read. */
const refresh = (reader: Reader): CommandAvailability =>
  "supported" in reader
    ? { ...refused("REFRESH_INVENTORY"), code: "UNSUPPORTED_BY_VENDOR", reason: reader.reason }
    : refused("REFRESH_INVENTORY");

const refused = (command: Command): CommandAvailability => ({
  command,
  available: false,
  code: "FORBIDDEN",
  reason: READS_ONLY,
});
