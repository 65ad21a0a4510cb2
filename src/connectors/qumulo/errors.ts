// What does an error answer of Qumulo say? Its `error_class`, which is the one part to act on (sheet §3).
import { z } from "zod";
import type { VendorErrorReader } from "../../upstream/AuthStrategy.ts";

const zEnvelope = z.object({ error_class: z.string().regex(/^\w{1,100}$/) });

/** Reads the class of `{description, module, error_class, …}`; the description is free text and goes no further. */
export const readQumuloError: VendorErrorReader = (response) => {
  const envelope = zEnvelope.safeParse(response.body);
  return { vendorCode: envelope.success ? envelope.data.error_class : null, vendorRequestId: null };
};
