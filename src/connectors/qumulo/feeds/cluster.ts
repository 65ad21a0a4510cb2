// How are Site, Host and StoragePool read? In twelve calls side by side, whatever the size of the cluster.
import type { z } from "zod";
import type { Feed, FeedPage, FeedRequest } from "../../../contract/feed.ts";
import { badAnswer } from "../../../upstream/parseAnswer.ts";
import { sideBySide } from "../../../upstream/sideBySide.ts";
import { limitsOf, type QumuloContext, readIt, readPart } from "../api.ts";
import { hostRow } from "../map/host.ts";
import { poolRow, siteRow } from "../map/site.ts";
import * as raw from "../raw/cluster.ts";

/** Nodes and the cluster's identity must be readable; everything else only enriches and may be withheld. */
export function clusterFeed(context: QumuloContext): Feed {
  return {
    name: "cluster",
    kinds: ["Site", "Host", "StoragePool"],
    windows: ["ALL"],
    coverage: "ALL",
    lists: ["nodes", "slots", "chassis", "interfaces"],
    calls: () => 12,
    read: (request) => read(context, request),
  };
}

async function* read(context: QumuloContext, { call }: FeedRequest): AsyncGenerator<FeedPage> {
  const [
    nodes,
    nodeState,
    settings,
    version,
    protection,
    restriper,
    license,
    upgrade,
    fileSystem,
    slots,
    chassis,
    interfaces,
  ] = await sideBySide(call, (all) => {
    const must = <T>(what: string, path: string, schema: z.ZodType<T>) => readIt(context, { what, path, schema }, all);
    const may = <T>(what: string, path: string, schema: z.ZodType<T>) => readPart(context, { what, path, schema }, all);
    return [
      must("the nodes", "/v1/cluster/nodes/", raw.zNodes),
      must("the node state", "/v1/node/state", raw.zNodeState),
      may("the cluster settings", "/v1/cluster/settings", raw.zSettings),
      may("the version", "/v1/version", raw.zVersion),
      may("the protection status", "/v1/cluster/protection/status", raw.zProtection),
      may("the restriper status", "/v1/cluster/protection/restriper/status", raw.zRestriper),
      may("the license status", "/v1/license/status", raw.zLicense),
      may("the upgrade status", "/v3/upgrade/status", raw.zUpgrade),
      may("the file system", "/v1/file-system", raw.zFileSystem),
      may("the drive slots", "/v1/cluster/slots/", raw.zSlots),
      may("the chassis", "/v1/cluster/nodes/chassis/", raw.zChassis),
      may("the network status", "/v2/network/interfaces/1/status/", raw.zInterfaces),
    ];
  });
  const { sourceId, words, client } = context;
  const clusterId = nodeState.cluster_id;
  // A node that belongs to no cluster would give its site another identity than its neighbours do.
  if (clusterId === null)
    throw badAnswer({ sourceId, action: "read the node state" }, "comes from a node without a cluster");
  const facts = {
    sourceId,
    clusterId,
    name: settings.value?.cluster_name ?? null,
    revision: version.value?.revision_id ?? null,
    licenseState: license.value?.state ?? null,
    protection: protection.value,
    restriper: restriper.value,
    upgrade: upgrade.value,
  };
  const parts = {
    sourceId,
    clusterId,
    words,
    slots: slots.value,
    chassis: chassis.value,
    interfaces: interfaces.value,
  };
  const hosts = nodes.map((node) => hostRow(node, parts));
  const site = siteRow(facts, hosts);
  client.sawVersion(site.version);
  yield page(
    "slots",
    (slots.value ?? []).map((slot) => slot.id),
  );
  yield page(
    "chassis",
    (chassis.value ?? []).map((one) => one.id),
  );
  yield page(
    "interfaces",
    (interfaces.value ?? []).map((one) => one.node_id),
  );
  yield {
    ...page(
      "nodes",
      nodes.map((node) => node.id),
    ),
    rows: [site, poolRow(facts, fileSystem.value), ...hosts],
    limits: [
      ...limitsOf("Site", [settings, version, protection, restriper, license, upgrade, slots, chassis]),
      ...limitsOf("Host", [slots, chassis, interfaces]),
      ...limitsOf("StoragePool", [settings, fileSystem, protection]),
    ],
  };
}

/** A page of a list that only joins: without rows of its own. */
function page(list: string, vendorIds: string[]): FeedPage {
  return { list, vendorIds, total: null, rows: [] };
}
