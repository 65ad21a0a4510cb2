// How do changes read NFS and Samba shares? As the Hub writes them, with every field, so that what was asked for can be compared.
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import type { Facts, Json, RowName } from "../../../contract/changes/Change.ts";
import { bareListOf, type Hub, itemOf, splitKey } from "../hub.ts";
import { key, text } from "../raw/pieces.ts";

/** Sorts of shares, by the prefix of their keys. */
export type Sort = "nfs" | "smb";

const WORDS = { nfs: "NFS share", smb: "Samba share" } as const;

/** What a sort is called, for purposes. */
export const wordOf = (sort: Sort): string => WORDS[sort];

/** A share, unopened. */
const rawThing = z.looseObject({ id: key, space: key, name: text, path: text });
/** The same, as read. */
export type Thing = z.output<typeof rawThing>;

/** Path of the list of a sort, as the operator set it; ends in `/`. */
export const listPath = ({ settings }: Hub, sort: Sort): string =>
  `${settings.sharesPrefix}/${sort === "nfs" ? settings.nfsPath : settings.sambaPath}/`;

/** All shares of a sort. */
export const thingsOf = (hub: Hub, sort: Sort, call: Call): Promise<Thing[]> =>
  bareListOf(hub, { action: `list ${WORDS[sort]}s`, path: listPath(hub, sort), row: rawThing }, call);

/** One share; null when there is none. */
export const thingAt = (
  hub: Hub,
  { sort, id }: { readonly sort: Sort; readonly id: string },
  call: Call,
): Promise<Thing | null> =>
  itemOf(hub, { action: `read an ${WORDS[sort]}`, path: listPath(hub, sort), row: rawThing }, { id, call });

/** Name of a share's row. */
export const shareName = (sort: Sort, id: string): RowName => ({ kind: "Share", nativeId: `${sort}:${id}` });

/** Sort and number of a share, by its key; null for another key. */
export function shareAt(nativeId: string): { readonly sort: Sort; readonly id: string } | null {
  const found = splitKey(nativeId, ["nfs", "smb"]);
  return found === null ? null : { sort: found.prefix, id: found.id };
}

/** The same among the facts of a plan. */
export const shareIn = ({ sort, id }: Facts): { readonly sort: Sort; readonly id: string } => ({
  sort: sort === "nfs" ? "nfs" : "smb",
  id: String(id),
});

/** What people call a share: as its row shows it. */
export const shownName = (sort: Sort, { id, name, path }: Thing): string => name ?? path ?? `${sort}:${id}`;

/** A path below the root of a space, as the Hub takes it: absolute (sheet §8 does not tell; QUIRKS H-47). */
export const pathInSpace = (mountpoint: string, below: string): string =>
  below === "/" ? mountpoint : `${mountpoint.replace(/\/+$/, "")}${below}`;

/** Whether two shares of Samba would be the same to clients: names do not differ by case. */
export const isNamed = ({ name }: Thing, other: string): boolean => name?.toLowerCase() === other.toLowerCase();

/** The settings of a share that have the names of those asked for, as it has them now. */
export function settingsNow(thing: Thing, asked: { readonly [name: string]: Json }): { readonly [name: string]: Json } {
  return Object.fromEntries(Object.keys(asked).map((name) => [name, plain(thing[name])]));
}

/** Numbers that are too long for a number become text; what is missing becomes null. */
const plain = (value: unknown): Json =>
  JSON.parse(
    JSON.stringify(value ?? null, (_, inner: unknown) => (typeof inner === "bigint" ? String(inner) : inner)),
  ) as Json;
