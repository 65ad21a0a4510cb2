// Where do a cluster's two certificates stand, and how is the CA's read before it is changed (sheet §8.15)? Used by changes of
// certificates.
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import type { QumuloContext } from "../api.ts";
import { readTagged, type Tagged } from "./items.ts";

/** The certificate of the authority that is trusted for outbound calls. */
export const AUTHORITY = "/v2/cluster/settings/ssl/ca-certificate";
/** The cluster's own certificate, which can be written but not read. */
export const SERVER = "/v2/cluster/settings/ssl/certificate";
/** Native id of the first certificate of the authority's setting. */
export const AUTHORITY_ID = "ca";

const zAuthority = z.object({ ca_certificate: z.string() });

/** The authority's PEM text as it is now; null when none is set. */
export const readAuthority = (context: QumuloContext, call: Call): Promise<Tagged<{ ca_certificate: string }> | null> =>
  readTagged(context, { what: "the CA certificate", path: AUTHORITY, schema: zAuthority }, call);

/** Certificates of a PEM text, without what stands between them and how its lines break. */
export const pemBlocks = (pem: string): readonly string[] =>
  (pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map((block) =>
    block.replaceAll(/\s/g, ""),
  );

/** Whether two PEM texts hold the same certificates in the same order. */
export const samePem = (left: string, right: string): boolean => {
  const [blocks, others] = [pemBlocks(left), pemBlocks(right)];
  return blocks.length > 0 && blocks.join() === others.join();
};
