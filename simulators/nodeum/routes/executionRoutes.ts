// What do paths of executions answer? (sheet §5b, §6.2)
import type { Nodeum } from "../nodeum.ts";
import { collectionEndpoints } from "../resources/collectionEndpoints.ts";
import { taskExecutions } from "../resources/taskResources.ts";
import { executionStatus } from "../state/executionView.ts";
import { executionsOfTask } from "../state/nodeumState.ts";
import type { ExecutionRecord } from "../state/taskRecords.ts";
import type { Endpoint, NodeumCall } from "../wire/endpoint.ts";
import { lastOf } from "../wire/listing.ts";
import { taskOf } from "./taskRoutes.ts";

/** Executions of all tasks and of one. */
export function executionRoutes(nodeum: Nodeum): Endpoint[] {
  const resource = taskExecutions(nodeum);
  const operations = ["index", "show"] as const;
  const all = () => nodeum.state.executions.list();
  return [
    ...collectionEndpoints(nodeum, resource, {
      path: "/task_executions",
      operations,
      rows: (call) => (lastOf(call.query, "complete_list") === "false" ? lastCorrect(all(), call) : all()),
    }),
    ...collectionEndpoints(nodeum, resource, {
      path: "/tasks/:task_id/task_executions",
      operations,
      rows: (call) => executionsOfTask(all(), taskOf(nodeum, call).id),
    }),
  ];
}

/** The newest execution of each task that ended well; what `complete_list=false` asks for (sheet §5). */
function lastCorrect(rows: readonly ExecutionRecord[], { now }: NodeumCall): readonly ExecutionRecord[] {
  const newest = new Map<number, ExecutionRecord>();
  for (const row of rows) if (executionStatus(row, now) === "done") newest.set(row.task_id, row);
  return [...newest.values()];
}
