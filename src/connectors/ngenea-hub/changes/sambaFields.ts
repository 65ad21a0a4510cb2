// What of the settings of an SMB share is sent to the Hub? Users and @groups that may enter and those that may do everything;
// what those who may enter may do holds for all of them (sheet §8). Pure; throws INVALID_INPUT, UNSUPPORTED_BY_VENDOR.
import type { Json } from "../../../contract/changes/Change.ts";
import type { SmbShareInput } from "../../../contract/changes/inputs.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";
import { hasControls, refuseWritten } from "./checks.ts";

const FIELD = "input.protocol.smb";

/** Characters that no SMB share may have in its name. */
const NOT_IN_NAMES = /["%*+,/:;<=>?[\\\]|]/;

/** The name of an SMB share. */
export function sambaName(refuse: Refusals, name: string): string {
  if (name.trim() !== name || name === "" || name.length > 80 || NOT_IN_NAMES.test(name) || hasControls(name))
    throw refuse.invalid(
      "input.name",
      String.raw`an SMB share has a name of 1 to 80 characters without any of " % * + , / : ; < = > ? [ \ ] |`,
    );
  return name;
}

/** Fields of a Samba share, as far as they are written. @param readOnly what the share is, or will be. */
export function sambaFields(
  refuse: Refusals,
  smb: SmbShareInput,
  readOnly: boolean,
): { readonly [name: string]: Json } {
  const say = "the Hub's shares have no such setting; leave it out";
  refuseWritten(refuse, {
    [`${FIELD}.encryption`]: [smb.encryption, say],
    [`${FIELD}.accessBasedEnumeration`]: [smb.accessBasedEnumeration, say],
    [`${FIELD}.previousVersions`]: [smb.previousVersions, say],
  });
  const { browseable, guestAllowed, allowedHosts, deniedHosts, permissions } = smb;
  return {
    ...(smb.readOnly === undefined ? {} : { read_only: smb.readOnly }),
    ...(browseable === undefined ? {} : { visible: browseable }),
    ...(guestAllowed === undefined ? {} : { guest_ok: guestAllowed }),
    ...(allowedHosts === undefined ? {} : { hosts_allow: hostsOf(refuse, allowedHosts, `${FIELD}.allowedHosts`) }),
    ...(deniedHosts === undefined ? {} : { hosts_deny: hostsOf(refuse, deniedHosts, `${FIELD}.deniedHosts`) }),
    ...(permissions === undefined ? {} : usersOf(refuse, permissions, readOnly)),
  };
}

function hostsOf(refuse: Refusals, hosts: readonly string[], field: string): string[] {
  return hosts.map((host, at) => {
    if (host === "" || host.length > 255 || /[\s,;"']/.test(host) || hasControls(host))
      throw refuse.invalid(`${field}[${at}]`, "write one host or network, for example 10.20.0.0/16");
    return host;
  });
}

/** Who may enter, none meaning everybody, and who of them may do everything. */
function usersOf(refuse: Refusals, permissions: NonNullable<SmbShareInput["permissions"]>, readOnly: boolean) {
  const field = `${FIELD}.permissions`;
  if (permissions.length === 0)
    throw refuse.invalid(field, "without anybody the Hub admits everybody: name those who may enter, or EVERYONE");
  const users = permissions.map(({ trustee, trusteeType, access }, at) => {
    const isFull = access === "FULL";
    if (access === "NONE")
      throw refuse.unsupported(
        `${field}[${at}].access`,
        "the Hub has no list of those who may not enter; leave them out",
      );
    if (!isFull && access !== (readOnly ? "READ_ONLY" : "READ_WRITE"))
      throw refuse.unsupported(
        `${field}[${at}].access`,
        `all who may enter may do the same: this share is ${readOnly ? "READ_ONLY" : "READ_WRITE"}; write that, or FULL`,
      );
    if (isFull && trusteeType === "EVERYONE")
      throw refuse.unsupported(`${field}[${at}].access`, "name the users and groups that may do everything one by one");
    return { name: trusteeOf(refuse, { trustee, trusteeType }, `${field}[${at}].trustee`), trusteeType, isFull };
  });
  const isForAll = users.some(({ trusteeType }) => trusteeType === "EVERYONE");
  return {
    allowed_users: isForAll ? [] : users.map(({ name }) => name),
    admin_users: users.filter(({ isFull }) => isFull).map(({ name }) => name),
  };
}

/** A group is marked by `@`, unless it is written with one of Samba's marks already. */
function trusteeOf(
  refuse: Refusals,
  { trustee, trusteeType }: { readonly trustee: string; readonly trusteeType: string },
  field: string,
): string {
  if (
    trustee.trim() !== trustee ||
    trustee === "" ||
    trustee.length > 256 ||
    /[,;"%]/.test(trustee) ||
    hasControls(trustee)
  )
    throw refuse.invalid(field, "write one user or group as the Hub knows it");
  return trusteeType === "GROUP" && !/^[@+&]/.test(trustee) ? `@${trustee}` : trustee;
}
