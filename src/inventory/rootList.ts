// How is a root list answered? All sources together: filtered, in one order, page by page.
import type { Kind } from "../contract/kinds.ts";
import { compileQuery, type Query } from "./compileQuery.ts";
import { digestOf } from "./digest.ts";
import type { ListArguments, RowPage } from "./InventoryView.ts";
import { makePage } from "./makePage.ts";
import { type Entry, matchRows } from "./matchRows.ts";
import { pageAskOf } from "./pageArguments.ts";
import { prepare, rootWant } from "./prepare.ts";
import type { Result } from "./ResultCache.ts";
import { type Part, resultKey } from "./resultKey.ts";
import { selectSorted, selectUnsorted } from "./selectPage.ts";
import { sourcesOf, type ViewContext } from "./ViewContext.ts";

const asItComes = { maxAgeSeconds: null, waitMs: null };

/** Answers a root list. Throws INVALID_INPUT naming the field, and when the caller has gone. */
export async function rootList<K extends Kind>(
  context: ViewContext,
  kind: K,
  args: ListArguments,
): Promise<RowPage<K>> {
  const { kernel, pins, viewer } = context;
  const query = compileQuery(kind, args, context.nowMs);
  const digest = () => digestOf(`${query.text}|${viewer.digest}`);
  const ask = pageAskOf(args, digest);
  const root = { kind, args };
  await prepare(
    context,
    { kinds: new Set<Kind>([kind]), ids: new Set(), sourceIds: null },
    { freshness: asItComes, root },
  );
  const parts = sourcesOf(pins.sources, query).map((source) => ({
    pin: pins.wanted(rootWant(context, source, root)) ?? pins.pin(source, kind),
    tables: pins.tables(source),
  }));
  const result = await resultOf(context, query, parts);
  const selected = result.isSorted
    ? selectSorted(result.entries, query.directions, ask)
    : await kernel.slicer.run(selectUnsorted(result.entries, query.directions, ask));
  const answers = parts.map((part) => part.pin.answer);
  return makePage({ kind, entries: result.entries, selected, answers, digest });
}

async function resultOf({ kernel }: ViewContext, query: Query, parts: readonly Part[]): Promise<Result> {
  const key = resultKey(query, parts);
  const found = kernel.results.get(key);
  if (found !== null) return found;
  const all: Entry[][] = [];
  for (const { pin, tables } of parts)
    if (pin.listed !== null) all.push(await kernel.slicer.run(matchRows(query, { table: pin.listed, tables })));
  const result = { entries: all.flat(), directions: query.directions, isSorted: false };
  kernel.results.set(key, result);
  return result;
}
