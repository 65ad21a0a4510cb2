// How does a connector write down a vendor call that a change means to make? As plain data that the ledger keeps, with what of
// it may be shown. Used by connectors' `plan`.
import type { Json, PlannedSend, Proof } from "../../contract/changes/Change.ts";
import type { UpstreamRequest } from "../UpstreamClient.ts";

/** Stands for a value that an earlier call brings: replaced by `facts[name]` when the call is sent. */
export interface FromFact {
  readonly $fact: string;
}

/** A value that an earlier call brings. @param name of the fact. */
export const fromFact = (name: string): FromFact => ({ $fact: name });

/** A vendor call as connectors write it. */
export interface SendDraft {
  /** What it is for, in words, for example `Create the export`; also the action in messages. */
  readonly purpose: string;
  readonly method: Exclude<UpstreamRequest["method"], "GET">;
  /** Path template, for example `/v2/nfs/exports/{id}`. */
  readonly path: string;
  /** Values of the template's parts; encoded when sent. */
  readonly params?: Readonly<Record<string, string | FromFact>>;
  readonly query?: Readonly<Record<string, Json | FromFact>>;
  readonly headers?: Readonly<Record<string, string | FromFact>>;
  readonly body?: Json | FromFact;
  /** Names of values (dotted) that are never shown. */
  readonly secrets?: readonly string[];
  readonly proof: Proof;
  readonly outlasts?: boolean;
}

/** What `plannedSend` keeps as `PlannedSend.request`; read by `sendPlanned` alone. */
export interface KeptRequest {
  readonly purpose: string;
  readonly method: SendDraft["method"];
  readonly path: string;
  readonly params: { readonly [name: string]: Json };
  readonly query: { readonly [name: string]: Json };
  readonly headers: { readonly [name: string]: Json };
  /** Absent when there is none. */
  readonly body?: Json;
}

/** Longer values are not shown. */
const LONGEST_SHOWN = 200;

/** Writes a call down. Values to show are those of the path, the query and the body, in this order. */
export function plannedSend(draft: SendDraft): PlannedSend {
  const { purpose, method, path, params = {}, query = {}, headers = {}, body, proof, outlasts = false } = draft;
  const secrets = new Set(draft.secrets);
  const shown = [...leaves(params), ...leaves(query), ...(body === undefined ? [] : leaves(body))];
  const request = { purpose, method, path, params, query, headers, ...(body === undefined ? {} : { body }) };
  return {
    purpose,
    endpoint: `${method} ${path}`,
    values: shown.map(([name, value]) => ({ name, value: isSecret(name, secrets) ? null : textOf(value) })),
    proof,
    outlasts,
    request: request as unknown as Json,
  };
}

/** The value's own name, or the name of an object or list that it lies in. */
function isSecret(name: string, secrets: ReadonlySet<string>): boolean {
  if (secrets.size === 0) return false;
  const parts = name.split(".");
  return parts.some((_, place) => secrets.has(parts.slice(0, place + 1).join(".")));
}

/** Every value that holds no others, with its name. An empty list or object is one too. */
function leaves(value: unknown, name = ""): readonly (readonly [string, unknown])[] {
  if (typeof value !== "object" || value === null || isFromFact(value)) return [[name, value]];
  const entries = Object.entries(value);
  if (entries.length === 0) return name === "" ? [] : [[name, Array.isArray(value) ? "[]" : "{}"]];
  return entries.flatMap(([key, inner]) => leaves(inner, name === "" ? key : `${name}.${key}`));
}

/** True for a value that an earlier call brings. */
export const isFromFact = (value: unknown): value is FromFact =>
  typeof value === "object" && value !== null && "$fact" in value;

function textOf(value: unknown): string | null {
  if (isFromFact(value)) return `(${value.$fact}, from an earlier call)`;
  const text = value === null ? "null" : String(value);
  return text.length > LONGEST_SHOWN ? null : text;
}
