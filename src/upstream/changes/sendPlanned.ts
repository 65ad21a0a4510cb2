// How is a planned call sent, and what does its end say? Once, never retried, and sorted into accepted, refused, not sent and
// in doubt. Used by connectors' `send`.
import type { Call } from "../../contract/call.ts";
import type { ChangePoint, Facts, Json, RowName, SendEnd } from "../../contract/changes/Change.ts";
import { type ErrorCode, GatewayError, type Problem } from "../../contract/problem.ts";
import type { UpstreamClient, UpstreamRequest, UpstreamResponse } from "../UpstreamClient.ts";
import { mayHaveReached, UpstreamFailure } from "../UpstreamFailure.ts";
import { isFromFact, type KeptRequest } from "./plannedSend.ts";

/** What an answer says. */
export interface Taken {
  readonly facts?: Facts;
  readonly target?: RowName;
  readonly watch?: readonly RowName[];
}

/** How an answer is understood. */
export interface SendReading {
  /** What a 2xx says. Throws a `GatewayError` for an answer of wrong form: then the call is in doubt. */
  read?(response: UpstreamResponse): Taken;
  /** The code for a refusal, where the usual one does not fit; undefined for the usual one. */
  codeOf?(problem: Problem): ErrorCode | undefined;
  /** Statuses that are as good as accepted, for example 404 for a removal; `read` is asked for them too. */
  readonly accept?: readonly number[];
}

/** What the usual refusals mean. */
const CODES: Readonly<Record<number, ErrorCode>> = {
  400: "INVALID_INPUT",
  403: "UPSTREAM_FORBIDDEN",
  404: "NOT_FOUND",
  409: "CONFLICT",
  412: "PRECONDITION_FAILED",
  422: "INVALID_INPUT",
};

/** Sends `plan.sends[position]`, once. Throws an abort that certainly changed nothing, and faults of the gateway. */
export async function sendPlanned(
  { client, at, call }: { readonly client: UpstreamClient; readonly at: ChangePoint; readonly call: Call },
  { read, codeOf, accept }: SendReading = {},
): Promise<SendEnd> {
  const planned = at.plan.sends[at.position];
  if (planned === undefined) throw new Error(`The plan has no call ${at.position + 1}.`);
  const request = requestOf(planned.request as unknown as KeptRequest, at.facts);
  try {
    const response = await client.send({ ...request, ...(accept === undefined ? {} : { expect: accept }) }, call);
    const { facts = {}, target, watch } = read?.(response) ?? {};
    return {
      outcome: "ACCEPTED",
      status: response.status,
      vendorRequestId: response.headers["x-request-id"] ?? null,
      facts,
      ...(target === undefined ? {} : { target }),
      ...(watch === undefined ? {} : { watch }),
    };
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return sorted(error, codeOf);
  }
}

function sorted(error: GatewayError, codeOf: SendReading["codeOf"]): SendEnd {
  const { problem } = error;
  // An answer that `read` could not understand is no `UpstreamFailure`, but the vendor has taken the call.
  const isUnread = !(error instanceof UpstreamFailure) && problem.code === "UPSTREAM_BAD_RESPONSE";
  if (isUnread) return { outcome: "IN_DOUBT", problem };
  const isTurnedAway = problem.code === "UPSTREAM_RATE_LIMITED" || problem.code === "UPSTREAM_AUTH_FAILED";
  if (isTurnedAway || !mayHaveReached(error)) return { outcome: "NOT_SENT", problem };
  const status = problem.vendorStatus;
  const isRefusal = error instanceof UpstreamFailure && error.kind === "status" && status !== null && status < 500;
  if (!isRefusal) return { outcome: "IN_DOUBT", problem };
  return { outcome: "REFUSED", problem: { ...problem, code: codeOf?.(problem) ?? CODES[status] ?? problem.code } };
}

/** The request that a planned call stands for, with what earlier calls brought. */
function requestOf(kept: KeptRequest, facts: Facts): UpstreamRequest {
  const { purpose, method, path, params, query, headers, body } = filled(
    kept as unknown as Json,
    facts,
  ) as unknown as KeptRequest;
  return {
    action: purpose.charAt(0).toLowerCase() + purpose.slice(1),
    method,
    path: path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name]))),
    query: query as NonNullable<UpstreamRequest["query"]>,
    headers: headers as NonNullable<UpstreamRequest["headers"]>,
    ...(body === undefined ? {} : { body }),
  };
}

function filled(value: Json, facts: Facts): Json {
  if (typeof value !== "object" || value === null) return value;
  if (isFromFact(value)) {
    const fact = facts[value.$fact];
    if (fact === undefined) throw new Error(`An earlier call should have brought "${value.$fact}".`);
    return fact;
  }
  if (Array.isArray(value)) return value.map((inner) => filled(inner, facts));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filled(inner, facts)]));
}
