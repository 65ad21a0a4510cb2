// Which collections does a request work on? Those that it was given first, for the rest of it, so that every level of one
// answer agrees with every other.
import type { Viewer } from "../access/Viewer.ts";
import { KINDS, type Kind, type Window } from "../contract/kinds.ts";
import { GatewayError, type Problem } from "../contract/problem.ts";
import type { Source } from "../contract/source.ts";
import { createHoldings, type Holding } from "./Holdings.ts";
import type { Freshness } from "./InventoryView.ts";
import type { Kernel, RequestConditions } from "./Kernel.ts";
import { visibleTable, windowTable } from "./narrowed.ts";
import type { Want } from "./obtain.ts";
import { forbiddenPin, makePin, type Pin } from "./Pin.ts";
import { createPlacing } from "./placing.ts";
import type { Tables } from "./refs.ts";
import { runNow, type Work } from "./Slicer.ts";
import type { Table } from "./Table.ts";
import { canBound, reaches, sinceOf } from "./windows.ts";

/** The pins of one request. */
export interface Pins {
  /** Every source that the viewer may see anything of, in configuration order. */
  readonly sources: readonly Source[];
  /** The source with this key; null when there is none that the viewer may see anything of. */
  source(sourceId: string): Source | null;
  /** Comes by everything that is wanted, side by side, and pins it. Throws only when the caller has gone. */
  want(wants: readonly Want[], freshness: Freshness): Promise<void>;
  /** The pin of exactly this window; null when it was not wanted. */
  wanted(want: Want): Pin | null;
  /** The pin of the kind's default window, or the one that comes closest; of what is in hand when none was wanted. */
  pin(source: Source, kind: Kind): Pin;
  /** The pin of the widest window that is pinned: what relations are resolved against. */
  widest(source: Source, kind: Kind): Pin;
  /** True when the kind was wanted, in any window. */
  isWanted(sourceId: string, kind: Kind): boolean;
  /** Rows that relations of this source are resolved against: for each kind those of the widest pin. */
  tables(source: Source): Tables;
  /** What is in hand of a kind, whatever this request has pinned. */
  lastRead(source: Source, kind: Kind): Pin;
  /** Has it known where rows of a kind stand, if the viewer is to see some by that alone. Throws why it cannot be. */
  place(source: Source, kind: Kind): Promise<void>;
}

interface Entry {
  readonly pin: Pin;
  /** Null for kinds that the viewer may not read. */
  readonly holding: Holding | null;
  readonly isWanted: boolean;
}

