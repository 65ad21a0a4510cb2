// What is an endpoint of the console? A handler per verb; the layer around it does login, budgets, verbs and refusals.
import type { Account } from "../state/accounts.ts";
import type { LinkMaker } from "./links.ts";
import type { PageRequest } from "./paging.ts";

/** One call, as a handler sees it. */
export interface NmcCall {
  /** Decoded path parameters. */
  readonly params: Readonly<Record<string, string>>;
  /** Parsed body; undefined when there is none. */
  readonly body: unknown;
  /** Page asked for; lists that declare no paging ignore it. */
  readonly page: PageRequest;
  /** Absolute address of the call, without its query. */
  readonly url: string;
  /** Who calls; nobody in particular at a login. */
  readonly account: Account;
  /** The header as sent, for a logout. */
  readonly authorization: string | undefined;
  /** Makes links in the version of the call. */
  readonly links: LinkMaker;
  /** Vendor time in ms. */
  readonly now: number;
}

/** What a handler answers. */
export interface NmcAnswer {
  /** HTTP status. */
  readonly status: number;
  /** Absent for 204 and 303. */
  readonly body?: object;
  /** Absolute URL. */
  readonly location?: string;
}

/** Answers one call, or throws an NmcError. */
export type Handler = (call: NmcCall) => NmcAnswer;

/** What can be done at one path. */
export interface Endpoint {
  readonly get?: Handler;
  readonly post?: Handler;
  readonly patch?: Handler;
  readonly delete?: Handler;
  /** The login itself: needs no token and has a budget of its own. */
  readonly isLogin?: true;
}

/** Endpoints by path below the version, with Fastify's names for parameters: `/volumes/:guid/`. */
export type EndpointTable = Readonly<Record<string, Endpoint>>;

/** 200 with a body. */
export const ok = (body: object): NmcAnswer => ({ status: 200, body });
