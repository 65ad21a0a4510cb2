// How do tests change deployments and events? The kinds Job and Alert; deployments also by `POST /__sim/forget`.
import { z } from "zod";
import { ControlError } from "../../chassis/controlError.ts";
import type { RowHandler } from "../../chassis/rowHandler.ts";
import type { Nim } from "../nim.ts";
import { groupTarget, instanceTarget, planDeployment } from "../seed/seedDeployments.ts";
import { seedEvent } from "../seed/seedEvents.ts";
import { addDeployment } from "../state/deploymentDesk.ts";
import type { InstanceRecord } from "../state/systemRecords.ts";
import { eventLevels } from "../state/workRecords.ts";
import { given, momentField, readValues } from "./readValues.ts";

const failMessage = "Config apply failed (write): Error running nginx -t exit status 1";
const outcomes = ["success", "failure", "partial"] as const;
const insertSchema = z.strictObject({
  /** `systemUid/nginxUid` of an instance, or uid of a group; the first instance when absent. */
  target: z.string().optional(),
  outcome: z.enum(outcomes).default("success"),
  durationMs: z.number().nonnegative().optional(),
});
const updateSchema = z.strictObject({ outcome: z.enum(outcomes) });
const eventSchema = z.strictObject({
  timestamp: momentField.optional(),
  category: z.string().optional(),
  level: z.enum(eventLevels).optional(),
  status: z.string().optional(),
  message: z.string().optional(),
  error: z.string().nullable().optional(),
  dimensions: z.record(z.string(), z.string()).optional(),
});

/** Which members fail: none, all, or only the first of several. */
function failingOf(outcome: (typeof outcomes)[number], count: number): Set<number> {
  const all = Array.from({ length: count }, (_, index) => index);
  return new Set(outcome === "success" ? [] : outcome === "failure" ? all : all.slice(0, 1));
}

/** Forgets a deployment, by its id or as `kind:id`; false when there is none. */
export function forgetDeployment({ state }: Nim, job: string): boolean {
  const id = job.split(":").at(-1) ?? job;
  state.liveDeployments.delete(id);
  return state.deployments.remove(id);
}

/** Handler for deployments; `update` ends one right now with the given outcome. */
export function jobRows(nim: Nim): RowHandler {
  const targetOf = (id: string | undefined) => {
    const { instances, groups } = nim.state;
    const group = id === undefined ? undefined : groups.get(id);
    if (group !== undefined) return groupTarget(nim.state, group);
    const instance: InstanceRecord | undefined = id === undefined ? instances.list()[0] : instances.get(id);
    if (instance === undefined) throw new ControlError(`There is no instance or group ${id ?? ""} to deploy to.`);
    return instanceTarget(instance);
  };
  return {
    ids: () => nim.state.deployments.ids(),
    insert: (values) => {
      const { target, outcome, durationMs = nim.behaviour.deploymentMs } = readValues(insertSchema, values);
      const aim = targetOf(target);
      const failing = failingOf(outcome, aim.members.length);
      const plan = { ...aim, failing, createdMs: nim.clock.now(), durationMs };
      const deployment = planDeployment(nim.state.random, plan);
      addDeployment(nim.state, deployment);
      return deployment.id;
    },
    update: (id, values) => {
      const old = nim.state.deployments.get(id);
      if (old === undefined) return false;
      const failing = failingOf(readValues(updateSchema, values).outcome, old.members.length);
      const endsAtMs = nim.clock.now();
      const members = old.members.map((member, index) => ({
        ...member,
        failMessage: failing.has(index) ? failMessage : null,
        endsAtMs,
      }));
      nim.state.deployments.set({ ...old, members, endsAtMs });
      return true;
    },
    remove: (id) => forgetDeployment(nim, id),
  };
}

/** Handler for events. */
export function alertRows(nim: Nim): RowHandler {
  const fieldsOf = (values: Record<string, unknown>) => {
    const { timestamp, ...fields } = readValues(eventSchema, values);
    return { ...given(fields), ...(timestamp === undefined ? {} : { timestampMs: timestamp }) };
  };
  return {
    ids: () => nim.state.events.ids(),
    insert: (values) => {
      const { random, events } = nim.state;
      const blank = seedEvent(nim.state, random, { index: events.size(), timestampMs: nim.clock.now() });
      events.set({ ...blank, ...fieldsOf(values) });
      return blank.id;
    },
    update: (id, values) => nim.state.events.patch(id, fieldsOf(values)) !== undefined,
    remove: (id) => nim.state.events.remove(id),
  };
}
