// How does a pool become a StoragePool, with figures that only its members have? Pure; used by the feed `storage`.
import type { StoragePoolRow } from "../../../contract/rows/StoragePool.ts";
import type { CapacityRow, DetailsRow } from "../../../contract/rows/shared.ts";
import { capacityOf } from "../../../upstream/capacity.ts";
import type { RawBucket, RawNasShare, RawPool, RawTape } from "../raw/storage.ts";
import { BYTES_ASSUMED, SERVER_ID } from "./server.ts";
import type { NodeumWords } from "./words.ts";

/** The members of all pools, by pool; null for a sort that could not be read. */
export interface Members {
  readonly shares: ReadonlyMap<string, readonly RawNasShare[]> | null;
  readonly buckets: ReadonlyMap<string, readonly RawBucket[]> | null;
  readonly tapes: ReadonlyMap<string, readonly RawTape[]> | null;
}

/** The fields of the GraphQL type `NodeumPoolDetails`, and beyond them what alerts are concluded from. */
export interface PoolDetails extends DetailsRow {
  readonly nativeType: string | null;
  readonly memberCount: number | null;
  /** Barcodes of tapes that want to be checked, in order. */
  readonly tapesToCheck: readonly string[];
}

/** Groups members by their pool; those of no pool are left out. Null stays null. */
export function byPool<T extends { readonly pool_id: string | null }>(
  rows: readonly T[] | null,
): ReadonlyMap<string, readonly T[]> | null {
  if (rows === null) return null;
  const members = rows.filter((row) => row.pool_id !== null);
  return Map.groupBy(members, (row) => row.pool_id ?? "");
}

/** A pool. */
export function poolRow(
  raw: RawPool,
  members: Members,
  { sourceId, words }: { sourceId: string; words: NodeumWords },
): StoragePoolRow {
  const poolType = words.poolType(raw.content);
  const { tapes, files } = membersOf(raw.id, poolType, members);
  const details: PoolDetails = {
    __typename: "NodeumPoolDetails",
    sourceId,
    nativeType: raw.type,
    memberCount: (tapes ?? files)?.length ?? null,
    tapesToCheck: (tapes ?? [])
      .filter((tape) => tape.need_to_check === true)
      .map((tape) => tape.barcode ?? tape.id)
      .sort(),
  };
  return {
    kind: "StoragePool",
    sourceId,
    nativeId: raw.id,
    displayName: raw.name ?? raw.id,
    nativeState: null,
    name: raw.name,
    description: raw.comment,
    poolType,
    site: SERVER_ID,
    lifecycle: "AVAILABLE",
    health: "UNKNOWN",
    capacity: tapes !== null ? tapeCapacity(tapes) : files !== null ? fileCapacity(files) : null,
    details,
  };
}

/** The members that a pool of this content has: tapes, or shares or buckets with a sum of files; null when not in hand. */
function membersOf(id: string, poolType: StoragePoolRow["poolType"], { shares, buckets, tapes }: Members) {
  const of = <T>(all: ReadonlyMap<string, readonly T[]> | null): readonly T[] | null => all && (all.get(id) ?? []);
  return {
    tapes: poolType === "TAPE" ? of(tapes) : null,
    files:
      poolType === "NAS"
        ? of<RawNasShare | RawBucket>(shares)
        : poolType === "CLOUD"
          ? of<RawNasShare | RawBucket>(buckets)
          : null,
  };
}

/** What is used is the sum of the files seen; how much fits is the other system's secret. */
function fileCapacity(members: readonly (RawNasShare | RawBucket)[]): CapacityRow {
  const sum = sumOf(members.map((member) => member.file_size_sum));
  const figures = {
    totalBytes: null,
    usedBytes: sum.bytes,
    unlimited: null,
    basis: "LOGICAL",
    assumption: assume(sum.missing),
  } as const;
  return { ...capacityOf(figures), derived: true };
}

/** Tapes hold data unless they clean or test drives; the only true sizes that the server has. */
function tapeCapacity(tapes: readonly RawTape[]): CapacityRow {
  const data = tapes.filter(({ type }) => type !== "cleaning" && type !== "diagnostic");
  const told = data.filter(({ max, free }) => max !== null && free !== null);
  const missing = data.length - told.length;
  const [total, free] = [sumOf(told.map((tape) => tape.max)), sumOf(told.map((tape) => tape.free))];
  const none = told.length === 0 && missing > 0;
  const figures = {
    totalBytes: none ? null : total.bytes,
    usedBytes: null,
    freeBytes: none ? null : free.bytes,
  } as const;
  return {
    ...capacityOf({ ...figures, unlimited: false, basis: "PHYSICAL", assumption: assume(missing) }),
    derived: true,
  };
}

/** Members without a figure are counted, not guessed; where none has one there is no sum. */
function sumOf(figures: readonly (bigint | null)[]): { bytes: bigint | null; missing: number } {
  const known = figures.filter((figure) => figure !== null);
  const missing = figures.length - known.length;
  return { bytes: known.length === 0 && missing > 0 ? null : known.reduce((sum, figure) => sum + figure, 0n), missing };
}

function assume(missing: number): string {
  if (missing === 0) return BYTES_ASSUMED;
  const silent =
    missing === 1 ? "1 of the members does not tell its size" : `${missing} of the members do not tell their size`;
  return `${BYTES_ASSUMED} Left out: ${silent}.`;
}
