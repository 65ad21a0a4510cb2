// What can be set on the NGINX Instance Manager simulator? Everything that the documentation leaves open is a switch here.
import type { SimulatorOptions } from "../chassis/simulatorOptions.ts";
import type { RateLimit } from "./gateway/leakyBucket.ts";

/** Who may log in; users in Basic mode, the client at the stand-in identity provider in OIDC mode. */
export interface NimCredentials {
  /** Name of the administrator. */
  readonly username: string;
  /** Password of the administrator. */
  readonly password: string;
  /** Name of a user who may only read: 403 on everything else. */
  readonly readerUsername: string;
  /** Password of that user. */
  readonly readerPassword: string;
  /** OAuth2 client that `POST <url>/idp/token` gives tokens to, with the rights of the administrator. */
  readonly clientId: string;
  /** Secret of that client. */
  readonly clientSecret: string;
}

/** Credentials of a simulator that was started without others. */
export const defaultNimCredentials: NimCredentials = {
  username: "admin",
  password: "nim-admin",
  readerUsername: "viewer",
  readerPassword: "nim-viewer",
  clientId: "storage-gateway",
  clientSecret: "nim-client",
};

/** How this NIM behaves where the sheet says that it differs between releases or is unknown. */
export interface NimBehaviour {
  /** "basic" (default), or "oidc": Basic is off and every failed login is a 302 into the OIDC flow (sheet §2). */
  readonly auth: "basic" | "oidc";
  /** Vendor ms that a token of the stand-in identity provider lives; 300,000 when absent. */
  readonly tokenLifeMs: number;
  /** The gateway's limit on `/api`: 20 a second and a burst of 20, on the real clock, when absent; null for none (sheet §1). */
  readonly rateLimit: RateLimit | null;
  /** Body of the gateway's own 401, 403 and 429: `{code, message}` (default), nginx's HTML page, or nothing (sheet §10). */
  readonly refusalBodies: "json" | "html" | "empty";
  /** What a `pageSize` above 100 does: it counts as 100 (default), or 400. */
  readonly oversizedPage: "clamp" | "reject";
  /** Envelope of `GET /certs`: `{count, items}` (default), `{items}` or a bare array (sheet §10). */
  readonly certsEnvelope: "count" | "items" | "array";
  /** Envelope of `GET /configs`: `{items}` (default) or the Go schema's `{count, itemsPerPage, startIndex, items}` (sheet §4). */
  readonly configsEnvelope: "items" | "paged";
  /** Whether `/configs` and `/certs` heed page and pageSize (default), or always answer everything (sheet §10). */
  readonly pagesConfigsAndCerts: boolean;
  /** How a deployment looks: "2023" (default), "2.1.0" (finalized; no pending, no message), "nulls" (empty lists are null) (sheet §5). */
  readonly deploymentStyle: "2023" | "2.1.0" | "nulls";
  /** Status of a deployment in flight; the word is unknown, so the default "pending" is made up; null is possible (sheet §5). */
  readonly inFlightStatus: string | null;
  /** Vendor ms until the last member of a deployment has ended; 4,000 when absent. */
  readonly deploymentMs: number;
  /** Vendor ms during which a new deployment still answers 404; 0 when absent (sheet §5). */
  readonly deploymentHiddenMs: number;
  /** Vendor ms after its end from which a deployment answers 404; never when null (default) (sheet §5). */
  readonly deploymentKeptMs: number | null;
  /** Reply of `POST /configs`: the config with its uid (default), or `{results, summary}` without one (sheet §6.4). */
  readonly stagedReply: "uid" | "summary";
  /** Reply of GET on an instance's config: the document (default), or the instance itself as the docs print it (sheet §6.2). */
  readonly instanceConfigReply: "document" | "instance";
  /** Reply of `POST /servers/scan`: the finished scan (default), or one that has just begun (sheet §5). */
  readonly scanReply: "finished" | "running";
  /** Status code of that reply (sheet §10). */
  readonly scanStatusCode: 200 | 202;
  /** Status code of DELETE; 204 when absent (sheet §10). */
  readonly deleteStatusCode: 200 | 204;
  /** Whether `GET /health` is there, which it is from 2.21.1 on (sheet §6.7). */
  readonly hasHealth: boolean;
  /** Status code of `GET /health` while a service is unhealthy; 503 when absent (sheet §6.7). */
  readonly unhealthyStatusCode: 200 | 400 | 502 | 503;
}

/** The behaviour of a simulator that was started without options. */
export const defaultNimBehaviour: NimBehaviour = {
  auth: "basic",
  tokenLifeMs: 300_000,
  rateLimit: { perSecond: 20, burst: 20, clock: "real" },
  refusalBodies: "json",
  oversizedPage: "clamp",
  certsEnvelope: "count",
  configsEnvelope: "items",
  pagesConfigsAndCerts: true,
  deploymentStyle: "2023",
  inFlightStatus: "pending",
  deploymentMs: 4_000,
  deploymentHiddenMs: 0,
  deploymentKeptMs: null,
  stagedReply: "uid",
  instanceConfigReply: "document",
  scanReply: "finished",
  scanStatusCode: 200,
  deleteStatusCode: 204,
  hasHealth: true,
  unhealthyStatusCode: 503,
};

/** Options of `startNginxInstanceManagerSimulator`, beside those that all simulators share. */
export interface NginxInstanceManagerOptions extends SimulatorOptions, Partial<NimBehaviour> {
  /** Who may log in. */
  credentials?: Partial<NimCredentials>;
}
