// How does a share show what was asked of it? Its row in a form that can be compared and kept as a fact. Pure; used by look-ups
// of changes of shares.
import type { Json } from "../../../contract/changes/Change.ts";
import type { ShareRow } from "../../../contract/rows/Share.ts";

/** A share as a change compares it: numbers as text, no description as `""`, trustees as `trusteeKey` writes them. */
export function shownShare(row: ShareRow): Json {
  const { name, exportPath, path, description, nfs, smb, s3 } = row;
  const plain = {
    name,
    exportPath,
    path,
    description: description ?? "",
    rules: nfs?.rules ?? null,
    smb: smb && {
      ...smb,
      permissions: smb.permissions?.map((one) => ({ trustee: trusteeKey(one.trustee), access: one.access })) ?? null,
    },
    s3,
  };
  return JSON.parse(JSON.stringify(plain, (_, value) => (typeof value === "bigint" ? String(value) : value))) as Json;
}

/** A trustee's name without its domain, which the vendor adds, in lower case. */
export const trusteeKey = (name: string): string => name.slice(name.lastIndexOf("\\") + 1).toLowerCase();

/** What a new or changed share shall be. */
export interface ShareWish {
  /** What is sent, in the vendor's words. */
  readonly body: { readonly [name: string]: Json };
  /** How it shall show; parts of `shownShare`. */
  readonly wanted: { readonly [name: string]: Json };
}
