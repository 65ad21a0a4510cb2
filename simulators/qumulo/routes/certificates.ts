// Which certificates does the cluster use and trust? Its own can only be written; the trusted authority may be missing (sheet §8.15).
import { X509Certificate } from "node:crypto";
import { z } from "zod";
import type { QumuloContext } from "../qumuloContext.ts";
import { ApiError } from "../wire/apiError.ts";
import { decodeBody } from "../wire/decodeBody.ts";
import { requireMatch, sendItem } from "../wire/etag.ts";

const ownSchema = z.object({ certificate: z.string(), private_key: z.string() });
const authoritySchema = z.object({ ca_certificate: z.string() });
const ciphersSchema = z.object({ tls_1_2: z.array(z.string()), tls_1_3: z.array(z.string()) });

function requirePem(pem: string): void {
  try {
    new X509Certificate(pem);
  } catch {
    throw new ApiError(400, "ssl_certificate_invalid_error", "The certificate cannot be read.");
  }
}

/** Registers the certificate routes. */
export function registerCertificateRoutes(context: QumuloContext): void {
  const { app } = context;
  const base = "/v2/cluster/settings/ssl";
  const authority = () => {
    const { caCertificate } = context.state.cluster;
    if (caCertificate !== null) return { ca_certificate: caCertificate };
    throw new ApiError(404, "api_ssl_ca_cert_not_found_error", "No CA certificate is set.");
  };
  app.get(`${base}/ca-certificate`, (_request, reply) => sendItem(reply, authority()));
  app.put(`${base}/ca-certificate`, (request, reply) => {
    if (context.state.cluster.caCertificate !== null) requireMatch(request, authority());
    const { ca_certificate } = decodeBody(authoritySchema, request.body);
    requirePem(ca_certificate);
    context.state.cluster.caCertificate = ca_certificate;
    return sendItem(reply, authority());
  });
  app.delete(`${base}/ca-certificate`, (request) => {
    requireMatch(request, authority());
    context.state.cluster.caCertificate = null;
    return {};
  });
  app.put(`${base}/certificate`, (request) => {
    requirePem(decodeBody(ownSchema, request.body).certificate);
    return {};
  });
  app.get(`${base}/ciphers`, (_request, reply) => sendItem(reply, context.state.cluster.ciphers));
  app.put(`${base}/ciphers`, (request, reply) => {
    requireMatch(request, context.state.cluster.ciphers);
    context.state.cluster.ciphers = decodeBody(ciphersSchema, request.body);
    return sendItem(reply, context.state.cluster.ciphers);
  });
}
