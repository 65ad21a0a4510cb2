// What did a query ask of the inventory? A view over rows in memory that notes every question; for tests of resolvers,
// where the question matters more than how it is answered. Filters, orders and pages are the real inventory's to test.
import { EVERYONE, type Viewer } from "../../src/access/Viewer.ts";
import type { Kind } from "../../src/contract/kinds.ts";
import { GatewayError } from "../../src/contract/problem.ts";
import type { Row, RowOf } from "../../src/contract/rows/index.ts";
import type { Source } from "../../src/contract/source.ts";
import { encodeGlobalId } from "../../src/inventory/globalId.ts";
import type {
  CapacitySummaryRow,
  DetailAsk,
  EstateFiguresRow,
  FigureScope,
  Freshness,
  InventoryView,
  ListArguments,
  RowPage,
  SourceAnswer,
  Touch,
} from "../../src/inventory/InventoryView.ts";

/** One question that was asked. */
export type Asked =
  | { readonly prepare: { kinds: Kind[]; ids: string[]; sourceIds: readonly string[] | null }; freshness: Freshness }
  | { readonly list: Kind; readonly args: ListArguments }
  | { readonly getMany: Kind; readonly sourceId: string; readonly nativeIds: readonly string[] }
  | { readonly details: DetailAsk }
  | { readonly probe: readonly string[] };

const NO_CAPACITY: CapacitySummaryRow = {
  totalBytes: null,
  usedBytes: null,
  freeBytes: null,
  usedPercent: null,
  rowsWithoutTotal: 0,
  rowsWithoutUsed: 0,
};

/** The view. */
export class FakeView implements InventoryView {
  readonly viewer: Viewer = EVERYONE;
  readonly asked: Asked[] = [];
  /** Kinds that `one` treats as not in hand. */
  readonly missing = new Set<Kind>();
  /** What detail readers bring, by name and native id. */
  readonly detailValues = new Map<string, Readonly<Record<string, unknown>>>();
  /** What a single read fails with. */
  failure: Error | null = null;
  readonly sources: readonly Source[];
  readonly #rows: readonly Row[];
  readonly #prepared = new Map<string, SourceAnswer>();

  constructor(sources: readonly Source[], rows: readonly Row[]) {
    this.sources = sources;
    this.#rows = rows;
  }

  async prepare({ kinds, ids, sourceIds }: Touch, freshness: Freshness): Promise<void> {
    this.asked.push({ prepare: { kinds: [...kinds].sort(), ids: [...ids].sort(), sourceIds }, freshness });
    for (const source of this.sources.filter(({ id }) => sourceIds === null || sourceIds.includes(id)))
      for (const kind of kinds) this.#prepared.set(`${source.id} ${kind}`, this.#answer(source.id, kind));
  }

  cost() {
    return [];
  }
  costByKey() {
    return null;
  }
  async list<K extends Kind>(kind: K, args: ListArguments): Promise<RowPage<K>> {
    this.asked.push({ list: kind, args });
    return this.#page(kind, this.#of(kind));
  }
  below<K extends Kind>(row: Row, kind: K, _args: ListArguments): RowPage<K> {
    return this.#page(kind, this.allBelow(row, kind));
  }
  allBelow<K extends Kind>(row: Row, kind: K): readonly RowOf[K][] {
    return this.#of(kind).filter((candidate) => candidate.sourceId === row.sourceId && candidate !== row);
  }

