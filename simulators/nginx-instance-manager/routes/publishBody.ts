// What is to be published? Files, or a saved configuration by its uid, which clients spell in two ways (sheet §6.2).
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Nim } from "../nim.ts";
import type { ExternalMark, FileSet, PublishedConfig } from "../state/configRecords.ts";
import { badRequest, conflict, notFound } from "../wire/apiError.ts";
import { externalIdFields, fileSetSchema, readBody } from "../wire/readBody.ts";

const publishSchema = z.object({
  configFiles: fileSetSchema.nullish(),
  auxFiles: fileSetSchema.nullish(),
  updateTime: z.string().nullish(),
  ...externalIdFields,
  configUID: z.string().nullish(),
  configUid: z.string().nullish(),
  ignoreConflict: z.boolean().nullish(),
  validateConfig: z.boolean().nullish(),
});

/** The mark that a body carries; the type is "other" when there is no id. */
export function markOf(body: z.infer<z.ZodObject<typeof externalIdFields>>): ExternalMark {
  const externalId = body.externalId ?? null;
  return { externalId, externalIdType: externalId === null ? "other" : (body.externalIdType ?? "other") };
}

/** No files besides the configuration. */
export const noFiles: FileSet = { rootDir: "/", files: [] };

function requireFresh(updateTime: string | null | undefined, newest: PublishedConfig | undefined): void {
  if (updateTime === null || updateTime === undefined) return;
  const sentMs = Date.parse(updateTime);
  if (Number.isNaN(sentMs)) throw badRequest("updateTime: must be RFC 3339");
  // Answers show whole seconds, so a client that sends back what it read is not behind.
  if (newest === undefined || sentMs >= Math.floor(newest.createdMs / 1000) * 1000) return;
  throw conflict("the configuration was changed after updateTime");
}

/**
 * Reads a publication. Throws 400 for a bad body, 404 for an unknown saved configuration, and 409 when the target has
 * something newer than `updateTime` and the caller does not ignore conflicts.
 */
export function readPublication(nim: Nim, body: unknown, newest: PublishedConfig | undefined): PublishedConfig {
  const wish = readBody(publishSchema, body);
  const stagedUid = wish.configUID ?? wish.configUid ?? null;
  const staged = stagedUid === null ? null : nim.state.stagedConfigs.get(stagedUid);
  if (staged === undefined) throw notFound(`config ${stagedUid}`);
  const source = staged ?? wish;
  if (source.configFiles === null || source.configFiles === undefined) {
    throw badRequest("configFiles: is required unless configUID is given");
  }
  if (wish.ignoreConflict !== true) requireFresh(wish.updateTime, newest);
  const mark = staged === null || wish.externalId ? markOf(wish) : markOf(staged);
  const { random } = nim.state;
  return {
    uid: random.uuid(),
    versionHash: createHash("sha1").update(JSON.stringify(source.configFiles)).digest("hex"),
    ...mark,
    createdMs: nim.clock.now(),
    configFiles: source.configFiles,
    auxFiles: source.auxFiles ?? noFiles,
  };
}

/** The newest version, or the one with this mark; throws 404 for a mark that no version has. */
export function findVersion(
  history: readonly PublishedConfig[],
  externalId: string | undefined,
): PublishedConfig | undefined {
  if (externalId === undefined) return history[0];
  const found = history.find((version) => version.externalId === externalId);
  if (found === undefined) throw notFound(`config with externalId ${externalId}`);
  return found;
}
