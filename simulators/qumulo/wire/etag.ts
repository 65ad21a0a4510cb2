// Has the item changed since the client read it? ETag on items, If-Match on writes, 412 on a mismatch (sheet §5).
import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { ApiError, unverifiedClass } from "./apiError.ts";

function etagOf(item: unknown): string {
  return `"${createHash("sha1").update(JSON.stringify(item)).digest("base64url")}"`;
}

/** Answers an item; its ETag stands in the header only. */
export function sendItem(reply: FastifyReply, item: unknown): FastifyReply {
  return reply.header("etag", etagOf(item)).send(item);
}

/** Throws 412 when the client sent an If-Match that is not the item's ETag; without one, or with `*`, all is well. */
export function requireMatch(request: FastifyRequest, item: unknown): void {
  const wanted = request.headers["if-match"];
  if (wanted === undefined || wanted === "*" || wanted === etagOf(item)) return;
  throw new ApiError(412, unverifiedClass, "The ETag in If-Match is not the current one.");
}
