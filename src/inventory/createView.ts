// What does one request see of the inventory? Puts the parts of a view together.
import { setMaxListeners } from "node:events";
import type { Viewer } from "../access/Viewer.ts";
import { KINDS, type Kind } from "../contract/kinds.ts";
import type { RowOf } from "../contract/rows/index.ts";
import { readDetails } from "./details.ts";
import { estateFigures } from "./figures.ts";
import { encodeGlobalId } from "./globalId.ts";
import type { InventoryView, SourceAnswer } from "./InventoryView.ts";
import type { Kernel, RequestConditions } from "./Kernel.ts";
import { createLowerLists } from "./lowerList.ts";
import { createPins } from "./Pins.ts";
import { prepare } from "./prepare.ts";
import { createRowAllowance } from "./RowAllowance.ts";
import { createRelations } from "./relations.ts";
import { rootList } from "./rootList.ts";
import { createRowAge } from "./rowAge.ts";
import { createRowsByKey } from "./rowsByKey.ts";
import { capacityOfSite } from "./siteCapacity.ts";
import { healthOfSource } from "./sourceHealth.ts";
import { summarize } from "./summary.ts";
import { costOfKeys, costOfTouch } from "./touchCost.ts";
import { sourceOf, type ViewContext } from "./ViewContext.ts";

/** Makes the view of one request. */
export function createView(kernel: Kernel, viewer: Viewer, request: RequestConditions): InventoryView {
  // A request waits for many sources and kinds at once: many listeners on its signal are no leak.
  setMaxListeners(0, request.signal);
  const pins = createPins(kernel, viewer, request);
  const context: ViewContext = { kernel, viewer, request, pins, nowMs: kernel.clock.now() };
  const rowsByKey = createRowsByKey(context);
  const relations = createRelations(context, (key) => rowsByKey.readLive(key)?.row ?? null);
  const lists = createLowerLists(context);
  const allowance = createRowAllowance(request.maxRows);
  const age = createRowAge(context, (row) => rowsByKey.readLive(row));
  const sourceHealth = (sourceId: string) => {
    const source = pins.source(sourceId);
    return source === null ? "UNKNOWN" : healthOfSource(context, source);
  };

  return {
    viewer,
    sources: pins.sources,
    prepare: (touch, freshness, root) => prepare(context, touch, { freshness, root }),
    cost: (touch, root) => costOfTouch(context, touch, root),
    costByKey: (kind, sourceId, keys) => costOfKeys(context, { kind, sourceId, keys }),
    list: async (kind, args) => allowance.page(await rootList(context, kind, args)),
    below: (row, kind, args) => allowance.page(lists.below(row, kind, args)),
    allBelow: (row, kind) => allowance.rows(lists.allBelow(row, kind)),
    one: relations.one,
    many: relations.many,
    idOf: relations.idOf,
    globalId: encodeGlobalId,
    observedAt: age.observedAt,
    stale: age.stale,
    capacityOfSite: (site) => capacityOfSite(site, pins.tables(sourceOf(context, site.sourceId))),
    getMany: async <K extends Kind>(kind: K, sourceId: string, nativeIds: readonly string[]) =>
      // Rows asked for by kind are of that kind.
      (await rowsByKey.getMany(kind, sourceId, nativeIds)) as Map<string, RowOf[K] | null>,
    details: (ask) => readDetails(context, ask),
    collectionsOf: (sourceId) => {
      const source = pins.source(sourceId);
      return source === null ? [] : KINDS.map((kind) => pins.lastRead(source, kind).answer);
    },
    probe: async (sourceIds, freshness) => {
      const asked = pins.sources.filter((source) => sourceIds.includes(source.id));
      await Promise.all(asked.map((source) => kernel.probes.probe(source, freshness, request)));
    },
    sourceHealth,
    summary: (page) => summarize(context, page),
    figures: (scope) => estateFigures(context, scope, { rowsBelow: lists.rowsBelow, sourceHealth }),
    answers: () => answersOf(context),
  };
}

/** One answer for each source and kind that was touched, in configuration order. */
function answersOf({ pins }: ViewContext): readonly SourceAnswer[] {
  return pins.sources.flatMap((source) =>
    KINDS.filter((kind) => pins.isWanted(source.id, kind)).map((kind) => pins.widest(source, kind).answer),
  );
}
