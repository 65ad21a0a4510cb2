// Who are the users, groups and trustees? Identities in the forms in which Core writes them (sheet §2, §8.6, §8.16).
import { people } from "../../chassis/plausibleNames.ts";

/** An identity as trustees, owners and token users show it. */
export interface Identity {
  domain: string;
  auth_id: string;
  uid?: number | null;
  gid?: number | null;
  sid: string;
  name: string;
}

/** A user as `/v1/users/` shows it. */
export interface LocalUser {
  id: string;
  name: string;
  /** Id of the primary group. */
  primary_group: string;
  sid: string;
  /** POSIX uid as text, "" for none. */
  uid: string;
  home_directory: string;
  can_change_password: boolean;
}

/** A group as `/v1/groups/` shows it. */
export interface LocalGroup {
  id: string;
  name: string;
  sid: string;
  /** POSIX gid as text, "" for none. */
  gid: string;
}

const sidPrefix = "S-1-5-21-2834213451-1284512345-3912845123";

/** Everyone, whoever they are: the WORLD domain. */
export const everyone: Identity = {
  domain: "WORLD",
  auth_id: "8589934592",
  uid: null,
  gid: null,
  sid: "S-1-1-0",
  name: "Everyone",
};

/** The identity of a local user. */
export function localIdentity(name: string, id: number): Identity {
  return { domain: "LOCAL", auth_id: String(id), uid: null, gid: null, sid: `${sidPrefix}-${id}`, name };
}

/** A local user with the id given; `primaryGroup` is "513" (Users) for everybody but guests. */
export function localUser(name: string, id: number, primaryGroup = "513"): LocalUser {
  return {
    id: String(id),
    name,
    primary_group: primaryGroup,
    sid: `${sidPrefix}-${id}`,
    uid: id % 2 === 0 ? "" : String(id + 1_000),
    home_directory: "",
    can_change_password: true,
  };
}

/** The administrator, the guest, and people. */
export function seedUsers(adminName: string): LocalUser[] {
  return [
    ...people.map((name, index) => localUser(name, 1_000 + index)),
    localUser(adminName, 500),
    localUser("guest", 501, "514"),
  ];
}

/** The groups that every cluster has. */
export function seedGroups(): LocalGroup[] {
  return [
    { id: "512", name: "Administrators", sid: "S-1-5-32-544", gid: "" },
    { id: "513", name: "Users", sid: `${sidPrefix}-513`, gid: "100" },
    { id: "514", name: "Guests", sid: `${sidPrefix}-514`, gid: "" },
  ];
}
