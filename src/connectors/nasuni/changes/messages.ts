// What do the console's messages say of a change (sheet §6)? The answer to a write brings one, a pending one may be that of a
// write whose answer was lost, and an ended one tells what it made or why the filer refused.
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import { type ErrorCode, GatewayError, type Problem } from "../../../contract/problem.ts";
import { parseAnswer } from "../../../upstream/parseAnswer.ts";
import { MESSAGES } from "../feeds/lists.ts";
import { gather, type Nmc, pagesOf, pathOf, rowsOf } from "../nmc.ts";
import { key } from "../raw/pieces.ts";
import { type RawMessage, rawMessage } from "../raw/work.ts";

// Folder quotas are answered with 200, all others with 202; the form is the same.
const answer = z.object({ message: z.object({ id: key }) });

/** Id of the message that the answer to a write holds. Throws UPSTREAM_BAD_RESPONSE. */
export const messageIn = (nmc: Nmc, body: unknown, action: string): string =>
  parseAnswer(answer, body, { sourceId: nmc.sourceId, action }).message.id;

/** Which messages may be those of a change. */
export interface MessageSort {
  /** Serial number of the filer that it is for; null when the console does not say which it will be. */
  readonly filer: string | null;
  /** Found in the code or in the description: codes are an open set. */
  readonly about: RegExp;
}

/** Ids of the messages of a sort that are in transit. A message does not name what it is about before it is synced. */
export async function pendingMessages(nmc: Nmc, { filer, about }: MessageSort, call: Call): Promise<string[]> {
  const isOfSort = ({ code, description, filer_serial_number: serial }: RawMessage) =>
    (filer === null || serial === null || serial === filer) &&
    [code, description].some((words) => words !== null && about.test(words));
  return rowsOf(await gather(pagesOf(nmc, MESSAGES, { call })))
    .filter((message) => nmc.words.message(message.status) === "RUNNING" && isOfSort(message))
    .map((message) => message.id);
}

/** What an ended message says. */
export interface MessageEnd {
  /** Address of what was made or changed; null when it is not told. */
  readonly applied: string | null;
  readonly code: string | null;
  readonly description: string | null;
}

/** Reads one. A 303, which the description allows, leads to what was changed (sheet §6). Null when it is gone. */
export async function endOfMessage(nmc: Nmc, id: string, call: Call): Promise<MessageEnd | null> {
  const action = "read a message";
  const request = { action, method: "GET", path: pathOf`/messages/${id}/`, expect: [303, 404] } as const;
  const { status, headers, body } = await nmc.client.send(request, call);
  if (status === 404) return null;
  if (status === 303) return { applied: headers.location ?? null, code: null, description: null };
  const { links, error } = parseAnswer(rawMessage, body, { sourceId: nmc.sourceId, action });
  return {
    applied: links?.applied_resource?.href ?? null,
    code: error?.code ?? null,
    description: error?.description ?? null,
  };
}

/** Codes of the console that mean more than the status that they come with (sheet §4). */
const CODES: Readonly<Record<string, ErrorCode>> = {
  validation_error: "INVALID_INPUT",
  not_found_error: "NOT_FOUND",
  perm_error: "UPSTREAM_FORBIDDEN",
  conflict_error: "CONFLICT",
  unmanaged_error: "UNSUPPORTED_BY_VENDOR",
  unsupported_error: "UNSUPPORTED_BY_VENDOR",
};

/** What a refusal of the call itself means. */
export const codeOfRefusal = ({ vendorCode }: Problem): ErrorCode | undefined =>
  vendorCode === null ? undefined : CODES[vendorCode];

/** A filer tells why in free text alone, with `sync_error` for all reasons; these phrases are known to occur. */
const PHRASES: readonly (readonly [RegExp, ErrorCode])[] = [
  [/already exists/i, "ALREADY_EXISTS"],
  [/not exist|not found|no such/i, "NOT_FOUND"],
  [/snapshot (is taking place|in progress)/i, "CONFLICT"],
];

/** Why a filer refused. Its words go no further; the job, which stays until somebody clears it, shows them. */
export function refusalByFiler(nmc: Nmc, action: string, failed: { id: string; end: MessageEnd | null }): Problem {
  const { code = null, description = null } = failed.end ?? {};
  const said = PHRASES.find(([phrase]) => description !== null && phrase.test(description))?.[1];
  return new GatewayError({
    code: said ?? (code === null ? undefined : CODES[code]) ?? "UPSTREAM_ERROR",
    message: `${nmc.sourceId}: ${action}: the filer refused it; the job ${failed.id} tells its reason`,
    sourceId: nmc.sourceId,
    vendorCode: code !== null && /^\w{1,64}$/.test(code) ? code : null,
  }).problem;
}
