// How does a task become a JobTemplate? Pure; used by the feed `tasks`.
import type { JobTemplateRow } from "../../../contract/rows/JobTemplate.ts";
import type { RawSchedule, RawTask } from "../raw/work.ts";
import { rruleSchedule } from "./rrule.ts";
import { SERVER_ID } from "./server.ts";
import type { NodeumWords } from "./words.ts";

/** A task with its schedule. @param schedule null when it has none. */
export function templateRow(
  raw: RawTask,
  schedule: RawSchedule | null,
  { sourceId, words }: { sourceId: string; words: NodeumWords },
): JobTemplateRow {
  return {
    kind: "JobTemplate",
    sourceId,
    nativeId: raw.id,
    displayName: raw.name ?? raw.id,
    nativeState: raw.status,
    name: raw.name,
    description: raw.comment,
    jobType: words.jobType(raw.workflow_action),
    nativeType: raw.workflow_type,
    enabled: raw.activate,
    health: words.taskHealth(raw.status),
    schedule: schedule === null ? null : rruleSchedule(schedule),
    site: SERVER_ID,
    paths: null,
    parameters: null,
    details: {
      __typename: "NodeumTaskDetails",
      sourceId,
      workflowAction: raw.workflow_action,
      sourceType: raw.source_type,
      destinationType: raw.destination_type,
      priority: raw.priority,
      conflictResolution: raw.conflict_resolution,
    },
  };
}
