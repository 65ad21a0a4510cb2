// Does a row look as the contract says, at run time too? One strict schema per kind; used by the conformance exam.
import { z } from "zod";
import type { Kind } from "../../src/contract/kinds.ts";
import { KINDS } from "../../src/contract/kinds.ts";
import type { RowOf } from "../../src/contract/rows/index.ts";
import { ALERT_SEVERITIES, HEALTHS, SHARE_PROTOCOLS, WORK_STATES } from "../../src/contract/words.ts";

const text = z.string();
const name = z.string().min(1);
const flag = z.boolean();
const bytes = z.bigint().nonnegative();
const percent = z.number().min(0);
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const texts = z.array(text);
const ref = z.union([
  name,
  z.strictObject({ by: z.literal("name"), name }),
  z.strictObject({ by: z.literal("path"), path: z.string().startsWith("/"), above: z.literal(true).exactOptional() }),
  z.strictObject({ by: z.literal("sole") }),
]);
const details = z.looseObject({ __typename: name, sourceId: name });
const health = z.enum(HEALTHS);
const lifecycle = z.enum([
  "CREATING",
  "AVAILABLE",
  "UPDATING",
  "DEGRADED",
  "RESTORING",
  "MIGRATING",
  "DELETING",
  "DELETED",
  "OFFLINE",
  "ERROR",
  "UNKNOWN",
]);
const jobType = z.enum([
  "CONFIGURATION",
  "DEPLOYMENT",
  "COPY",
  "MOVE",
  "DELETE",
  "MIGRATE",
  "RECALL",
  "SYNC",
  "BACKUP",
  "SNAPSHOT",
  "SNAPSHOT_DELETION",
  "SCAN",
  "REBALANCE",
  "UPGRADE",
  "MAINTENANCE",
  "UNKNOWN",
]);
const capacity = z
  .strictObject({
    totalBytes: bytes.nullable(),
    usedBytes: bytes.nullable(),
    freeBytes: bytes.nullable(),
    snapshotBytes: bytes.nullable(),
    unlimited: flag.nullable(),
    basis: z.enum(["LOGICAL", "PHYSICAL", "UNKNOWN"]).nullable(),
    derived: flag,
    assumption: name.nullable(),
  })
  .refine((row) => !(row.unlimited === true && row.totalBytes !== null), "an unlimited capacity has no total")
  .refine((row) => !(row.usedBytes !== null && row.basis === null), "a used figure says what it counts");
