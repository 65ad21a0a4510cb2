// What does one request get? Its view of the inventory, its loaders and its root reads, bound to its caller.
import type { Viewer } from "../access/Viewer.ts";
import type { Clock } from "../contract/call.ts";
import type { Source } from "../contract/source.ts";
import type { InventoryView } from "../inventory/InventoryView.ts";
import type { CommandDesk, Context, GlobalIds } from "./Context.ts";
import { createLoaders } from "./loaders.ts";
import { createRootReads } from "./rootReads.ts";
import type { TouchTable } from "./touchTable.ts";

/** For whom and until when a view is made. */
export interface ViewRequest {
  readonly viewer: Viewer;
  /** Aborts when the caller has gone. */
  readonly signal: AbortSignal;
  /** Milliseconds on the gateway's monotonic clock after which an answer is of no use. */
  readonly deadlineMs: number;
}

/** What the server needs of the inventory. */
export interface InventoryDoor {
  /** A view for one request. */
  view(request: ViewRequest): InventoryView;
}

/** What all requests share. */
export interface ContextParts {
  readonly inventory: InventoryDoor;
  readonly sources: readonly Source[];
  readonly ids: GlobalIds;
  readonly clock: Clock;
  readonly commands: CommandDesk;
  readonly table: TouchTable;
  /** Products, in the order of the GraphQL enum. */
  readonly vendors: readonly string[];
}

/** Makes the context of one request. */
export function createContext(parts: ContextParts, request: ViewRequest): Context {
  const { inventory, sources, ids, clock, commands, table, vendors } = parts;
  const view = inventory.view(request);
  const loaders = createLoaders(view);
  return {
    view,
    clock,
    ids,
    commands,
    loaders,
    roots: createRootReads({ view, ids, loaders, table, vendors }),
    source: (sourceId) => {
      const source = sources.find(({ id }) => id === sourceId);
      if (source === undefined) throw new Error(`There is no source "${sourceId}".`);
      return source;
    },
  };
}
