// What does the simulated NIM know? All rows, made from the seed; replaced as a whole by a reset.
import type { RowTable } from "../../chassis/rowTable.ts";
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { StagedConfigRecord } from "./configRecords.ts";
import { groupsByList } from "./memoByList.ts";
import type { GroupRecord, InstanceRecord, ResourceGroupRecord, ServerRecord, SystemRecord } from "./systemRecords.ts";
import type { CertRecord, DeploymentRecord, EventRecord } from "./workRecords.ts";

/** The services whose health is told. */
export const serviceNames = ["core", "dpm", "ingestion", "integrations", "secmon"] as const;

/** One of the services. */
type ServiceName = (typeof serviceNames)[number];

/** The events as they were when a page token was made. */
interface EventSnapshot {
  /** All events, newest first. */
  readonly listing: readonly EventRecord[];
  /** Vendor ms. */
  readonly takenMs: number;
}

/** Everything that this NIM knows. */
export interface NimState {
  /** Stream for what is made at run time. */
  readonly random: SeededRandom;
  readonly systems: RowTable<SystemRecord>;
  readonly instances: RowTable<InstanceRecord>;
  readonly groups: RowTable<GroupRecord>;
  readonly stagedConfigs: RowTable<StagedConfigRecord>;
  readonly certs: RowTable<CertRecord>;
  readonly deployments: RowTable<DeploymentRecord>;
  /** Ids of deployments whose end has not been carried out yet. */
  readonly liveDeployments: Set<string>;
  /** Newest first. */
  readonly events: RowTable<EventRecord>;
  /** What the server-made page tokens stand for. */
  readonly eventSnapshots: Map<string, EventSnapshot>;
  readonly servers: RowTable<ServerRecord>;
  readonly resourceGroups: RowTable<ResourceGroupRecord>;
  readonly health: Record<ServiceName, "healthy" | "unhealthy">;
}

const bySystem = groupsByList<InstanceRecord>((instance) => instance.systemUid);
const byGroup = groupsByList<InstanceRecord>((instance) => instance.groupUid);

/** The NGINX instances of a system. */
export function instancesOfSystem({ instances }: NimState, systemUid: string): readonly InstanceRecord[] {
  return bySystem(instances.list(), systemUid);
}

/** The members of an instance group. */
export function membersOfGroup({ instances }: NimState, groupUid: string): readonly InstanceRecord[] {
  return byGroup(instances.list(), groupUid);
}

/** Key of an instance. */
export function instanceKey(systemUid: string, nginxUid: string): string {
  return `${systemUid}/${nginxUid}`;
}

/** Whether an instance is online: its agent talks and NGINX runs. */
export function isOnline(state: NimState, instance: InstanceRecord): boolean {
  return instance.stoppedSinceMs === null && state.systems.get(instance.systemUid)?.silentSinceMs === null;
}