/** Makes the pins of a request. */
export function createPins(kernel: Kernel, viewer: Viewer, request: RequestConditions): Pins {
  const holdings = createHoldings(kernel, request);
  const placing = createPlacing(kernel, viewer, holdings);
  const entries = new Map<string, Map<Window, Entry>>();
  const knownTables = new Map<string, Map<Kind, Table | null>>();
  const sources = kernel.sources.filter((source) => KINDS.some((kind) => viewer.mayRead(source.id, kind)));
  const sourcesById = new Map(sources.map((source) => [source.id, source]));

  const shelf = (sourceId: string, kind: Kind): Map<Window, Entry> => {
    const key = `${kind}:${sourceId}`;
    const found = entries.get(key) ?? new Map<Window, Entry>();
    entries.set(key, found);
    return found;
  };
  const set = ({ source, kind, window }: Want, entry: Entry): Pin => {
    shelf(source.id, kind).set(window, entry);
    knownTables.delete(source.id);
    return entry.pin;
  };
  const mayRead = ({ source, kind }: Want): boolean => viewer.mayRead(source.id, kind);

  function* pinning({ source, kind, window }: Want, holding: Holding): Work<Pin> {
    const placed = placing.now(source, kind);
    const obtained = placed.unplaced ?? holding.obtained;
    const { collection } = obtained;
    const feed = kernel.desk(source.id, kind)?.feed;
    const isBounded = window !== "ALL" && feed !== undefined && canBound(feed);
    const since = isBounded && collection !== null ? sinceOf(window, Date.parse(collection.observedAt)) : null;
    const known =
      collection === null
        ? null
        : yield* visibleTable(collection.table, {
            viewer,
            evidence: holding.evidence,
            placing: placed.text,
          });
    const listed = known === null ? null : yield* windowTable(known, since);
    return makePin({ source, kind, window, obtained, known, listed, isBounded });
  }

  const pinNow = (want: Want, isWanted: boolean): Entry => {
    if (!mayRead(want)) return { pin: forbiddenPin(want.source, want.kind, want.window), holding: null, isWanted };
    const holding = holdings.now(want);
    return { pin: runNow(pinning(want, holding)), holding, isWanted };
  };

  const wantOne = async (want: Want, freshness: Freshness): Promise<void> => {
    if (!mayRead(want)) {
      set(want, pinNow(want, true));
      return;
    }
    const [holding] = await Promise.all([
      holdings.obtain(want, freshness),
      placing.obtain(want.source, want.kind, freshness),
    ]);
    const before = shelf(want.source.id, want.kind).get(want.window);
    if (before?.holding === holding && before.isWanted) return;
    const pin = await kernel.slicer.run(pinning(want, holding));
    set(want, { pin, holding, isWanted: true });
  };

  const pin = (source: Source, kind: Kind): Pin => {
    const window = kernel.policies(source.id, kind).defaultWindow;
    const want = { source, kind, window };
    const windows = shelf(source.id, kind);
    const exact = windows.get(window);
    if (exact !== undefined) return exact.pin;
    const closest = [...windows.values()].filter((entry) => entry.isWanted).reduce<Entry | null>(wider, null);
    if (closest === null) return set(want, pinNow(want, false));
    if (closest.holding === null || !reaches(closest.pin.window, window)) return closest.pin;
    return set(want, { ...closest, pin: runNow(pinning(want, closest.holding)) });
  };

  const widest = (source: Source, kind: Kind): Pin =>
    [...shelf(source.id, kind).values()].reduce<Entry | null>(wider, null)?.pin ?? pin(source, kind);

  return {
    sources,
    source: (sourceId) => sourcesById.get(sourceId) ?? null,
    want: async (wants, freshness) => {
      await Promise.all(wants.map((want) => wantOne(want, freshness)));
    },
    wanted: ({ source, kind, window }) => {
      const entry = shelf(source.id, kind).get(window);
      return entry?.isWanted === true ? entry.pin : null;
    },
    pin,
    widest,
    isWanted: (sourceId, kind) => [...shelf(sourceId, kind).values()].some((entry) => entry.isWanted),
    tables: (source) => ({
      table: (kind) => {
        const known = knownTables.get(source.id) ?? new Map<Kind, Table | null>();
        const found = known.get(kind);
        if (found !== undefined) return found;
        const table = widest(source, kind).known;
        // Finding the table may have pinned it, which drops what was known.
        knownTables.set(source.id, known.set(kind, table));
        return table;
      },
    }),
    place: async (source, kind) => {
      await placing.obtain(source, kind, { maxAgeSeconds: null, waitMs: Number.POSITIVE_INFINITY });
      const { unplaced } = placing.now(source, kind);
      if (unplaced !== null) throw notPlaced(source, kind, unplaced.problem);
    },
    lastRead: (source, kind) =>
      pinNow({ source, kind, window: kernel.policies(source.id, kind).defaultWindow }, false).pin,
  };
}

const notPlaced = ({ id }: Source, kind: Kind, problem: Problem | null): GatewayError =>
  new GatewayError({
    code: "UPSTREAM_ERROR",
    sourceId: id,
    retryable: true,
    ...problem,
    message: `Source "${id}": at which sites a ${kind} stands cannot be told. ${problem?.message ?? "That was not read in time."}`,
  });

const wider = (left: Entry | null, right: Entry): Entry =>
  left === null || !reaches(left.pin.window, right.pin.window) ? right : left;
