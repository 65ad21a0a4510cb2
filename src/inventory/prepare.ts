// What must be in hand before the first field is answered? Everything that a query touches, read side by side; and then
// the look-ups between kinds, built in slices.
import { KINDS, type Kind, type Window } from "../contract/kinds.ts";
import type { Source } from "../contract/source.ts";
import { compileQuery, type Query } from "./compileQuery.ts";
import type { FeedDesk } from "./FeedDesk.ts";
import type { Freshness, ListArguments, Touch } from "./InventoryView.ts";
import { specOf } from "./kinds/index.ts";
import type { Want } from "./obtain.ts";
import type { Tables } from "./refs.ts";
import { buildRelationIndex, consultedBy } from "./relationIndex.ts";
import type { Work } from "./Slicer.ts";
import type { Table } from "./Table.ts";
import { sourcesOf, type ViewContext } from "./ViewContext.ts";
import { isWindowed, widestOf, windowOf } from "./windows.ts";

/** A root list that is going to be asked for. */
export interface RootList {
  readonly kind: Kind;
  readonly args: ListArguments;
}

/** A relation whose look-up is going to be needed. */
interface Link {
  readonly source: Source;
  readonly kind: Kind;
  readonly name: string;
  /** True when the root list itself needs it, in its own window. */
  readonly isRoot: boolean;
}

/** One query's needs of one source. */
interface Needs {
  readonly source: Source;
  readonly wants: readonly Want[];
  readonly links: readonly Link[];
}

/** Reads and pins all that is touched. Throws INVALID_INPUT, and when the caller has gone; never for a vendor's failure. */
export async function prepare(
  context: ViewContext,
  touch: Touch,
  ask: { readonly freshness: Freshness; readonly root: RootList | undefined },
): Promise<void> {
  const { pins } = context;
  const needs = everyNeed(context, touch, ask.root);
  await pins.want(
    needs.flatMap((need) => need.wants),
    ask.freshness,
  );
  await connect(
    context,
    needs.flatMap((need) => need.links),
    { freshness: ask.freshness, wants: needs.flatMap((need) => need.wants) },
  );
}

/** What is going to be read, of each source. Throws INVALID_INPUT. */
export const wantsOf = (context: ViewContext, touch: Touch, root: RootList | undefined): readonly Want[] =>
  everyNeed(context, touch, root).flatMap(({ wants }) => wants);

function everyNeed(context: ViewContext, touch: Touch, root: RootList | undefined): readonly Needs[] {
  const query = root === undefined ? null : compileQuery(root.kind, root.args, context.nowMs);
  const chosen = context.pins.sources.filter((source) => touch.sourceIds?.includes(source.id) !== false);
  const sources = query === null ? chosen : sourcesOf(chosen, query);
  return sources.map((source) => needsOf(context, source, { touch, query, root }));
}

/** What a root list needs of a source. */
export const rootWant = ({ kernel, nowMs }: ViewContext, source: Source, { kind, args }: RootList): Want => {
  const otherwise = kernel.policies(source.id, kind).defaultWindow;
  return { source, kind, window: windowOf(kind, args.filter, { nowMs, otherwise }) };
};

function needsOf(
  context: ViewContext,
  source: Source,
  ask: { readonly touch: Touch; readonly query: Query | null; readonly root: RootList | undefined },
): Needs {
  const { kernel } = context;
  const { touch, query, root } = ask;
  const late = new Set<string>(source.connector.lateRelations);
  const kinds = new Set(touch.kinds);
  if (root !== undefined) kinds.add(root.kind);
  const links: Link[] = [];
  for (const relation of touch.ids) {
    if (!late.has(relation)) continue;
    const [kind, name] = splitRelation(relation);
    const target = specOf(kind).relations[name]?.target ?? null;
    if (target !== null) kinds.add(target);
    links.push({ source, kind, name, isRoot: false });
  }
  for (const need of query?.order ?? []) if (need.needs !== undefined) kinds.add(need.needs);
  for (const { name, targets } of query?.relations ?? []) {
    if (query === null) continue;
    if (late.has(`${query.kind}.${name}`)) for (const target of targets) kinds.add(target);
    links.push({ source, kind: query.kind, name, isRoot: true });
  }
  for (const kind of kinds)
    for (const [name, { target }] of Object.entries(specOf(kind).relations))
      if (target === null || kinds.has(target)) links.push({ source, kind, name, isRoot: false });

  const wants = [...kinds].map((kind) =>
    root?.kind === kind
      ? rootWant(context, source, root)
      : { source, kind, window: kernel.policies(source.id, kind).defaultWindow },
  );
  return { source, links, wants: readTogether(wants, (want) => kernel.desk(source.id, want.kind)) };
}

const splitRelation = (relation: string): [Kind, string] => {
  const [owner, name = ""] = relation.split(".");
  const kind = KINDS.find((candidate) => candidate === owner);
  if (kind === undefined) throw new Error(`"${relation}" is no relation of a kind.`);
  return [kind, name];
};

/** Lets kinds of one feed be served by one read, of the widest window that any of them wants. */
function readTogether(wants: readonly Want[], deskOf: (want: Want) => FeedDesk | null): Want[] {
  const windows = new Map<FeedDesk | null, Window[]>();
  for (const want of wants)
    if (isWindowed(want.kind)) windows.set(deskOf(want), [...(windows.get(deskOf(want)) ?? []), want.window]);
  return wants.map((want) => {
    const desk = deskOf(want);
    const wanted = desk === null ? undefined : windows.get(desk);
    return wanted === undefined ? want : { ...want, alongside: widestOf(wanted) };
  });
}

/**
 * Builds the look-ups between what is in hand. Where rows turn out to name others by something that only a further kind
 * can tell (a share that is wherever its volume is), that kind is read too.
 */
async function connect(
  { kernel, pins }: ViewContext,
  links: readonly Link[],
  { freshness, wants }: { readonly freshness: Freshness; readonly wants: readonly Want[] },
): Promise<void> {
  const tableOf = ({ source, kind, isRoot }: Link): Table | null => {
    const root = isRoot ? wants.find((want) => want.source === source && want.kind === kind) : undefined;
    return ((root === undefined ? null : pins.wanted(root)) ?? pins.pin(source, kind)).listed;
  };
  for (;;) {
    const missing = new Map<string, Want>();
    for (const link of links) {
      const { source } = link;
      const table = tableOf(link);
      if (table === null) continue;
      await kernel.slicer.run(buildLink(table, link, pins.tables(source)));
      for (const kind of consultedBy(table, link.name))
        if (!pins.isWanted(source.id, kind)) {
          const window = kernel.policies(source.id, kind).defaultWindow;
          missing.set(`${kind}:${source.id}`, { source, kind, window });
        }
    }
    if (missing.size === 0) return;
    await pins.want([...missing.values()], freshness);
  }
}

/** Builds one look-up, and before it those by name and path that it takes where the vendor names rows late. */
function* buildLink(table: Table, { source, kind, name }: Link, tables: Tables): Work<void> {
  const { target = null, through = null } = specOf(kind).relations[name] ?? {};
  if (source.connector.lateRelations.length > 0)
    for (const named of [target, through]) if (named !== null) yield* tables.table(named)?.prepareLookups() ?? [];
  yield* buildRelationIndex(table, name, tables);
}
