// What does a row look like? Makers of rows for inventory tests: everything that a test does not name is empty.
import type { Kind } from "../../../src/contract/kinds.ts";
import type { Row, RowOf } from "../../../src/contract/rows/index.ts";
import type { CapacityRow, ScheduleRow } from "../../../src/contract/rows/shared.ts";

type Given<K extends Kind> = Partial<RowOf[K]> & { readonly nativeId: string };

const base = <K extends Kind>(kind: K, { nativeId }: { readonly nativeId: string }) => ({
  kind,
  sourceId: "alpha",
  nativeId,
  displayName: nativeId,
  nativeState: null,
});

/** A capacity of so many bytes, of which so many are used. */
export const capacity = (
  totalBytes: bigint | null,
  usedBytes: bigint | null,
  more?: Partial<CapacityRow>,
): CapacityRow => ({
  totalBytes,
  usedBytes,
  freeBytes: totalBytes === null || usedBytes === null ? null : totalBytes - usedBytes,
  snapshotBytes: null,
  unlimited: null,
  basis: usedBytes === null ? null : "LOGICAL",
  derived: false,
  assumption: null,
  ...more,
});

export const site = (given: Given<"Site">): RowOf["Site"] => ({
  ...base("Site", given),
  name: given.nativeId,
  siteType: "CLUSTER",
  lifecycle: "AVAILABLE",
  health: "OK",
  version: null,
  timezone: null,
  parent: null,
  details: null,
  ...given,
});

export const host = (given: Given<"Host">): RowOf["Host"] => ({
  ...base("Host", given),
  name: given.nativeId,
  hostname: null,
  site: null,
  lifecycle: "AVAILABLE",
  health: "OK",
  components: null,
  version: null,
  model: null,
  serialNumber: null,
  ipAddresses: null,
  cpuCores: null,
  memoryBytes: null,
  uptimeSeconds: null,
  lastSeenAt: null,
  details: null,
  ...given,
});

export const pool = (given: Given<"StoragePool">): RowOf["StoragePool"] => ({
  ...base("StoragePool", given),
  name: given.nativeId,
  description: null,
  poolType: "FILE_SYSTEM",
  site: null,
  lifecycle: "AVAILABLE",
  health: "OK",
  capacity: null,
  details: null,
  ...given,
});

export const volume = (given: Given<"Volume">): RowOf["Volume"] => ({
  ...base("Volume", given),
  name: given.nativeId,
  description: null,
  lifecycle: "AVAILABLE",
  health: "OK",
  path: null,
  capacity: null,
  protocols: null,
  createdAt: null,
  parent: null,
  placements: null,
  details: null,
  ...given,
});

/** A placement of a volume. */
export const placement = (site: RowOf["Host"]["site"], pool: RowOf["Host"]["site"] = null) => ({
  site,
  pool,
  role: "OWNER" as const,
  connected: null,
  usedBytes: null,
  unprotectedBytes: null,
  lastSnapshotAt: null,
});

export const share = (given: Given<"Share">): RowOf["Share"] => ({
  ...base("Share", given),
  name: given.nativeId,
  description: null,
  protocol: "NFS",
  direction: "SERVED",
  exportPath: null,
  path: null,
  lifecycle: "AVAILABLE",
  volume: null,
  sites: null,
  readOnly: null,
  openToAnyHost: null,
  openToAnyUser: null,
  nfs: { rules: null },
  smb: null,
  s3: null,
  ftp: null,
  details: null,
  ...given,
});

export const snapshot = (given: Given<"Snapshot">): RowOf["Snapshot"] => ({
  ...base("Snapshot", given),
  name: given.nativeId,
  subject: "DATA",
  volume: null,
  path: null,
  site: null,
  lifecycle: "AVAILABLE",
  progressPercent: null,
  createdAt: null,
  expiresAt: null,
  locked: null,
  lockKey: null,
  policy: null,
  uniqueBytes: null,
  details: null,
  ...given,
});

export const job = (given: Given<"Job">): RowOf["Job"] => ({
  ...base("Job", given),
  name: given.nativeId,
  jobType: "COPY",
  nativeType: null,
  state: "SUCCEEDED",
  progressPercent: null,
  progress: null,
  createdAt: null,
  startedAt: null,
  finishedAt: null,
  expiresAt: null,
  message: null,
  owner: null,
  site: null,
  volume: null,
  template: null,
  steps: null,
  details: null,
  ...given,
});

export const template = (given: Given<"JobTemplate">): RowOf["JobTemplate"] => ({
  ...base("JobTemplate", given),
  name: given.nativeId,
  description: null,
  jobType: "COPY",
  nativeType: null,
  enabled: null,
  health: "OK",
  schedule: null,
  site: null,
  paths: null,
  parameters: null,
  details: null,
  ...given,
});

/** A schedule that runs next at this moment. */
export const schedule = (nextRunAt: string | null): ScheduleRow => ({
  description: "nightly",
  format: "NATIVE",
  expression: null,
  timezone: null,
  intervalSeconds: null,
  daysOfWeek: null,
  dayOfMonth: null,
  startTime: null,
  endTime: null,
  nextRunAt,
  missedCount: null,
});

export const quota = (given: Given<"Quota">): RowOf["Quota"] => ({
  ...base("Quota", given),
  scope: "VOLUME",
  volume: null,
  path: null,
  capacity: null,
  notifyEmail: null,
  ...given,
});

export const alert = (given: Given<"Alert">): RowOf["Alert"] => ({
  ...base("Alert", given),
  name: given.nativeId,
  severity: "WARNING",
  message: null,
  raisedAt: null,
  active: null,
  acknowledged: null,
  suppressed: null,
  derived: false,
  resource: null,
  site: null,
  ...given,
});

export const certificate = (given: Given<"Certificate">): RowOf["Certificate"] => ({
  ...base("Certificate", given),
  name: given.nativeId,
  purpose: "SERVER",
  commonName: null,
  subjectName: null,
  issuerName: null,
  alternativeNames: null,
  serialNumber: null,
  thumbprint: null,
  thumbprintAlgorithm: null,
  keyType: null,
  validFrom: null,
  validUntil: null,
  site: null,
  instances: null,
  ...given,
});

/** So many volumes, `v0`, `v1` and so on. */
export const volumes = (count: number, more: (place: number) => Partial<RowOf["Volume"]> = () => ({})) =>
  Array.from({ length: count }, (_, place) => volume({ nativeId: `v${place}`, ...more(place) }));

/** Native ids of rows, in their order. */
export const ids = (rows: readonly Row[]): string[] => rows.map((row) => row.nativeId);
