// How are an SMB share's settings written to the console (sheet §8.6)? What was not asked for is left out. Pure.
import type { Json } from "../../../contract/changes/Change.ts";
import type { SmbShareInput } from "../../../contract/changes/inputs.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";
import { refuseWritten } from "./refusals.ts";

const ENCRYPTION: Readonly<Record<string, string>> = { OFF: "", DESIRED: "desired", REQUIRED: "required" };

/** Fields of a share by the console's names. Throws INVALID_INPUT and UNSUPPORTED_BY_VENDOR. */
export function smbFields(refuse: Refusals, smb: SmbShareInput, field: string): { readonly [name: string]: Json } {
  refuseWritten(refuse, [
    [`${field}.guestAllowed`, smb.guestAllowed, "Nasuni has no guests of shares; let EVERYONE in by permissions"],
    [`${field}.deniedHosts`, smb.deniedHosts, "Nasuni only admits hosts; write those that may enter to allowedHosts"],
  ]);
  const encryption = smb.encryption === undefined ? undefined : ENCRYPTION[smb.encryption];
  if (smb.encryption !== undefined && encryption === undefined)
    throw refuse.invalid(`${field}.encryption`, "write OFF, DESIRED or REQUIRED");
  return written({
    readonly: smb.readOnly,
    browseable: smb.browseable,
    hosts_allow: smb.allowedHosts && hostsText(refuse, smb.allowedHosts, `${field}.allowedHosts`),
    hide_unreadable: smb.accessBasedEnumeration,
    enable_previous_vers: smb.previousVersions,
    smb_encrypt: encryption,
    auth: smb.permissions && authOf(refuse, smb, `${field}.permissions`),
  });
}

/** Leaves out what is not there. */
export const written = (fields: { readonly [name: string]: Json | undefined }): { readonly [name: string]: Json } =>
  Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, Json] => entry[1] !== undefined));

/** Addresses or networks, parted by spaces; none admits every host (spec, `hosts_allow`). */
function hostsText(refuse: Refusals, hosts: readonly string[], field: string): string {
  const odd = hosts.findIndex((host) => !/^[0-9a-f.:]+(\/[0-9a-f.:]+)?$/i.test(host));
  if (odd >= 0)
    throw refuse.invalid(`${field}[${odd}]`, "an SMB share admits IP addresses and networks, for example 10.20.0.0/16");
  return hosts.join(" ");
}

const LISTS: Readonly<Record<string, string>> = {
  "USER NONE": "deny_users",
  "USER READ_ONLY": "ro_users",
  "USER READ_WRITE": "rw_users",
  "GROUP NONE": "deny_groups",
  "GROUP READ_ONLY": "ro_groups",
  "GROUP READ_WRITE": "rw_groups",
};

/** All lists are written, for permissions replace those that there were. */
function authOf(refuse: Refusals, { permissions = [], readOnly }: SmbShareInput, field: string): Json {
  const lists: Record<string, string[]> = Object.fromEntries(Object.values(LISTS).map((name) => [name, []]));
  let authall = false;
  for (const [place, { trustee, trusteeType, access }] of permissions.entries()) {
    const at = `${field}[${place}]`;
    if (access === "FULL")
      throw refuse.unsupported(`${at}.access`, "Nasuni has no full access to shares; write READ_WRITE");
    if (trusteeType === "EVERYONE") {
      if (access === "READ_ONLY" && readOnly !== true)
        throw refuse.invalid(`${at}.access`, "everyone may do what the share allows; make the share itself readOnly");
      authall = access !== "NONE";
      continue;
    }
    const list = lists[LISTS[`${trusteeType} ${access}`] ?? ""];
    if (list === undefined)
      throw refuse.invalid(at, "write a USER, a GROUP or EVERYONE with NONE, READ_ONLY or READ_WRITE");
    if (trustee.trim() === "")
      throw refuse.invalid(`${at}.trustee`, String.raw`write a name, for example CORP\editors`);
    list.push(trustee);
  }
  return { authall, ...lists };
}
