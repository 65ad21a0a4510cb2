// What does one request get? Its view of the inventory, its loaders and its root reads, bound to its caller.
import type { Viewer } from "../access/Viewer.ts";
import type { Clock } from "../contract/call.ts";
import type { Source } from "../contract/source.ts";
import type { Inventory } from "../inventory/createInventory.ts";
import type { RequestConditions } from "../inventory/Kernel.ts";
import type { CommandDesk, Context, GlobalIds } from "./Context.ts";
import { createLoaders } from "./loaders.ts";
import { createRootReads } from "./rootReads.ts";
import type { ServerSettings } from "./ServerOptions.ts";
import type { TouchTable } from "./touchTable.ts";

/** For whom and until when a request is answered. */
export interface Asker extends Pick<RequestConditions, "signal" | "deadlineMs"> {
  readonly viewer: Viewer;
}

/** What all requests share. */
export interface ContextParts {
  readonly inventory: Pick<Inventory, "view">;
  readonly sources: readonly Source[];
  readonly ids: GlobalIds;
  readonly clock: Clock;
  readonly commands: CommandDesk;
  readonly table: TouchTable;
  /** Products, in the order of the GraphQL enum. */
  readonly vendors: readonly string[];
  readonly settings: Pick<ServerSettings, "maxRepresentations">;
}

/** Makes the context of one request. */
export function createContext(parts: ContextParts, { viewer, ...conditions }: Asker): Context {
  const { inventory, sources, ids, clock, commands, table, vendors, settings } = parts;
  const view = inventory.view(viewer, { ...conditions, principal: viewer.id });
  const loaders = createLoaders(view);
  return {
    view,
    clock,
    ids,
    commands,
    loaders,
    roots: createRootReads({ view, ids, loaders, table, vendors, maxRepresentations: settings.maxRepresentations }),
    source: (sourceId) => {
      const source = sources.find(({ id }) => id === sourceId);
      if (source === undefined) throw new Error(`There is no source "${sourceId}".`);
      return source;
    },
  };
}
