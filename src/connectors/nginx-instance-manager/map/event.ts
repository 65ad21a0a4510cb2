// How does an event become an Alert, and what is it about? Pure; used by the feed `work`.
import type { AlertRow } from "../../../contract/rows/Alert.ts";
import type { AlertSeverity } from "../../../contract/words.ts";
import { dimension, type RawEvent } from "../raw/work.ts";
import { DEPLOYMENT, type Fleet, instanceKey } from "./fleet.ts";
import { deploymentKey, errorOf, NO_TARGET, type Target } from "./job.ts";
import type { NimWords } from "./words.ts";

/** Events that are failures say so in their status, whatever their level. */
const FAILURE = /\bfail(ed|ure)\b/i;

/** Uid of the deployment that an event tells of; null when of none. */
export const deploymentOf = (event: RawEvent): string | null => dimension(event, "deployment_uuid");

/** What an event names, as far as it is still there. */
export function targetOf(event: RawEvent, fleet: Fleet): Target {
  const system = dimension(event, "system_id");
  const nginx = dimension(event, "nginx_id");
  const placed = system === null || nginx === null ? undefined : fleet.instances.get(instanceKey(system, nginx));
  const group = groupNamed(dimension(event, "instance_group"), fleet);
  return { instance: placed?.key ?? null, group, site: group ?? placed?.group ?? DEPLOYMENT };
}

/** What the events of one deployment name: the group if any does, else the instance if it is one and the same. */
export function commonTarget(events: readonly RawEvent[], fleet: Fleet): Target {
  const targets = events.map((event) => targetOf(event, fleet));
  const [first = NO_TARGET] = targets;
  const grouped = targets.find(({ group }) => group !== null);
  if (grouped !== undefined) return { ...grouped, instance: null };
  if (targets.every(({ instance }) => instance === first.instance)) return first;
  return { ...NO_TARGET, site: targets.every(({ site }) => site === first.site) ? first.site : DEPLOYMENT };
}

/** Whether the dimension holds a uid or a name is not documented: a uid wins, and a name must be the only one. */
function groupNamed(word: string | null, { groups }: Fleet): string | null {
  if (word === null) return null;
  if (groups.has(word)) return word;
  const named = [...groups.values()].filter(({ name, displayName }) => name === word || displayName === word);
  return named.length === 1 ? (named[0]?.uid ?? null) : null;
}

/** An event. It has no end and nobody can take note of it. */
export function eventAlert(
  sourceId: string,
  event: RawEvent,
  { fleet, words }: { fleet: Fleet; words: NimWords },
): AlertRow {
  const isFailure = errorOf(event) !== null || FAILURE.test(event.status ?? "");
  const level = words.level(event.level);
  const about = aboutOf(event, fleet);
  return {
    kind: "Alert",
    sourceId,
    nativeId: event.id,
    displayName: event.category ?? event.status ?? event.id,
    nativeState: isFailure ? (event.status ?? event.level) : event.level,
    name: event.category,
    severity: isFailure ? atLeastError(level) : level,
    message: event.message,
    raisedAt: event.timestamp,
    active: null,
    acknowledged: null,
    suppressed: null,
    derived: false,
    ...about,
  };
}

const atLeastError = (level: AlertSeverity): AlertSeverity => (level === "CRITICAL" ? level : "ERROR");

/** The deployment, the system or the group; what is no longer there is not named. */
function aboutOf(event: RawEvent, fleet: Fleet): Pick<AlertRow, "resource" | "site"> {
  const deployment = deploymentOf(event);
  const { group } = targetOf(event, fleet);
  const system = fleet.systems.get(dimension(event, "system_id") ?? "");
  const site = group ?? system?.site ?? DEPLOYMENT;
  if (deployment !== null) return { resource: { kind: "Job", ref: deploymentKey(deployment) }, site };
  if (system !== undefined) return { resource: { kind: "Host", ref: system.raw.uid }, site };
  return { resource: group === null ? null : { kind: "Site", ref: group }, site };
}
