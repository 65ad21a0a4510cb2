// At which filer is something done with a volume? At the one that was asked for, else at the only one or at the owner.
import type { RowOf } from "../../../contract/rows/index.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";

/** What was asked for. */
interface Wish {
  readonly volume: RowOf["Volume"];
  readonly site?: RowOf["Site"];
}

/** Serial numbers of the filers that show the volume. */
const filersOf = ({ placements }: RowOf["Volume"]): string[] =>
  (placements ?? []).flatMap(({ site }) => (typeof site === "string" ? [site] : []));

/** The filer that serves a share: must be said when the volume is at several. Throws INVALID_INPUT. */
export function servingFiler(refuse: Refusals, { volume, site }: Wish): string {
  if (site !== undefined) return filerShowing(refuse, volume, site);
  const [only, ...others] = filersOf(volume);
  if (only === undefined || others.length > 0)
    throw refuse.invalid("input.siteId", "the volume is at several filers; say which of them shall serve the share");
  return only;
}

/** The filer that takes a snapshot: the owner unless another one was asked for. Throws INVALID_INPUT. */
export function snapshotFiler(refuse: Refusals, { volume, site }: Wish): string {
  if (site !== undefined) return filerShowing(refuse, volume, site);
  const owner = (volume.placements ?? []).find(({ role }) => role === "OWNER")?.site;
  if (typeof owner !== "string") throw refuse.invalid("input.siteId", "say at which filer");
  return owner;
}

function filerShowing(refuse: Refusals, volume: RowOf["Volume"], site: RowOf["Site"]): string {
  if (filersOf(volume).includes(site.nativeId)) return site.nativeId;
  throw refuse.invalid("input.siteId", "the volume is not at this filer; choose one of its placements");
}
