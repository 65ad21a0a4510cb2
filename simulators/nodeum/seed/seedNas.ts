// Which file servers are there, and which of their shares are mounted?
import { folderName, places } from "../../chassis/plausibleNames.ts";
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { NasRecord, NasShareRecord, PoolRecord } from "../state/storageRecords.ts";

const types = ["nfs_v3", "smb_v3", "nfs_v4", "smb_v2_1", "storenext_v5", "smb_v1"];

/** File servers, one for about sixty containers. */
export function seedNas(random: SeededRandom, volumes: number): NasRecord[] {
  const count = 3 + Math.floor(volumes / 60);
  return Array.from({ length: count }, (_, index) => {
    const name = `${places[index % places.length]}-filer-${String(Math.floor(index / places.length) + 1).padStart(2, "0")}`;
    return {
      id: index + 1,
      name,
      host: random.chance(0.7) ? `${name}.example.com` : `10.20.${random.int(0, 31)}.${random.int(2, 250)}`,
      type: index < 3 ? (types[index] ?? null) : random.pick(types),
      comment: random.pick(["", null, "Production", "Leased until the end of the year"]),
      price: random.pick(["120.0", "85.5", "0.0", null]),
    };
  });
}

/** What a share is made from. */
export interface ShareSeed {
  /** Its number, from 1 on. */
  readonly id: number;
  /** Its server. */
  readonly nas: NasRecord;
  /** Pools that it may be in. */
  readonly pools: readonly PoolRecord[];
}

/** One share; some are in no pool, those of SMB servers have a user and a password. */
export function makeNasShare(random: SeededRandom, { id, nas, pools }: ShareSeed): NasShareRecord {
  const name = `${folderName(id - 1)}-share`;
  const isSmb = nas.type?.startsWith("smb") ?? false;
  const isEmpty = random.chance(0.03);
  return {
    id,
    nas_id: nas.id,
    pool_id: pools.length > 0 && random.chance(0.85) ? random.pick(pools).id : null,
    name,
    path: isSmb ? `/${name}` : `/export/${name}`,
    options: random.pick(["", "ro", "rw,hard,nointr", null]),
    username: isSmb ? "svc-nodeum" : null,
    password: isSmb ? `share-secret-${id}` : null,
    file_count: isEmpty ? 0 : random.int(100, 2_000_000),
    file_size_sum: isEmpty ? 0 : random.int(1, 40_000) * 1_073_741_824,
  };
}

/** One and a half shares for each container, over all servers. */
export function seedNasShares(
  random: SeededRandom,
  { nas, pools, volumes }: { nas: readonly NasRecord[]; pools: readonly PoolRecord[]; volumes: number },
): NasShareRecord[] {
  const nasPools = pools.filter(({ content }) => content === "nas");
  return Array.from({ length: Math.floor(volumes * 1.5) }, (_, index) =>
    makeNasShare(random, { id: index + 1, nas: random.pick(nas), pools: nasPools }),
  );
}