  one<K extends Kind>(from: { readonly sourceId: string }, kind: K, ref: unknown): RowOf[K] | null {
    if (ref === null || ref === undefined) return null;
    if (this.missing.has(kind))
      throw new GatewayError({ code: "UPSTREAM_TIMEOUT", sourceId: from.sourceId, message: `No ${kind} in hand.` });
    return this.#find(kind, from.sourceId, String(ref));
  }
  many<K extends Kind>(from: { readonly sourceId: string }, kind: K, refs: unknown): readonly RowOf[K][] | null {
    if (!Array.isArray(refs)) return null;
    return refs.map((ref) => this.one(from, kind, ref)).filter((found) => found !== null);
  }
  idOf(from: { readonly sourceId: string }, kind: Kind, ref: unknown): string | null {
    if (typeof ref !== "string") return null;
    return encodeGlobalId({ kind, sourceId: from.sourceId, nativeId: ref });
  }
  globalId(key: { readonly kind: Kind; readonly sourceId: string; readonly nativeId: string }): string {
    return encodeGlobalId(key);
  }
  observedAt() {
    return "2026-01-01T00:00:00.000Z";
  }
  stale() {
    return false;
  }
  capacityOfSite() {
    return null;
  }

  async getMany<K extends Kind>(kind: K, sourceId: string, nativeIds: readonly string[]) {
    this.asked.push({ getMany: kind, sourceId, nativeIds });
    if (this.failure !== null) throw this.failure;
    return new Map(
      nativeIds.map((id) => [id, this.#find(kind, sourceId, id)]).reverse() as [string, RowOf[K] | null][],
    );
  }
  async details(ask: DetailAsk) {
    this.asked.push({ details: ask });
    return new Map(ask.nativeIds.map((id) => [id, this.detailValues.get(`${ask.name} ${id}`) ?? null]));
  }

  collectionsOf(): readonly SourceAnswer[] {
    return [];
  }
  async probe(sourceIds: readonly string[]): Promise<void> {
    this.asked.push({ probe: sourceIds });
  }
  sourceHealth() {
    return "OK" as const;
  }
  summary() {
    return {
      capacity: NO_CAPACITY,
      cacheCapacity: NO_CAPACITY,
      byHealth: [],
      byState: [],
      bySeverity: [],
      byProtocol: [],
    };
  }
  figures(scope: FigureScope): EstateFiguresRow {
    const ids = "sourceIds" in scope ? scope.sourceIds : null;
    const count = (kind: Kind) =>
      this.#of(kind).filter(({ sourceId }) => ids === null || ids.includes(sourceId)).length;
    return {
      health: "OK",
      siteCount: count("Site"),
      hostCount: null,
      storagePoolCount: null,
      volumeCount: count("Volume"),
      shareCount: null,
      expiringCertificateCount: null,
      poolCapacity: NO_CAPACITY,
      volumeCapacity: NO_CAPACITY,
      hostsByHealth: [{ word: "WARNING", count: 2 }],
      alertsBySeverity: null,
      jobsByState: null,
    };
  }
  answers(): readonly SourceAnswer[] {
    return [...this.#prepared.values()];
  }

  /** What was prepared, in order. */
  get prepared() {
    return this.asked.flatMap((question) => ("prepare" in question ? [question.prepare] : []));
  }

  #answer(sourceId: string, kind: Kind): SourceAnswer {
    const count = this.#of(kind).filter((row) => row.sourceId === sourceId).length;
    const observedAt = this.observedAt();
    return {
      sourceId,
      kind,
      state: "LIVE",
      observedAt,
      complete: true,
      coverage: "ALL",
      count,
      error: null,
      reason: null,
    };
  }
  #of<K extends Kind>(kind: K): RowOf[K][] {
    return this.#rows.filter((row): row is RowOf[K] => row.kind === kind);
  }
  #find<K extends Kind>(kind: K, sourceId: string, nativeId: string): RowOf[K] | null {
    return this.#of(kind).find((row) => row.sourceId === sourceId && row.nativeId === nativeId) ?? null;
  }
  #page<K extends Kind>(kind: K, rows: readonly RowOf[K][]): RowPage<K> {
    const answers = this.answers().filter((answer) => answer.kind === kind);
    return {
      kind,
      rows,
      hasNextPage: false,
      hasPreviousPage: false,
      cursorOf: (row) => `at-${row.nativeId}`,
      totalCount: rows.length,
      complete: true,
      answers,
      matched: rows,
    };
  }
}
