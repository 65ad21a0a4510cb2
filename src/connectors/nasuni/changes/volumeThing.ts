// How do changes read volumes and folder quotas? As the console writes them, so that what was asked for can be compared.
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import { gather, itemOf, type Nmc, pagesOf, pathOf, rowsOf } from "../nmc.ts";
import { key } from "../raw/pieces.ts";

const rawThing = z.looseObject({ guid: key, name: z.string().nullish() });
/** A volume, unopened. */
export type VolumeThing = z.output<typeof rawThing>;

/** Reads one volume; null when there is none. */
export const readThing = (nmc: Nmc, guid: string, call: Call): Promise<VolumeThing | null> =>
  itemOf(nmc, { action: "read a volume", path: pathOf`/volumes/${guid}/`, row: rawThing }, call);

/** All volumes. */
export async function volumeThings(nmc: Nmc, call: Call): Promise<VolumeThing[]> {
  const list = { action: "list volumes", path: "/volumes/", row: rawThing };
  return rowsOf(await gather(pagesOf(nmc, list, { call })));
}

const rawQuota = z.looseObject({ id: key, type: z.string(), path: z.string() });
/** A folder quota, unopened. */
export type QuotaThing = z.output<typeof rawQuota>;

/** All folder quotas of a volume. */
export async function quotaThings(nmc: Nmc, guid: string, call: Call): Promise<QuotaThing[]> {
  const list = { action: "list folder quotas", path: pathOf`/volumes/${guid}/folder-quotas/`, row: rawQuota };
  return rowsOf(await gather(pagesOf(nmc, list, { call })));
}

/** One folder quota; null when there is none. */
export const quotaThing = (
  nmc: Nmc,
  { guid, id }: { guid: string; id: string },
  call: Call,
): Promise<QuotaThing | null> =>
  itemOf(
    nmc,
    { action: "read a folder quota", path: pathOf`/volumes/${guid}/folder-quotas/${id}/`, row: rawQuota },
    call,
  );
