// What does an error answer of Nodeum say? Only the words of the first attribute error; its messages are free text (sheet §4).
import { z } from "zod";
import type { VendorErrorReader } from "../../upstream/AuthStrategy.ts";

const zErrors = z.object({
  details: z.record(z.string(), z.array(z.object({ error: z.string().regex(/^[a-z_]{1,64}$/) }))),
});

/** Reads `taken`, `blank`, `not_found` and so on out of `{details: {<attribute>: [{error, …}]}, messages}`. */
export const readNodeumError: VendorErrorReader = ({ body }) => {
  const errors = zErrors.safeParse(body);
  const first = errors.success ? Object.values(errors.data.details).flat()[0] : undefined;
  return { vendorCode: first?.error ?? null, vendorRequestId: null };
};
