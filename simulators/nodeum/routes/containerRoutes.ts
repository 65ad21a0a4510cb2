// What do paths of containers and their privileges answer? (sheet §6.4)
import type { Nodeum } from "../nodeum.ts";
import { allOperations, collectionEndpoints } from "../resources/collectionEndpoints.ts";
import { findRow } from "../resources/findRow.ts";
import { containerPrivileges, containers } from "../resources/storageResources.ts";
import { privilegesOfContainer } from "../state/nodeumState.ts";
import { type Endpoint, type NodeumCall, paramOf } from "../wire/endpoint.ts";

/** Containers and who may do what in them. */
export function containerRoutes(nodeum: Nodeum): Endpoint[] {
  const resource = containers(nodeum);
  const containerOf = (call: NodeumCall) =>
    findRow(resource, nodeum.state.containers.list(), paramOf(call, "container_id"));
  return [
    ...collectionEndpoints(nodeum, resource, { path: "/containers", operations: allOperations }),
    ...collectionEndpoints(nodeum, containerPrivileges(nodeum), {
      path: "/containers/:container_id/container_privileges",
      operations: allOperations,
      rows: (call) => privilegesOfContainer(nodeum.state.privileges.list(), containerOf(call).id),
      given: (call) => ({ container_id: containerOf(call).id }),
    }),
  ];
}
