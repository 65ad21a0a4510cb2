// Which directories are limited, and how full are they? Quotas and their status, both paged (sheet §8.4).
import { z } from "zod";
import type { IdParams, QumuloContext } from "../qumuloContext.ts";
import type { Quota } from "../seed/directories.ts";
import { ApiError, decodeError } from "../wire/apiError.ts";
import { decodeBody } from "../wire/decodeBody.ts";
import { requireMatch, sendItem } from "../wire/etag.ts";
import { pageOf } from "../wire/pageOf.ts";
import { requireDirectory } from "./files.ts";

/** Both fields are needed, and the limit is a text: whether Core takes a number is unknown (sheet §12). */
const quotaSchema = z.object({ id: z.string(), limit: z.string().regex(/^\d+$/) });

/** Registers the quota routes. */
export function registerQuotaRoutes(context: QumuloContext): void {
  const { app, settings } = context;
  const find = (id: string): Quota => {
    const quota = context.state.quotas.get(id);
    if (quota !== undefined) return quota;
    throw new ApiError(404, "api_quotas_quota_limit_not_found_error", `There is no quota on directory ${id}.`);
  };
  const status = ({ id, limit }: Quota) => {
    const node = requireDirectory(context, id);
    return { id, path: context.state.tree.pathOf(node), limit, capacity_usage: String(node.capacity) };
  };
  const all = () => ({ rows: context.state.quotas.list(), keyOf: (quota: Quota) => quota.id });
  app.get("/v1/files/quotas/", (request) => {
    const { rows, paging } = pageOf(request, all(), settings);
    return { quotas: rows, paging };
  });
  app.get("/v1/files/quotas/status/", (request) => {
    const { rows, paging } = pageOf(request, all(), settings);
    return { quotas: rows.map(status), paging };
  });
  app.get<IdParams>("/v1/files/quotas/status/:id", (request) => status(find(request.params.id)));
  app.get<IdParams>("/v1/files/quotas/:id", (request, reply) => sendItem(reply, find(request.params.id)));
  app.post("/v1/files/quotas/", (request, reply) => {
    const quota = decodeBody(quotaSchema, request.body);
    requireDirectory(context, quota.id);
    if (context.state.quotas.get(quota.id) !== undefined) {
      throw new ApiError(409, "api_quotas_quota_limit_already_set_error", `Directory ${quota.id} has a quota already.`);
    }
    context.state.quotas.set(quota);
    return sendItem(reply, quota);
  });
  app.put<IdParams>("/v1/files/quotas/:id", (request, reply) => {
    const old = find(request.params.id);
    requireMatch(request, old);
    const quota = decodeBody(quotaSchema, request.body);
    if (quota.id !== old.id) throw decodeError("Error decoding field 'id': it is not the one of the URL");
    context.state.quotas.set(quota);
    return sendItem(reply, quota);
  });
  app.delete<IdParams>("/v1/files/quotas/:id", (request) => {
    const quota = find(request.params.id);
    requireMatch(request, quota);
    context.state.quotas.remove(quota.id);
    return {};
  });
}
