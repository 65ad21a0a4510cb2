// Which directories are S3 buckets? One for every tenth volume, one of them open to the whole world (sheet §8.7).
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { FileNode, FileTree } from "../fileTree.ts";
import { nanoTime } from "../wire/rfc3339.ts";

/** How long objects of a bucket are kept. */
interface BucketLock {
  enabled: boolean;
  default_retention: { units: string; value: number } | null;
}

/** A bucket as `/v1/s3/buckets/` shows it. */
export interface Bucket {
  name: string;
  creation_time: string;
  path: string;
  /** Deprecated in favour of the policy, and still answered. */
  anonymous_access_enabled: boolean;
  versioning: string;
  lock_config: BucketLock;
}

/** A name that S3 allows: lower case letters, digits and dashes. */
function bucketName(path: string): string {
  const plain = path.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain.match(/[a-z0-9]+/g) ?? ["bucket"];
  return words.join("-").slice(0, 60);
}

/** Makes one bucket of a directory. */
export function seedBucket(
  random: SeededRandom,
  index: number,
  { path, atMs }: { path: string; atMs: number },
): Bucket {
  const isLocked = index % 4 === 3;
  return {
    name: bucketName(path),
    creation_time: nanoTime(atMs + random.int(0, 86_400_000)),
    path,
    anonymous_access_enabled: index % 5 === 0,
    versioning: isLocked ? "Enabled" : random.pick(["Unversioned", "Enabled", "Suspended"]),
    lock_config: {
      enabled: isLocked,
      default_retention: isLocked ? { units: random.pick(["DAYS", "YEARS"]), value: random.int(1, 30) } : null,
    },
  };
}

/** Makes a bucket of every tenth volume; every first in five is open to anonymous callers. */
export function seedBuckets(random: SeededRandom, tree: FileTree, volumes: readonly FileNode[]): Bucket[] {
  const chosen = volumes.filter((_, index) => index % 10 === 5 || (index === 0 && volumes.length < 6));
  return chosen.map((volume, index) =>
    seedBucket(random, index, { path: tree.pathOf(volume).slice(0, -1), atMs: volume.createdAtMs }),
  );
}
