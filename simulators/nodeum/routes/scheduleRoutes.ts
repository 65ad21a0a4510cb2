// What do paths of schedules answer? A list for all tasks, and one schedule at most below each (sheet §6.3).
import type { Nodeum } from "../nodeum.ts";
import { collectionEndpoints } from "../resources/collectionEndpoints.ts";
import { taskSchedules } from "../resources/taskPartResources.ts";
import type { ScheduleRecord } from "../state/taskRecords.ts";
import { followSchedule } from "../state/taskRuns.ts";
import type { Endpoint, NodeumCall } from "../wire/endpoint.ts";
import { lastOf } from "../wire/listing.ts";
import { singletonEndpoints } from "./singletonEndpoints.ts";
import { taskOf } from "./taskRoutes.ts";

/** Schedules of all tasks and of one. */
export function scheduleRoutes(nodeum: Nodeum): Endpoint[] {
  const resource = taskSchedules(nodeum, true);
  const follow = (row: ScheduleRecord, { now }: NodeumCall) => {
    if (nodeum.behaviour.schedulesRun) followSchedule(nodeum, row.id, now);
    return row;
  };
  return [
    ...listEndpoints(nodeum),
    ...singletonEndpoints(nodeum, {
      path: "/tasks/:task_id/task_schedule",
      resource: {
        ...resource,
        create: (values, call) => follow(resource.create?.(values, call) as ScheduleRecord, call),
        update: (row, values, call) => follow(resource.update?.(row, values, call) ?? row, call),
      },
      parentKey: "task_id",
      parentOf: (call) => taskOf(nodeum, call).id,
    }),
  ];
}

/** The list of all schedules; when they come next is left out only on demand (sheet §6.3). */
function listEndpoints(nodeum: Nodeum): Endpoint[] {
  const listWith = (withNext: boolean) =>
    collectionEndpoints(nodeum, taskSchedules(nodeum, withNext), { path: "/task_schedules", operations: ["index"] });
  const withNext = listWith(true);
  const withoutNext = listWith(false);
  return withNext.map((endpoint, at) => ({
    ...endpoint,
    handle: (call) =>
      (lastOf(call.query, "with_next") === "false" ? (withoutNext[at] ?? endpoint) : endpoint).handle(call),
  }));
}
