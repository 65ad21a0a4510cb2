// What do all methods of one view share?
import type { Viewer } from "../access/Viewer.ts";
import type { Source } from "../contract/source.ts";
import type { Query } from "./compileQuery.ts";
import type { Kernel, RequestConditions } from "./Kernel.ts";
import type { Pins } from "./Pins.ts";

/** One request's view of the inventory, from inside. */
export interface ViewContext {
  readonly kernel: Kernel;
  readonly viewer: Viewer;
  readonly request: RequestConditions;
  readonly pins: Pins;
  /** Wall time of the request in milliseconds since the epoch: one moment for all that it asks. */
  readonly nowMs: number;
}

/** The sources whose rows a query can match. */
export const sourcesOf = (sources: readonly Source[], query: Query): readonly Source[] =>
  sources.filter((source) => query.sourceIds?.has(source.id) !== false && query.vendors?.has(source.vendor) !== false);

/** The source with this key. Throws for one that the viewer cannot have rows of: a fault of the caller's. */
export function sourceOf({ pins }: ViewContext, sourceId: string): Source {
  const source = pins.source(sourceId);
  if (source === null) throw new Error(`A row of source "${sourceId}" was asked about, which this viewer cannot see.`);
  return source;
}
