// How does a deployment look on the wire? Three styles, because the words changed between releases (sheet §5).
import type { Nim } from "../nim.ts";
import { hasFailed } from "../state/eventDesk.ts";
import type { DeploymentMember, DeploymentRecord } from "../state/workRecords.ts";
import { nanoTime } from "../wire/moments.ts";

const successTexts = {
  "systems/instances": "Instance config successfully published to",
  "instance-groups": "Instance Group config successfully published to",
  security: "Security content successfully published to",
} as const;

/** The vendor's own samples for instances end behind "to". */
function messageOf({ kind, targetName }: DeploymentRecord, failed: boolean): string {
  const text = failed ? successTexts[kind].replace("successfully published", "failed to publish") : successTexts[kind];
  return kind === "systems/instances" ? text : `${text} ${targetName}`;
}

const failureOf = ({ name, failMessage }: DeploymentMember) => ({ name, failMessage: failMessage ?? "" });

function detailsOf(nim: Nim, deployment: DeploymentRecord, nowMs: number): Record<string, unknown> {
  const { deploymentStyle } = nim.behaviour;
  const ended = deployment.members.filter((member) => member.endsAtMs <= nowMs);
  const pending = deployment.members.filter((member) => member.endsAtMs > nowMs);
  const failure = ended.filter((member) => member.failMessage !== null).map(failureOf);
  const success = ended.filter((member) => member.failMessage === null).map(({ name }) => ({ name }));
  // `error`, when set, is itself a JSON text.
  const error = failure.length === 0 ? {} : { error: JSON.stringify({ failures: failure }) };
  if (deploymentStyle === "2.1.0") return { failure, success, ...error };
  const waiting = pending.map(({ name }) => ({ name, message: "waiting for the agent", status: "pending" }));
  if (deploymentStyle === "2023") return { pending: waiting, success, failure, ...error };
  const orNull = (list: readonly object[]) => (list.length === 0 ? null : list);
  return { pending: orNull(waiting), success: orNull(success), failure: orNull(failure), ...error };
}

/** A deployment as of this moment. */
export function deploymentJson(nim: Nim, deployment: DeploymentRecord): Record<string, unknown> {
  const nowMs = nim.clock.now();
  const { id, createdMs, endsAtMs, members } = deployment;
  const { deploymentStyle, inFlightStatus } = nim.behaviour;
  const isOver = endsAtMs <= nowMs;
  const failed = hasFailed(deployment);
  const final = deploymentStyle === "2023" ? (failed ? "failed" : "successful") : "finalized";
  const lastMs = Math.max(createdMs, ...members.map((member) => member.endsAtMs).filter((endMs) => endMs <= nowMs));
  const message = isOver ? messageOf(deployment, failed) : "";
  return {
    id,
    createTime: nanoTime(createdMs),
    updateTime: nanoTime(isOver ? endsAtMs : lastMs),
    status: isOver ? final : inFlightStatus,
    ...(deploymentStyle === "2.1.0" ? {} : { message }),
    details: detailsOf(nim, deployment, nowMs),
  };
}

/** The field `lastDeploymentDetails`; empty when there was none, or when it has been forgotten. */
export function lastDeployment(nim: Nim, id: string | null): { lastDeploymentDetails?: object } {
  const deployment = id === null ? undefined : nim.state.deployments.get(id);
  return deployment === undefined ? {} : { lastDeploymentDetails: deploymentJson(nim, deployment) };
}

/** The reply of a publication: `links` is one object here, and its `rel` depends on the target (sheet §5). */
export function acceptedJson({ id, kind }: DeploymentRecord): object {
  const subjects = {
    "systems/instances": "configuration",
    "instance-groups": "group configuration",
    security: "security content",
  };
  return {
    deploymentUID: id,
    links: { rel: `/api/platform/v1/${kind}/deployments/${id}` },
    result: `Publish ${subjects[kind]} request Accepted`,
  };
}
