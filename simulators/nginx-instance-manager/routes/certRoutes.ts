// Which certificates are there? Keyed by name; PUT makes or replaces; pushing to instances has no job (sheet §6.5).
import { z } from "zod";
import { apiBase } from "../gateway/mappedPrefixes.ts";
import type { Nim } from "../nim.ts";
import { certJson } from "../present/certJson.ts";
import { certFacts } from "../state/certFacts.ts";
import { agentEvent, instanceOfRef, recordChange, recordEvent } from "../state/eventDesk.ts";
import type { CertFacts, CertRecord } from "../state/workRecords.ts";
import { badRequest, conflict, notFound } from "../wire/apiError.ts";
import { cutPage, type Query, readPaging } from "../wire/paging.ts";
import { readBody } from "../wire/readBody.ts";
import { sendDeleted } from "../wire/sendDeleted.ts";

interface NameParams {
  Params: { name: string };
}

const text = z.string().nullish();
const writeSchema = z.object({
  name: text,
  nginxResourceType: text,
  certPEMDetails: z.object({
    type: z.enum(["PEM", "PKCS12"]),
    privateKey: text,
    publicCert: z.string().min(1),
    password: text,
    caCerts: z.array(z.string()).nullish(),
  }),
  instanceRefs: z.array(z.string()).nullish(),
});
type CertWish = z.infer<typeof writeSchema>;

/** PKCS12 is taken as it is: its contents stay closed here. */
function factsOf({ type, publicCert, caCerts }: CertWish["certPEMDetails"]): CertFacts[] {
  if (type === "PKCS12") return [];
  return [publicCert, ...(caCerts ?? [])].map((pem) => {
    const facts = certFacts(pem);
    if (facts === null) throw badRequest("certPEMDetails: is not a PEM certificate");
    return facts;
  });
}

const isMask = (value: string | null | undefined) => /^\*+$/.test(value ?? "");

function certOf(nim: Nim, name: string, wish: CertWish): CertRecord {
  const old = nim.state.certs.get(name);
  const { certPEMDetails, nginxResourceType } = wish;
  const { type, publicCert, privateKey, password, caCerts } = certPEMDetails;
  const nowMs = nim.clock.now();
  const instanceRefs = wish.instanceRefs ?? old?.instanceRefs ?? [];
  for (const ref of instanceRefs) {
    if (instanceOfRef(nim.state, ref) === undefined) throw badRequest(`instanceRefs: there is no instance ${ref}`);
  }
  return {
    uid: old?.uid ?? nim.state.random.uuid(),
    name,
    nginxResourceType: nginxResourceType ?? "",
    type,
    publicCert,
    hasPrivateKey: Boolean(privateKey),
    hasPassword: Boolean(password),
    caCerts: caCerts ?? [],
    instanceRefs,
    pushedAtMs: nowMs + nim.behaviour.deploymentMs,
    facts: factsOf(certPEMDetails),
    createdMs: old?.createdMs ?? nowMs,
    modifiedMs: nowMs,
  };
}

/** Keeps the certificate and tells of it; a mask that was written back as the key makes every push fail (sheet §6.5). */
function keep(nim: Nim, cert: CertRecord, wish: CertWish): boolean {
  const existed = nim.state.certs.get(cert.name) !== undefined;
  nim.state.certs.set(cert);
  recordChange(nim.state, cert.modifiedMs, { entity: "certs", name: cert.name, verb: existed ? "updated" : "created" });
  const error = isMask(wish.certPEMDetails.privateKey)
    ? "Config apply failed (write): PEM_read_bio_PrivateKey() failed"
    : null;
  for (const ref of cert.instanceRefs) {
    const instance = instanceOfRef(nim.state, ref);
    if (instance !== undefined)
      recordEvent(nim.state, agentEvent(nim.state, instance, { timestampMs: cert.modifiedMs, error }));
  }
  return existed;
}

/** Registers the routes of certificates. */
export function registerCertRoutes(nim: Nim): void {
  const { app, behaviour } = nim;
  const url = `${apiBase}/certs`;
  const find = (name: string): CertRecord => {
    const cert = nim.state.certs.get(name);
    if (cert === undefined) throw notFound(`certificate ${name}`);
    return cert;
  };

  app.get<{ Querystring: Query }>(url, ({ query }) => {
    const rows = nim.state.certs.list();
    const paging = behaviour.pagesConfigsAndCerts ? readPaging(query, behaviour) : { page: 1, pageSize: 0 };
    const items = cutPage(rows, paging).map((cert) => certJson(nim, cert));
    if (behaviour.certsEnvelope === "array") return items;
    return behaviour.certsEnvelope === "items" ? { items } : { count: rows.length, items };
  });
  app.get<NameParams>(`${url}/:name`, ({ params }) => certJson(nim, find(params.name)));
  app.post(url, ({ body }, reply) => {
    const wish = readBody(writeSchema, body);
    if (!wish.name) throw badRequest("name: is required");
    if (nim.state.certs.get(wish.name) !== undefined) throw conflict(`certificate ${wish.name} exists already`);
    const cert = certOf(nim, wish.name, wish);
    keep(nim, cert, wish);
    return reply.code(201).send(certJson(nim, cert));
  });
  app.put<NameParams>(`${url}/:name`, ({ params, body }, reply) => {
    const wish = readBody(writeSchema, body);
    if (wish.name && wish.name !== params.name) throw badRequest("name: is not the one in the address");
    const cert = certOf(nim, params.name, wish);
    const existed = keep(nim, cert, wish);
    return reply.code(existed ? 200 : 201).send(certJson(nim, cert));
  });
  app.delete<NameParams>(`${url}/:name`, ({ params }, reply) => {
    const { name, instanceRefs } = find(params.name);
    if (instanceRefs.length > 0) throw conflict(`certificate ${name} is assigned to instances`);
    nim.state.certs.remove(name);
    recordChange(nim.state, nim.clock.now(), { entity: "certs", name, verb: "deleted" });
    return sendDeleted(reply, behaviour);
  });
}
