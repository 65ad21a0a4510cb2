// How is something deployed? Starts deployments, foretells how each member will end, and carries out what has ended by now (sheet §5).
import type { Nim } from "../nim.ts";
import type { PublishedConfig } from "./configRecords.ts";
import { agentEvent, deploymentEvent, offlineMessage, recordEvent } from "./eventDesk.ts";
import { isOnline, membersOfGroup, type NimState } from "./nimState.ts";
import type { GroupRecord, InstanceRecord } from "./systemRecords.ts";
import type { DeploymentKind, DeploymentMember, DeploymentRecord } from "./workRecords.ts";

/** How many published versions an instance or a group remembers. */
const keptVersions = 10;

/** What `nginx -t` says about files whose braces do not match, null when they do. */
function faultIn(config: PublishedConfig): string | null {
  for (const { name, contents } of config.configFiles.files) {
    const text = Buffer.from(contents, "base64").toString();
    const open = text.split("{").length;
    const closed = text.split("}").length;
    if (open === closed) continue;
    const fault = open > closed ? 'unexpected end of file, expecting "}"' : 'unexpected "}"';
    return `Config apply failed (write): Error running nginx -t exit status 1: nginx: [emerg] ${fault} in ${name}:${text.split("\n").length}`;
  }
  return null;
}

/** What is deployed, and where. */
export interface DeploymentOrder {
  readonly kind: DeploymentKind;
  readonly target: string;
  readonly targetName: string;
  readonly members: readonly InstanceRecord[];
  readonly config: PublishedConfig | null;
}

/** Starts a deployment; its members end one after the other. */
export function startDeployment(nim: Nim, order: DeploymentOrder): DeploymentRecord {
  const { state, clock, behaviour } = nim;
  const { kind, target, targetName, members, config } = order;
  const createdMs = clock.now();
  const fault = config === null ? null : faultIn(config);
  const deployment: DeploymentRecord = {
    id: state.random.uuid(),
    kind,
    target,
    targetName,
    config,
    createdMs,
    endsAtMs: createdMs + behaviour.deploymentMs,
    members: members.map((instance, index) => ({
      name: instance.displayName,
      instanceKey: instance.key,
      failMessage: isOnline(state, instance) ? fault : offlineMessage,
      endsAtMs: createdMs + Math.ceil((behaviour.deploymentMs * (index + 1)) / members.length),
    })),
  };
  addDeployment(state, deployment);
  return deployment;
}

/** Remembers a deployment as one whose end is still to be carried out, and as the last one of its target. */
export function addDeployment(state: NimState, deployment: DeploymentRecord): void {
  const { id, kind, target } = deployment;
  state.deployments.set(deployment);
  state.liveDeployments.add(id);
  if (kind === "systems/instances") state.instances.patch(target, { lastDeploymentId: id });
  if (kind === "instance-groups") state.groups.patch(target, { lastDeploymentId: id });
}

/** Publishes to one instance. */
export function publishToInstance(nim: Nim, instance: InstanceRecord, config: PublishedConfig): DeploymentRecord {
  const { key, displayName } = instance;
  return startDeployment(nim, {
    kind: "systems/instances",
    target: key,
    targetName: displayName,
    members: [instance],
    config,
  });
}

/** Publishes to all members of a group. */
export function publishToGroup(nim: Nim, group: GroupRecord, config: PublishedConfig): DeploymentRecord {
  const members = membersOfGroup(nim.state, group.uid);
  const { uid: target, name: targetName } = group;
  return startDeployment(nim, { kind: "instance-groups", target, targetName, members, config });
}

/** The versions after one more. */
function withVersion(history: readonly PublishedConfig[], config: PublishedConfig): readonly PublishedConfig[] {
  return [config, ...history].slice(0, keptVersions);
}

function settleMember(state: NimState, deployment: DeploymentRecord, member: DeploymentMember): void {
  const instance = member.instanceKey === null ? undefined : state.instances.get(member.instanceKey);
  if (instance === undefined) return;
  const { config } = deployment;
  if (member.failMessage === null && config !== null) {
    state.instances.patch(instance.key, { history: withVersion(instance.history, config) });
  }
  if (member.failMessage === offlineMessage) return;
  recordEvent(state, agentEvent(state, instance, { timestampMs: member.endsAtMs, error: member.failMessage }));
}

function settleDeployment(state: NimState, deployment: DeploymentRecord): void {
  for (const member of deployment.members) settleMember(state, deployment, member);
  const { kind, target, config } = deployment;
  const group = kind === "instance-groups" ? state.groups.get(target) : undefined;
  // The group keeps what was asked for, whatever became of its members.
  if (group !== undefined && config !== null) {
    state.groups.patch(target, { history: withVersion(group.history, config) });
  }
  recordEvent(state, deploymentEvent(state, deployment));
}

/** Carries out the ends of deployments up to this moment, in the order in which they ended. */
export function settleDeployments({ state }: Nim, nowMs: number): void {
  const ended = [...state.liveDeployments]
    .map((id) => state.deployments.get(id))
    .filter((deployment) => deployment !== undefined && deployment.endsAtMs <= nowMs) as DeploymentRecord[];
  for (const deployment of ended.sort((left, right) => left.endsAtMs - right.endsAtMs)) {
    state.liveDeployments.delete(deployment.id);
    settleDeployment(state, deployment);
  }
}
