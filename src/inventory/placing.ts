// Is it known where rows stand, for a viewer who may see those of some sites alone? What tells it is read beside the rows; while it
// cannot be, the rows cannot be shown, and that is said.
import type { Viewer } from "../access/Viewer.ts";
import type { Kind } from "../contract/kinds.ts";
import type { Source } from "../contract/source.ts";
import type { Holdings } from "./Holdings.ts";
import type { Freshness } from "./InventoryView.ts";
import type { Kernel } from "./Kernel.ts";
import { inHandNow, type Obtained, type Want } from "./obtain.ts";
import { placingKinds, placingText } from "./whereabouts.ts";

/** Where rows stand, for one request. */
export interface Placing {
  /** Has what tells it read, as fresh as the rows. Throws only when the caller has gone. */
  obtain(source: Source, kind: Kind, freshness: Freshness): Promise<void>;
  /** How it is known now. */
  now(source: Source, kind: Kind): Placed;
}

/** How it is known where rows of a kind stand. */
export interface Placed {
  /** Differs when rows may stand elsewhere; empty when the viewer does not care. */
  readonly text: string;
  /** What is to be said instead of rows; null when it is known. */
  readonly unplaced: Obtained | null;
}

const CARELESS: Placed = { text: "", unplaced: null };

/** Makes it. */
export function createPlacing(kernel: Kernel, viewer: Viewer, holdings: Holdings): Placing {
  const cares = (source: Source, kind: Kind) => viewer.bounds?.concern(source.id, kind) === true;
  const wantsFor = (source: Source, kind: Kind): readonly Want[] =>
    placingKinds(source, kind).map((needed) => ({
      source,
      kind: needed,
      window: kernel.policies(source.id, needed).defaultWindow,
    }));
  return {
    obtain: async (source, kind, freshness) => {
      if (cares(source, kind))
        await Promise.all(wantsFor(source, kind).map((want) => holdings.obtain(want, freshness)));
    },
    now: (source, kind) => {
      if (!cares(source, kind)) return CARELESS;
      const text = placingText(kernel.store, source, kind);
      if (text !== null) return { text, unplaced: null };
      const missing = wantsFor(source, kind)
        .map((want) => inHandNow(kernel, want))
        .find(({ collection }) => collection === null);
      const problem = missing?.problem ?? null;
      const reason = "At which sites these rows stand is not known: that could not be read yet.";
      const nothing = { collection: null, observedAt: null, complete: false, problem, reason };
      return { text: "", unplaced: { ...nothing, state: problem === null ? "PARTIAL" : "FAILED" } };
    },
  };
}
