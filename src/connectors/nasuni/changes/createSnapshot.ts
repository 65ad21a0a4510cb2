// How is a snapshot taken? The message is synced when the filer has taken the request; the run and then the settings of the
// volume at the filer tell the real end (sheet §6, §8.8). Any run after the plan counts: it holds what was asked for.
import type { Call } from "../../../contract/call.ts";
import {
  type Change,
  type ChangePoint,
  type Facts,
  type FollowEnd,
  type FollowPoint,
  type Json,
  type Plan,
  type RowName,
  watchKey,
} from "../../../contract/changes/Change.ts";
import type { CreateSnapshot } from "../../../contract/changes/inputs.ts";
import { GatewayError } from "../../../contract/problem.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { refusalsOf } from "../../../upstream/changes/refusals.ts";
import { readSetting } from "../feeds/volumeItems.ts";
import type { Nmc } from "../nmc.ts";
import type { RawSetting } from "../raw/volume.ts";
import { byMessages, type Shown } from "./byMessages.ts";
import { snapshotFiler } from "./filerOf.ts";
import { refuseWritten } from "./refusals.ts";

/** How long a request that was taken may show no run at all. Longer, and it cannot be told what became of it. */
const LONGEST_SILENCE_MS = 300_000;

/** The vendor's own scripts look at a run every 15 seconds (sheet §6). */
const RUN_LOOK_MS = 15_000;

/** CREATE_SNAPSHOT. */
export function createSnapshot(nmc: Nmc, condition: string): Change<"CREATE_SNAPSHOT"> {
  const change = byMessages<"CREATE_SNAPSHOT">(nmc, {
    condition,
    about: /snapshot/i,
    plan: ({ input }, call) => plan(nmc, input, call),
    look: (at, call) => look(nmc, at, call),
  });
  return {
    ...change,
    async follow(at, call) {
      if (at.facts.taken === true) return followRun(nmc, at, call);
      const seen = await change.follow(at, call);
      // Also where the message is gone or was perhaps another's: the run and the settings tell more than it did.
      if (!seen.ended || seen.state === "FAILED") return seen;
      const facts = { ...seen.facts, taken: true };
      return {
        ended: false,
        state: "PENDING",
        progressPercent: null,
        facts,
        watch: [runName(at.facts)],
        againInMs: 5_000,
      };
    },
  };
}

async function plan(nmc: Nmc, input: CreateSnapshot, call: Call): Promise<Plan> {
  const refuse = refusalsOf(nmc, "take a snapshot");
  refuseWritten(refuse, [
    ["input.path", input.path, "Nasuni takes snapshots of whole volumes"],
    ["input.name", input.name, "Nasuni's snapshots have no names"],
  ]);
  if (input.expiration !== undefined && input.expiration.never !== true)
    throw refuse.unsupported("input.expiration", "how long Nasuni keeps snapshots is set when a volume is made");
  const { volume } = input;
  const serial = snapshotFiler(refuse, input);
  const setting = await readSetting(nmc, volume.nativeId, { serial, call });
  if (setting === null) throw refuse.because("NOT_FOUND", "the volume is not at this filer any more");
  const status = setting.status?.snapshot_status ?? null;
  if (status !== null && nmc.words.snapshotRun(status) !== null)
    throw refuse.because("CONFLICT", "a snapshot of the volume is being taken at this filer; wait for its end");
  const only = plannedSend({
    purpose: "Take a snapshot",
    method: "POST",
    path: "/volumes/{guid}/filers/{serial}/snapshots/",
    params: { guid: volume.nativeId, serial },
    proof: "KEYED",
    outlasts: true,
  });
  return {
    sends: [only],
    target: null,
    targetName: volume.displayName,
    locks: [`Snapshot ${volume.nativeId}:${serial}`],
    touches: ["Snapshot", "Volume"],
    // A first snapshot of much data may take days.
    longestMs: 3 * 86_400_000,
    facts: { guid: volume.nativeId, serial, before: lastOf(setting) },
  };
}

/** What tells one finished snapshot from the next: one that only began has neither a new number nor a new end. */
const lastOf = ({ status }: RawSetting): Json => [
  String(status?.last_snapshot_version ?? ""),
  status?.last_snapshot_end ?? "",
];

/** How the volume stands at the filer. */
interface Standing {
  /** Null where nothing new shows; the next run may have begun already when something does. */
  readonly newer: RowName | "UNNUMBERED" | null;
  readonly isRunning: boolean;
}

async function standing(nmc: Nmc, { guid, serial, before }: Facts, call: Call): Promise<Standing | null> {
  const setting = await readSetting(nmc, String(guid), { serial: String(serial), call });
  if (setting === null) return null;
  const { last_snapshot_version: version = null, snapshot_status: status = null } = setting.status ?? {};
  const isRunning = status !== null && nmc.words.snapshotRun(status) !== null;
  const isNewer = JSON.stringify(lastOf(setting)) !== JSON.stringify(before);
  if (!isNewer) return { newer: null, isRunning };
  // Where the settings are not read there are no rows of snapshots that the target could name.
  const hasRow = version !== null && nmc.settings.includeFilerSettings;
  const nativeId = `${String(guid)}:${String(serial)}:${version}`;
  return { newer: hasRow ? { kind: "Snapshot", nativeId } : "UNNUMBERED", isRunning };
}

/** A run that waits or goes on counts: while there is one, the console refuses another (409). */
async function look(nmc: Nmc, { facts }: ChangePoint, call: Call): Promise<Shown> {
  const now = await standing(nmc, facts, call);
  if (now === null) return { shows: "OTHER", candidates: [] };
  if (now.newer === null) return { shows: now.isRunning ? "AS_ASKED" : "AS_BEFORE" };
  return { shows: "AS_ASKED", ...(now.newer === "UNNUMBERED" ? {} : { target: now.newer }) };
}

const runName = ({ guid, serial }: Facts): RowName => ({
  kind: "Job",
  nativeId: `snapshot:${String(guid)}:${String(serial)}`,
});

/** The run as a job first; once there is none, the settings tell whether a newer snapshot is there. */
async function followRun(nmc: Nmc, at: FollowPoint, call: Call): Promise<FollowEnd> {
  const name = runName(at.facts);
  const row = at.rows.get(watchKey(name));
  const facts = { taken: true, settled: false };
  const again = { ended: false, facts, watch: [name], againInMs: RUN_LOOK_MS } as const;
  if (row?.kind === "Job") {
    const state = row.state === "PENDING" ? "PENDING" : "RUNNING";
    return { ...again, state, progressPercent: row.progressPercent ?? null };
  }
  const now = await standing(nmc, at.facts, call);
  if (now?.newer != null) {
    const target = now.newer === "UNNUMBERED" ? {} : { target: now.newer };
    return { ended: true, state: "SUCCEEDED", problems: [], facts, ...target };
  }
  if (now !== null && (now.isRunning || at.sinceSentMs < LONGEST_SILENCE_MS))
    return { ...again, state: "PENDING", progressPercent: null };
  const { problem } = new GatewayError({
    code: "UPSTREAM_ERROR",
    message: `${nmc.sourceId}: take a snapshot: the filer took the request, and the console tells of no newer snapshot`,
    sourceId: nmc.sourceId,
  });
  return { ended: true, state: "LOST", problems: [problem], facts, inferred: "UNDECIDED" };
}
