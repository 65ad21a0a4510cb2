// What is a list answered with? A page of rows, where it stands, and where its rows come from.
import type { Kind } from "../contract/kinds.ts";
import type { RowOf } from "../contract/rows/index.ts";
import { encodeCursor } from "./cursor.ts";
import type { RowPage, SourceAnswer } from "./InventoryView.ts";
import type { Ranking } from "./Ranking.ts";
import type { SelectedPage } from "./selectPage.ts";

/** What a page is made of. */
export interface PageParts<K extends Kind> {
  readonly kind: K;
  /** All rows that match. */
  readonly ranking: Ranking;
  readonly selected: SelectedPage;
  readonly answers: readonly SourceAnswer[];
  /** Digest of the list, for its cursors. */
  readonly digest: () => string;
}

/** Makes a page. */
export function makePage<K extends Kind>({ kind, ranking, selected, answers, digest }: PageParts<K>): RowPage<K> {
  // Tables hold rows of their own kind alone, so the rows are of the page's kind.
  const matched = ranking.rows as readonly RowOf[K][];
  const rows = selected.places.map((place) => matched[place]).filter((row) => row !== undefined);
  return {
    kind,
    rows,
    hasNextPage: selected.hasNext,
    hasPreviousPage: selected.hasPrevious,
    cursorOf: (row) => {
      const place = selected.places[rows.indexOf(row)];
      if (place === undefined) throw new Error("A cursor was asked for a row that is not on the page.");
      return encodeCursor(ranking.placeOf(place), digest());
    },
    totalCount: matched.length,
    complete: answers.every((answer) => answer.complete || answer.state === "UNSUPPORTED"),
    answers,
    matched,
  };
}
