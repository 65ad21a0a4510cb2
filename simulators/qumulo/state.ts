// What does the cluster know? All rows of the simulator, made from the seed; replaced as a whole by a reset.
import { createRowTable, type RowTable } from "../chassis/rowTable.ts";
import { createSeededRandom, type SeededRandom } from "../chassis/seededRandom.ts";
import type { FileNode, FileTree } from "./fileTree.ts";
import type { QumuloSettings } from "./qumuloOptions.ts";
import { type Bucket, seedBuckets } from "./seed/buckets.ts";
import { sampleCaCertificate } from "./seed/caCertificate.ts";
import { type Cluster, seedCluster } from "./seed/cluster.ts";
import { type Quota, seedDirectories } from "./seed/directories.ts";
import { type ClusterNode, type NodeChassis, type Slot, seedNode } from "./seed/hardware.ts";
import {
  type Identity,
  type LocalGroup,
  type LocalUser,
  localIdentity,
  seedGroups,
  seedUsers,
} from "./seed/identities.ts";
import { type LockKey, seedLockKeys } from "./seed/lockKeys.ts";
import { type NfsExport, seedNfsExports } from "./seed/nfsExports.ts";
import { type ObjectRelationship, seedObjects } from "./seed/objectRelationships.ts";
import { type SnapshotPolicy, seedPolicies } from "./seed/policies.ts";
import { type SmbShare, seedSmbShares } from "./seed/smbShares.ts";
import { type Snapshot, seedSnapshots } from "./seed/snapshots.ts";
import { type SourceRelationship, seedSources } from "./seed/sourceRelationships.ts";
import { seedTargets, type TargetRelationship } from "./seed/targetRelationships.ts";
import { seedTreeDeletes, type TreeDelete } from "./seed/treeDeletes.ts";
import { compareDecimal } from "./wire/pageOf.ts";
import { nanoTime } from "./wire/rfc3339.ts";

const numberedTables = [
  "accessTokens",
  "users",
  "groups",
  "nodes",
  "nfsExports",
  "smbShares",
  "policies",
  "snapshots",
] as const;

/** A login that has been made. */
interface Session {
  userId: string;
  /** Vendor ms at which it ends: 10 hours after the login, whatever is done with it. */
  endsAtMs: number;
}

/** An access token; `bearer` is shown once, when it is made. */
export interface AccessToken {
  id: string;
  bearer: string;
  user: Identity;
  creator: Identity;
  creation_time: string;
  /** RFC 3339, "" for never. */
  expiration_time: string;
  enabled: boolean;
}

/** An S3 access key as lists show it. */
export interface AccessKey {
  access_key_id: string;
  owner: Identity;
  creation_time: string;
}

/** Everything that the cluster knows. */
export interface QumuloState {
  /** Stream for what is made at run time. */
  random: SeededRandom;
  sessions: Map<string, Session>;
  accessTokens: RowTable<AccessToken>;
  users: RowTable<LocalUser>;
  groups: RowTable<LocalGroup>;
  cluster: Cluster;
  nodes: RowTable<ClusterNode>;
  slots: RowTable<Slot>;
  chassis: RowTable<NodeChassis>;
  tree: FileTree;
  quotas: RowTable<Quota>;
  nfsExports: RowTable<NfsExport>;
  nfsSettings: Record<string, boolean>;
  smbShares: RowTable<SmbShare>;
  buckets: RowTable<Bucket>;
  /** Policy documents by bucket name. */
  bucketPolicies: Map<string, unknown>;
  s3Settings: Record<string, unknown>;
  accessKeys: RowTable<AccessKey>;
  lockKeys: RowTable<LockKey>;
  policies: RowTable<SnapshotPolicy>;
  snapshots: RowTable<Snapshot>;
  /** Ids of the snapshots that are in deletion. */
  deletingSnapshots: Set<string>;
  treeDeletes: RowTable<TreeDelete>;
  sources: RowTable<SourceRelationship>;
  targets: RowTable<TargetRelationship>;
  objects: RowTable<ObjectRelationship>;
  /** Next id of each table that Core numbers itself; ids are never used twice. */
  nextIds: Record<NumberedTable, number>;
}

/** Tables whose ids are consecutive numbers. */
export type NumberedTable = (typeof numberedTables)[number];

/** What the state is made from. */
export interface StateParts {
  seed: number;
  volumes: number;
  nowMs: number;
  settings: QumuloSettings;
}

const byId = <Row extends { id: string | number }>(rows: Iterable<Row>): RowTable<Row> =>
  createRowTable(rows, {
    idOf: (row) => String(row.id),
    compare: (left, right) => compareDecimal(String(left.id), String(right.id)),
  });

