// How is a root list answered? All sources together: filtered, in one order, page by page.
import type { Kind } from "../contract/kinds.ts";
import { compileQuery, type Query } from "./compileQuery.ts";
import { digestOf } from "./digest.ts";
import { listOf } from "./filterFields.ts";
import type { ListArguments, RowPage } from "./InventoryView.ts";
import { makePage } from "./makePage.ts";
import { type Choice, matchRows } from "./matchRows.ts";
import { pageAskOf } from "./pageArguments.ts";
import { prepare, rootWant } from "./prepare.ts";
import { invalidInput } from "./problems.ts";
import type { Ranking } from "./Ranking.ts";
import { selectPage } from "./ResultCache.ts";
import { type Part, resultKey } from "./resultKey.ts";
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
  checkSources(context, args);
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
  const key = resultKey(query, parts);
  const found = kernel.results.get(key);
  const result = found ?? { ranking: await rank(context, query, parts), order: null };
  const selected = await kernel.slicer.run(selectPage(result, ask));
  if (found === null) kernel.results.set(key, result);
  else kernel.results.sortBehind(result);
  const answers = parts.map((part) => part.pin.answer);
  return makePage({ kind, ranking: result.ranking, selected, answers, digest });
}

/** Throws INVALID_INPUT for a key that no source has: a misspelt one would look like a source without rows. */
function checkSources({ pins }: ViewContext, { filter }: ListArguments): void {
  const field = "filter.source";
  const unknown = listOf(filter?.source ?? [], field).find((key) => pins.source(key) === null);
  if (unknown === undefined) return;
  throw invalidInput(field, `"${field}" names a source that there is not: "${unknown.slice(0, 80)}".`);
}

/** Ranks the rows of all sources. */
function rank({ kernel }: ViewContext, query: Query, parts: readonly Part[]): Promise<Ranking> {
  const choices: Choice[] = [];
  for (const { pin, tables } of parts) if (pin.listed !== null) choices.push({ table: pin.listed, tables });
  return kernel.slicer.run(matchRows(query, choices));
}
