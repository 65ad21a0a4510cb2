// What do paths of tasks, their parts and their actions answer? (sheet §5, §6.1, §6.3)
import type { Nodeum } from "../nodeum.ts";
import { allOperations, collectionEndpoints, type Place } from "../resources/collectionEndpoints.ts";
import { findRow } from "../resources/findRow.ts";
import type { Resource } from "../resources/resource.ts";
import { taskDestinations, taskSources } from "../resources/taskEndResources.ts";
import { taskCallbacks, taskMetadata, taskOptions } from "../resources/taskPartResources.ts";
import { tasks } from "../resources/taskResources.ts";
import { groupRows } from "../state/groupRows.ts";
import type { TaskRecord } from "../state/taskRecords.ts";
import { deliverAction, noteAction, type TaskAction } from "../state/taskRuns.ts";
import { type Endpoint, type NodeumCall, ok, paramOf } from "../wire/endpoint.ts";
import { requestEndpoints } from "./requestEndpoints.ts";

/** The task that a path names. */
export const taskOf = (nodeum: Nodeum, call: NodeumCall): TaskRecord =>
  findRow(tasks(nodeum), nodeum.state.tasks.list(), paramOf(call, "task_id"));

/** Tasks, their sources, destinations, options, callbacks and labels, and what can be asked of them. */
export function taskRoutes(nodeum: Nodeum): Endpoint[] {
  return [
    ...collectionEndpoints(nodeum, tasks(nodeum), { path: "/tasks", operations: allOperations }),
    ...partEndpoints(nodeum, taskSources(nodeum)),
    ...partEndpoints(nodeum, taskDestinations(nodeum)),
    ...partEndpoints(nodeum, taskOptions(nodeum)),
    ...partEndpoints(nodeum, taskCallbacks(nodeum)),
    ...partEndpoints(nodeum, taskMetadata(nodeum)),
    ...(["run", "pause", "stop", "resume"] as const).flatMap((action) => actionEndpoints(nodeum, action)),
  ];
}

function partEndpoints<Row extends { task_id: number }>(nodeum: Nodeum, resource: Resource<Row>): Endpoint[] {
  const ofTask = groupRows<Row>(({ task_id }) => task_id);
  const place: Place<Row> = {
    path: `/tasks/:task_id/${resource.plural}`,
    operations: allOperations,
    rows: (call) => ofTask(resource.table().list(), taskOf(nodeum, call).id),
    given: (call) => ({ task_id: taskOf(nodeum, call).id }),
  };
  return collectionEndpoints(nodeum, resource, place);
}

function actionEndpoints(nodeum: Nodeum, action: TaskAction): Endpoint[] {
  return requestEndpoints(nodeum, {
    path: `/tasks/:task_id/action/${action}`,
    scope: "tasks/action",
    topicOf: (call) => `task ${taskOf(nodeum, call).id} ${action}`,
    deliver: (call) => {
      const taskId = taskOf(nodeum, call).id;
      noteAction(nodeum, { taskId, action });
      return (atMs) => deliverAction(nodeum, { taskId, action }, atMs);
    },
    result: (_call, status) => ok(status),
  });
}
