// What has been deployed lately? Some failed within the last day, one group only partly, and some are running at the start.
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import { addDeployment } from "../state/deploymentDesk.ts";
import { deploymentEvent, recordEvent } from "../state/eventDesk.ts";
import { membersOfGroup, type NimState } from "../state/nimState.ts";
import type { GroupRecord, InstanceRecord } from "../state/systemRecords.ts";
import type { DeploymentKind, DeploymentRecord } from "../state/workRecords.ts";

const minuteMs = 60_000;
const applyFault =
  'Config apply failed (write): Error running nginx -t exit status 1: nginx: [emerg] unknown directive "proxy_passs" in /etc/nginx/nginx.conf:27';

/** A deployment that is to be made. */
export interface DeploymentPlan {
  readonly kind: DeploymentKind;
  readonly target: string;
  readonly targetName: string;
  readonly members: readonly InstanceRecord[];
  /** Positions of the members that fail. */
  readonly failing: ReadonlySet<number>;
  readonly createdMs: number;
  readonly durationMs: number;
}

/** Makes a deployment whose members end one after the other; it changes no configuration. */
export function planDeployment(random: SeededRandom, plan: DeploymentPlan): DeploymentRecord {
  const { kind, target, targetName, members, failing, createdMs, durationMs } = plan;
  return {
    id: random.uuid(),
    kind,
    target,
    targetName,
    config: null,
    createdMs,
    endsAtMs: createdMs + durationMs,
    members: members.map((instance, index) => ({
      name: instance.displayName,
      instanceKey: instance.key,
      failMessage: failing.has(index) ? applyFault : null,
      endsAtMs: createdMs + Math.ceil((durationMs * (index + 1)) / members.length),
    })),
  };
}

/** A target for `planDeployment`. */
export function instanceTarget(
  instance: InstanceRecord,
): Pick<DeploymentPlan, "kind" | "target" | "targetName" | "members"> {
  return { kind: "systems/instances", target: instance.key, targetName: instance.displayName, members: [instance] };
}

/** A target for `planDeployment`. */
export function groupTarget(
  state: NimState,
  group: GroupRecord,
): Pick<DeploymentPlan, "kind" | "target" | "targetName" | "members"> {
  const members = membersOfGroup(state, group.uid);
  return { kind: "instance-groups", target: group.uid, targetName: group.name, members };
}

function remember(state: NimState, deployment: DeploymentRecord, nowMs: number): void {
  addDeployment(state, deployment);
  if (deployment.endsAtMs > nowMs) return;
  state.liveDeployments.delete(deployment.id);
  recordEvent(state, deploymentEvent(state, deployment));
}

/** Adds the deployments of the last days: to two in five instances outside of groups, and to every group with members. */
export function seedDeployments(state: NimState, random: SeededRandom, nowMs: number): void {
  const loose = state.instances.list().filter((instance) => instance.groupUid === null);
  const chosen = loose.filter((_, index) => index % 5 < 2);
  chosen.forEach((instance, index) => {
    const isRunning = index === 1;
    const failing = new Set(index % 8 === 2 ? [0] : []);
    const createdMs = isRunning ? nowMs - 20_000 : nowMs - random.int(5, index < 20 ? 1300 : 20_000) * minuteMs;
    const durationMs = isRunning ? 5 * minuteMs : random.int(2_000, 40_000);
    remember(state, planDeployment(random, { ...instanceTarget(instance), failing, createdMs, durationMs }), nowMs);
  });
  const groups = state.groups.list().filter((group) => membersOfGroup(state, group.uid).length > 0);
  groups.forEach((group, index) => {
    const isRunning = index === 1;
    const target = groupTarget(state, group);
    const everyMember = target.members.map((_, position) => position);
    // One group in which one member failed, one in which all did; the others went well.
    const failing = new Set(index % 6 === 0 ? [0] : index % 6 === 3 ? everyMember : []);
    const createdMs = isRunning ? nowMs - 30_000 : nowMs - random.int(10, index < 8 ? 1300 : 20_000) * minuteMs;
    const durationMs = isRunning ? 4 * minuteMs : random.int(5_000, 90_000);
    remember(state, planDeployment(random, { ...target, failing, createdMs, durationMs }), nowMs);
  });
}
