// How full is it? Completes the figures that a vendor gives; connectors build every capacity with it.
import type { CapacityRow } from "../contract/rows/shared.ts";
import type { CapacityBasis } from "../contract/words.ts";

/** The figures as the vendor gives them; null or left out where it gives none. All in bytes, exact. */
export interface CapacityFigures {
  readonly totalBytes: bigint | null;
  readonly usedBytes: bigint | null;
  readonly freeBytes?: bigint | null;
  readonly snapshotBytes?: bigint | null;
  /** True when there is no limit (then there is no total), false when there is one, null when the vendor does not say. */
  readonly unlimited: boolean | null;
  /** What the used figure counts. */
  readonly basis: CapacityBasis | null;
  /** What had to be assumed, in a sentence. */
  readonly assumption?: string | null;
}

/**
 * Completes a capacity: where two of total, used and free are given, the third is computed and `derived` is set. Free is
 * never negative. Without a used figure there is no basis.
 */
export function capacityOf(figures: CapacityFigures): CapacityRow {
  const { freeBytes = null, snapshotBytes = null, unlimited, assumption = null } = figures;
  const given = {
    total: unlimited === true ? null : figures.totalBytes,
    used: figures.usedBytes,
    free: freeBytes === null ? null : notNegative(freeBytes),
  };
  const total = given.total ?? (unlimited === true ? null : sum(given.used, given.free));
  const used = given.used ?? rest(given.total, given.free);
  const free = given.free ?? rest(given.total, given.used);
  return {
    totalBytes: total,
    usedBytes: used,
    freeBytes: free,
    snapshotBytes,
    unlimited,
    basis: used === null ? null : figures.basis,
    derived: total !== given.total || used !== given.used || free !== given.free,
    assumption,
  };
}

const notNegative = (bytes: bigint): bigint => (bytes < 0n ? 0n : bytes);

const sum = (a: bigint | null, b: bigint | null): bigint | null => (a === null || b === null ? null : a + b);

const rest = (whole: bigint | null, part: bigint | null): bigint | null =>
  whole === null || part === null ? null : notNegative(whole - part);
