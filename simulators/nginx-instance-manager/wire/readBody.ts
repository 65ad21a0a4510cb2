// What did the caller send? JSON whatever the Content-Type says, which defaults to application/json (sheet §1).
import { z } from "zod";
import { badRequest } from "./apiError.ts";

/** Most bytes of a body that carries files: the gateway's own limit (sheet §1). */
export const bodyLimit = 50 * 1024 * 1024;

/** One file: its absolute name and its contents in base64 (sheet §6.2). */
const fileSchema = z.looseObject({
  name: z.string().startsWith("/", "must be an absolute path"),
  contents: z.base64("must be base64").default(""),
});

/** Files below a directory. */
export const fileSetSchema = z.looseObject({ rootDir: z.string().startsWith("/"), files: z.array(fileSchema) });

/** What publishing and saving have in common. */
export const externalIdFields = {
  externalId: z.string().min(1).max(150).nullish(),
  externalIdType: z.enum(["git", "other"]).nullish(),
};

/** Reads a body by its schema; throws a 400 whose details name the fields that do not fit. Unknown fields are let through. */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  let value = body;
  if (typeof body === "string") {
    try {
      value = JSON.parse(body);
    } catch {
      throw badRequest("the body is not JSON");
    }
  }
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  throw badRequest(...result.error.issues.map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`));
}
