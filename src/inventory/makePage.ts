// What is a list answered with? A page of rows, where it stands, and where its rows come from.
import type { Kind } from "../contract/kinds.ts";
import type { RowOf } from "../contract/rows/index.ts";
import { encodeCursor } from "./cursor.ts";
import type { RowPage, SourceAnswer } from "./InventoryView.ts";
import type { Entry } from "./matchRows.ts";
import type { SelectedPage } from "./selectPage.ts";

/** What a page is made of. */
export interface PageParts<K extends Kind> {
  readonly kind: K;
  /** All rows that match. */
  readonly entries: readonly Entry[];
  readonly selected: SelectedPage<Entry>;
  readonly answers: readonly SourceAnswer[];
  /** Digest of the list, for its cursors. */
  readonly digest: () => string;
}

/** Makes a page. Tables hold rows of their own kind alone, so the rows are of the page's kind. */
export function makePage<K extends Kind>({ kind, entries, selected, answers, digest }: PageParts<K>): RowPage<K> {
  let matched: readonly RowOf[K][] | null = null;
  return {
    kind,
    rows: selected.entries.map((entry) => entry.row as RowOf[K]),
    hasNextPage: selected.hasNext,
    hasPreviousPage: selected.hasPrevious,
    cursorOf: (row) => {
      const entry = selected.entries.find((candidate) => candidate.row === row);
      if (entry === undefined) throw new Error("A cursor was asked for a row that is not on the page.");
      return encodeCursor(entry, digest());
    },
    totalCount: entries.length,
    complete: answers.every((answer) => answer.complete || answer.state === "UNSUPPORTED"),
    answers,
    get matched() {
      matched ??= entries.map((entry) => entry.row as RowOf[K]);
      return matched;
    },
  };
}
