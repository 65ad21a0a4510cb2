// What does an error answer of NGINX Instance Manager say? Its number alone; its sentences go no further (sheet §3).
import { z } from "zod";
import type { VendorErrorReader } from "../../upstream/AuthStrategy.ts";

const zError = z.object({ code: z.int().min(0).max(999_999) });

/** Reads the code of `{code, message, details?}`, as the API and the gateway in front of it both write it. */
export const readNginxInstanceManagerError: VendorErrorReader = ({ body }) => {
  const error = zError.safeParse(body);
  return { vendorCode: error.success ? String(error.data.code) : null, vendorRequestId: null };
};
