// What is saved at the vendor now? One configuration with its contents, or all that have a name; used by changes of them.
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import type { RowName } from "../../../contract/changes/Change.ts";
import { parseAnswer } from "../../../upstream/parseAnswer.ts";
import { savedConfigurations } from "../feeds/saved.ts";
import { type Nim, wholeOf } from "../nim.ts";
import { listOf, text } from "../raw/pieces.ts";
import { digestOf } from "./configurationFiles.ts";

const rawFiles = z
  .object({ rootDir: text, files: listOf(z.object({ name: z.string(), contents: text })) })
  .nullish()
  .transform((set) => ({
    rootDir: set?.rootDir ?? "",
    files: (set?.files ?? []).map(({ name, contents }) => ({ name, contents: contents ?? "" })),
  }));

const rawSaved = z.object({
  configName: text,
  externalId: text,
  /** As it is written, for it is sent back: less than the vendor's nanoseconds would be older. */
  updateTime: text,
  configFiles: rawFiles,
  auxFiles: rawFiles,
});

/** A saved configuration, without its contents. */
export interface Saved {
  readonly name: string | null;
  readonly externalId: string | null;
  readonly updateTime: string | null;
  /** Of its files. */
  readonly digest: string;
}

/** Reads one; null when it is gone. */
export async function readSaved({ client, sourceId }: Nim, uid: string, call: Call): Promise<Saved | null> {
  const action = "read a saved configuration";
  const path = `${savedConfigurations.path}/${encodeURIComponent(uid)}`;
  const { status, body } = await client.send({ action, method: "GET", path, expect: [404] }, call);
  if (status === 404) return null;
  const { configName: name, externalId, updateTime, ...files } = parseAnswer(rawSaved, body, { sourceId, action });
  return { name, externalId, updateTime, digest: digestOf(files) };
}

/** Uids of all that have this name. */
export async function savedAs(nim: Nim, name: string, call: Call): Promise<readonly string[]> {
  const { rows } = await wholeOf(nim, savedConfigurations, call);
  return rows.filter(({ configName }) => configName === name).map(({ uid }) => uid);
}

/** Its row. */
export const savedName = (nativeId: string): RowName => ({ kind: "Snapshot", nativeId });
