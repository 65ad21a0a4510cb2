// What does a connector say about something that can be run again and again?
import type { Ref } from "../ref.ts";
import type { Health, JobType } from "../words.ts";
import type { DetailsRow, RowBase, ScheduleRow } from "./shared.ts";

/** Something that can be run again and again. */
export interface JobTemplateRow extends RowBase<"JobTemplate"> {
  readonly name: string | null;
  readonly description: string | null;
  readonly jobType: JobType;
  readonly nativeType: string | null;
  readonly enabled: boolean | null;
  readonly health: Health;
  readonly schedule: ScheduleRow | null;
  readonly site: Ref | null;
  readonly paths: readonly string[] | null;
  readonly parameters: readonly JobTemplateParameterRow[] | null;
  readonly details: DetailsRow | null;
}

/** Something that a run can be given. */
export interface JobTemplateParameterRow {
  readonly name: string;
  readonly valueType: string | null;
  readonly choices: readonly string[] | null;
}
