// What is access made of? Who may come in, by which credentials, and what they may do: the part of the configuration that this
// room reads.
import type { Command } from "../contract/commands.ts";
import type { Kind, Vendor } from "../contract/kinds.ts";

/** Roles that there are in every gateway. */
export type BuiltInRole = "viewer" | "operator" | "administrator";

/** What a role may do: what the role that it extends may, and more, or less. Every role may read. */
export interface RoleSettings {
  /** When left out, the built-in role of the same name, else viewer. */
  readonly extends?: BuiltInRole | undefined;
  readonly actions: readonly Command[];
  readonly without: readonly Command[];
}

/** A role, and where it holds. What is left out does not narrow it. */
export interface GrantSettings {
  readonly role: string;
  readonly vendors?: readonly Vendor[] | undefined;
  /** Configuration keys. */
  readonly sources?: readonly string[] | undefined;
  /** Native ids of sites of the one source that `sources` names. */
  readonly sites?: readonly string[] | undefined;
  readonly kinds?: readonly Kind[] | undefined;
}

/** One API key, as a hash. */
export interface KeySettings {
  /** `sha256:` and 64 hexadecimal digits. */
  readonly hash: string;
  /** RFC 3339; left out: until it is taken out of the configuration. */
  readonly expiresAt?: string | undefined;
}

/** Somebody who comes with an API key. */
export interface PrincipalSettings {
  /** Letters, digits, dots, dashes and underscores. */
  readonly id: string;
  readonly keys: readonly KeySettings[];
  readonly grants: readonly GrantSettings[];
}

/** Whose tokens are believed, and what they grant. */
export interface JwtSettings {
  readonly issuer: string;
  readonly audience: string;
  /** Where the issuer publishes its keys; else `jwks`. */
  readonly jwksUrl?: string | undefined;
  /** The keys themselves, as JSON text. */
  readonly jwks?: string | undefined;
  /** Asymmetric ones alone: a public key must not be taken for a shared secret. */
  readonly algorithms: readonly string[];
  readonly clockSkewSeconds: number;
  /** Claim that says who it is. */
  readonly principalClaim: string;
  /** Claim with one or several words; dots lead into objects. */
  readonly rolesClaim: string;
  /** What each word of that claim grants. */
  readonly roles: Readonly<Record<string, readonly GrantSettings[]>>;
}

/** Who may come in, and what they may do. */
export interface AccessSettings {
  /** `none` lets everybody do everything, and is for the loopback alone. */
  readonly mode: "none" | "required";
  readonly roles: Readonly<Record<string, RoleSettings>>;
  readonly principals: readonly PrincipalSettings[];
  readonly jwt?: JwtSettings | undefined;
}
