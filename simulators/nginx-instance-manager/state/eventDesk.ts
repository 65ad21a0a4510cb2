// How does something come into the event log? Used by everything that changes rows, and by deployments that end (sheet §6.7).
import type { NimState } from "./nimState.ts";
import { instanceKey } from "./nimState.ts";
import type { InstanceRecord } from "./systemRecords.ts";
import type { DeploymentRecord, EventRecord } from "./workRecords.ts";

/** Kinds of entities whose changes are told. */
type TrackedEntity = "certs" | "instance groups" | "license" | "systems" | "templates";

/** Writes an event. */
export function recordEvent(state: NimState, event: Omit<EventRecord, "id">): EventRecord {
  const made = { id: state.random.uuid(), ...event };
  state.events.set(made);
  return made;
}

/** What was done to an entity. */
export interface EntityChange {
  readonly entity: TrackedEntity;
  /** Name of the one that was changed. */
  readonly name: string;
  readonly verb: "created" | "updated" | "deleted";
}

/** Writes that an entity was created, updated or deleted. */
export function recordChange(state: NimState, timestampMs: number, { entity, name, verb }: EntityChange): void {
  recordEvent(state, {
    timestampMs,
    category: `entitycud ${entity}`,
    level: "INFO",
    status: `Entity ${verb}`,
    message: `${name} was ${verb}`,
    error: null,
    dimensions: { name },
  });
}

/** The dimensions that events about an instance carry. */
export function instanceDimensions({ systems }: NimState, instance: InstanceRecord): Record<string, string> {
  const hostname = systems.get(instance.systemUid)?.hostname ?? "";
  const { displayName, uid, systemUid } = instance;
  return { alias: displayName, hostname, instance: displayName, nginx_id: uid, system_id: systemUid };
}

/** What an agent says of an apply. A failure is INFO too: only status and error tell (sheet §7.15). */
export function agentEvent(
  state: NimState,
  instance: InstanceRecord,
  { timestampMs, error }: { timestampMs: number; error: string | null },
): Omit<EventRecord, "id"> {
  return {
    timestampMs,
    category: "agent status",
    level: "INFO",
    status: error === null ? "Config Apply Success" : "Config Apply Failure",
    message: `${error === null ? "successfully applied config on" : "failed to apply nginx config on"} ${instance.displayName}`,
    error,
    dimensions: instanceDimensions(state, instance),
  };
}

/** How a deployment ended, seen as a whole: a group succeeds when one member does, or when it has none online (sheet §5). */
export function hasFailed({ kind, members }: DeploymentRecord): boolean {
  const failed = members.filter((member) => member.failMessage !== null);
  if (kind !== "instance-groups") return failed.length > 0;
  return failed.some((member) => member.failMessage !== offlineMessage) && failed.length === members.length;
}

/** Why an instance whose agent does not talk fails. */
export const offlineMessage = "instance is offline";

/** What the log says when a deployment has ended. */
export function deploymentEvent(state: NimState, deployment: DeploymentRecord): Omit<EventRecord, "id"> {
  const { id, kind, target, targetName, members, endsAtMs } = deployment;
  const failed = hasFailed(deployment);
  const instance = kind === "systems/instances" ? state.instances.get(target) : undefined;
  return {
    timestampMs: endsAtMs,
    category: "deployment status",
    level: "INFO",
    status: failed ? "Deployment Failure" : "Deployment Success",
    message: `deployment to ${targetName} ${failed ? "failed" : "succeeded"}`,
    error: failed ? (members.find((member) => member.failMessage !== null)?.failMessage ?? null) : null,
    dimensions: {
      deployment_uuid: id,
      publication_uuid: id,
      module: kind === "security" ? "Security Monitoring" : "Instance Manager",
      ...(instance === undefined ? {} : instanceDimensions(state, instance)),
      ...(kind === "instance-groups" ? { instance_group: targetName } : {}),
    },
  };
}

/** Finds the instance that an address such as `/api/platform/v1/systems/{s}/instances/{n}` means. */
export function instanceOfRef({ instances }: NimState, ref: string): InstanceRecord | undefined {
  const match = /\/systems\/([^/]+)\/instances\/([^/]+)$/.exec(ref);
  return match === null ? undefined : instances.get(instanceKey(match[1] ?? "", match[2] ?? ""));
}
