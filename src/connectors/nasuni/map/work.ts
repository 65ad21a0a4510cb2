// How do messages and running snapshots become Jobs? Pure; used by the feed `jobs`.
import type { JobRow } from "../../../contract/rows/Job.ts";
import type { RawMessage, RawSnapshotRun } from "../raw/work.ts";
import type { NasuniWords } from "./words.ts";

/** What neither sort of work tells. */
const UNTOLD = { progress: null, startedAt: null, template: null, steps: null, details: null } as const;

/** A message: a change on its way to a filer. Done means that the filer took it, not that its effect is there. */
export function messageRow(sourceId: string, raw: RawMessage, words: NasuniWords): JobRow {
  return {
    ...UNTOLD,
    kind: "Job",
    sourceId,
    nativeId: raw.id,
    displayName: raw.description ?? raw.code ?? raw.id,
    nativeState: raw.status,
    name: raw.description,
    jobType: "CONFIGURATION",
    nativeType: raw.code,
    state: words.message(raw.status),
    progressPercent: null,
    createdAt: raw.send_time,
    finishedAt: raw.response_time,
    expiresAt: raw.expiration_time,
    message: raw.error?.description ?? null,
    owner: raw.initiated_by,
    site: raw.filer_serial_number,
    volume: volumeIn(raw.links?.applied_resource?.href ?? null),
  };
}

/**
 * A snapshot that waits or is being taken; null while there is none. It has no number of its own, only a place, which is all
 * that its name can tell: the console says neither when it began nor how the volume is called (sheet §8.8).
 */
export function snapshotJobRow(sourceId: string, raw: RawSnapshotRun, words: NasuniWords): JobRow | null {
  const state = words.snapshotRun(raw.snapshot_status);
  if (state === null) return null;
  return {
    ...UNTOLD,
    kind: "Job",
    sourceId,
    nativeId: `snapshot:${raw.volume_guid}:${raw.filer_serial_number}`,
    displayName: `Snapshot of volume ${raw.volume_guid} at filer ${raw.filer_serial_number}`,
    nativeState: raw.snapshot_status,
    name: null,
    jobType: "SNAPSHOT",
    nativeType: null,
    state,
    progressPercent: state === "RUNNING" ? raw.snapshot_percent : null,
    createdAt: null,
    finishedAt: null,
    expiresAt: null,
    message: null,
    owner: null,
    site: raw.filer_serial_number,
    volume: raw.volume_guid,
  };
}

/** First parts of paths below `/volumes/` that are no volume (sheet §7). */
const NO_VOLUMES: ReadonlySet<string> = new Set(["filers", "filer-connections", "folder-quotas"]);

/** The volume in the address of what a message changed; null when it changed none. */
function volumeIn(href: string | null): string | null {
  const [, guid = null] = /\/volumes\/([^/?]+)\//.exec(href ?? "") ?? [];
  return guid === null || NO_VOLUMES.has(guid) ? null : guid;
}
