// How is one share read before it is changed, and found again when no answer came? By its key: an export's path, a share's or
// bucket's name. Used by changes of shares.
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import type { Json, LookUpEnd } from "../../../contract/changes/Change.ts";
import type { ShareRow } from "../../../contract/rows/Share.ts";
import type { QumuloContext } from "../api.ts";
import { readShares } from "../feeds/shares.ts";
import { holds, readTagged, type Tagged } from "./items.ts";
import { refusal } from "./refusals.ts";
import { shownShare } from "./shownShare.ts";

/** Protocols that Qumulo serves, as keys of shares begin with them. */
export type Protocol = "nfs" | "smb" | "s3";

/** Where the shares of a protocol are made; `{ref}` follows for one. */
export const COLLECTIONS = {
  nfs: "/v2/nfs/exports/",
  smb: "/v2/smb/shares/",
  s3: "/v1/s3/buckets/",
} as const satisfies Record<Protocol, string>;

/** What people call one of them. */
export const WORDS = { nfs: "export", smb: "SMB share", s3: "bucket" } as const satisfies Record<Protocol, string>;

/** The same with its article. */
export const ONE = { nfs: "an export", smb: "an SMB share", s3: "a bucket" } as const satisfies Record<
  Protocol,
  string
>;

/** A share's own key at the vendor, behind the protocol. */
export function keyOf(nativeId: string): readonly [protocol: Protocol, ref: string] {
  const colon = nativeId.indexOf(":");
  return [nativeId.slice(0, colon) as Protocol, nativeId.slice(colon + 1)];
}

/** The natural key of a share: no two of a protocol have the same. */
const naturalKey = ({ exportPath, name }: ShareRow): string | null => exportPath ?? name;

/** The share of that natural key, as it is now; undefined when there is none. Names differ by more than case. */
export async function shareNamed(
  context: QumuloContext,
  { protocol, key }: { readonly protocol: Protocol; readonly key: string },
  call: Call,
): Promise<ShareRow | undefined> {
  const shares = await readShares(context, protocol, call);
  // Clients ask for SMB shares in any case.
  const same = protocol === "smb" ? (name: string) => name.toLowerCase() : (name: string) => name;
  return shares.find((row) => same(naturalKey(row) ?? "") === same(key));
}

/** Throws ALREADY_EXISTS when the key is taken. @param field path of what names the key. */
export async function demandFree(
  context: QumuloContext,
  { protocol, key, field }: { readonly protocol: Protocol; readonly key: string; readonly field: string },
  call: Call,
): Promise<void> {
  const taken = await shareNamed(context, { protocol, key }, call);
  if (taken === undefined) return;
  const say = `there is already ${ONE[protocol]} ${key}`;
  throw refusal(context, "ALREADY_EXISTS", { field, say });
}

/** What came of a creation: none of that key is not done, one as asked is ours, any other may be somebody else's. */
export async function lookUpCreated(
  context: QumuloContext,
  { protocol, key, wanted }: { readonly protocol: Protocol; readonly key: string; readonly wanted: Json },
  call: Call,
): Promise<LookUpEnd> {
  const row = await shareNamed(context, { protocol, key }, call);
  if (row === undefined) return { found: "NOT_DONE" };
  const target = { kind: "Share", nativeId: row.nativeId } as const;
  if (holds(shownShare(row), wanted)) return { found: "DONE", facts: {}, target };
  return { found: "UNDECIDED", candidates: [target] };
}

/** A share as it is now, with its ETag; buckets have no item and no ETag (sheet §8.7). Null when it is gone. */
export async function readShare(
  context: QumuloContext,
  nativeId: string,
  call: Call,
): Promise<Tagged<ShareRow> | null> {
  const [protocol, ref] = keyOf(nativeId);
  const etag = protocol === "s3" ? null : await readEtag(context, { protocol, ref }, call);
  if (etag === undefined) return null;
  // Read after its ETag: a change in between makes the ETag old, and never the row.
  const value = (await readShares(context, protocol, call)).find((row) => row.nativeId === nativeId);
  return value === undefined ? null : { value, etag };
}

/** Only the item has the ETag, as only the list tells trustees by name; undefined when it is gone. */
async function readEtag(
  context: QumuloContext,
  { protocol, ref }: { readonly protocol: "nfs" | "smb"; readonly ref: string },
  call: Call,
): Promise<string | null | undefined> {
  const path = `${COLLECTIONS[protocol]}${encodeURIComponent(ref)}`;
  const item = await readTagged(context, { what: ONE[protocol], path, schema: z.object({}) }, call);
  return item?.etag;
}
