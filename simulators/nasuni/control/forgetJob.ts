// What does the console know no more? Carries out `POST /__sim/forget` for messages and for snapshots that run.
import type { Nmc } from "../nmc.ts";

/** Forgets a message by its id, or a running snapshot by `snapshot:guid:serial`; false when there is no such job. */
export function forgetJob({ desk, estate }: Nmc, job: string): boolean {
  if (!job.startsWith("snapshot:")) return desk.messages.remove(job);
  const key = job.slice("snapshot:".length);
  const row = estate.settings.get(key);
  if (row === undefined || row.run === null) return false;
  estate.settings.set({ ...row, run: null });
  return true;
}
