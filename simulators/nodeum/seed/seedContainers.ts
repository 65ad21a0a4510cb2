// Which containers are there? Made once per start, and one by one for `POST /__sim/rows`.
import { departments, folderName } from "../../chassis/plausibleNames.ts";
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { ContainerRecord, PrivilegeRecord } from "../state/storageRecords.ts";
import { isoTime } from "../wire/isoTime.ts";

const tebibyte = 1024 ** 4;
const day = 86_400_000;

/** What a container is made from. */
export interface ContainerSeed {
  /** Its number, from 1 on. */
  readonly id: number;
  /** Pools that containers are pushed to. */
  readonly poolIds: readonly number[];
  /** Bytes in one unit of its quota. */
  readonly quotaUnitBytes: number;
  /** Vendor time at which the estate starts, ms. */
  readonly startMs: number;
}

/** One container: some without a quota, one in eight nearly full, some with more in the cache than in all (sheet §6.4). */
export function makeContainer(random: SeededRandom, seed: ContainerSeed): ContainerRecord {
  const { id, poolIds, quotaUnitBytes, startMs } = seed;
  const quota = random.chance(0.12) ? null : random.chance(0.04) ? 0 : random.int(1, 120) * tebibyte;
  const percent = random.chance(0.12) ? random.int(91, 99) : random.int(3, 86);
  const used = Math.floor(((quota || 20 * tebibyte) / 100) * percent);
  const files = random.int(200, 4_000_000);
  const cached = random.next() * (random.chance(0.08) ? 1.2 : 0.5);
  const pushed = poolIds.length > 0 && random.chance(0.6) ? random.pick(poolIds) : null;
  return {
    id,
    name: folderName(id - 1),
    comment: random.chance(0.3) ? "" : random.chance(0.1) ? null : `Working data of ${random.pick(departments)}`,
    quota_total_size: quota === null ? null : Math.floor(quota / quotaUnitBytes),
    quota_on_cache: random.chance(0.25) ? null : random.pick([10, 20, 50, 75, 100]),
    stat_total_files: files,
    only_on_cache_file_count: Math.floor(files * cached * 0.1),
    stat_total_size: used,
    stat_size_on_cache: Math.floor(used * cached),
    only_on_cache_file_size_sum: Math.floor(used * cached * 0.1),
    guest_right: random.pick(["none", "none", "none", "read", "read_write", null]),
    last_update: isoTime(startMs - random.int(0, 90 * day)),
    push_pool_id: pushed,
    cleaning_pool_id: pushed !== null && random.chance(0.5) ? pushed : null,
  };
}

/** Who may do what in these containers: a group each, and somebody else here and there. */
export function seedPrivileges(random: SeededRandom, containers: readonly ContainerRecord[]): PrivilegeRecord[] {
  const rows: PrivilegeRecord[] = [];
  for (const { id: container_id, name } of containers) {
    const group = name.split("-")[0] ?? "users";
    rows.push({ id: rows.length + 1, container_id, name: group, privilege: "read_write", type: "group" });
    if (!random.chance(0.3)) continue;
    const privilege = random.pick(["none", "read", null]);
    rows.push({ id: rows.length + 1, container_id, name: `${group}-guest`, privilege, type: "user" });
  }
  return rows;
}
