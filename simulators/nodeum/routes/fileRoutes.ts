// What do paths of files answer? The whole catalogue, that of a container, and what a task or an execution works on.
import type { Nodeum } from "../nodeum.ts";
import { collectionEndpoints } from "../resources/collectionEndpoints.ts";
import { fileResource } from "../resources/fileResource.ts";
import { findRow } from "../resources/findRow.ts";
import { containers } from "../resources/storageResources.ts";
import { taskExecutions } from "../resources/taskResources.ts";
import { containerIdOf, filesOfContainer } from "../state/fileTree.ts";
import { endsOfTask } from "../state/nodeumState.ts";
import type { ContainerRecord } from "../state/storageRecords.ts";
import { notFound } from "../wire/apiError.ts";
import { type Endpoint, type NodeumCall, paramOf } from "../wire/endpoint.ts";
import { taskOf } from "./taskRoutes.ts";

/** Files and folders. Files of pools and on tapes are not in the simulated catalogue. */
export function fileRoutes(nodeum: Nodeum): Endpoint[] {
  const container = (call: NodeumCall) => [
    findRow(containers(nodeum), nodeum.state.containers.list(), paramOf(call, "container_id")),
  ];
  const ofTask = (taskId: number) =>
    endsOfTask(nodeum.state.sources.list(), taskId).flatMap(
      ({ container_id }) => nodeum.state.containers.get(String(container_id)) ?? [],
    );
  const execution = (call: NodeumCall) => {
    const resource = taskExecutions(nodeum);
    return findRow(resource, nodeum.state.executions.list(), paramOf(call, "task_execution_id"));
  };
  const ofTaskExecution = (call: NodeumCall) => {
    const { id, task_id } = execution(call);
    if (task_id !== taskOf(nodeum, call).id) throw notFound("task_execution", id);
    return ofTask(task_id);
  };
  return [
    ...fileEndpoints(nodeum, "", () => nodeum.state.containers.list()),
    ...fileEndpoints(nodeum, "/containers/:container_id", container),
    ...fileEndpoints(nodeum, "/tasks/:task_id", (call) => ofTask(taskOf(nodeum, call).id)),
    ...fileEndpoints(nodeum, "/task_executions/:task_execution_id", (call) => ofTask(execution(call).task_id)),
    ...fileEndpoints(nodeum, "/tasks/:task_id/task_executions/:task_execution_id", ofTaskExecution),
  ];
}

type Containers = (call: NodeumCall) => readonly ContainerRecord[];

/** The list of what is at the top, single files with their path, and what is in a folder. */
function fileEndpoints(nodeum: Nodeum, prefix: string, containersOf: Containers): Endpoint[] {
  const path = `${prefix}/files`;
  const containerOfFile = (call: NodeumCall, name: string): ContainerRecord => {
    const id = paramOf(call, name);
    const found = nodeum.state.containers.get(String(containerIdOf(Number(id))));
    if (found === undefined || !containersOf(call).includes(found)) throw notFound("file", id);
    return found;
  };
  const rows = fileResource(false);
  const single = fileResource(true);
  return [
    ...collectionEndpoints(nodeum, rows, {
      path,
      operations: ["index"],
      rows: (call) => containersOf(call).flatMap((container) => filesOfContainer(container).top),
    }),
    ...collectionEndpoints(nodeum, single, {
      path,
      operations: ["show"],
      rows: (call) => filesOfContainer(containerOfFile(call, "file_id")).all,
    }),
    ...collectionEndpoints(nodeum, rows, {
      path: `${path}/:file_parent_id/children`,
      operations: ["index"],
      rows: (call) => {
        const { children } = filesOfContainer(containerOfFile(call, "file_parent_id"));
        return children.get(Number(paramOf(call, "file_parent_id"))) ?? [];
      },
    }),
  ];
}
