// How do tests change jobs and relationships? Jobs are tree deletes; runs of replications are changed through their relationship.
import { ControlError } from "../../chassis/controlError.ts";
import type { RowHandler, RowValues } from "../../chassis/rowHandler.ts";
import type { QumuloContext } from "../qumuloContext.ts";
import { makeRun, type ReplicationRun } from "../replicationRun.ts";
import { startTreeDelete } from "../routes/treeDeletes.ts";
import { seedSource } from "../seed/sourceRelationships.ts";
import { withKnown } from "./withKnown.ts";

/** Handler for tree deletes: ids are file ids; the only field is `last_error_message`, which stops a job, or null, which lets it go on. */
export function jobRows(context: QumuloContext): RowHandler {
  const fail = (id: string, values: RowValues) => {
    const job = context.state.treeDeletes.get(id);
    if (job === undefined) return false;
    const { last_error_message: lastErrorMessage } = withKnown({ last_error_message: job.lastErrorMessage }, values);
    const stoppedAtMs = lastErrorMessage === null ? null : context.clock.now();
    context.state.treeDeletes.set({ ...job, lastErrorMessage, stoppedAtMs });
    return true;
  };
  return {
    ids: () => context.state.treeDeletes.ids(),
    insert: (values) => {
      const { tree, random } = context.state;
      const parent = tree.addPath("/archive", context.clock.now());
      const sizes = { capacity: BigInt(random.int(1, 900)) * 1_073_741_824n, files: BigInt(random.int(1, 9_999)) };
      const name = `old-${random.hex(8)}`;
      const node = tree.add({ parent, name, isDirectory: true, atMs: context.clock.now(), ...sizes });
      startTreeDelete(context, node);
      fail(node.id, values);
      return node.id;
    },
    update: fail,
    remove: (id) => context.state.treeDeletes.remove(id),
  };
}

/** What a relationship of any direction keeps about its runs. */
interface WithRun {
  run: ReplicationRun | null;
  nextError: string;
}

/** Takes the fields that steer runs out of a patch and obeys them; gives the others. */
function steerRun(context: QumuloContext, relationship: WithRun, values: RowValues): RowValues {
  const { job_state, next_error, ...others } = values;
  if (next_error !== undefined) relationship.nextError = String(next_error);
  if (job_state === "REPLICATION_NOT_RUNNING") relationship.run = null;
  if (job_state === "REPLICATION_RUNNING") {
    const span = { startedAtMs: context.clock.now(), durationMs: context.settings.jobDurationMs };
    relationship.run = makeRun(context.state.random, span, relationship.nextError);
    relationship.nextError = "";
  }
  return others;
}

/** Lays the fields over the relationship itself or, where it has them, over its config. */
function overlay(relationship: object, config: object, values: RowValues): void {
  for (const [name, value] of Object.entries(values)) {
    const owner = name in config ? config : relationship;
    Object.assign(owner, withKnown(owner, { [name]: value }));
  }
}

/**
 * Handler for relationships of all three directions; ids are their uuids. Fields are the vendor's, `job_state` starts
 * or ends a run, and `next_error` is the text that the next run will fail with. New ones are sources.
 */
export function relationshipRows(context: QumuloContext): RowHandler {
  const update = (id: string, values: RowValues) => {
    const { sources, targets, objects } = context.state;
    const source = sources.get(id) ?? objects.get(id);
    const relationship = source ?? targets.get(id);
    if (relationship === undefined) return false;
    overlay(relationship, source?.config ?? {}, steerRun(context, relationship, values));
    return true;
  };
  return {
    ids: () => [...context.state.sources.ids(), ...context.state.targets.ids(), ...context.state.objects.ids()],
    insert: (values) => {
      const { tree, random, quotas, sources } = context.state;
      const node = tree.find(String(values.source_root_id ?? quotas.ids()[0] ?? "2"));
      if (node === undefined) throw new ControlError(`There is no directory ${String(values.source_root_id)}.`);
      const relationship = seedSource(random, { source: node, path: tree.pathOf(node) }, context.clock.now());
      sources.set(relationship);
      update(relationship.config.id, values);
      return relationship.config.id;
    },
    update,
    remove: (id) =>
      [context.state.sources, context.state.targets, context.state.objects].some((table) => table.remove(id)),
  };
}
