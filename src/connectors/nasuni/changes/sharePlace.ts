// How do changes read SMB shares and NFS exports of one volume at one filer? As the console writes them, with every field, so
// that what was asked for can be compared.
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import type { Facts, RowName } from "../../../contract/changes/Change.ts";
import { gather, itemOf, type Nmc, pagesOf, pathOf, rowsOf } from "../nmc.ts";
import { key } from "../raw/pieces.ts";

const SEGMENTS = { smb: "shares", nfs: "exports" } as const;

/** Sorts of shares that can be changed; FTP directories can only be read. */
export type Sort = keyof typeof SEGMENTS;

/** Where shares of a sort are. */
export interface SharePlace {
  readonly sort: Sort;
  readonly guid: string;
  readonly serial: string;
}

/** A share or an export, unopened. */
const rawThing = z.looseObject({
  id: key,
  nfs_host_options: z
    .array(z.looseObject({ id: key, hostspec: z.string().nullish() }))
    .nullish()
    .transform((options) => options ?? []),
});
/** The same, as read. */
export type Thing = z.output<typeof rawThing>;

/** Path template of the list; ends in `/`. */
export const listTemplate = ({ sort }: SharePlace): string => `/volumes/{guid}/filers/{serial}/${SEGMENTS[sort]}/`;

/** All of a sort at a place. */
export async function thingsAt(nmc: Nmc, place: SharePlace, call: Call): Promise<Thing[]> {
  const { sort, guid, serial } = place;
  const path = `${pathOf`/volumes/${guid}/filers/${serial}/`}${SEGMENTS[sort]}/`;
  const list = { action: `list the ${SEGMENTS[sort]} of a volume`, path, row: rawThing };
  return rowsOf(await gather(pagesOf(nmc, list, { call })));
}

/** One of them; null when there is none. */
export function thingAt(nmc: Nmc, { place, id }: { place: SharePlace; id: string }, call: Call): Promise<Thing | null> {
  const { sort, guid, serial } = place;
  const path = `${pathOf`/volumes/${guid}/filers/${serial}/`}${SEGMENTS[sort]}/${encodeURIComponent(id)}/`;
  return itemOf(nmc, { action: `read one of the ${SEGMENTS[sort]}`, path, row: rawThing }, call);
}

/** Name of its row. */
export const shareRowName = ({ sort, guid, serial }: SharePlace, id: string): RowName => ({
  kind: "Share",
  nativeId: `${sort}:${guid}:${serial}:${id}`,
});

/** The parts of a row's key; null for a share that cannot be changed. */
export function placeOfShare(nativeId: string): { readonly place: SharePlace; readonly id: string } | null {
  const [, sort, guid = "", serial = "", id = ""] = /^(smb|nfs):([^:]+):([^:]+):([^:]+)$/.exec(nativeId) ?? [];
  return sort === undefined ? null : { place: { sort: sort as Sort, guid, serial }, id };
}

/** The row that an address in a message names. */
export function shareAtAddress(address: string): RowName | null {
  const [, guid, serial = "", segment, id = ""] =
    /\/volumes\/([^/?]+)\/filers\/([^/?]+)\/(shares|exports)\/([^/?]+)\/?$/.exec(address) ?? [];
  return guid === undefined ? null : shareRowName({ sort: segment === "shares" ? "smb" : "nfs", guid, serial }, id);
}

/** The place, as plans keep it among their facts. */
export const placeIn = ({ sort, guid, serial }: Facts): SharePlace => ({
  sort: sort === "nfs" ? "nfs" : "smb",
  guid: String(guid),
  serial: String(serial),
});
