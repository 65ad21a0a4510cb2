// Which of our codes is an HTTP status? The one table for it.
import type { ErrorCode } from "../../contract/problem.ts";
import type { VendorError } from "../AuthStrategy.ts";
import type { AnswerPlace } from "../parseAnswer.ts";
import type { UpstreamResponse } from "../UpstreamClient.ts";
import { UpstreamFailure } from "../UpstreamFailure.ts";

/** Statuses with a code of their own; every other error status is UPSTREAM_ERROR. */
const CODES: Readonly<Record<number, ErrorCode>> = {
  401: "UPSTREAM_AUTH_FAILED",
  403: "UPSTREAM_FORBIDDEN",
  404: "NOT_FOUND",
  409: "CONFLICT",
  412: "PRECONDITION_FAILED",
  429: "UPSTREAM_RATE_LIMITED",
  507: "INSUFFICIENT_CAPACITY",
};

/** The code that an error status, or a redirect, stands for. */
export const codeOfStatus = (status: number): ErrorCode =>
  status < 400 ? "UPSTREAM_BAD_RESPONSE" : (CODES[status] ?? "UPSTREAM_ERROR");

/** The failure that an error status, or a redirect, stands for. */
export function statusFailure(
  { sourceId, action }: AnswerPlace,
  { status }: UpstreamResponse,
  vendor: VendorError & { readonly retryAfterMs?: number | null },
): UpstreamFailure {
  const isRedirect = status < 400;
  const what = isRedirect ? "redirects, which is not followed" : `answered ${status}`;
  const { vendorCode, vendorRequestId, retryAfterMs = null } = vendor;
  return new UpstreamFailure(
    {
      code: codeOfStatus(status),
      message: `${sourceId}: ${action}: the vendor ${what}`,
      sourceId,
      retryable: status === 429 || status >= 500,
      retryAfterMs,
      vendorStatus: status,
      vendorCode,
      vendorRequestId,
    },
    { kind: "status", reached: true },
  );
}
