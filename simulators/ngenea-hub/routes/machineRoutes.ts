// What stands at the sites? Storage pools, file systems, file sets, servers, queues, worker nodes and their discovery (sheet §6).
import type { Hub } from "../hub.ts";
import { nodeHeartbeat, nodeJson } from "../present/siteJson.ts";
import { answerPage, rowOf, sparse, type View, viewOf } from "../present/view.ts";
import { siteNamed, spacesBySite } from "../state/hubState.ts";
import type { Numbered, NumberedTable } from "../state/numberedTable.ts";
import type { ActionRecord } from "../state/planRecords.ts";
import type { NodeRecord, QueueRecord } from "../state/siteRecords.ts";
import { invalidField, type Json } from "../wire/apiError.ts";
import { created, type Endpoint, type EndpointTable, type HubCall, noContent, ok } from "../wire/endpoint.ts";
import { readFields, reference, text } from "../wire/fields.ts";
import { lastValue } from "../wire/paging.ts";

/** How long node discovery takes. */
const discoveryMs = 10_000;

/** Machines and what they are made of. */
export function machineRoutes(hub: Hub): EndpointTable {
  return {
    ...withoutIds(hub, "storagepools", () => hub.state.storagepools),
    ...withoutIds(hub, "filesystems", () => hub.state.filesystems),
    ...withoutIds(hub, "servers", () => hub.state.servers),
    "/filesets/": { get: (call) => ok(filesets(hub, call)) },
    "/queues/": { get: (call) => answerPage(hub, call, { rows: hub.state.queues.list(), present: queueJson }) },
    "/queues/:id/": { get: (call) => ok(queueJson(rowOf(hub.state.queues, call.params.id), viewOf(hub, call))) },
    "/nodes/": { get: (call) => answerPage(hub, call, { rows: hub.state.nodes.list(), present: nodeJson }) },
    "/nodes/:id/": nodeEndpoint(hub),
    "/actions/": {
      tokensOnly: true,
      get: (call) => answerPage(hub, call, { rows: hub.state.actions.list(), present: actionRowJson }),
      post: (call) => created(startAction(hub, call)),
    },
    "/actions/:id/": {
      tokensOnly: true,
      get: (call) => ok(actionJson(rowOf(hub.state.actions, call.params.id), viewOf(hub, call))),
    },
  };
}

/** Resources whose rows hide their id, so that the address of one row cannot be made from a list (sheet §6). */
function withoutIds<Row extends Numbered>(hub: Hub, name: string, table: () => NumberedTable<Row>): EndpointTable {
  const present = ({ id: _id, ...row }: Row) => row;
  return {
    [`/${name}/`]: { get: (call) => answerPage(hub, call, { rows: table().list(), present }) },
    [`/${name}/:id/`]: { get: (call) => ok(present(rowOf(table(), call.params.id))) },
  };
}

/** File sets of one site, or of all; the shape is not documented (sheet §6). */
function filesets(hub: Hub, call: HubCall): Json[] {
  const wanted = lastValue(call.query, "site");
  const sites = hub.state.sites.list().filter((site) => wanted === undefined || site.name === wanted);
  const bySite = spacesBySite(hub.state.spaces.list());
  return sites.flatMap((site) =>
    (bySite.get(site.id) ?? []).map(({ name, mountpoint }) => ({ name, path: mountpoint, site: site.name })),
  );
}

function queueJson(queue: QueueRecord, view: View): Json {
  const heartbeats = view.hub.state.nodes
    .list()
    .filter((node) => node.site === queue.site && queue.nodes.includes(node.name))
    .map((node) => nodeHeartbeat(node, view.now));
  return sparse(view, { ...queue, last_heartbeat: heartbeats.sort().at(-1) ?? null });
}

function nodeEndpoint(hub: Hub): Endpoint {
  const one = (call: HubCall): NodeRecord => rowOf(hub.state.nodes, call.params.id);
  const site = reference((name) => siteNamed(hub.state, name) !== undefined, { by: "name" });
  return {
    get: (call) => ok(nodeJson(one(call), viewOf(hub, call))),
    patch: (call) => {
      const node = one(call);
      const changed = hub.state.nodes.patch(String(node.id), readFields(call.body, { name: text(), site }, true));
      return ok(nodeJson(changed ?? node, viewOf(hub, call)));
    },
    delete: (call) => {
      const node = one(call);
      hub.state.nodes.remove(String(node.id));
      hub.state.lostNodes.push(node);
      return noContent();
    },
  };
}

/** `discover_nodes` is the only action that is known; it brings back nodes that were deleted. */
function startAction(hub: Hub, call: HubCall): Json {
  const { action } = readFields(call.body, { action: text({ required: true }) });
  if (action !== "discover_nodes") throw invalidField("action", `"${String(action)}" is not a valid choice.`);
  const { actions, lostNodes, nodes } = hub.state;
  const row = actions.add({ action, userId: call.caller.userId, createdMs: call.now });
  for (const { id: _id, ...node } of lostNodes.splice(0)) nodes.add(node);
  return actionRowJson(row, viewOf(hub, call));
}

function actionRowJson(row: ActionRecord, view: View): Json {
  return { id: row.id, action: row.action, state: view.now < row.createdMs + discoveryMs ? "STARTED" : "SUCCESS" };
}

function actionJson(row: ActionRecord, view: View): Json {
  const shown = actionRowJson(row, view);
  const results = shown.state === "SUCCESS" ? { nodes: view.hub.state.nodes.list().map(({ name }) => name) } : null;
  return { ...shown, results, user: row.userId };
}
