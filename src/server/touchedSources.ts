// Which sources can a list's rows come from at all? What its filter names, so that no other vendor is asked. Pure.
import type { Source } from "../contract/source.ts";
import type { GlobalIds } from "./Context.ts";

/** Filter fields that hold ids of rows; a row and what it is related to are always of one source. */
const ID_FIELDS = ["id", "site", "pool", "volume", "policy", "template", "parent", "resource"] as const;

/** Keys of the sources that a filter leaves; null when it leaves all. Ids that cannot be read are the inventory's to refuse. */
export function touchedSources(
  filter: Readonly<Record<string, unknown>> | null | undefined,
  sources: readonly Source[],
  ids: GlobalIds,
): readonly string[] | null {
  const limits: ReadonlySet<string>[] = [];
  const limit = (values: unknown, toKeys: (value: unknown) => readonly string[]) => {
    if (Array.isArray(values)) limits.push(new Set(values.flatMap(toKeys)));
  };
  limit(filter?.source, (key) => (typeof key === "string" ? [key] : []));
  limit(filter?.vendor, (vendor) => sources.filter((source) => source.vendor === vendor).map(({ id }) => id));
  for (const field of ID_FIELDS)
    limit(filter?.[field], (id) => {
      const decoded = typeof id === "string" ? ids.decode(id) : null;
      return decoded === null ? [] : [decoded.sourceId];
    });
  if (limits.length === 0) return null;
  return sources.map(({ id }) => id).filter((id) => limits.every((keys) => keys.has(id)));
}
