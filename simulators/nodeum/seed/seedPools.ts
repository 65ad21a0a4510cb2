// Which pools are there, and which of them are scanned?
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { PoolRecord, PrimaryScanRecord } from "../state/storageRecords.ts";

/** The pools that every estate has; one scratch pool is empty, and one archive is not mounted. */
const basics: readonly Omit<PoolRecord, "id">[] = [
  pool("primary-production", "primary", "nas", { primary_id: 1 }),
  pool("primary-object-store", "primary", "cloud", { primary_id: 2 }),
  pool("archive-nas", "active_archive", "nas", { comment: "" }),
  pool("archive-tape", "active_archive", "tape", { storage_id: 1 }),
  pool("vault-tape", "offline_archive", "tape", { storage_id: 2, mounted: false }),
  pool("archive-cloud", "active_archive", "cloud", {}),
  pool("exchange-partners", "data_exchange", "nas", { comment: "Handover to partners" }),
  pool("scratch", "scratch", "tape", { storage_id: 1, mounted: false }),
  pool("enrichment", "data_enrichment", "cloud", {}),
];

function pool(name: string, type: string, content: string, more: Partial<PoolRecord>): Omit<PoolRecord, "id"> {
  return { name, type, content, comment: null, primary_id: null, storage_id: null, mounted: true, ...more };
}

/** The pools of an estate with this many containers. */
export function seedPools(volumes: number): PoolRecord[] {
  const extra = Math.min(30, Math.floor(volumes / 100));
  const archives = Array.from({ length: extra }, (_, index) => {
    const number = String(index + 2).padStart(2, "0");
    return pool(`archive-nas-${number}`, "active_archive", "nas", { mounted: index % 9 !== 4 });
  });
  return [...basics, ...archives].map((row, index) => ({ id: index + 1, ...row }));
}

/** A pool that comes up later. */
export const laterPool = (random: SeededRandom): Omit<PoolRecord, "id"> =>
  pool(`pool-${random.hex(6)}`, "active_archive", "nas", {});

/** How often the primary pools are scanned; one scan is switched off. */
export function seedPrimaryScans(pools: readonly PoolRecord[]): PrimaryScanRecord[] {
  return pools
    .filter(({ type }) => type === "primary")
    .map(({ id }, index) => ({ id: index + 1, pool_id: id, enabled: index === 0, operand: 6, unit: "hours" }));
}
