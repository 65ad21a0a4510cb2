// What does a change of an SMB share send, and how shall the share show then (sheet §8.6)? Pure but for refusals; used by
// changes of shares.
import type { Json } from "../../../contract/changes/Change.ts";
import type { SmbShareInput } from "../../../contract/changes/inputs.ts";
import type { QumuloContext } from "../api.ts";
import { demand, refuseGiven } from "./refusals.ts";
import { type ShareWish, trusteeKey } from "./shownShare.ts";

type Permission = NonNullable<SmbShareInput["permissions"]>[number];

const FIELD = "input.protocol.smb";

/** Rights that stand for one word; NONE is a refusal of all. */
const RIGHTS: Readonly<Record<string, readonly string[]>> = {
  NONE: ["ALL"],
  READ_ONLY: ["READ"],
  READ_WRITE: ["READ", "WRITE"],
  FULL: ["ALL"],
};

/** Everyone, as Qumulo numbers it. */
const EVERYONE = { domain: "WORLD", auth_id: "8589934592" };

/** The settings of an SMB share that were given. */
export function smbWish(context: QumuloContext, smb: SmbShareInput): ShareWish {
  checkSmb(context, smb);
  const { encryption, accessBasedEnumeration, allowedHosts, deniedHosts, permissions } = smb;
  const body: Record<string, Json> = {};
  const wanted: Record<string, Json> = {};
  if (encryption !== undefined) {
    body.require_encryption = encryption === "REQUIRED";
    wanted.encryption = encryption;
  }
  if (accessBasedEnumeration !== undefined) {
    body.access_based_enumeration_enabled = accessBasedEnumeration;
    wanted.accessBasedEnumeration = accessBasedEnumeration;
  }
  if (allowedHosts !== undefined || deniedHosts !== undefined) {
    const [allowed, denied] = [allowedHosts ?? [], deniedHosts ?? []];
    body.network_permissions = hostRules(allowed, denied);
    wanted.allowedHosts = [...allowed];
    wanted.deniedHosts = [...denied];
  }
  if (permissions !== undefined) {
    body.permissions = permissions.map(permissionBody);
    wanted.permissions = permissions.map(permissionShown);
  }
  return { body, wanted: Object.keys(wanted).length === 0 ? {} : { smb: wanted } };
}

/** Refusals stand first, for they are to hold whatever follows. */
function hostRules(allowed: readonly string[], denied: readonly string[]): Json {
  const rule = (type: string, hosts: readonly string[]) => ({ type, address_ranges: [...hosts], rights: ["ALL"] });
  return [...(denied.length === 0 ? [] : [rule("DENIED", denied)]), rule("ALLOWED", allowed)];
}

function permissionBody({ trustee, trusteeType, access }: Permission): Json {
  return {
    type: access === "NONE" ? "DENIED" : "ALLOWED",
    trustee: trusteeType === "EVERYONE" ? EVERYONE : identityOf(trustee),
    rights: [...(RIGHTS[access] ?? [])],
  };
}

/** A trustee is named, or given by one of the numbers that `SharePermission.trustee` shows where the name is not known. */
function identityOf(trustee: string): Json {
  const [, sort = "", number = ""] = /^(uid|gid|auth_id):(\d+)$/.exec(trustee) ?? [];
  if (sort === "auth_id") return { auth_id: number };
  if (sort !== "") return { domain: sort === "uid" ? "POSIX_USER" : "POSIX_GROUP", [sort]: Number(number) };
  return /^S-1-[\d-]+$/.test(trustee) ? { sid: trustee } : { name: trustee };
}

/** What was given by number may come back with a name, which cannot be foreseen. */
function permissionShown({ trustee, trusteeType, access }: Permission): Json {
  if (trusteeType === "EVERYONE") return { trustee: "everyone", access };
  return "name" in (identityOf(trustee) as object) ? { trustee: trusteeKey(trustee), access } : { access };
}

function checkSmb(context: QumuloContext, smb: SmbShareInput): void {
  const { encryption, permissions, allowedHosts, deniedHosts } = smb;
  const byPermission = "Qumulo says this by permissions; leave it out";
  refuseGiven(context, {
    [`${FIELD}.readOnly`]: [smb.readOnly, byPermission],
    [`${FIELD}.guestAllowed`]: [smb.guestAllowed, byPermission],
    [`${FIELD}.browseable`]: [smb.browseable, "Qumulo shows every share when browsing; leave it out"],
    [`${FIELD}.previousVersions`]: [smb.previousVersions, "Qumulo has no such setting; leave it out"],
  });
  const isKnown = encryption === undefined || encryption === "OFF" || encryption === "REQUIRED";
  demand(context, isKnown, { field: `${FIELD}.encryption`, say: "Qumulo's encryption is OFF or REQUIRED" });
  for (const [name, hosts] of Object.entries({ allowedHosts, deniedHosts })) {
    const isFine = (hosts ?? []).every((host) => /^[^\s\0]+$/.test(host));
    const say = "a host is an address, a range or a network such as 10.0.0.0/24, without spaces";
    demand(context, isFine, { field: `${FIELD}.${name}`, say });
  }
  for (const [at, one] of (permissions ?? []).entries()) checkPermission(context, one, `${FIELD}.permissions.${at}`);
}

function checkPermission(context: QumuloContext, { trustee, trusteeType, access }: Permission, field: string): void {
  const types = ["USER", "GROUP", "EVERYONE"];
  demand(context, types.includes(trusteeType), {
    field: `${field}.trusteeType`,
    say: `write one of ${types.join(", ")}`,
  });
  const isEveryone = trusteeKey(trustee) === "everyone";
  const say = "write Everyone for EVERYONE, and the name of a user or group otherwise";
  const isNamed = trustee.trim() !== "" && isEveryone === (trusteeType === "EVERYONE");
  demand(context, isNamed, { field: `${field}.trustee`, say });
  const levels = Object.keys(RIGHTS);
  demand(context, levels.includes(access), { field: `${field}.access`, say: `write one of ${levels.join(", ")}` });
}
