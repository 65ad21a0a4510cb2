// What is mounted where? Pools, shares, buckets and tapes are mounts of the machine that Nodeum runs on (sheet §6.8).
import type { Nodeum } from "../nodeum.ts";
import type { CloudBucketRecord, NasShareRecord, PoolRecord } from "../state/storageRecords.ts";
import type { TapeRecord } from "../state/tapeRecords.ts";
import type { Json } from "../wire/apiError.ts";
import { type NodeumAnswer, ok } from "../wire/endpoint.ts";

/** What a mount endpoint answers; a thing that is not mounted has no status. */
export function mountStatus(info: Json | null, word: string): NodeumAnswer {
  if (info === null) return ok({ mounted: false, message: `${word} is not mounted` });
  return ok({ mounted: true, message: `${word} is mounted`, status: info });
}

/** Numbers like those that the kernel gives. */
const kernelId = (kind: number, id: number) => 100 + id * 4 + kind;

/** The mount of a pool, or null. */
export function poolMount(pool: PoolRecord): Json | null {
  if (!pool.mounted) return null;
  return {
    id: kernelId(0, pool.id),
    major_minor: `0:${40 + pool.id}`,
    target: `/mnt/CORE/${pool.id}`,
    source: "core_fuse",
    options: "rw,nosuid,nodev,relatime",
    type: "fuse.core_fuse",
    pool_id: pool.id,
    pool_name: pool.name,
  };
}

/** The mount of a share: it is mounted with its pool. */
export function shareMount({ state }: Nodeum, share: NasShareRecord): Json | null {
  const nas = state.nas.get(String(share.nas_id));
  const pool = state.pools.get(String(share.pool_id));
  if (nas === undefined || pool === undefined || !pool.mounted) return null;
  const isNfs = nas.type?.startsWith("nfs") ?? false;
  return {
    id: kernelId(1, share.id),
    major_minor: `0:${2_000 + share.id}`,
    target: `/mnt/NAS/${nas.id}/${share.id}`,
    source: isNfs ? `${nas.host}:${share.path}` : `//${nas.host}${share.path}`,
    options: "rw,relatime",
    type: isNfs ? "nfs" : "cifs",
    pool_id: pool.id,
    pool_name: pool.name,
    nas_id: nas.id,
    nas_name: nas.name,
    nas_share_id: share.id,
    nas_share_name: share.name,
  };
}

/** The mount of a bucket: it is mounted with its pool. */
export function bucketMount({ state }: Nodeum, bucket: CloudBucketRecord): Json | null {
  const connector = state.cloudConnectors.get(String(bucket.cloud_connector_id));
  const pool = state.pools.get(String(bucket.pool_id));
  if (connector === undefined || pool === undefined || !pool.mounted) return null;
  return {
    id: kernelId(2, bucket.id),
    major_minor: `0:${1_000 + bucket.id}`,
    target: `/mnt/CLOUD/${connector.id}/${bucket.id}`,
    source: "s3fs",
    options: "rw,nosuid,nodev,relatime",
    type: "fuse.s3fs",
    pool_id: pool.id,
    pool_name: pool.name,
    cloud_connector_id: connector.id,
    cloud_connector_name: connector.name,
    cloud_bucket_id: bucket.id,
    cloud_bucket_name: bucket.name,
  };
}

/** The mount of a tape, or null. */
export function tapeMount({ state }: Nodeum, tape: TapeRecord): Json | null {
  const library = state.tapeLibraries.get(String(tape.tape_library_id));
  if (!tape.mounted || library === undefined) return null;
  return {
    id: kernelId(3, tape.id),
    major_minor: `0:${3_000 + tape.id}`,
    target: `/mnt/TAPE/${tape.barcode}`,
    source: "ltfs",
    options: "rw,relatime",
    type: "fuse",
    tape_id: tape.id,
    tape_barcode: tape.barcode,
    tape_library_id: library.id,
    tape_library_name: library.name,
    tape_library_serial: library.serial,
  };
}

/** Every mount. */
export function allMounts(nodeum: Nodeum): Json[] {
  const { pools, nasShares, cloudBuckets, tapes } = nodeum.state;
  return [
    ...pools.list().map(poolMount),
    ...nasShares.list().map((share) => shareMount(nodeum, share)),
    ...cloudBuckets.list().map((bucket) => bucketMount(nodeum, bucket)),
    ...tapes.list().map((tape) => tapeMount(nodeum, tape)),
  ].filter((mount) => mount !== null);
}
