// Where may a test write files? In a folder of its own, which is gone when the test is over.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** Makes an empty folder for the test that runs. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "storagegraph-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}
