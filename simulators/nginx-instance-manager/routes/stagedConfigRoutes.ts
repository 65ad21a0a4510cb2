// Which configurations are saved? Keyed by uid; names may repeat (sheet §6.4).
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { apiBase } from "../gateway/mappedPrefixes.ts";
import type { Nim, UidParams } from "../nim.ts";
import { stagedJson, stagedRowJson } from "../present/configJson.ts";
import type { StagedConfigRecord } from "../state/configRecords.ts";
import { notFound } from "../wire/apiError.ts";
import { cutPage, type Query, readPaging, textOf } from "../wire/paging.ts";
import { bodyLimit, externalIdFields, fileSetSchema, readBody } from "../wire/readBody.ts";
import { sendDeleted } from "../wire/sendDeleted.ts";
import { markOf, noFiles } from "./publishBody.ts";

const writeSchema = z.object({
  configName: z.string().min(1),
  configFiles: fileSetSchema,
  auxFiles: fileSetSchema.nullish(),
  ...externalIdFields,
  instGroupUid: z.string().nullish(),
  nginxUid: z.string().nullish(),
});

type ConfigRoute = UidParams & { Querystring: Query };

function contentsOf(body: unknown): Omit<StagedConfigRecord, "uid" | "createdMs" | "updatedMs"> {
  const wish = readBody(writeSchema, body);
  const { configName, configFiles } = wish;
  const targets = { nginxUid: wish.nginxUid || null, instGroupUid: wish.instGroupUid || null };
  return { configName, configFiles, auxFiles: wish.auxFiles ?? noFiles, ...markOf(wish), ...targets };
}

/** Registers the routes of saved configurations. */
export function registerStagedConfigRoutes(nim: Nim): void {
  const { app, behaviour } = nim;
  const url = `${apiBase}/configs`;
  const find = (uid: string, query: Query): StagedConfigRecord => {
    const config = nim.state.stagedConfigs.get(uid);
    const externalId = textOf(query, "externalId");
    if (config === undefined || (externalId !== undefined && config.externalId !== externalId)) {
      throw notFound(`config ${uid}`);
    }
    return config;
  };
  const create = ({ body }: FastifyRequest, reply: FastifyReply) => {
    const nowMs = nim.clock.now();
    const config = { uid: nim.state.random.uuid(), ...contentsOf(body), createdMs: nowMs, updatedMs: nowMs };
    nim.state.stagedConfigs.set(config);
    const { configName, configFiles, auxFiles } = config;
    const results = { configFiles: configFiles.files, auxFiles: auxFiles.files };
    const summary = { name: configName, configFiles: configFiles.files.length, auxFiles: auxFiles.files.length };
    return reply.code(201).send(behaviour.stagedReply === "uid" ? stagedJson(config) : { results, summary });
  };

  app.get<{ Querystring: Query }>(url, ({ query }) => {
    const rows = nim.state.stagedConfigs.list();
    const paging = behaviour.pagesConfigsAndCerts ? readPaging(query, behaviour) : { page: 1, pageSize: 0 };
    const items = cutPage(rows, paging).map(stagedRowJson);
    if (behaviour.configsEnvelope === "items") return { items };
    const { page, pageSize } = paging;
    return { count: rows.length, itemsPerPage: pageSize, startIndex: (page - 1) * pageSize + 1, items };
  });
  // The docs name POST or PUT on the collection; both save a new one.
  app.route({ method: ["POST", "PUT"], url, bodyLimit, handler: create });
  app.get<ConfigRoute>(`${url}/:uid`, ({ params, query }) => stagedJson(find(params.uid, query)));
  app.put<ConfigRoute>(`${url}/:uid`, { bodyLimit }, ({ params, query, body }) => {
    const { uid, createdMs } = find(params.uid, query);
    const config = { uid, ...contentsOf(body), createdMs, updatedMs: nim.clock.now() };
    nim.state.stagedConfigs.set(config);
    return stagedJson(config);
  });
  app.delete<ConfigRoute>(`${url}/:uid`, ({ params, query }, reply) => {
    nim.state.stagedConfigs.remove(find(params.uid, query).uid);
    return sendDeleted(reply, behaviour);
  });
}
