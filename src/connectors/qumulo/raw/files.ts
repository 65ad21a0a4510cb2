// What do quotas and tree deletes answer (sheet §8.4, §8.10)? Used by the feeds `quotas` and `work`.
import { z } from "zod";
import { zInstant } from "../../../upstream/values.ts";
import { zFigure, zKey, zText } from "./pieces.ts";

/** `GET /v1/files/quotas/status/{id}`: a directory with a quota; `path` ends in `/`. */
export const zQuota = z.object({ id: zKey, path: zText, limit: zFigure, capacity_usage: zFigure });

/**
 * One page of `GET /v1/files/quotas/status/`; the end of the list is `next` null (≥ 7) or `""` (older). A page without
 * `paging` is no end but a broken answer: the vendor's own client relies on it too (sheet §4).
 */
export const zQuotaPage = z.object({
  quotas: z.array(z.unknown()),
  paging: z.object({ next: z.string().nullable() }),
});

/** The rows of a page. */
export const zQuotas = z.array(zQuota);

/** `GET /v1/tree-delete/jobs/{id}`: `id` is the directory's file id; there is no status field. */
export const zTreeDelete = z.object({
  id: zKey,
  create_time: zInstant,
  mode: zText,
  initial_path: zText,
  initial_capacity: zFigure,
  initial_files: zFigure,
  remaining_capacity: zFigure,
  remaining_files: zFigure,
  last_error_message: zText,
});

/** `GET /v1/tree-delete/jobs/`. */
export const zTreeDeletes = z.object({ jobs: z.array(zTreeDelete) });

/** A directory with a quota. */
export type RawQuota = z.output<typeof zQuota>;
/** A tree delete under way, or stuck. */
export type RawTreeDelete = z.output<typeof zTreeDelete>;
