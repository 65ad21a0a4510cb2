// What does every connector promise? The total maps by kind and by command that make silence impossible.
import type { Call } from "./call.ts";
import type { Change } from "./changes/Change.ts";
import type { VendorCommand } from "./commands.ts";
import type { Feed } from "./feed.ts";
import type { Kind, Vendor } from "./kinds.ts";
import type { RelationName } from "./ref.ts";
import type { RowOf } from "./rows/index.ts";
import type { Unsupported } from "./support.ts";

/** How the gateway proves who it is; the same words as the GraphQL enum `AuthMethod`. */
export type AuthMethod = "BASIC" | "STATIC_TOKEN" | "LOGIN_TOKEN" | "OAUTH2_CLIENT_CREDENTIALS" | "JWT_REFRESH";

/** A kind without a vendor list of its own: its rows are concluded from those of other kinds by `deriveAlerts`. */
export interface Derived {
  readonly derived: true;
}

/** Says that a kind is concluded from others. */
export const DERIVED: Derived = Object.freeze({ derived: true });

/** How a kind is read: by a feed, by conclusion, or not at all and why. */
export type Reader = Feed | Derived | Unsupported;

/** A total map: a new kind does not compile until every vendor has answered. */
export type Readers = { readonly [K in Kind]: K extends "Alert" ? Reader : Feed | Unsupported };

/** A total map: a new command does not compile until every vendor has answered. */
export type CommandSupports = { readonly [C in VendorCommand]: Change<C> | Unsupported };

/** The rows that alerts are concluded from; an empty list for a kind that could not be read. */
export type AlertEvidence = { readonly [K in Kind]?: readonly RowOf[K][] };

/** Concludes alerts from states, where a vendor has no alert for them. */
export interface AlertRule {
  /** The kinds looked at. */
  readonly from: readonly Kind[];
  /**
   * Pure and total: the same evidence gives the same alerts with the same ids (`rule:object`), `derived` true, `active`
   * true and `raisedAt` the moment that the evidence tells, else null. Each names its rule in `name`.
   */
  derive(evidence: AlertEvidence): readonly RowOf["Alert"][];
}

/** The code that speaks one vendor's API. It knows nothing of GraphQL, caches, other vendors or the environment. */
export interface Connector {
  readonly vendor: Vendor;
  /** The operator's configuration key. */
  readonly sourceId: string;
  readonly authMethod: AuthMethod;
  readonly readers: Readers;
  readonly commands: CommandSupports;
  /** Null when the vendor's own alerts say it all. */
  readonly deriveAlerts: AlertRule | null;
  /** Relations that rows hold as late references (see `Ref`). */
  readonly lateRelations: readonly RelationName[];
  /**
   * How work ended that the vendor forgets the moment it ends: its row as last read, with its last state. Null where its absence
   * does not tell. Pure. Left out where the vendor keeps what has ended.
   */
  endOfGone?(job: RowOf["Job"]): RowOf["Job"] | null;
  /** Asks the vendor for a sign of life, in one cheap call. Throws a `GatewayError` when there is none. */
  probe(call: Call): Promise<{ readonly version: string | null }>;
}
