// How does work begin? By hand, by a schedule, by a policy, or once more: all make a job (sheet §5).
import type { Caller } from "../auth/identifyCaller.ts";
import type { Hub } from "../hub.ts";
import { newJob } from "../seed/seedJobs.ts";
import { siteNamed } from "../state/hubState.ts";
import type { JobDraft } from "../state/jobDesk.ts";
import type { JobRecord } from "../state/jobRecords.ts";
import { invalidField, type Json } from "../wire/apiError.ts";
import { anyJson, type Fields, flag, integer, listOf, readFields, reference, text } from "../wire/fields.ts";

/** What a new job says about the one who wanted it. */
export function ownerOf(caller: Caller): Pick<JobDraft, "owner" | "ownerId" | "clientKeyId"> {
  return { owner: caller.username, ownerId: caller.userId, clientKeyId: caller.clientKeyId };
}

/** Adds a job that begins now. */
export function addJob(hub: Hub, job: Parameters<typeof newJob>[0]): JobRecord {
  return hub.state.jobs.add(newJob(job, hub.now()));
}

/** Carries out POST `/file/workflow/` and gives the fields as they were understood, with the new job. Throws a 400. */
export function startWorkflow(hub: Hub, body: Json, caller: Caller): { fields: Json; job: JobRecord } {
  const fields = readFields(body, workflowRequestFields(hub));
  const site = siteNamed(hub.state, fields.site);
  const queue = String(fields.queue ?? "default");
  if (!hub.state.queues.list().some((known) => known.site === site?.name && known.name === queue)) {
    throw invalidField("queue", `Object with name=${queue} does not exist.`);
  }
  const given = (fields.paths ?? []) as { path: string }[];
  const paths = given.map(({ path }) => path);
  const job = addJob(hub, {
    workflow: String(fields.workflow),
    site: site?.name ?? "",
    queue,
    paths,
    ...ownerOf(caller),
  });
  return { fields, job };
}

function workflowRequestFields(hub: Hub): Fields {
  const workflows = () => hub.state.workflows.list();
  const runnable = (name: unknown) => workflows().some((workflow) => workflow.name === name && workflow.enabled);
  const path = {
    read: (value: unknown) => {
      const known = typeof value === "object" && value !== null && "path" in value && typeof value.path === "string";
      return known ? { value } : { error: { path: ["This field is required."] } };
    },
  };
  return {
    site: reference((name) => siteNamed(hub.state, name) !== undefined, { required: true, by: "name" }),
    workflow: reference(runnable, { required: true, by: "name" }),
    paths: listOf(path),
    fields: anyJson,
    discovery: text(),
    include: listOf(text()),
    exclude: listOf(text()),
    ignore_site_includes: flag(),
    ignore_site_excludes: flag(),
    queue: text(),
    job: integer({ nullable: true }),
  };
}