const schedule = z.strictObject({
  description: name,
  format: z.enum(["CRON", "RRULE", "FIELDS", "NATIVE", "UNKNOWN"]),
  expression: text.nullable(),
  timezone: text.nullable(),
  intervalSeconds: z.int().positive().nullable(),
  daysOfWeek: z
    .array(z.enum(["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]))
    .nullable(),
  dayOfMonth: z.int().nullable(),
  startTime: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .nullable(),
  endTime: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .nullable(),
  nextRunAt: instant.nullable(),
  missedCount: z.int().nullable(),
});
const retention = z.strictObject({
  forever: flag,
  count: z.int().nullable(),
  ageSeconds: bytes.nullable(),
  expression: text.nullable(),
});
const sites = z.union([z.array(ref), z.literal("VOLUME")]).nullable();
const base = <K extends Kind>(kind: K) => ({
  kind: z.literal(kind),
  sourceId: name,
  nativeId: name,
  displayName: name,
  nativeState: text.nullable(),
});

/** A schema for the rows of every kind. */
export const rowShapes: { readonly [K in Kind]: z.ZodType } = {
  Site: z.strictObject({
    ...base("Site"),
    name: text.nullable(),
    siteType: z.enum(["EDGE_APPLIANCE", "SERVER", "CLUSTER", "DEPLOYMENT", "INSTANCE_GROUP"]),
    lifecycle,
    health,
    version: name.nullable(),
    timezone: name.nullable(),
    parent: ref.nullable(),
    details: details.nullable(),
  }),
  Host: z.strictObject({
    ...base("Host"),
    name: text.nullable(),
    hostname: text.nullable(),
    site: ref.nullable(),
    lifecycle,
    health,
    components: z.array(z.strictObject({ name, health, nativeState: text.nullable() })).nullable(),
    version: text.nullable(),
    model: text.nullable(),
    serialNumber: text.nullable(),
    ipAddresses: texts.nullable(),
    cpuCores: z.int().nullable(),
    memoryBytes: bytes.nullable(),
    uptimeSeconds: bytes.nullable(),
    lastSeenAt: instant.nullable(),
    details: details.nullable(),
  }),
  StoragePool: z.strictObject({
    ...base("StoragePool"),
    name: text.nullable(),
    description: text.nullable(),
    poolType: z.enum(["CACHE", "CLOUD", "NAS", "TAPE", "FILE_SYSTEM", "UNKNOWN"]),
    site: ref.nullable(),
    lifecycle,
    health,
    capacity: capacity.nullable(),
    details: details.nullable(),
  }),
  Volume: z.strictObject({
    ...base("Volume"),
    name: text.nullable(),
    description: text.nullable(),
    lifecycle,
    health,
    path: z
      .string()
      .regex(/^\/$|^\/.*[^/]$/, "an absolute path without a trailing slash")
      .nullable(),
    capacity: capacity.nullable(),
    protocols: z.array(z.enum(SHARE_PROTOCOLS)).nullable(),
    createdAt: instant.nullable(),
    parent: ref.nullable(),
    placements: z
      .array(
        z.strictObject({
          site: ref.nullable(),
          pool: ref.nullable(),
          role: z.enum(["OWNER", "REMOTE", "PEER", "UNKNOWN"]),
          connected: flag.nullable(),
          usedBytes: bytes.nullable(),
          unprotectedBytes: bytes.nullable(),
          lastSnapshotAt: instant.nullable(),
        }),
      )
      .nullable(),
    details: details.nullable(),
  }),
  Share: z
    .strictObject({
      ...base("Share"),
      name: text.nullable(),
      description: text.nullable(),
      protocol: z.enum(SHARE_PROTOCOLS),
      direction: z.enum(["SERVED", "CONSUMED"]),
      exportPath: text.nullable(),
      path: text.nullable(),
      lifecycle,
      volume: ref.nullable(),
      sites,
      readOnly: flag.nullable(),
      openToAnyHost: flag.nullable(),
      openToAnyUser: flag.nullable(),
      nfs: z
        .strictObject({
          rules: z
            .array(
              z.strictObject({
                hosts: texts,
                readOnly: flag.nullable(),
                squash: z.enum(["NONE", "ROOT", "ALL", "UNKNOWN"]).nullable(),
                anonymousUid: bytes.nullable(),
                anonymousGid: bytes.nullable(),
                security: z.array(z.enum(["SYS", "KRB5", "KRB5I", "KRB5P", "UNKNOWN"])).nullable(),
                privilegedPortRequired: flag.nullable(),
                asyncWrites: flag.nullable(),
                writeDelay: flag.nullable(),
              }),
            )
            .nullable(),
        })
        .nullable(),
      smb: z
        .strictObject({
          browseable: flag.nullable(),
          guestAllowed: flag.nullable(),
          encryption: z.enum(["OFF", "DESIRED", "REQUIRED", "UNKNOWN"]).nullable(),
          accessBasedEnumeration: flag.nullable(),
          previousVersions: flag.nullable(),
          allowedHosts: texts.nullable(),
          deniedHosts: texts.nullable(),
          permissions: z
            .array(
              z.strictObject({
                trustee: name,
                trusteeType: z.enum(["USER", "GROUP", "EVERYONE", "UNKNOWN"]),
                access: z.enum(["NONE", "READ_ONLY", "READ_WRITE", "FULL", "UNKNOWN"]),
              }),
            )
            .nullable(),
        })
        .nullable(),
      s3: z
        .strictObject({
          versioning: z.enum(["OFF", "ENABLED", "SUSPENDED", "UNKNOWN"]).nullable(),
          objectLockEnabled: flag.nullable(),
          defaultRetentionDays: z.int().nullable(),
          createdAt: instant.nullable(),
        })
        .nullable(),
      ftp: z
        .strictObject({
          anonymousAllowed: flag.nullable(),
          visibility: text.nullable(),
          allowedHosts: texts.nullable(),
        })
        .nullable(),
      details: details.nullable(),
    })
    .refine((row) => {
      const settings = { NFS: row.nfs, SMB: row.smb, S3: row.s3, FTP: row.ftp };
      return Object.entries(settings).every(([protocol, part]) => (part !== null) === (protocol === row.protocol));
    }, "exactly the settings of its protocol are filled"),
  Snapshot: z.strictObject({
    ...base("Snapshot"),
    name: text.nullable(),
    subject: z.enum(["DATA", "CONFIGURATION"]),
    volume: ref.nullable(),
    path: text.nullable(),
    site: ref.nullable(),
    lifecycle,
    progressPercent: percent.nullable(),
    createdAt: instant.nullable(),
    expiresAt: instant.nullable(),
    locked: flag.nullable(),
    lockKey: name.nullable(),
    policy: ref.nullable(),
    uniqueBytes: bytes.nullable(),
    details: details.nullable(),
  }),
  SnapshotPolicy: z.strictObject({
    ...base("SnapshotPolicy"),
    name: text.nullable(),
    enabled: flag.nullable(),
    volume: ref.nullable(),
    path: text.nullable(),
    sites,
    schedule: schedule.nullable(),
    retention: retention.nullable(),
    lockKey: name.nullable(),
  }),
  Quota: z.strictObject({
    ...base("Quota"),
    scope: z.enum(["VOLUME", "FOLDER", "EACH_CHILD", "UNKNOWN"]),
    volume: ref.nullable(),
    path: text.nullable(),
    capacity: capacity.nullable(),
    notifyEmail: text.nullable(),
  }),
  Job: z.strictObject({
    ...base("Job"),
    name: text.nullable(),
    jobType,
    nativeType: text.nullable(),
    state: z.enum(WORK_STATES),
    progressPercent: percent.max(100).nullish(),
    progress: z
      .strictObject({
        processedBytes: bytes.nullable(),
        totalBytes: bytes.nullable(),
        processedFiles: bytes.nullable(),
        totalFiles: bytes.nullable(),
        bytesPerSecond: bytes.nullable(),
        remainingSeconds: bytes.nullable(),
      })
      .nullish(),
    createdAt: instant.nullable(),
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    expiresAt: instant.nullable(),
    message: text.nullable(),
    owner: text.nullable(),
    site: ref.nullable(),
    volume: ref.nullable(),
    template: ref.nullable(),
    steps: z
      .array(
        z.strictObject({
          sourceId: name,
          name,
          state: z.enum(WORK_STATES),
          nativeState: text.nullable(),
          site: ref.nullable(),
          startedAt: instant.nullable(),
          finishedAt: instant.nullable(),
          message: text.nullable(),
        }),
      )
      .nullish(),
    details: details.nullable(),
  }),
  JobTemplate: z.strictObject({
    ...base("JobTemplate"),
    name: text.nullable(),
    description: text.nullable(),
    jobType,
    nativeType: text.nullable(),
    enabled: flag.nullable(),
    health,
    schedule: schedule.nullable(),
    site: ref.nullable(),
    paths: texts.nullable(),
    parameters: z.array(z.strictObject({ name, valueType: text.nullable(), choices: texts.nullable() })).nullable(),
    details: details.nullable(),
  }),
  Alert: z.strictObject({
    ...base("Alert"),
    name: text.nullable(),
    severity: z.enum(ALERT_SEVERITIES),
    message: text.nullable(),
    raisedAt: instant.nullable(),
    active: flag.nullable(),
    acknowledged: flag.nullable(),
    suppressed: flag.nullable(),
    derived: flag,
    resource: z.strictObject({ kind: z.enum(KINDS), ref }).nullable(),
    site: ref.nullable(),
  }),
  Certificate: z.strictObject({
    ...base("Certificate"),
    name: text.nullable(),
    purpose: z.enum(["SERVER", "AUTHORITY", "UNKNOWN"]),
    commonName: text.nullable(),
    subjectName: text.nullable(),
    issuerName: text.nullable(),
    alternativeNames: texts.nullable(),
    serialNumber: text.nullable(),
    thumbprint: text.nullable(),
    thumbprintAlgorithm: text.nullable(),
    keyType: text.nullable(),
    validFrom: instant.nullable(),
    validUntil: instant.nullable(),
    site: ref.nullable(),
    instances: texts.nullable(),
  }),
} satisfies { readonly [K in Kind]: z.ZodType<RowOf[K]> };
