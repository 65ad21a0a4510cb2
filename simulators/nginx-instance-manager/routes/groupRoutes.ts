// Which instances share a configuration? Instance groups: made by POST, changed by PATCH; members join through their agents (sheet §6.3).
import { z } from "zod";
import { apiBase } from "../gateway/mappedPrefixes.ts";
import type { Nim, UidParams } from "../nim.ts";
import { groupJson, groupSummaryJson } from "../present/configJson.ts";
import { recordChange } from "../state/eventDesk.ts";
import { membersOfGroup } from "../state/nimState.ts";
import type { GroupRecord } from "../state/systemRecords.ts";
import { conflict } from "../wire/apiError.ts";
import { inventoryPage, type Query } from "../wire/paging.ts";
import { readBody } from "../wire/readBody.ts";
import { sendDeleted } from "../wire/sendDeleted.ts";
import { findGroup } from "./find.ts";

const createSchema = z.object({
  name: z.string().min(1),
  displayName: z.string().default(""),
  description: z.string().default(""),
});
const patchSchema = z.object({
  name: z.string().min(1).optional(),
  displayName: z.string().optional(),
  description: z.string().optional(),
});

/** Registers the routes of instance groups. */
export function registerGroupRoutes(nim: Nim): void {
  const { app, behaviour } = nim;
  const url = `${apiBase}/instance-groups`;
  const requireFreeName = (name: string | undefined, own: string | null) => {
    const taken = nim.state.groups.list().some((group) => group.name === name && group.uid !== own);
    if (taken) throw conflict(`an instance group ${name} exists already`);
  };
  const tell = (name: string, verb: "created" | "updated" | "deleted") =>
    recordChange(nim.state, nim.clock.now(), { entity: "instance groups", name, verb });

  app.get<{ Querystring: Query }>(url, ({ query }) => {
    const present = (group: GroupRecord) => groupJson(nim, group);
    return inventoryPage({ rows: nim.state.groups.list(), present }, query, behaviour);
  });
  app.get<{ Querystring: Query }>(`${url}/summary`, ({ query }) =>
    inventoryPage({ rows: nim.state.groups.list(), present: groupSummaryJson }, query, behaviour),
  );
  app.get<UidParams>(`${url}/:uid`, ({ params }) => groupJson(nim, findGroup(nim.state, params.uid)));
  app.post(url, ({ body }, reply) => {
    const wish = readBody(createSchema, body);
    requireFreeName(wish.name, null);
    const uid = nim.state.random.uuid();
    const group = { uid, ...wish, baseConfigName: "", history: [], lastDeploymentId: null };
    nim.state.groups.set(group);
    tell(group.name, "created");
    return reply.code(201).send(groupJson(nim, group));
  });
  app.patch<UidParams>(`${url}/:uid`, ({ params, body }) => {
    const old = findGroup(nim.state, params.uid);
    const wish = readBody(patchSchema, body);
    requireFreeName(wish.name, old.uid);
    const { name = old.name, displayName = old.displayName, description = old.description } = wish;
    const group = { ...old, name, displayName, description };
    nim.state.groups.set(group);
    tell(group.name, "updated");
    return groupJson(nim, group);
  });
  app.delete<UidParams>(`${url}/:uid`, ({ params }, reply) => {
    const { uid, name } = findGroup(nim.state, params.uid);
    if (membersOfGroup(nim.state, uid).length > 0) throw conflict(`instance group ${name} has members`);
    nim.state.groups.remove(uid);
    tell(name, "deleted");
    return sendDeleted(reply, behaviour);
  });
}
