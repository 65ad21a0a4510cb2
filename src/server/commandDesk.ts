// What can be asked to be changed, and if not, why? Turns a connector's declarations into what clients grey out.
import type { Viewer } from "../access/Viewer.ts";
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

/** The desk of each caller. */
export type CommandDesks = (viewer: Viewer) => CommandDesk;

/** Makes the desks for these sources. What a source can do never changes, but whether a change can be kept track of does. */
export function createCommandDesks(
  sources: readonly Source[],
  operations: Pick<Operations, "availability" | "capability">,
): CommandDesks {
  const kinds = new Map(sources.map(({ id, connector }) => [id, KINDS.map((kind) => kindOf(connector, kind))]));
  return (viewer) => {
    const refreshOfKind = (sourceId: string, kind: Kind, refresh: CommandAvailability): CommandAvailability =>
      !refresh.available || viewer.mayAct("REFRESH_INVENTORY", { sourceId, kind, rows: null })
        ? refresh
        : { command: "REFRESH_INVENTORY", available: false, code: "FORBIDDEN", reason: NO_REFRESH };
    return {
      of: (row) => operations.availability(viewer, row),
      // Kinds that may not be read are none of the caller's, but that the product has them is no secret.
      capabilities: ({ id }) =>
        kinds.get(id)?.map(({ refresh, ...capability }) => ({
          ...capability,
          commands: [
            ...operations.capability(viewer, id, capability.kind),
            refreshOfKind(id, capability.kind, refresh),
          ],
        })) ?? [],
    };
  };
}

const NO_REFRESH = "Your grants do not let you have this kind of this source read again.";

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
