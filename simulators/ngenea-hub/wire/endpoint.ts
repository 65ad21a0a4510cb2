// How does a route file say what it serves? Plain functions from a call to an answer, in a table by path.
import type { Caller } from "../auth/identifyCaller.ts";
import type { Json } from "./apiError.ts";
import type { Query } from "./paging.ts";

/** The verbs that the Hub knows, in lower case; there is no PUT (sheet §1). */
export type Verb = "get" | "post" | "patch" | "delete";

/** One call that was let in. */
export interface HubCall {
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Query parameters. */
  readonly query: Query;
  /** The body as an object; empty when there was none. */
  readonly body: Json;
  /** Who calls; a nobody on open endpoints. */
  readonly caller: Caller;
  /** Origin of the links in the answer. */
  readonly origin: string;
  /** Path of the call without its query, for paging links. */
  readonly path: string;
  /** Vendor time in ms. */
  readonly now: number;
}

/** An answer; no body for 204. */
export interface HubAnswer {
  /** HTTP status. */
  readonly status: number;
  /** JSON body. */
  readonly body?: unknown;
}

/** Answers a call, or throws an ApiError. */
type Handler = (call: HubCall) => HubAnswer;

/** One path and what it answers to each verb; every other verb is a 405. */
export interface Endpoint extends Partial<Record<Verb, Handler>> {
  /** Needs no login. */
  readonly open?: true;
  /** Does not accept client keys. */
  readonly tokensOnly?: true;
  /** Also answers without the slash at the end, where it is documented like that. */
  readonly bare?: true;
}

/** Endpoints by path below `/api`, each ending in a slash, with `:name` for parameters. */
export type EndpointTable = Readonly<Record<string, Endpoint>>;

/** 200 with a body. */
export const ok = (body: unknown): HubAnswer => ({ status: 200, body });

/** 201 with a body. */
export const created = (body: unknown): HubAnswer => ({ status: 201, body });

/** 204 without one. */
export const noContent = (): HubAnswer => ({ status: 204 });
