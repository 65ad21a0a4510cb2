// What does one request get? Its view of the inventory, its loaders, root reads, changes and streams, bound to its caller.
import type { Viewer } from "../access/Viewer.ts";
import type { Clock } from "../contract/call.ts";
import type { Source } from "../contract/source.ts";
import type { Inventory } from "../inventory/createInventory.ts";
import type { RequestConditions } from "../inventory/Kernel.ts";
import type { LiveDesk } from "../live/createLiveDesk.ts";
import { WaitMeter } from "../observe/WaitMeter.ts";
import type { Operations } from "../operations/Operations.ts";
import type { Context, GlobalIds } from "./Context.ts";
import { createChangeDesk } from "./changes.ts";
import type { CommandDesks } from "./commandDesk.ts";
import { createLiveStreams } from "./liveStreams.ts";
import { createLoaders } from "./loaders.ts";
import { requestIdOf } from "./requestId.ts";
import { createRootReads } from "./rootReads.ts";
import type { ServerSettings } from "./ServerOptions.ts";
import type { TouchTable } from "./touchTable.ts";

/** For whom and until when a request is answered. */
export interface Asker extends Pick<RequestConditions, "signal" | "deadlineMs"> {
  readonly viewer: Viewer;
  /** To find the request by in log and traces; a fresh one when left out. */
  readonly id?: string;
}

/** What all requests share. */
export interface ContextParts {
  readonly inventory: Pick<Inventory, "view">;
  readonly operations: Operations;
  readonly live: Pick<LiveDesk, "rows" | "job" | "collections">;
  readonly sources: readonly Source[];
  readonly ids: GlobalIds;
  readonly clock: Clock;
  readonly commands: CommandDesks;
  readonly table: TouchTable;
  /** Products, in the order of the GraphQL enum. */
  readonly vendors: readonly string[];
  readonly settings: Pick<ServerSettings, "maxRepresentations" | "maxRows">;
}

/** Makes the context of one request. */
export function createContext(parts: ContextParts, { viewer, id = requestIdOf({}), ...conditions }: Asker): Context {
  const { inventory, operations, sources, ids, clock, commands, table, vendors, settings } = parts;
  const { maxRepresentations, maxRows } = settings;
  const waits = new WaitMeter(clock);
  /** The inventory as the request sees it; anew after each change that it asks for. */
  const moment = () => {
    const view = inventory.view(viewer, { ...conditions, principal: viewer.id, waits, maxRows });
    const loaders = createLoaders(view);
    const operationReads = {
      operation: (id: string) => operations.get(viewer, id),
      operations: (ask: Parameters<Operations["list"]>[1]) => operations.list(viewer, ask),
    };
    const roots = createRootReads({ view, ids, loaders, table, vendors, maxRepresentations, ...operationReads });
    return { view, loaders, roots };
  };
  const now = moment();
  const renew = () => void Object.assign(now, moment());
  const source = (sourceId: string): Source => {
    const found = sources.find(({ id }) => id === sourceId);
    if (found === undefined) throw new Error(`There is no source "${sourceId}".`);
    return found;
  };
  const changes = createChangeDesk({ operations, viewer, conditions, ids, now: () => now, renew });
  const live = createLiveStreams({ desk: parts.live, operations, viewer, ids, sources: now.view.sources });
  const request = { id, principal: viewer.id, waits };
  return new RequestContext(now, { request, clock, ids, commands: commands(viewer), changes, live, source });
}

/** What of a context changes with each change that the request asks for. */
type Moment = Pick<Context, "view" | "loaders" | "roots">;

/** A context that Apollo Server may copy: what changes stands behind one property that copies share. */
class RequestContext implements Context {
  readonly now: Moment;
  readonly request: Context["request"];
  readonly clock: Context["clock"];
  readonly ids: Context["ids"];
  readonly commands: Context["commands"];
  readonly changes: Context["changes"];
  readonly live: Context["live"];
  readonly source: Context["source"];

  constructor(now: Moment, rest: Omit<Context, keyof Moment>) {
    this.now = now;
    this.request = rest.request;
    this.clock = rest.clock;
    this.ids = rest.ids;
    this.commands = rest.commands;
    this.changes = rest.changes;
    this.live = rest.live;
    this.source = rest.source;
  }

  get view(): Context["view"] {
    return this.now.view;
  }
  get loaders(): Context["loaders"] {
    return this.now.loaders;
  }
  get roots(): Context["roots"] {
    return this.now.roots;
  }
}
