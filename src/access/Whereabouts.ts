// At which sites does a row stand? Asked of the inventory, whose rows may say so by names and by way of other rows.
import type { Ref } from "../contract/ref.ts";
import type { Row } from "../contract/rows/index.ts";

/** What is known of sites, by what is in hand. Makes no call. */
export interface Whereabouts {
  /** Native ids of the sites that a row stands at; empty when that is not known. */
  of(row: Row): readonly string[];
  /** Native id of the site of a source that a reference names; null when that is not known. */
  named(sourceId: string, ref: Ref): string | null;
}
