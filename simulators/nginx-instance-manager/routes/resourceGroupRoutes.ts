// Which systems may a role see? Resource groups with the built-in `default-systems` (sheet §6.8).
import { z } from "zod";
import { apiBase } from "../gateway/mappedPrefixes.ts";
import type { Nim, UidParams } from "../nim.ts";
import type { ResourceGroupRecord } from "../state/systemRecords.ts";
import { badRequest, conflict, notFound } from "../wire/apiError.ts";
import { inventoryPage, type Query, textOf } from "../wire/paging.ts";
import { readBody } from "../wire/readBody.ts";
import { sendDeleted } from "../wire/sendDeleted.ts";

const itemSchema = z.object({ module: z.string(), name: z.string(), object: z.string(), uid: z.string() });
const createSchema = z.object({
  name: z.string().min(1),
  description: z.string().default(""),
  resources: z.array(itemSchema).default([]),
});

interface ResourceRoute {
  Params: { uid: string; resourceUid: string };
  Querystring: Query;
}

/** Registers the routes of resource groups. */
export function registerResourceGroupRoutes(nim: Nim): void {
  const { app, behaviour } = nim;
  const url = `${apiBase}/resource-groups`;
  const find = (uid: string): ResourceGroupRecord => {
    const group = nim.state.resourceGroups.get(uid);
    if (group === undefined) throw notFound(`resource group ${uid}`);
    return group;
  };

  app.get<{ Querystring: Query }>(url, ({ query }) => {
    const withDetails = textOf(query, "showDetails") === "true";
    const present = ({ resources, ...group }: ResourceGroupRecord) => (withDetails ? { ...group, resources } : group);
    return inventoryPage({ rows: nim.state.resourceGroups.list(), present }, query, behaviour);
  });
  app.post(url, ({ body }, reply) => {
    const wish = readBody(createSchema, body);
    const taken = nim.state.resourceGroups.list().some((group) => group.name === wish.name);
    if (taken) throw conflict(`resource group ${wish.name} exists already`);
    const group = { uid: nim.state.random.uuid(), ...wish };
    nim.state.resourceGroups.set(group);
    return reply.code(201).send(group);
  });
  app.post<UidParams>(`${url}/:uid/resources`, ({ params, body }, reply) => {
    const group = find(params.uid);
    const item = readBody(itemSchema, body);
    nim.state.resourceGroups.patch(group.uid, { resources: [...group.resources, item] });
    return reply.code(201).send(item);
  });
  app.delete<ResourceRoute>(`${url}/:uid/resources/:resourceUid`, ({ params, query }, reply) => {
    const group = find(params.uid);
    const module = textOf(query, "moduleName");
    if (module === undefined) throw badRequest("moduleName is required");
    const kept = group.resources.filter((item) => item.uid !== params.resourceUid || item.module !== module);
    if (kept.length === group.resources.length) throw notFound(`resource ${params.resourceUid}`);
    nim.state.resourceGroups.patch(group.uid, { resources: kept });
    return sendDeleted(reply, behaviour);
  });
  app.delete<UidParams>(`${url}/:uid`, ({ params }, reply) => {
    const { uid, name } = find(params.uid);
    if (name === "default-systems") throw badRequest("default-systems is built in");
    nim.state.resourceGroups.remove(uid);
    return sendDeleted(reply, behaviour);
  });
}
