// How are Jobs read? From the messages, and the list of volumes at filers for snapshots that wait or are being taken.
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import type { Feed } from "../../../contract/feed.ts";
import type { JobRow } from "../../../contract/rows/Job.ts";
import { parseAnswer } from "../../../upstream/parseAnswer.ts";
import { messageRow, snapshotJobRow } from "../map/work.ts";
import { feedPage, itemOf, type Nmc, type NmcList, pageCount, pagesOf, pathOf, perKey } from "../nmc.ts";
import { type RawSnapshotRun, rawMessage, rawSnapshotRun } from "../raw/work.ts";
import { MESSAGES } from "./lists.ts";

const SNAPSHOT_RUNS: NmcList<RawSnapshotRun> = {
  name: "snapshotRuns",
  action: "list running snapshots",
  path: "/volumes/filers/snapshots/",
  row: rawSnapshotRun,
  keyOf: (run) => `${run.volume_guid}:${run.filer_serial_number}`,
};

const FORGETFUL = {
  kind: "Job",
  coverage: "WINDOW",
  reason:
    "Nasuni forgets a change about 20 minutes after it succeeded, and a snapshot once it is taken; failures stay.",
} as const;

/** A page of each list. Neither can be bounded by time or state. */
export function jobsFeed(nmc: Nmc): Feed {
  const { sourceId, words } = nmc;
  const lists = [MESSAGES.name, SNAPSHOT_RUNS.name];
  return {
    name: "jobs",
    kinds: ["Job"],
    windows: ["ALL"],
    coverage: "WINDOW",
    lists,
    calls: (counts) => lists.reduce((calls, list) => calls + pageCount(nmc, counts[list]), 0),
    async *read({ call }) {
      for await (const page of pagesOf(nmc, MESSAGES, { call })) {
        const rows = page.rows.map((message) => messageRow(sourceId, message, words));
        yield { ...feedPage(MESSAGES, page, rows), limits: [FORGETFUL] };
      }
      for await (const page of pagesOf(nmc, SNAPSHOT_RUNS, { call: { ...call, freshSession: false } })) {
        const rows = page.rows.map((run) => snapshotJobRow(sourceId, run, words));
        yield feedPage(
          SNAPSHOT_RUNS,
          page,
          rows.filter((row) => row !== null),
        );
      }
    },
    singles: {
      Job: perKey<"Job">(1, /^(?:snapshot:([^:]+):([^:]+)|([^:]+))$/, ([guid, serial = "", message = ""], call) =>
        guid === undefined ? readMessage(nmc, message, call) : readRun(nmc, { guid, serial }, call),
      ),
    },
  };
}

/**
 * Reads one message. The description allows 303 with the thing that was changed for an answer (sheet §6): that is not
 * followed, the message is looked for in its list, which costs more calls than declared.
 */
async function readMessage(nmc: Nmc, id: string, call: Call): Promise<JobRow | null> {
  const { sourceId, client, words } = nmc;
  const action = "read a message";
  const request = { action, method: "GET", path: pathOf`/messages/${id}/`, expect: [303, 404] } as const;
  const { status, body } = await client.send(request, call);
  if (status === 404) return null;
  if (status !== 303) return messageRow(sourceId, parseAnswer(rawMessage, body, { sourceId, action }), words);
  for await (const { rows } of pagesOf(nmc, MESSAGES, { call })) {
    const found = rows.find((message) => message.id === id);
    if (found !== undefined) return messageRow(sourceId, found, words);
  }
  return null;
}

/** Reads whether a volume is being snapshot at a filer: an envelope of one. */
async function readRun(
  nmc: Nmc,
  { guid, serial }: { guid: string; serial: string },
  call: Call,
): Promise<JobRow | null> {
  const path = pathOf`/volumes/${guid}/filers/${serial}/snapshots/`;
  // This list comes in the usual envelope and takes neither limit nor offset (sheet §3).
  const row = z.object({ items: z.array(rawSnapshotRun) });
  const found = await itemOf(nmc, { action: "read a running snapshot", path, row }, call);
  const run = found?.items[0];
  return run === undefined ? null : snapshotJobRow(nmc.sourceId, run, nmc.words);
}
