// What is the simplest place for collections? One in memory, that keeps every promise: for tests of what keeps collections.
import type { Clock } from "../../../src/contract/call.ts";
import type { Bundle, ChunkShelf, Commit } from "../../../src/shared-state/ChunkShelf.ts";
import { done, failed } from "../../../src/shared-state/Outcome.ts";

/** Makes a place that lives as long as the process. */
export function createMemoryShelf(clock: Pick<Clock, "monotonic">): ChunkShelf {
  const heads = new Map<string, Commit & { readonly untilMs: number }>();
  const bundles = new Map<string, readonly Buffer[]>();
  let version = 0;
  const bundleKey = ({ name, putId }: Bundle) => `${name}:${putId}`;
  const forget = (bundle: Bundle) => {
    bundles.delete(bundleKey(bundle));
  };

  return {
    begin: async () => {
      version += 1;
      return done({ version, nowMs: clock.monotonic() });
    },
    writeChunks: async (bundle, chunks) => {
      const written = await Array.fromAsync(chunks);
      bundles.set(bundleKey(bundle), written);
      return done(written.length);
    },
    commit: async (commit) => {
      const kept = heads.get(commit.name);
      if (kept !== undefined && kept.beganMs > commit.beganMs) return failed("OVERTAKEN");
      heads.set(commit.name, { ...commit, untilMs: clock.monotonic() + commit.ttlMs });
      if (kept !== undefined) forget(kept);
      return done(undefined);
    },
    discard: async (bundle) => forget(bundle),
    readHead: async (name) => {
      const kept = heads.get(name);
      const nowMs = clock.monotonic();
      return done(kept === undefined || nowMs >= kept.untilMs ? null : { head: Buffer.from(kept.head), nowMs });
    },
    readChunks: async function* (bundle, chunks) {
      const written = bundles.get(bundleKey(bundle));
      for (let index = 0; index < chunks; index += 1) yield done(written?.[index] ?? null);
    },
  };
}
