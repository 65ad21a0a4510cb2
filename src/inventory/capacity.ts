// How full is it, and how full are many together? Percentages and sums of capacities, for filters, orders, sites and
// summaries. Pure.
import type { CapacityRow } from "../contract/rows/shared.ts";
import type { CapacitySummaryRow } from "./InventoryView.ts";

/** 100 × used / total in full precision, above 100 when over the limit; null when either is unknown or the total is 0. */
export function usedPercent(capacity: Pick<CapacityRow, "totalBytes" | "usedBytes"> | null): number | null {
  if (capacity === null || capacity.totalBytes === null || capacity.usedBytes === null) return null;
  return capacity.totalBytes === 0n ? null : (100 * Number(capacity.usedBytes)) / Number(capacity.totalBytes);
}

/** Figures being summed up; rows without one are counted, not guessed. */
export interface CapacitySum {
  totalBytes: bigint | null;
  usedBytes: bigint | null;
  freeBytes: bigint | null;
  /** Over the rows that give both, so that the percentage compares like with like. */
  readonly both: { totalBytes: bigint; usedBytes: bigint };
  rowsWithoutTotal: number;
  rowsWithoutUsed: number;
}

/** A sum over nothing. */
export const emptySum = (): CapacitySum => ({
  totalBytes: null,
  usedBytes: null,
  freeBytes: null,
  both: { totalBytes: 0n, usedBytes: 0n },
  rowsWithoutTotal: 0,
  rowsWithoutUsed: 0,
});

/** Adds the capacity of one row; null = the vendor gives none. */
export function addCapacity(sum: CapacitySum, capacity: CapacityRow | null): void {
  const { totalBytes = null, usedBytes = null, freeBytes = null } = capacity ?? {};
  sum.totalBytes = plus(sum.totalBytes, totalBytes);
  sum.usedBytes = plus(sum.usedBytes, usedBytes);
  sum.freeBytes = plus(sum.freeBytes, freeBytes);
  if (totalBytes === null) sum.rowsWithoutTotal += 1;
  if (usedBytes === null) sum.rowsWithoutUsed += 1;
  if (totalBytes === null || usedBytes === null) return;
  sum.both.totalBytes += totalBytes;
  sum.both.usedBytes += usedBytes;
}

/** Adds a sum to a sum. */
export function addSum(sum: CapacitySum, other: CapacitySum): void {
  sum.totalBytes = plus(sum.totalBytes, other.totalBytes);
  sum.usedBytes = plus(sum.usedBytes, other.usedBytes);
  sum.freeBytes = plus(sum.freeBytes, other.freeBytes);
  sum.rowsWithoutTotal += other.rowsWithoutTotal;
  sum.rowsWithoutUsed += other.rowsWithoutUsed;
  sum.both.totalBytes += other.both.totalBytes;
  sum.both.usedBytes += other.both.usedBytes;
}

/** The sum as it is answered. */
export const summaryOf = (sum: CapacitySum): CapacitySummaryRow => ({
  totalBytes: sum.totalBytes,
  usedBytes: sum.usedBytes,
  freeBytes: sum.freeBytes,
  usedPercent: usedPercent(sum.both),
  rowsWithoutTotal: sum.rowsWithoutTotal,
  rowsWithoutUsed: sum.rowsWithoutUsed,
});

/**
 * One capacity made of several; null when there are none. A figure that one of them lacks is null: a total of some
 * members beside the use of all would be a wrong percentage.
 */
export function joinCapacities(parts: readonly CapacityRow[]): CapacityRow | null {
  const [first] = parts;
  if (first === undefined) return null;
  const sum = (figure: (part: CapacityRow) => bigint | null): bigint | null => {
    const figures = parts.map(figure).filter((bytes) => bytes !== null);
    return figures.length === parts.length ? figures.reduce((left, right) => left + right, 0n) : null;
  };
  const same = <T>(value: (part: CapacityRow) => T): T | null =>
    parts.every((part) => value(part) === value(first)) ? value(first) : null;
  const usedBytes = sum((part) => part.usedBytes);
  const assumptions = [...new Set(parts.map((part) => part.assumption).filter((said) => said !== null))];
  return {
    totalBytes: sum((part) => part.totalBytes),
    usedBytes,
    freeBytes: sum((part) => part.freeBytes),
    snapshotBytes: sum((part) => part.snapshotBytes),
    unlimited: same((part) => part.unlimited),
    basis: usedBytes === null ? null : (same((part) => part.basis) ?? "UNKNOWN"),
    derived: true,
    assumption: assumptions.length === 0 ? null : assumptions.join(" "),
  };
}

const plus = (sum: bigint | null, bytes: bigint | null): bigint | null => (bytes === null ? sum : (sum ?? 0n) + bytes);
