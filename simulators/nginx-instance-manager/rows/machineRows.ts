// How do tests change sites and hosts? Instance groups and NIM's own health are the kind Site, systems the kind Host.
import { z } from "zod";
import type { RowHandler } from "../../chassis/rowHandler.ts";
import type { Nim } from "../nim.ts";
import { seedInstance, seedSystem } from "../seed/seedSystems.ts";
import { instancesOfSystem, membersOfGroup, serviceNames } from "../state/nimState.ts";
import { removeSystem } from "../state/vanish.ts";
import { given, readValues } from "./readValues.ts";

/** Id under which NIM itself is updated: `{services: {dpm: "unhealthy"}}`. */
const deploymentId = "deployment";

const healthSchema = z.strictObject({
  services: z.partialRecord(z.enum(serviceNames), z.enum(["healthy", "unhealthy"])),
});
const groupSchema = z.strictObject({
  name: z.string().optional(),
  displayName: z.string().optional(),
  description: z.string().optional(),
});
const systemSchema = z.strictObject({
  hostname: z.string().optional(),
  displayName: z.string().optional(),
  tags: z.array(z.string()).optional(),
  /** State of all its instances. */
  status: z.strictObject({ state: z.enum(["online", "offline"]) }).optional(),
  /** Silent from now on, or talking again. After 72 h of silence the system vanishes. */
  agent: z.enum(["silent", "talking"]).optional(),
});

/** Handler for instance groups, and for the health of NIM under the id "deployment". */
export function siteRows(nim: Nim): RowHandler {
  return {
    ids: () => nim.state.groups.ids(),
    insert: (values) => {
      const { random } = nim.state;
      const uid = random.uuid();
      const name = `group-${uid.slice(0, 8)}`;
      const blank = {
        uid,
        name,
        displayName: "",
        description: "",
        baseConfigName: "",
        history: [],
        lastDeploymentId: null,
      };
      nim.state.groups.set({ ...blank, ...given(readValues(groupSchema, values)) });
      return uid;
    },
    update: (id, values) => {
      if (id !== deploymentId) return nim.state.groups.patch(id, given(readValues(groupSchema, values))) !== undefined;
      Object.assign(nim.state.health, readValues(healthSchema, values).services);
      return true;
    },
    remove: (id) => {
      for (const member of membersOfGroup(nim.state, id)) nim.state.instances.patch(member.key, { groupUid: null });
      return nim.state.groups.remove(id);
    },
  };
}

/** Handler for systems; a new one has one NGINX instance. */
export function hostRows(nim: Nim): RowHandler {
  const change = (id: string, values: Parameters<NonNullable<RowHandler["insert"]>>[0]): boolean => {
    const { status, agent, ...fields } = readValues(systemSchema, values);
    const nowMs = nim.clock.now();
    const silence = agent === undefined ? {} : { silentSinceMs: agent === "silent" ? nowMs : null };
    if (nim.state.systems.patch(id, { ...given(fields), ...silence }) === undefined) return false;
    if (status === undefined) return true;
    const stoppedSinceMs = status.state === "offline" ? nowMs : null;
    for (const { key } of instancesOfSystem(nim.state, id)) nim.state.instances.patch(key, { stoppedSinceMs });
    // An agent that says nothing cannot report that all is well.
    if (status.state === "online") nim.state.systems.patch(id, { silentSinceMs: null });
    return true;
  };
  return {
    ids: () => nim.state.systems.ids(),
    insert: (values) => {
      const { random, systems, instances } = nim.state;
      const nowMs = nim.clock.now();
      const system = { ...seedSystem(random, systems.size(), nowMs), silentSinceMs: null };
      systems.set(system);
      instances.set(seedInstance(random, { system, position: 0, groupUid: null, nowMs }));
      change(system.uid, values);
      return system.uid;
    },
    update: change,
    remove: (id) => removeSystem(nim.state, id),
  };
}
