// What must every place promise in which collections are kept? One exam for memory, folder and Redis.
import { describe, expect, it } from "vitest";
import type { ChunkShelf } from "../../../src/shared-state/ChunkShelf.ts";
import { DAY_MS, facts, rowsOf, SECRET, snapshot, storeOver, volumes } from "./collections.ts";

/** Holds a place to the promises. @param make gives a place with nothing in it. */
export function examineCollections(name: string, make: () => Promise<ChunkShelf>): void {
  describe(`Collections kept in ${name}`, () => {
    it("come back as they were: every row, 64-bit sizes, odd texts, single readings and doubts", async () => {
      const store = storeOver(await make());
      const receipt = await store.put(snapshot(), DAY_MS);
      expect(receipt).toMatchObject({ ok: true, value: { sizeBytes: expect.any(Number) } });
      const kept = await store.get(volumes);
      if (!kept.ok || kept.value === null || !receipt.ok) throw new Error("nothing was kept");
      expect(await store.version(volumes)).toEqual({ ok: true, value: receipt.value.version });
      expect(kept.value).toMatchObject({ key: volumes, facts, version: receipt.value.version });
      expect(kept.value.rows).toEqual(rowsOf(1_234));
      expect(kept.value.keptForMs).toBeGreaterThanOrEqual(0);
    });

    it("may have no rows at all, which is not the same as being absent", async () => {
      const store = storeOver(await make());
      expect(await store.get(volumes)).toEqual({ ok: true, value: null });
      await store.put(snapshot({ rows: [] }), DAY_MS);
      expect(await store.get(volumes)).toMatchObject({ ok: true, value: { rows: [] } });
    });

    it("are absent for another source, kind, window or account", async () => {
      const store = storeOver(await make());
      await store.put(snapshot({ rows: rowsOf(3) }), DAY_MS);
      const others = [{ sourceId: "beta" }, { kind: "Job" as const }, { window: "DAY" as const }, { account: "other" }];
      for (const other of others)
        for (const ask of [store.get, store.version])
          expect(await ask({ ...volumes, ...other }), JSON.stringify(other)).toEqual({ ok: true, value: null });
    });

    it("give way to a later read, under a greater version, and never to an earlier one", async () => {
      const store = storeOver(await make());
      const put = (count: number, readBeganAgeMs: number) =>
        store.put(snapshot({ rows: rowsOf(count), facts: { ...facts, readBeganAgeMs } }), DAY_MS);
      const first = await put(600, 9_000_000);
      const second = await put(7, 5_000_000);
      expect(await put(8, 8_000_000)).toEqual({ ok: false, failure: "OVERTAKEN" });
      if (!first.ok || !second.ok) throw new Error("nothing was kept");
      expect(second.value.version).toBeGreaterThan(first.value.version);
      const kept = await store.get(volumes);
      expect(kept).toMatchObject({ ok: true, value: { version: second.value.version } });
      expect(kept.ok && kept.value?.rows.length).toBe(7);
    });

    it("that are larger than the bound are refused, and what was kept before stays", async () => {
      const shelf = await make();
      await storeOver(shelf).put(snapshot({ rows: rowsOf(3) }), DAY_MS);
      const narrow = storeOver(shelf, { maxBytes: 10_000 });
      expect(await narrow.put(snapshot(), DAY_MS)).toEqual({ ok: false, failure: "TOO_LARGE" });
      const kept = await narrow.get(volumes);
      expect(kept.ok && kept.value?.rows.length).toBe(3);
    });

    it("are absent under another key, and found when that key still opens", async () => {
      const shelf = await make();
      await storeOver(shelf).put(snapshot({ rows: rowsOf(3) }), DAY_MS);
      const stranger = storeOver(shelf, { secrets: ["another secret that is long enough"] });
      expect(await stranger.get(volumes)).toEqual({ ok: true, value: null });
      const heir = storeOver(shelf, { secrets: ["another secret that is long enough", SECRET] });
      expect(await heir.get(volumes)).toMatchObject({ ok: true, value: { key: volumes } });
    });

    it("are put and got by many at once without ever mixing", async () => {
      const store = storeOver(await make());
      const counts = [501, 502, 503, 504];
      await Promise.all(
        counts.map(async (count) => {
          await store.put(snapshot({ rows: rowsOf(count) }), DAY_MS);
          const kept = await store.get(volumes);
          const found = kept.ok ? (kept.value?.rows ?? []) : [];
          expect([0, ...counts]).toContain(found.length);
          expect(found).toEqual(rowsOf(found.length));
        }),
      );
      expect(await store.get(volumes)).toMatchObject({ ok: true, value: { key: volumes } });
    });
  });
}
