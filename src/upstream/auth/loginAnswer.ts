// What does the answer to a login say? Used by the strategies that log in with a request.
import { GatewayError } from "../../contract/problem.ts";
import { statusFailure } from "../pipeline/statusFailure.ts";
import type { UpstreamResponse } from "../UpstreamClient.ts";

/** Whether a login came through. */
export function isGood({ status }: UpstreamResponse): boolean {
  return status >= 200 && status < 300;
}

/** What refused credentials look like when the connector says nothing else. */
export function refusesCredentials({ status }: UpstreamResponse): boolean {
  return status === 400 || status === 401 || status === 403;
}

/** What an authentication failure of a request looks like when the connector says nothing else. */
export function isUnauthorized({ status }: UpstreamResponse): boolean {
  return status === 401;
}

/**
 * The error that a failed login ends with: UPSTREAM_AUTH_FAILED when the vendor refuses the credentials, else what its
 * status stands for, so that a vendor that is not well is not taken for a wrong password.
 */
export function loginProblem(sourceId: string, response: UpstreamResponse, isRefusal: boolean): GatewayError {
  const where = { sourceId, action: "log in" };
  if (!isRefusal) return statusFailure(where, response, { vendorCode: null, vendorRequestId: null });
  return new GatewayError({
    code: "UPSTREAM_AUTH_FAILED",
    message: `${sourceId}: log in: the vendor refuses the credentials`,
    sourceId,
    vendorStatus: response.status,
  });
}
