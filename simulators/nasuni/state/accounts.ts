// Who is calling? Accounts of every sort that the sheet tells apart, and the tokens that logins gave (sheet §2).
import { authFailure, NmcError } from "../wire/nmcError.ts";
import { utcText } from "../wire/utcTime.ts";

const tokenLifeMs = 8 * 3_600_000;

/** A user of the console. */
export interface Account {
  /** Every form in which the name may be written: plain, UPN, `DOMAIN\name`. The first is the one in messages. */
  readonly names: readonly string[];
  /** "sso" accounts cannot log in here; "no-api" is in a group without API access; "viewer" may read only. */
  readonly rights: "all" | "viewer" | "no-api" | "sso";
}

/** Logins and tokens. */
export interface Sessions {
  /** Opens a session; throws 401 or 403. */
  login(username: string, password: string): { token: string; expires: string };
  /** The account of an `Authorization` header; throws 401. */
  identify(authorization: string | undefined): Account;
  /** Ends the session of a header that `identify` accepted. */
  logout(authorization: string | undefined): void;
}

/** The accounts of a console whose administrator has this name. */
export function accountsOf(administrator: string): readonly Account[] {
  return [
    { names: [administrator], rights: "all" },
    { names: ["CORP\\storage.api", "storage.api@corp.example"], rights: "all" },
    { names: ["viewer"], rights: "viewer" },
    { names: ["no-api"], rights: "no-api" },
    { names: ["sso.user@corp.example"], rights: "sso" },
  ];
}

/** Makes an office without sessions. */
export function createSessions(parts: {
  accounts: readonly Account[];
  password: string;
  now: () => number;
  newToken: () => string;
}): Sessions {
  const { accounts, now } = parts;
  const open = new Map<string, { account: Account; expiresAtMs: number }>();
  const tokenOf = (authorization: string | undefined) => /^Token (\S+)$/.exec(authorization ?? "")?.[1];
  return {
    login: (username, password) => {
      const account = accounts.find(({ names }) => names.includes(username));
      if (account === undefined || account.rights === "sso" || password !== parts.password) {
        throw authFailure("Unable to log in with provided credentials.");
      }
      if (account.rights === "no-api") throw forbidden("API access is not enabled for this user.");
      const token = parts.newToken();
      const expiresAtMs = now() + tokenLifeMs;
      open.set(token, { account, expiresAtMs });
      return { token, expires: utcText(expiresAtMs) };
    },
    identify: (authorization) => {
      const token = tokenOf(authorization);
      if (token === undefined) throw authFailure("Authentication credentials were not provided.");
      const session = open.get(token);
      if (session === undefined || session.expiresAtMs <= now()) throw authFailure("Invalid token.");
      return session.account;
    },
    logout: (authorization) => {
      open.delete(tokenOf(authorization) ?? "");
    },
  };
}

/** 403 for a user who may not do this. */
export function forbidden(description: string): NmcError {
  return new NmcError(403, "perm_error", { description });
}
