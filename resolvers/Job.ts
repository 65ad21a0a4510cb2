// Where are jobs answered, and what only a call for one job brings: its steps and progress?
import type { JobRow } from "../src/contract/rows/Job.ts";
import type { Context } from "../src/server/Context.ts";
import { changed, commands, invalid, resource, summedConnection } from "./common.ts";
import { instanceOf } from "./Host.ts";
import type { Resolvers } from "./types.generated.ts";

/** A field that the row holds, or that a detail reader brings when the row leaves it undefined. */
type LateField = "progressPercent" | "progress" | "steps";

/** Reads a late field: at once when the row holds it, else through the detail reader of this name. */
function late<F extends LateField>(row: JobRow, field: F, from: { reader: string; context: Context }) {
  type Value = Exclude<JobRow[F], undefined> | null;
  const held = row[field];
  if (held !== undefined) return held as Value;
  return from.context.loaders.detail(row, from.reader)?.then((detail) => (detail?.[field] ?? null) as Value) ?? null;
}

/** Resolvers of the types in schema/Job.graphql. */
export const job: Pick<Resolvers, "Job" | "JobStep" | "NginxDeploymentDetails" | "JobConnection" | "JobPayload"> = {
  Job: {
    ...resource,
    commands,
    progressPercent: (row, _, context) => late(row, "progressPercent", { reader: "progress", context }),
    progress: (row, _, context) => late(row, "progress", { reader: "progress", context }),
    site: (row, _, { view }) => view.one(row, "Site", row.site),
    siteId: (row, _, { view }) => view.idOf(row, "Site", row.site),
    volume: (row, _, { view }) => view.one(row, "Volume", row.volume),
    volumeId: (row, _, { view }) => view.idOf(row, "Volume", row.volume),
    template: (row, _, { view }) => view.one(row, "JobTemplate", row.template),
    templateId: (row, _, { view }) => view.idOf(row, "JobTemplate", row.template),
    steps: async (row, { first }, context) => {
      if ((first ?? 0) < 0) throw invalid('"first" must not be negative.');
      const steps = await late(row, "steps", { reader: "steps", context });
      return steps?.slice(0, first ?? steps.length) ?? null;
    },
    operation: (row, _, { changes }) => changes.operationOf(row),
    operationId: async (row, _, { changes }) => {
      const operation = await changes.operationOf(row);
      return operation === null ? null : changes.idOf(operation.id);
    },
  },
  JobStep: { site: (step, _, { view }) => view.one(step, "Site", step.site) },
  NginxDeploymentDetails: {
    instance: (details, _, context) => instanceOf(details, details.instance, context),
    group: (details, _, { view }) => view.one(details, "Site", details.group),
  },
  JobConnection: summedConnection,
  JobPayload: { job: changed("Job") },
};
