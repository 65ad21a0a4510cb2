// Why did a login not succeed? Used by the login strategies to tell refused credentials from a vendor that is not well.
import { GatewayError } from "../../contract/problem.ts";
import { statusFailure } from "../pipeline/statusFailure.ts";
import type { UpstreamResponse } from "../UpstreamClient.ts";

/** The error for the answer to a login. @param isRefusal whether the vendor refuses the credentials with it. */
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
