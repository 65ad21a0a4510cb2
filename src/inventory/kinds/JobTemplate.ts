// How are job templates filtered, sorted and related?
import type { JobTemplateRow } from "../../contract/rows/JobTemplate.ts";
import { flag, oneOf, related } from "../filterFields.ts";
import { type KindSpec, toOne } from "./KindSpec.ts";

/** Job templates. */
export const JobTemplate: KindSpec<JobTemplateRow> = {
  filters: {
    site: related("site"),
    jobType: oneOf((row) => row.jobType),
    enabled: flag((row) => row.enabled),
    health: oneOf((row) => row.health),
  },
  orders: { NEXT_RUN_AT: { key: (row) => row.schedule?.nextRunAt ?? null } },
  defaultOrder: [{ field: "DISPLAY_NAME", direction: "ASC" }],
  relations: { site: toOne("Site", (row) => row.site) },
  window: null,
};
