// Who carries a change to the sites? Settings tasks, one for each site that is concerned, and the answer of a 202.
import type { Hub } from "../hub.ts";
import { newSettingsTask } from "../seed/seedAdministration.ts";

/** Starts a settings task at each of these sites and gives their Celery ids by site. */
export function startSettingsTasks(hub: Hub, siteNames: readonly string[], request: unknown): Map<string, string> {
  const started = siteNames.map((site): [string, string] => {
    const task_id = hub.state.random.uuid();
    hub.state.settingsTasks.add(newSettingsTask(site, hub.now(), { task_id, request }));
    return [site, task_id];
  });
  return new Map(started);
}

/** The body of a 202: a task id in the shape that this Hub uses; which one is real is not documented (sheet §5). */
export function acceptedBody(hub: Hub, taskIds: readonly string[]): unknown {
  const { acceptedShape } = hub.behaviour;
  if (acceptedShape === "list") return taskIds;
  if (acceptedShape === "object") return { task_id: taskIds.length === 1 ? taskIds[0] : taskIds };
  return taskIds.length === 1 ? taskIds[0] : taskIds;
}
