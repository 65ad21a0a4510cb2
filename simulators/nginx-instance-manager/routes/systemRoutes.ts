// Which machines and NGINX instances are there? No creation: agents register themselves over gRPC (sheet §6.1).
import { apiBase } from "../gateway/mappedPrefixes.ts";
import type { InstanceParams, Nim } from "../nim.ts";
import { instanceJson, instanceRefJson, systemJson } from "../present/systemJson.ts";
import { recordChange } from "../state/eventDesk.ts";
import { instancesOfSystem, membersOfGroup } from "../state/nimState.ts";
import type { InstanceRecord, SystemRecord } from "../state/systemRecords.ts";
import { notFound } from "../wire/apiError.ts";
import { inventoryPage, type Query, textOf } from "../wire/paging.ts";
import { sendDeleted } from "../wire/sendDeleted.ts";
import { findInstance } from "./find.ts";

interface SystemParams {
  Params: { systemUid: string };
  Querystring: Query;
}

/** Registers the routes of systems and instances. */
export function registerSystemRoutes(nim: Nim): void {
  const { app, behaviour } = nim;
  const findSystem = (uid: string): SystemRecord => {
    const system = nim.state.systems.get(uid);
    if (system === undefined) throw notFound(`system ${uid}`);
    return system;
  };
  const hasWaf = ({ systemUid }: InstanceRecord) => (nim.state.systems.get(systemUid)?.wafVersion ?? null) !== null;
  const instanceList = (rows: readonly InstanceRecord[], query: Query) => ({
    ...inventoryPage({ rows, present: instanceRefJson }, query, behaviour),
    nginxPlusCount: rows.filter((instance) => instance.nginxPlus).length,
    nginxAppProtectWAFCount: rows.filter(hasWaf).length,
  });

  app.get<{ Querystring: Query }>(`${apiBase}/systems`, ({ query }) => {
    const present = (system: SystemRecord) => systemJson(nim, system, false);
    return inventoryPage({ rows: nim.state.systems.list(), present }, query, behaviour);
  });
  app.get<SystemParams>(`${apiBase}/systems/:systemUid`, ({ params, query }) =>
    systemJson(nim, findSystem(params.systemUid), textOf(query, "showDetails") === "true"),
  );
  app.get<SystemParams>(`${apiBase}/systems/:systemUid/instances`, ({ params, query }) =>
    instanceList(instancesOfSystem(nim.state, findSystem(params.systemUid).uid), query),
  );
  app.get<InstanceParams>(`${apiBase}/systems/:systemUid/instances/:nginxUid`, ({ params }) =>
    instanceJson(nim, findInstance(nim.state, params)),
  );
  app.delete<InstanceParams>(`${apiBase}/systems/:systemUid/instances/:nginxUid`, ({ params }, reply) => {
    const { key, displayName } = findInstance(nim.state, params);
    nim.state.instances.remove(key);
    recordChange(nim.state, nim.clock.now(), { entity: "systems", name: displayName, verb: "deleted" });
    return sendDeleted(reply, behaviour);
  });
  app.get<{ Querystring: Query }>(`${apiBase}/instances`, ({ query }) => {
    const groupName = textOf(query, "instGroupName");
    const group = nim.state.groups.list().find((known) => known.name === groupName);
    const inGroup = group === undefined ? [] : membersOfGroup(nim.state, group.uid);
    const rows = groupName === undefined ? nim.state.instances.list() : inGroup;
    return instanceList(textOf(query, "napOnly") === "true" ? rows.filter(hasWaf) : rows, query);
  });
}
