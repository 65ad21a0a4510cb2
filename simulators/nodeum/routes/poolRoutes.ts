// What do paths of pools, their mounts and their scans answer? (sheet §6.5)
import type { Nodeum } from "../nodeum.ts";
import { allOperations, collectionEndpoints } from "../resources/collectionEndpoints.ts";
import { findRow } from "../resources/findRow.ts";
import { pools } from "../resources/poolResource.ts";
import { primaryScans } from "../resources/storageResources.ts";
import type { PoolRecord } from "../state/storageRecords.ts";
import { type Endpoint, type NodeumCall, noContent, paramOf, requiredQuery } from "../wire/endpoint.ts";
import { mountStatus, poolMount } from "./mountJson.ts";
import { singletonEndpoints } from "./singletonEndpoints.ts";

/** The pool that a path names. */
export const poolOf = (nodeum: Nodeum, call: NodeumCall): PoolRecord =>
  findRow(pools(nodeum), nodeum.state.pools.list(), paramOf(call, "pool_id"));

/** Pools; their members are with the members. */
export function poolRoutes(nodeum: Nodeum): Endpoint[] {
  const mount = (call: NodeumCall, mounted?: boolean) => {
    const pool = poolOf(nodeum, call);
    const changed = mounted === undefined ? pool : (nodeum.state.pools.patch(String(pool.id), { mounted }) ?? pool);
    return mountStatus(poolMount(changed), `Pool ${changed.name}`);
  };
  const path = "/pools/:pool_id/mount";
  return [
    ...collectionEndpoints(nodeum, pools(nodeum), { path: "/pools", operations: allOperations }),
    { verb: "GET", path, scope: "pools/mount_status", handle: (call) => mount(call) },
    { verb: "PUT", path, scope: "pools/mount", handle: (call) => mount(call, true) },
    { verb: "DELETE", path, scope: "pools/unmount", handle: (call) => mount(call, false) },
    ...singletonEndpoints(nodeum, {
      path: "/pools/:pool_id/primary_scan",
      resource: primaryScans(nodeum),
      parentKey: "pool_id",
      parentOf: (call) => poolOf(nodeum, call).id,
    }),
    {
      verb: "POST",
      path: "/pools/:pool_id/sync",
      scope: "pools/sync_primary",
      handle: (call) => {
        poolOf(nodeum, call);
        requiredQuery(call, "tx");
        return noContent();
      },
    },
  ];
}
