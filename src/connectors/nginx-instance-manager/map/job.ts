// How does a deployment become a Job: from its own object, or from events alone? Pure; used by the feed `work`.
import type { JobRow, JobStepRow } from "../../../contract/rows/Job.ts";
import type { WorkState } from "../../../contract/words.ts";
import { dimension, type RawDeployment, type RawEvent } from "../raw/work.ts";
import { DEPLOYMENT } from "./fleet.ts";
import type { NimWords } from "./words.ts";

/** What a deployment goes to, as far as it is known: an instance by `systemUid:uid`, or a group by its uid. */
export interface Target {
  readonly instance: string | null;
  readonly group: string | null;
  /** Native id of the site: that group, or the one of the instance, else the deployment. */
  readonly site: string;
}

/** A target that is not known. */
export const NO_TARGET: Target = Object.freeze({ instance: null, group: null, site: DEPLOYMENT });

const PREFIX = "deployment:";

/** Native id of a deployment. The target is no part of it, for an event or a link does not always tell which it was. */
export const deploymentKey = (id: string): string => `${PREFIX}${id}`;

/** The vendor's id in a native id; null for another form, of which there can be no job. */
export const deploymentId = (nativeId: string): string | null =>
  nativeId.startsWith(PREFIX) && nativeId.length > PREFIX.length ? nativeId.slice(PREFIX.length) : null;

/** Key of the last deployment that an instance or group tells of; null when it tells of none. */
export const lastDeploymentKey = (last: RawDeployment | null | undefined): string | null =>
  last?.id ? deploymentKey(last.id) : null;

const FINAL: ReadonlySet<WorkState> = new Set(["SUCCEEDED", "PARTIALLY_SUCCEEDED", "FAILED"]);

const common = (sourceId: string, id: string, { instance, group, site }: Target) =>
  ({
    kind: "Job",
    sourceId,
    nativeId: deploymentKey(id),
    // What the vendor says of it changes while it runs, so that it is no name.
    displayName: deploymentKey(id),
    name: null,
    jobType: "DEPLOYMENT",
    nativeType: group !== null ? "instance group" : instance !== null ? "instance" : null,
    progress: null,
    startedAt: null,
    expiresAt: null,
    owner: null,
    site,
    volume: null,
    template: null,
    details: { __typename: "NginxDeploymentDetails", sourceId, instance, group },
  }) as const;

/** A deployment as its own object tells it. @param ask whose it is and what it goes to. */
export function deploymentJob(
  raw: RawDeployment,
  ask: { sourceId: string; id: string; target: Target; words: NimWords },
): JobRow {
  const { pending, success, failure, error } = raw.details;
  const state = stateOf(raw, ask.words);
  const targets = pending.length + success.length + failure.length;
  const failures = failure.flatMap(({ failMessage }) => failMessage ?? []);
  return {
    ...common(ask.sourceId, ask.id, ask.target),
    nativeState: raw.status,
    state,
    progressPercent: targets === 0 ? null : ((targets - pending.length) / targets) * 100,
    createdAt: raw.createTime,
    finishedAt: FINAL.has(state) ? raw.updateTime : null,
    message: failures.length > 0 ? failures.join("; ") : (error ?? raw.message),
    steps: [
      ...steps(ask.sourceId, success, "SUCCEEDED"),
      ...steps(ask.sourceId, failure, "FAILED"),
      ...steps(ask.sourceId, pending, "RUNNING"),
    ],
  };
}

/** Pending targets or no word: under way. Then the lists of targets say more than the word, which differs by release. */
function stateOf({ status, details }: RawDeployment, words: NimWords): WorkState {
  if (status === null || details.pending.length > 0) return "RUNNING";
  if (details.failure.length > 0) return details.success.length > 0 ? "PARTIALLY_SUCCEEDED" : "FAILED";
  return details.error === null ? words.deployment(status) : "FAILED";
}

function steps(sourceId: string, targets: RawDeployment["details"]["pending"], state: WorkState): JobStepRow[] {
  return targets.map(({ name, status, message, failMessage }) => ({
    sourceId,
    name: name ?? "target",
    state,
    nativeState: status,
    site: null,
    startedAt: null,
    finishedAt: null,
    message: failMessage ?? message,
  }));
}

/** A deployment of which only events tell, oldest first: its targets and its true beginning are not known. */
export function deploymentJobOfEvents(
  events: readonly RawEvent[],
  ask: { sourceId: string; id: string; target: Target; words: NimWords },
): JobRow {
  const states = new Set(events.map((event) => eventState(event, ask.words)));
  const state = states.has("FAILED")
    ? states.has("SUCCEEDED")
      ? "PARTIALLY_SUCCEEDED"
      : "FAILED"
    : states.has("SUCCEEDED")
      ? "SUCCEEDED"
      : "UNKNOWN";
  const last = events.at(-1);
  return {
    ...common(ask.sourceId, ask.id, ask.target),
    nativeState: last?.status ?? null,
    state,
    progressPercent: null,
    createdAt: events[0]?.timestamp ?? null,
    finishedAt: FINAL.has(state) ? (last?.timestamp ?? null) : null,
    message: events.map(errorOf).findLast((error) => error !== null) ?? last?.message ?? null,
    steps: null,
  };
}

/** A failure may come at any level, so status and error decide (sheet §7.15). */
function eventState(event: RawEvent, words: NimWords): WorkState {
  return errorOf(event) === null ? words.event(event.status?.split(" ").at(-1)) : "FAILED";
}

/** What an event says went wrong; null when nothing did. */
export const errorOf = (event: RawEvent): string | null => event.error ?? dimension(event, "error");
