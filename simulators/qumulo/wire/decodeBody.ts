// Is a request body what Core expects? A missing one is json_decode_error; unknown fields are let through, missing or ill-typed ones are 400 decode_error.
import type { z } from "zod";
import { ApiError, decodeError } from "./apiError.ts";

/** Reads a body by its schema; throws json_decode_error when it is missing, decode_error naming the first field that does not fit. */
export function decodeBody<T>(schema: z.ZodType<T>, body: unknown): T {
  if (body === undefined) throw new ApiError(400, "json_decode_error", "The body is empty.");
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw decodeError(`Error decoding field '${issue?.path.join(".") ?? ""}': ${issue?.message ?? "not an object"}`);
}
