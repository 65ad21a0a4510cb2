// All that the simulated server knows at one moment. Made by the seed, changed by routes and control calls, remade by a reset.
import type { RowTable } from "../../chassis/rowTable.ts";
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { AccountTables } from "./accountRecords.ts";
import type { Agenda } from "./agenda.ts";
import { groupRows } from "./groupRows.ts";
import type { NumberedTable } from "./numberedTable.ts";
import type { RequestJobs } from "./requestJobs.ts";
import type {
  CloudBucketRecord,
  CloudConnectorRecord,
  ContainerRecord,
  NasRecord,
  NasShareRecord,
  PoolRecord,
  PrimaryScanRecord,
  PrivilegeRecord,
} from "./storageRecords.ts";
import type { TapeDriveRecord, TapeLibraryRecord, TapeRecord } from "./tapeRecords.ts";
import type {
  ExecutionRecord,
  ScheduleRecord,
  TaskCallbackRecord,
  TaskEndRecord,
  TaskMetadatumRecord,
  TaskOptionRecord,
  TaskRecord,
} from "./taskRecords.ts";

/** The tables of storage. */
export interface StorageTables {
  /** Containers. */
  readonly containers: NumberedTable<ContainerRecord>;
  /** Who may do what in containers. */
  readonly privileges: NumberedTable<PrivilegeRecord>;
  /** Pools. */
  readonly pools: NumberedTable<PoolRecord>;
  /** Scans of primary pools. */
  readonly primaryScans: NumberedTable<PrimaryScanRecord>;
  /** File servers. */
  readonly nas: NumberedTable<NasRecord>;
  /** Shares of file servers. */
  readonly nasShares: NumberedTable<NasShareRecord>;
  /** Accounts at cloud providers. */
  readonly cloudConnectors: NumberedTable<CloudConnectorRecord>;
  /** Buckets. */
  readonly cloudBuckets: NumberedTable<CloudBucketRecord>;
  /** Tape libraries. */
  readonly tapeLibraries: NumberedTable<TapeLibraryRecord>;
  /** Tape drives. */
  readonly tapeDrives: NumberedTable<TapeDriveRecord>;
  /** Tapes. */
  readonly tapes: NumberedTable<TapeRecord>;
}

/** The tables of work. */
export interface TaskTables {
  /** Tasks. */
  readonly tasks: NumberedTable<TaskRecord>;
  /** Where tasks read. */
  readonly sources: NumberedTable<TaskEndRecord>;
  /** Where tasks write. */
  readonly destinations: NumberedTable<TaskEndRecord>;
  /** When tasks run by themselves. */
  readonly schedules: NumberedTable<ScheduleRecord>;
  /** Options. */
  readonly options: NumberedTable<TaskOptionRecord>;
  /** Scripts of tasks. */
  readonly callbacks: NumberedTable<TaskCallbackRecord>;
  /** Labels of tasks. */
  readonly metadata: NumberedTable<TaskMetadatumRecord>;
  /** Oldest first. */
  readonly executions: RowTable<ExecutionRecord>;
}

/** Everything. */
export interface NodeumState extends StorageTables, TaskTables, AccountTables {
  /** Requests on their way. */
  readonly requests: RequestJobs;
  /** What happens by itself. */
  readonly agenda: Agenda;
  /** Randomness for rows that are made after the start. */
  readonly random: SeededRandom;
  /** Does what is due by now; called before every call. */
  settle(now: number): void;
}

/** Executions by task, oldest first. */
export const executionsOfTask = groupRows<ExecutionRecord>(({ task_id }) => task_id);

/** Sources or destinations by task. */
export const endsOfTask = groupRows<TaskEndRecord>(({ task_id }) => task_id);

/** Shares by pool. */
export const sharesOfPool = groupRows<NasShareRecord>(({ pool_id }) => pool_id);

/** Shares by NAS. */
export const sharesOfNas = groupRows<NasShareRecord>(({ nas_id }) => nas_id);

/** Buckets by pool. */
export const bucketsOfPool = groupRows<CloudBucketRecord>(({ pool_id }) => pool_id);

/** Buckets by connector. */
export const bucketsOfConnector = groupRows<CloudBucketRecord>(({ cloud_connector_id }) => cloud_connector_id);

/** Tapes by pool. */
export const tapesOfPool = groupRows<TapeRecord>(({ pool_id }) => pool_id);

/** Tapes by library. */
export const tapesOfLibrary = groupRows<TapeRecord>(({ tape_library_id }) => tape_library_id);

/** Drives by library. */
export const drivesOfLibrary = groupRows<TapeDriveRecord>(({ tape_library_id }) => tape_library_id);

/** Privileges by container. */
export const privilegesOfContainer = groupRows<PrivilegeRecord>(({ container_id }) => container_id);