/** Rows whose ids are not numbers; they are listed in the order in which they were made. */
const inOrder = <Row extends object>(rows: Iterable<Row>, idOf: (row: Row) => string): RowTable<Row> =>
  createRowTable(rows, { idOf });

function seedAccess(parts: StateParts, random: SeededRandom) {
  const { settings, nowMs } = parts;
  const admin = localIdentity(settings.username, 500);
  const token: AccessToken = {
    id: "1",
    bearer: settings.accessToken,
    user: admin,
    creator: admin,
    creation_time: nanoTime(nowMs - 40 * 86_400_000),
    expiration_time: "",
    enabled: true,
  };
  const key = {
    access_key_id: random.hex(20),
    owner: localIdentity("a.moreau", 1_000),
    creation_time: nanoTime(nowMs),
  };
  return {
    sessions: new Map<string, Session>(),
    accessTokens: byId([token]),
    users: byId(seedUsers(settings.username)),
    groups: byId(seedGroups()),
    accessKeys: inOrder([key], (row) => row.access_key_id),
  };
}

function seedShares(parts: StateParts, tree: FileTree, volumes: readonly FileNode[]) {
  const random = (label: string) => createSeededRandom(parts.seed, label);
  return {
    nfsExports: byId(seedNfsExports(random("nfs"), tree, volumes)),
    nfsSettings: {
      v4_enabled: false,
      krb5_enabled: false,
      krb5i_enabled: false,
      krb5p_enabled: true,
      auth_sys_enabled: true,
    },
    smbShares: byId(seedSmbShares(random("smb"), tree, volumes)),
    buckets: inOrder(seedBuckets(random("s3"), tree, volumes), (row) => row.name),
    bucketPolicies: new Map<string, unknown>(),
    s3Settings: { enabled: true, base_path: "/", multipart_upload_expiry_interval: "7days", secure: true },
  };
}

function seedHardware(parts: StateParts) {
  const { hosts } = parts.settings;
  const made = Array.from({ length: hosts }, (_, index) =>
    seedNode(createSeededRandom(parts.seed, `node ${index}`), index + 1, hosts),
  );
  return {
    nodes: byId(made.map((host) => host.node)),
    chassis: byId(made.map((host) => host.chassis)),
    slots: inOrder(
      made.flatMap((host) => host.slots),
      (slot) => slot.id,
    ),
  };
}

/** Makes the state; equal parts give equal rows. */
export function buildState(parts: StateParts): QumuloState {
  const { nowMs, settings } = parts;
  const random = (label: string) => createSeededRandom(parts.seed, label);
  const { tree, volumes, quotas } = seedDirectories(random("directories"), parts.volumes, nowMs);
  const lockKeys = seedLockKeys();
  const lockKey = lockKeys[0]?.id ?? "";
  const shares = seedShares(parts, tree, volumes);
  const policies = seedPolicies(random("policies"), { root: tree.root, volumes, lockKey });
  const snapshots = seedSnapshots(random("snapshots"), { volumes, policies, nowMs, lockKey });
  const sources = seedSources(random("sources"), { volumes, pathOf: tree.pathOf, nowMs });
  const targets = seedTargets(random("targets"), { tree, nowMs, lockKey });
  const treeDeletes = seedTreeDeletes(tree, volumes, nowMs);
  const usedBytes = tree.root.capacity + snapshots.reduce((sum, snapshot) => sum + snapshot.capacityUsed, 0n);
  const caCertificate = settings.hasCaCertificate ? sampleCaCertificate : null;
  const numbered = {
    ...seedAccess(parts, random("access")),
    ...seedHardware(parts),
    ...shares,
    policies: byId(policies),
    snapshots: byId(snapshots),
  };
  return {
    ...numbered,
    random: random("run time"),
    cluster: seedCluster(random("cluster"), { nowMs, usedBytes, caCertificate }),
    tree,
    quotas: byId(quotas),
    lockKeys: inOrder(lockKeys, (key) => key.id),
    deletingSnapshots: new Set(snapshots.filter((row) => row.in_delete).map((row) => String(row.id))),
    treeDeletes: byId(treeDeletes),
    sources: inOrder(sources, (row) => row.config.id),
    targets: inOrder(targets, (row) => row.id),
    objects: inOrder(seedObjects(random("objects"), volumes, nowMs), (row) => row.config.id),
    nextIds: Object.fromEntries(
      numberedTables.map((name) => [name, Number(numbered[name].list().at(-1)?.id ?? 0) + 1]),
    ) as Record<NumberedTable, number>,
  };
}

/** Takes the next id of a table. */
export function takeId(state: QumuloState, table: NumberedTable): number {
  const id = state.nextIds[table];
  state.nextIds[table] = id + 1;
  return id;
}
