// What does a request hold of one kind of one source? Rows as its viewer sees them, and what is to be said about them.
import type { Kind, Window } from "../contract/kinds.ts";
import type { Source } from "../contract/source.ts";
import type { Collection } from "./Collection.ts";
import type { SourceAnswer } from "./InventoryView.ts";
import type { Obtained } from "./obtain.ts";
import type { Table } from "./Table.ts";
import { windowReason } from "./windows.ts";

/** One kind and window of one source, as one request holds it. */
export interface Pin {
  readonly sourceId: string;
  readonly kind: Kind;
  readonly window: Window;
  /** Where the rows come from; null when there are none. */
  readonly collection: Collection | null;
  /** Every row in hand that the viewer may see: what relations are resolved against. */
  readonly known: Table | null;
  /** Those of them that lie in the window: what lists are made of. */
  readonly listed: Table | null;
  readonly answer: SourceAnswer;
}

/** What a pin is made of. */
export interface PinParts {
  readonly source: Source;
  readonly kind: Kind;
  readonly window: Window;
  readonly obtained: Obtained;
  readonly known: Table | null;
  readonly listed: Table | null;
  /** True when the window bounds what is listed. */
  readonly isBounded: boolean;
}

/** Makes a pin. */
export function makePin({ source, kind, window, obtained, known, listed, isBounded }: PinParts): Pin {
  const coverage = obtained.collection?.coverage ?? "UNKNOWN";
  const bound = isBounded && listed !== null ? windowReason(kind, window) : null;
  const reasons = [doubtOf(obtained.collection, known), obtained.reason, bound].filter((reason) => reason !== null);
  return {
    sourceId: source.id,
    kind,
    window,
    collection: obtained.collection,
    known,
    listed,
    answer: {
      sourceId: source.id,
      kind,
      state: obtained.state,
      observedAt: obtained.observedAt,
      complete: obtained.complete,
      coverage: bound !== null && coverage === "ALL" ? "WINDOW" : coverage,
      count: listed?.rows.length ?? null,
      error: obtained.problem,
      reason: reasons.length === 0 ? null : reasons.join(" "),
    },
  };
}

/** Why the last read is not believed; without its figures for who may see only some of the rows. Null when it is believed. */
function doubtOf(collection: Collection | null, known: Table | null): string | null {
  const suspicion = collection?.suspicion ?? null;
  if (suspicion === null) return null;
  return known === collection?.table
    ? suspicion.reason
    : "The last read did not find most of the rows; all are kept until a second read agrees.";
}

/** The pin of a kind that the viewer may not read: it says so, and holds nothing. */
export function forbiddenPin(source: Source, kind: Kind, window: Window): Pin {
  const answer: SourceAnswer = {
    sourceId: source.id,
    kind,
    state: "FORBIDDEN",
    observedAt: null,
    complete: false,
    coverage: "UNKNOWN",
    count: null,
    error: null,
    reason: "You may not see this kind of this source.",
  };
  return { sourceId: source.id, kind, window, collection: null, known: null, listed: null, answer };
}
