// What do the paths of mounts, traces and counts answer? (sheet §6.8, §6.10)
import type { Nodeum } from "../nodeum.ts";
import { executionValues } from "../state/executionView.ts";
import { ApiError, type Json } from "../wire/apiError.ts";
import { type Endpoint, ok, requiredQuery } from "../wire/endpoint.ts";
import { allMounts } from "./mountJson.ts";
import { requestEndpoints } from "./requestEndpoints.ts";

const traceTypes = [
  "interface",
  "core",
  "data_mining",
  "fuse",
  "library_manager",
  "manager",
  "watchdog",
  "system",
  "all",
];

/** Mounts (no count and no pages), traces and facets. */
export function systemRoutes(nodeum: Nodeum): Endpoint[] {
  return [
    { verb: "GET", path: "/mounts", scope: "mounts/index", handle: () => ok({ mounts: allMounts(nodeum) }) },
    ...requestEndpoints(nodeum, {
      path: "/systems/download_traces",
      scope: "systems/download_traces",
      topicOf: () => "traces",
      deliver: (call) => {
        const type = requiredQuery(call, "type");
        if (!traceTypes.includes(type)) throw new ApiError(400, [`type does not have a valid value: ${type}`]);
        return () => true;
      },
      result: () => ok(Buffer.from("simulated traces")),
    }),
    facetEndpoint(nodeum, { path: "/statistics/task_by_status", attribute: "status" }),
    facetEndpoint(nodeum, { path: "/statistics/task_by_workflow", attribute: "workflow_type" }),
    {
      verb: "GET",
      path: "/statistics/storage",
      scope: "statistics/storages",
      handle: () => ok(storageFacets(nodeum)),
    },
  ];
}

const sums = ["to_process_size", "processed_size", "to_process_files", "processed_files", "finalized_files"];

/** Executions counted by one attribute; the query language of the facets is not simulated, everything is counted. */
function facetEndpoint(nodeum: Nodeum, { path, attribute }: { path: string; attribute: string }): Endpoint {
  const name = attribute === "status" ? "status" : "type";
  return {
    verb: "GET",
    path,
    scope: path.slice(1),
    handle: ({ now }) => {
      const rows = nodeum.state.executions.list().map((row) => executionValues(row, now, nodeum.behaviour));
      const groups = Map.groupBy(rows, (row) => row[attribute]);
      const buckets = [...groups].map(([val, members]) => ({ val, ...taskFacet(members) }));
      return ok({ ...taskFacet(rows), [name]: { buckets } });
    },
  };
}

function taskFacet(rows: readonly Json[]): Json {
  const sum = (name: string) => rows.reduce((total, row) => total + Number(row[name] ?? 0), 0);
  return {
    count: rows.length,
    ...Object.fromEntries(sums.map((name) => [`${name}_sum`, sum(name)])),
    bandwidth_avg: rows.length === 0 ? 0 : Math.round(sum("bandwidth") / rows.length),
  };
}

function storageFacets({ state }: Nodeum): Json {
  const { containers, nasShares, cloudBuckets, tapes, pools } = state;
  const tables = { container: containers, nas_share: nasShares, cloud_bucket: cloudBuckets, tape: tapes, pool: pools };
  const facets = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, { count: table.size() }]));
  const count = Object.values(facets).reduce((total, facet) => total + facet.count, 0);
  return { count, ...facets };
}
