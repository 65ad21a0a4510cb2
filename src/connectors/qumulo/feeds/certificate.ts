// How is the Certificate read? In one call for the CA certificate that the cluster trusts for outbound connections; its own
// certificate can be replaced, but not read (sheet §8.15).
import { z } from "zod";
import type { Feed, FeedPage, FeedRequest } from "../../../contract/feed.ts";
import { GatewayError } from "../../../contract/problem.ts";
import type { CertificateRow } from "../../../contract/rows/Certificate.ts";
import { badAnswer, parseAnswer } from "../../../upstream/parseAnswer.ts";
import { type QumuloContext, requestOf } from "../api.ts";
import { readQumuloError } from "../errors.ts";
import { certificateRows } from "../map/certificate.ts";

const ASK = { what: "the CA certificate", path: "/v2/cluster/settings/ssl/ca-certificate" };
const NONE_SET = "api_ssl_ca_cert_not_found_error";
const zCaCertificate = z.object({ ca_certificate: z.string() });

/** One call. */
export function certificateFeed(context: QumuloContext): Feed {
  return {
    name: "certificate",
    kinds: ["Certificate"],
    windows: ["ALL"],
    coverage: "ALL",
    lists: ["certificates"],
    calls: () => 1,
    read: (request) => read(context, request),
  };
}

async function* read(context: QumuloContext, { call }: FeedRequest): AsyncGenerator<FeedPage> {
  const { sourceId, client } = context;
  const response = await client.send(requestOf(ASK, [404]), call);
  const vendorCode = response.status === 404 ? readQumuloError(response).vendorCode : null;
  if (response.status === 404 && vendorCode !== NONE_SET) {
    const message = `${sourceId}: read ${ASK.what}: the vendor does not know this call`;
    throw new GatewayError({ code: "UPSTREAM_ERROR", message, sourceId, vendorStatus: 404, vendorCode });
  }
  const rows = response.status === 404 ? [] : parse(sourceId, response.body);
  yield { list: "certificates", vendorIds: rows.map((row) => row.nativeId), total: null, rows };
}

function parse(sourceId: string, body: unknown): CertificateRow[] {
  const where = { sourceId, action: `read ${ASK.what}` };
  const { ca_certificate: pem } = parseAnswer(zCaCertificate, body, where);
  try {
    return certificateRows(sourceId, pem);
  } catch {
    throw badAnswer(where, "holds no certificate that can be read");
  }
}
