// All that the simulated Hub knows at one moment. Made by the seed, changed by routes and control calls, remade by a reset.
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { JobDesk } from "./jobDesk.ts";
import type { AlertRecord, SettingsTaskRecord } from "./jobRecords.ts";
import { groupByKeys, memoByList } from "./memoByList.ts";
import type { NumberedTable } from "./numberedTable.ts";
import type {
  ActionRecord,
  ClientKeyRecord,
  PolicyRecord,
  ScheduleRecord,
  ScheduleWorkflowRecord,
  SearchRecord,
  SettingRecord,
  UserRecord,
  WorkflowRecord,
} from "./planRecords.ts";
import type {
  FilesystemRecord,
  NodeRecord,
  QueueRecord,
  ServerRecord,
  SiteRecord,
  StoragePoolRecord,
} from "./siteRecords.ts";
import type { NfsShareRecord, SambaShareRecord, SpaceRecord } from "./spaceRecords.ts";

/** The tables of the Hub. */
export interface HubState {
  /** Sites, the pixstor clusters. */
  readonly sites: NumberedTable<SiteRecord>;
  /** Worker nodes. */
  readonly nodes: NumberedTable<NodeRecord>;
  /** Nodes that were deleted and come back by the `discover_nodes` action only. */
  readonly lostNodes: NodeRecord[];
  /** Queues of the sites. */
  readonly queues: NumberedTable<QueueRecord>;
  /** Storage pools. */
  readonly storagepools: NumberedTable<StoragePoolRecord>;
  /** File systems. */
  readonly filesystems: NumberedTable<FilesystemRecord>;
  /** Servers. */
  readonly servers: NumberedTable<ServerRecord>;
  /** Spaces, the volumes of the Hub. */
  readonly spaces: NumberedTable<SpaceRecord>;
  /** NFS shares; their ids collide with those of Samba shares. */
  readonly nfsShares: NumberedTable<NfsShareRecord>;
  /** Samba shares. */
  readonly sambaShares: NumberedTable<SambaShareRecord>;
  /** Workflows. */
  readonly workflows: NumberedTable<WorkflowRecord>;
  /** Schedules. */
  readonly schedules: NumberedTable<ScheduleRecord>;
  /** The workflows nested in schedules. */
  readonly scheduleWorkflows: NumberedTable<ScheduleWorkflowRecord>;
  /** Policies. */
  readonly policies: NumberedTable<PolicyRecord>;
  /** Jobs with their tasks and statistics. */
  readonly jobs: JobDesk;
  /** Tasks that apply settings. */
  readonly settingsTasks: NumberedTable<SettingsTaskRecord>;
  /** Alerts. */
  readonly alerts: NumberedTable<AlertRecord>;
  /** Settings of the whole Hub. */
  readonly settings: NumberedTable<SettingRecord>;
  /** Settings by id of their site. */
  readonly siteSettings: Map<number, NumberedTable<SettingRecord>>;
  /** The one configuration object. */
  readonly configuration: Record<string, unknown>;
  /** Users. */
  readonly users: NumberedTable<UserRecord>;
  /** Client keys. */
  readonly clientKeys: NumberedTable<ClientKeyRecord>;
  /** One-off operations. */
  readonly actions: NumberedTable<ActionRecord>;
  /** Searches whose results are kept. */
  readonly searches: NumberedTable<SearchRecord>;
  /** Randomness for rows that are made after the start. */
  readonly random: SeededRandom;
}

/** Spaces by id of each site that has them. */
export const spacesBySite = memoByList<SpaceRecord, ReadonlyMap<number, readonly SpaceRecord[]>>((spaces) =>
  groupByKeys(spaces, (space) => space.placements.map(({ siteId }) => siteId)),
);

/** NFS shares by id of their space. */
export const nfsSharesBySpace = memoByList<NfsShareRecord, ReadonlyMap<number, readonly NfsShareRecord[]>>((shares) =>
  groupByKeys(shares, ({ space }) => [space]),
);

/** Samba shares by id of their space. */
export const sambaSharesBySpace = memoByList<SambaShareRecord, ReadonlyMap<number, readonly SambaShareRecord[]>>(
  (shares) => groupByKeys(shares, ({ space }) => [space]),
);

/** The site of that name, or undefined. */
export function siteNamed(state: HubState, name: unknown): SiteRecord | undefined {
  return state.sites.list().find((site) => site.name === name);
}
