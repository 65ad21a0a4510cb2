// When are snapshots taken by themselves? Policies v3 and their status (sheet §8.9).
import { z } from "zod";
import type { IdParams, QumuloContext } from "../qumuloContext.ts";
import { defaultTemplate, type SnapshotPolicy } from "../seed/policies.ts";
import { takeId } from "../state.ts";
import { notFound } from "../wire/apiError.ts";
import { decodeBody } from "../wire/decodeBody.ts";
import { requireMatch, sendItem } from "../wire/etag.ts";
import { requireDirectory } from "./files.ts";

const hour = z.int().min(0).max(23);
const minute = z.int().min(0).max(59);
const timezone = z.string();
const on_days = z.array(z.enum(["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT", "EVERY_DAY"])).min(1);
const creationSchedule = z.discriminatedUnion("frequency", [
  z.object({
    frequency: z.literal("SCHEDULE_MONTHLY"),
    timezone,
    /** 128 is the last day. */
    day_of_month: z.union([z.int().min(1).max(27), z.literal(128)]),
    hour,
    minute,
  }),
  z.object({ frequency: z.literal("SCHEDULE_DAILY_OR_WEEKLY"), timezone, on_days, hour, minute }),
  z.object({
    frequency: z.literal("SCHEDULE_HOURLY_OR_LESS"),
    timezone,
    on_days,
    window_start_hour: hour,
    window_start_minute: minute,
    window_end_hour: hour,
    window_end_minute: minute,
    fire_every: z.int().min(1).max(99),
    fire_every_interval: z.enum(["FIRE_IN_MINUTES", "FIRE_IN_HOURS"]),
  }),
]);
const schedule = z.object({
  creation_schedule: creationSchedule,
  expiration_time_to_live: z.string().regex(/^(|never|[1-9]\d?(months|weeks|days|hours|minutes))$/),
});
const fields = {
  policy_name: z.string().min(1),
  snapshot_name_template: z.string().nullable(),
  source_file_id: z.string(),
  schedule,
  enabled: z.boolean(),
  lock_key_ref: z.string().nullable(),
};
const postSchema = z.object({
  ...fields,
  snapshot_name_template: fields.snapshot_name_template.default(null),
  enabled: fields.enabled.default(true),
  lock_key_ref: fields.lock_key_ref.default(null),
});
const putSchema = z.object(fields);
const patchSchema = z.object(fields).partial();

/** Registers the policy routes. */
export function registerSnapshotPolicyRoutes(context: QumuloContext): void {
  const { app } = context;
  const find = (id: string): SnapshotPolicy => {
    const policy = context.state.policies.get(id);
    if (policy === undefined) throw notFound(`There is no snapshot policy ${id}.`);
    return policy;
  };
  const status = ({ lock_key_ref, ...policy }: SnapshotPolicy) => {
    const node = context.state.tree.find(policy.source_file_id);
    const source_file_path = node === undefined ? "" : context.state.tree.pathOf(node);
    const sources = context.state.sources.list();
    const using = sources.filter(({ config }) => config.snapshot_policies.some(({ id }) => id === policy.id));
    // The status calls the key lock_key, the item calls it lock_key_ref.
    return {
      ...policy,
      source_file_path,
      lock_key: lock_key_ref,
      owners: using.map(({ config }) => ({ id: config.id })),
    };
  };
  const save = (id: number, values: z.infer<typeof putSchema>): SnapshotPolicy => {
    requireDirectory(context, values.source_file_id);
    const policy = {
      ...values,
      id,
      snapshot_name_template: values.snapshot_name_template ?? defaultTemplate(values.source_file_id),
      schedule: { ...values.schedule, id },
    };
    context.state.policies.set(policy);
    return policy;
  };
  app.get("/v3/snapshots/policies/", () => ({ entries: context.state.policies.list() }));
  app.get("/v3/snapshots/policies/status/", () => ({ entries: context.state.policies.list().map(status) }));
  app.get<IdParams>("/v3/snapshots/policies/status/:id", (request) => status(find(request.params.id)));
  app.get<IdParams>("/v3/snapshots/policies/:id", (request, reply) => sendItem(reply, find(request.params.id)));
  app.post("/v3/snapshots/policies/", (request, reply) =>
    sendItem(reply, save(takeId(context.state, "policies"), decodeBody(postSchema, request.body))),
  );
  app.put<IdParams>("/v3/snapshots/policies/:id", (request, reply) => {
    const old = find(request.params.id);
    requireMatch(request, old);
    return sendItem(reply, save(old.id, decodeBody(putSchema, request.body)));
  });
  app.patch<IdParams>("/v3/snapshots/policies/:id", (request, reply) => {
    const old = find(request.params.id);
    requireMatch(request, old);
    const patch = decodeBody(patchSchema, request.body);
    return sendItem(reply, save(old.id, { ...old, ...patch } as z.infer<typeof putSchema>));
  });
  // Its snapshots stay; their status then says no policy_name.
  app.delete<IdParams>("/v3/snapshots/policies/:id", (request) => {
    const old = find(request.params.id);
    requireMatch(request, old);
    context.state.policies.remove(String(old.id));
    return {};
  });
}
