// What does a row of each kind look like when a test cares for two of its fields? Complete rows, to be varied.
import type { Kind } from "../../src/contract/kinds.ts";
import type { RowOf } from "../../src/contract/rows/index.ts";

const base = { name: null, description: null, lifecycle: "AVAILABLE", health: "OK", details: null } as const;
const shareParts = {
  readOnly: null,
  openToAnyHost: null,
  openToAnyUser: null,
  nfs: null,
  smb: null,
  s3: null,
  ftp: null,
};

const blanks: {
  readonly [K in Kind]: Omit<RowOf[K], "kind" | "sourceId" | "nativeId" | "displayName" | "nativeState">;
} = {
  Site: { ...base, siteType: "CLUSTER", version: null, timezone: null, parent: null },
  Host: {
    ...base,
    hostname: null,
    site: null,
    components: null,
    version: null,
    model: null,
    serialNumber: null,
    ipAddresses: null,
    cpuCores: null,
    memoryBytes: null,
    uptimeSeconds: null,
    lastSeenAt: null,
  },
  StoragePool: { ...base, poolType: "FILE_SYSTEM", site: null, capacity: null },
  Volume: { ...base, path: null, capacity: null, protocols: null, createdAt: null, parent: null, placements: null },
  Share: {
    ...base,
    ...shareParts,
    protocol: "NFS",
    direction: "SERVED",
    exportPath: null,
    path: null,
    volume: null,
    sites: null,
  },
  Snapshot: {
    ...base,
    subject: "DATA",
    volume: null,
    path: null,
    site: null,
    progressPercent: null,
    createdAt: null,
    expiresAt: null,
    locked: null,
    lockKey: null,
    policy: null,
    uniqueBytes: null,
  },
  SnapshotPolicy: {
    name: null,
    enabled: null,
    volume: null,
    path: null,
    sites: null,
    schedule: null,
    retention: null,
    lockKey: null,
  },
  Quota: { scope: "VOLUME", volume: null, path: null, capacity: null, notifyEmail: null },
  Job: {
    name: null,
    jobType: "COPY",
    nativeType: null,
    state: "RUNNING",
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
  },
  JobTemplate: {
    ...base,
    jobType: "COPY",
    nativeType: null,
    enabled: null,
    schedule: null,
    site: null,
    paths: null,
    parameters: null,
  },
  Alert: {
    name: null,
    severity: "ERROR",
    message: null,
    raisedAt: null,
    active: null,
    acknowledged: null,
    suppressed: null,
    derived: false,
    resource: null,
    site: null,
  },
  Certificate: {
    name: null,
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
  },
};

/** A row with these fields; every other field says that the vendor does not say. Source `alpha` unless it says another. */
export function row<K extends Kind>(kind: K, nativeId: string, fields: Partial<RowOf[K]> = {}): RowOf[K] {
  const identity = { kind, sourceId: "alpha", nativeId, displayName: nativeId, nativeState: null };
  return { ...blanks[kind], ...identity, ...fields } as unknown as RowOf[K];
}
