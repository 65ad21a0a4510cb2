// How does a route file say what it serves? Plain functions from a call to an answer, in a list with their scopes.
import type { Caller } from "../auth/identifyCaller.ts";
import { ApiError, type Json } from "./apiError.ts";
import { lastOf, type Query } from "./listing.ts";

/** The verbs of the API; there is no PATCH (sheet §1). */
export type Verb = "GET" | "POST" | "PUT" | "DELETE";

/** One call that was let in. */
export interface NodeumCall {
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Query parameters. */
  readonly query: Query;
  /** The body as an object; empty when there was none. */
  readonly body: Json;
  /** Who calls. */
  readonly caller: Caller;
  /** Vendor time in ms. */
  readonly now: number;
}

/** An answer; no body for 204. */
export interface NodeumAnswer {
  /** HTTP status. */
  readonly status: number;
  /** JSON body, or bytes. */
  readonly body?: unknown;
}

/** One operation. */
export interface Endpoint {
  /** Verb. */
  readonly verb: Verb;
  /** Path below `/api/v2`, with `:name` for parameters and `-` for the placeholder. */
  readonly path: string;
  /** What a key must be allowed: `controller/action`; null where the sheet knows none. */
  readonly scope: string | null;
  /** Answers, or throws an ApiError. */
  handle(call: NodeumCall): NodeumAnswer;
}

/** 200 with a body. */
export const ok = (body: unknown): NodeumAnswer => ({ status: 200, body });

/** 201 with a body. */
export const created = (body: unknown): NodeumAnswer => ({ status: 201, body });

/** 202 with a body. */
export const accepted = (body: unknown): NodeumAnswer => ({ status: 202, body });

/** 204 without one. */
export const noContent = (): NodeumAnswer => ({ status: 204 });

/** A path parameter; empty when the path has none of that name. */
export const paramOf = (call: NodeumCall, name: string): string => call.params[name] ?? "";

/** A query parameter that must be there; throws a 400. */
export function requiredQuery(call: NodeumCall, name: string): string {
  const value = lastOf(call.query, name);
  if (value === undefined || value === "") {
    throw new ApiError(400, [`param is missing or the value is empty: ${name}`], { [name]: [{ error: "blank" }] });
  }
  return value;
}
