// How does a system with its NGINX instances become a Host? Pure; used by the feed `fleet`.
import type { HostRow } from "../../../contract/rows/Host.ts";
import type { Health, LifecycleState } from "../../../contract/words.ts";
import type { PlacedInstance, PlacedSystem } from "./fleet.ts";
import { lastDeploymentKey } from "./job.ts";
import type { NimWords } from "./words.ts";

/** An instance as it stands in `instances` of the details of its Host: the fields of the GraphQL type `NginxInstance`. */
export interface InstancePart {
  readonly __typename: "NginxInstance";
  readonly sourceId: string;
  /** `systemUid:uid`. */
  readonly nativeId: string;
  readonly displayName: string;
  /** Uid of its group, a Site; null when in none. */
  readonly group: string | null;
  readonly lifecycle: LifecycleState;
  readonly version: string | null;
  /** True for NGINX Plus. */
  readonly plus: boolean | null;
  readonly configurationPath: string | null;
  readonly startedAt: string | null;
  readonly lastSeenAt: string | null;
  /** Key of the last deployment to it, a Job. */
  readonly lastDeployment: string | null;
}

/** A system. What runs on it is all that the list tells of its state; addresses and release are not in the list. */
export function hostRow(sourceId: string, { raw, instances, site }: PlacedSystem, words: NimWords): HostRow {
  const parts = instances?.map((instance) => instancePart(sourceId, instance, words)) ?? null;
  const states = parts?.map((part) => part.lifecycle) ?? [];
  const name = raw.displayName ?? raw.hostname;
  return {
    kind: "Host",
    sourceId,
    nativeId: raw.uid,
    displayName: name ?? raw.uid,
    nativeState: wordsOf(instances ?? []),
    name,
    hostname: raw.hostname,
    site,
    lifecycle: lifecycleOf(states),
    health: healthOf(states),
    components: null,
    version: null,
    model: null,
    serialNumber: null,
    ipAddresses: null,
    cpuCores: null,
    memoryBytes: null,
    uptimeSeconds: null,
    lastSeenAt: latest(parts?.map((part) => part.lastSeenAt) ?? []),
    details: { __typename: "NginxSystemDetails", sourceId, instances: parts, tags: raw.tags },
  };
}

/** An instance. */
export function instancePart(sourceId: string, { key, raw, group }: PlacedInstance, words: NimWords): InstancePart {
  return {
    __typename: "NginxInstance",
    sourceId,
    nativeId: key,
    displayName: raw.displayName ?? key,
    group,
    lifecycle: words.instance(raw.status.state),
    version: raw.build?.version ?? raw.version,
    plus: raw.build?.nginxPlus ?? null,
    configurationPath: raw.configPath,
    startedAt: raw.startTime,
    lastSeenAt: raw.status.lastStatusReport,
    lastDeployment: lastDeploymentKey(raw.lastDeploymentDetails),
  };
}

/** Health of what is made of instances: all online OK, none CRITICAL, some WARNING; UNKNOWN when nothing is known. */
export function healthOf(states: readonly LifecycleState[]): Health {
  const offline = states.filter((state) => state === "OFFLINE").length;
  if (offline > 0) return offline === states.length ? "CRITICAL" : "WARNING";
  return states.length > 0 && states.every((state) => state === "AVAILABLE") ? "OK" : "UNKNOWN";
}

function lifecycleOf(states: readonly LifecycleState[]): LifecycleState {
  if (states.includes("AVAILABLE")) return "AVAILABLE";
  return states.length > 0 && states.every((state) => state === "OFFLINE") ? "OFFLINE" : "UNKNOWN";
}

/** The vendor's words for the instances, each once, in a fixed order. */
function wordsOf(instances: readonly PlacedInstance[]): string | null {
  const words = new Set(instances.flatMap(({ raw }) => (raw.status.state === null ? [] : [raw.status.state])));
  return words.size === 0 ? null : [...words].sort().join(", ");
}

const latest = (moments: readonly (string | null)[]): string | null =>
  moments.reduce((newest, moment) => (moment !== null && (newest === null || moment > newest) ? moment : newest), null);
