// What can be asked to be changed, and if not, why? Turns a connector's declarations into what clients grey out.
import type { Connector, Reader } from "../contract/connector.ts";
import type { Feed } from "../contract/feed.ts";
import { type Coverage, KINDS, type Kind } from "../contract/kinds.ts";
import type { Source } from "../contract/source.ts";
import type { Operations } from "../operations/Operations.ts";
import type { CommandDesk } from "./Context.ts";
import type { Capability, CommandAvailability } from "./shapes.ts";

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

/** Makes the desk for these sources. What a source can do never changes, but whether a change can be kept track of does. */
export function createCommandDesk(
  sources: readonly Source[],
  operations: Pick<Operations, "availability" | "capability">,
): CommandDesk {
  const kinds = new Map(sources.map(({ id, connector }) => [id, KINDS.map((kind) => kindOf(connector, kind))]));
  return {
    of: (row) => operations.availability(row),
    capabilities: ({ id }) =>
      kinds.get(id)?.map(({ refresh, ...capability }) => ({
        ...capability,
        commands: [...operations.capability(id, capability.kind), refresh],
      })) ?? [],
  };
}

/** What a source can do with a kind, its changes left out. */
function kindOf(connector: Connector, kind: Kind): Omit<Capability, "commands"> & { refresh: CommandAvailability } {
  const reader = connector.readers[kind];
  return {
    kind,
    listable: !("supported" in reader),
    reason: reasonOf(reader),
    vendorFilters: isFeed(reader) && reader.windows.length > 1 ? [TIME_FIELD[kind]].filter(isNamed) : [],
    refresh: refreshOf(reader),
  };
}

const isFeed = (reader: Reader): reader is Feed => "read" in reader;
const isNamed = (field: string | undefined): field is string => field !== undefined;

const reasonOf = (reader: Reader): string | null => {
  if ("supported" in reader) return reader.reason;
  return isFeed(reader) ? LACKING[reader.coverage] : null;
};

/** A refresh concerns every kind that can be read. */
const refreshOf = (reader: Reader): CommandAvailability =>
  "supported" in reader
    ? { command: "REFRESH_INVENTORY", available: false, code: "UNSUPPORTED_BY_VENDOR", reason: reader.reason }
    : { command: "REFRESH_INVENTORY", available: true, code: null, reason: null };
