// Which directories have a quota? They are this vendor's volumes; shares, snapshots, jobs and replications refer to them.
import { departments, places, purposes } from "../../chassis/plausibleNames.ts";
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import { createFileTree, type FileNode, type FileTree } from "../fileTree.ts";

/** A quota as `/v1/files/quotas/` shows it. */
export interface Quota {
  /** File id of the directory. */
  id: string;
  /** Bytes, decimal. */
  limit: string;
}

/** The file system at the start. */
export interface SeededDirectories {
  tree: FileTree;
  /** Directories that have a quota, in the order in which they were made. */
  volumes: FileNode[];
  quotas: Quota[];
}

const gibibyte = 1024n ** 3n;
const day = 86_400_000;

/** Names that break clients which encode carelessly. */
const oddNames: Record<number, string> = { 3: "R&D 100% #1", 5: "Équipe vidéo", 11: "a+b=c?", 15: "Q3;final" };

/** Ids that are one number once they were read as a double. */
const hugeIds: Record<number, string> = { 12: "9007199254740993", 13: "9007199254740992" };

/** Every tenth directory, from the eighth on, lies inside the one before it. */
const isNested = (index: number) => index % 10 === 7;

function nameOf(index: number): string {
  const round = Math.floor(index / (departments.length * purposes.length));
  const purpose = purposes[Math.floor(index / departments.length) % purposes.length] as string;
  return oddNames[index] ?? (round === 0 ? purpose : `${purpose}-${round + 1}`);
}

/** A limit of 1 to 200 TiB in whole GiB; one is above 2^53 and odd, so that a double cannot hold it. */
function limitOf(index: number, random: SeededRandom): bigint {
  if (index === 2) return 2n ** 54n + 1n;
  return BigInt(random.int(1_024, 204_800)) * gibibyte;
}

/** Thousandths of the limit in use: mostly comfortable, some nearly full, one over its limit, one full, one empty. */
function fillOf(index: number, random: SeededRandom): bigint {
  const special: Record<number, bigint> = { 2: 600n, 4: 1_070n, 6: 1_000n, 8: 0n };
  return special[index] ?? BigInt(index % 9 === 1 ? random.int(900, 990) : random.int(150, 850));
}

/** Makes the directories. */
export function seedDirectories(random: SeededRandom, count: number, nowMs: number): SeededDirectories {
  const atMs = nowMs - 700 * day;
  const tree = createFileTree(atMs);
  const volumes: FileNode[] = [];
  const quotas: Quota[] = [];
  for (let index = 0; index < count; index++) {
    const above = isNested(index) ? volumes[index - 1] : undefined;
    const limit = above === undefined ? limitOf(index, random) : BigInt(random.int(64, 1_000)) * gibibyte;
    const capacity = (limit * fillOf(index, random)) / 1_000n;
    const department = departments[index % departments.length] as string;
    const id = hugeIds[index];
    const node = tree.add({
      parent: above ?? tree.addPath(`/${department}`, atMs),
      name: above === undefined ? nameOf(index) : (places[index % places.length] as string),
      isDirectory: true,
      atMs: nowMs - random.int(30, 690) * day,
      capacity,
      files: capacity === 0n ? 0n : capacity / 3_000_000n,
      ...(id === undefined ? {} : { id }),
    });
    volumes.push(node);
    quotas.push({ id: node.id, limit: String(limit) });
  }
  const readme = { name: "README.txt", isDirectory: false, atMs, capacity: 4096n };
  for (const node of volumes.slice(0, 20)) tree.add({ parent: node, ...readme });
  return { tree, volumes, quotas };
}
