// How does Nodeum write pools, their members and containers? Sheet §6.4 to §6.9. User names and passwords are not even read.
import { z } from "zod";
import { figure, flag, key, otherKey, text } from "./pieces.ts";

/** A row of `/pools`. It has no figures: those of its members are summed. */
export const rawPool = z.object({ id: key, name: text, comment: text, type: text, content: text });
/** The same, as read. */
export type RawPool = z.output<typeof rawPool>;

/** A row of `/nas`: a system whose shares are mounted. */
export const rawNas = z.object({ id: key, host: text, type: text });
/** The same, as read. */
export type RawNas = z.output<typeof rawNas>;

/** A row of `/nas_shares`: one share that is mounted. */
export const rawNasShare = z.object({
  id: key,
  nas_id: otherKey,
  pool_id: otherKey,
  name: text,
  path: text,
  options: text,
  file_count: figure,
  file_size_sum: figure,
});
/** The same, as read. */
export type RawNasShare = z.output<typeof rawNasShare>;

/** A row of `/cloud_buckets`. */
export const rawBucket = z.object({ id: key, pool_id: otherKey, file_size_sum: figure });
/** The same, as read. */
export type RawBucket = z.output<typeof rawBucket>;

/** A row of `/tapes`. */
export const rawTape = z.object({
  id: key,
  pool_id: otherKey,
  barcode: text,
  type: text,
  free: figure,
  max: figure,
  need_to_check: flag,
});
/** The same, as read. */
export type RawTape = z.output<typeof rawTape>;

/** A row of `/containers`. The two pools are told by newer releases alone. */
export const rawContainer = z.object({
  id: key,
  name: text,
  comment: text,
  quota_total_size: figure,
  quota_on_cache: figure,
  push_pool_id: otherKey,
  cleaning_pool_id: otherKey,
  stat_total_files: figure,
  stat_total_size: figure,
  stat_size_on_cache: figure,
  only_on_cache_file_count: figure,
  guest_right: text,
});
/** The same, as read. */
export type RawContainer = z.output<typeof rawContainer>;
