// What does an error answer of a Nasuni console say? Its code; the description is free text and goes no further (sheet §4).
import { z } from "zod";
import type { VendorErrorReader } from "../../upstream/AuthStrategy.ts";

const bare = z.object({ code: z.string().regex(/^\w{1,64}$/) });
const envelope = z.union([z.object({ error: bare }).transform(({ error }) => error), bare]);

/** Reads `{error: {code, description}}`, and `{code, description}` as a few calls write it. */
export const readNasuniError: VendorErrorReader = ({ body }) => {
  const read = envelope.safeParse(body);
  return { vendorCode: read.success ? read.data.code : null, vendorRequestId: null };
};
