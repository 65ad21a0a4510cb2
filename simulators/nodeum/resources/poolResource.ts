// What does a pool look like, and how do its members change with it? (sheet §6.5)
import type { Nodeum } from "../nodeum.ts";
import { bucketsOfPool, sharesOfPool, tapesOfPool } from "../state/nodeumState.ts";
import type { NumberedTable } from "../state/numberedTable.ts";
import type { PoolRecord } from "../state/storageRecords.ts";
import { type Json, unprocessable } from "../wire/apiError.ts";
import { fixed, settable } from "../wire/attributes.ts";
import type { Resource } from "./resource.ts";

interface Member {
  readonly id: number;
  readonly pool_id: number | null;
}

/** Pools. Members are set by their ids, which no answer repeats. */
export function pools(nodeum: Nodeum): Resource<PoolRecord> {
  const table = () => nodeum.state.pools;
  const save = (row: Omit<PoolRecord, "id">, values: Json, id?: number): PoolRecord => {
    const { tape_ids, nas_share_ids, cloud_bucket_ids, ...plain } = values;
    const { tapes, nasShares, cloudBuckets } = nodeum.state;
    const parts = [
      memberPart("tape_ids", { table: tapes, current: tapesOfPool, ids: tape_ids }),
      memberPart("nas_share_ids", { table: nasShares, current: sharesOfPool, ids: nas_share_ids }),
      memberPart("cloud_bucket_ids", { table: cloudBuckets, current: bucketsOfPool, ids: cloud_bucket_ids }),
    ];
    for (const part of parts) part.check();
    const full = { ...row, ...plain };
    const pool = id === undefined ? table().add(full) : (table().patch(String(id), full) ?? { ...full, id });
    for (const part of parts) part.assign(pool.id);
    return pool;
  };
  return {
    word: "pool",
    plural: "pools",
    names: ["name"],
    attributes: {
      id: fixed("integer"),
      name: settable("text", { required: true, unique: true }),
      comment: settable("text"),
      type: settable("text", {
        choices: ["active_archive", "offline_archive", "data_exchange", "scratch", "data_enrichment", "primary"],
      }),
      content: settable("text", { choices: ["tape", "cloud", "nas"] }),
      primary_id: fixed("integer"),
      storage_id: settable("integer", { unfiltered: true }),
      tape_ids: settable("ids", { hidden: true }),
      nas_share_ids: settable("ids", { hidden: true }),
      cloud_bucket_ids: settable("ids", { hidden: true }),
    },
    table,
    create: (values) => save(newPool(nodeum, values), values),
    update: ({ id, ...row }, values) => save(row, values, id),
    destroy: ({ id }) => removePool(nodeum, id),
  };
}

function newPool(nodeum: Nodeum, { type, name }: Json): Omit<PoolRecord, "id"> {
  const primaries = nodeum.state.pools.list().map(({ primary_id }) => primary_id ?? 0);
  const primary_id = type === "primary" ? Math.max(0, ...primaries) + 1 : null;
  return {
    name: String(name),
    comment: "",
    type: null,
    content: null,
    primary_id,
    storage_id: null,
    mounted: false,
  };
}

/** Takes a pool away; its members stay, without a pool. */
export function removePool(nodeum: Nodeum, id: number): boolean {
  const { pools: table, tapes, nasShares, cloudBuckets, primaryScans } = nodeum.state;
  memberPart("tape_ids", { table: tapes, current: tapesOfPool, ids: [] }).assign(id);
  memberPart("nas_share_ids", { table: nasShares, current: sharesOfPool, ids: [] }).assign(id);
  memberPart("cloud_bucket_ids", { table: cloudBuckets, current: bucketsOfPool, ids: [] }).assign(id);
  for (const scan of primaryScans.list()) if (scan.pool_id === id) primaryScans.remove(String(scan.id));
  return table.remove(String(id));
}

interface MemberList<Row extends Member> {
  readonly table: NumberedTable<Row>;
  /** The members that a pool has. */
  readonly current: (rows: readonly Row[], poolId: number) => readonly Row[];
  /** The members that it shall have; anything but a list changes nothing. */
  readonly ids: unknown;
}

/** One list of members in a body: checked first, all lists together, then assigned. */
function memberPart<Row extends Member>(name: string, { table, current, ids }: MemberList<Row>) {
  const wanted = Array.isArray(ids) ? ids.map(Number) : null;
  const change = (id: number, pool_id: number | null) => table.patch(String(id), { pool_id } as Partial<Row>);
  return {
    check: () => {
      const missing = wanted?.find((id) => table.get(String(id)) === undefined);
      if (missing !== undefined) throw unprocessable({ [name]: [{ error: "invalid", value: String(missing) }] });
    },
    assign: (poolId: number) => {
      if (wanted === null) return;
      for (const { id } of current(table.list(), poolId)) if (!wanted.includes(id)) change(id, null);
      for (const id of wanted) change(id, poolId);
    },
  };
}
