// How do the Hub's rows name sites? By name in some, by number in others, as an object in a few (sheet §6).
import type { Ref } from "../../../contract/ref.ts";
import type { Named } from "../raw/pieces.ts";

/** A site, host or template by its name, to be looked up when asked; null for no name. */
export const byName = (name: string | null): Ref | null => (name === null ? null : { by: "name", name });

/** Another row as far as it is named: by its number where there is one. */
export const refOf = (named: Named | null): Ref | null => named?.id ?? byName(named?.name ?? null);
