// Are collections kept faithfully, wherever they are kept? Memory and folder here; Redis beside it.
import { readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ChunkShelf } from "../../src/shared-state/ChunkShelf.ts";
import { createFolderShelf } from "../../src/shared-state/folder/createFolderShelf.ts";
import { done } from "../../src/shared-state/Outcome.ts";
import { FakeClock } from "../support/FakeClock.ts";
import { examineCollections } from "./support/collectionStoreExam.ts";
import { DAY_MS, rowsOf, snapshot, storeOver, volumes } from "./support/collections.ts";
import { createMemoryShelf } from "./support/memoryShelf.ts";
import { newFolder } from "./support/newFolder.ts";

const folderShelf = (folder: string, clock = new FakeClock(), warnings: object[] = []) => {
  const note = (fields: object) => void warnings.push(fields);
  return createFolderShelf(folder, { clock, log: { info: note, warn: note } });
};
const absent = { ok: true, value: null };

examineCollections("memory", async () => createMemoryShelf(new FakeClock()));
examineCollections("a folder", async () => folderShelf(await newFolder(), new FakeClock()));

describe.each<[string, (clock: FakeClock) => Promise<ChunkShelf>]>([
  ["memory", async (clock) => createMemoryShelf(clock)],
  ["a folder", async (clock) => folderShelf(await newFolder(), clock)],
])("Time, for collections kept in %s,", (_name, make) => {
  it("is told as how long they were kept, and ends them", async () => {
    const clock = new FakeClock();
    const store = storeOver(await make(clock));
    await store.put(snapshot({ rows: rowsOf(3) }), 60_000);
    await clock.advance(59_999);
    expect(await store.get(volumes)).toMatchObject({ ok: true, value: { keptForMs: 59_999 } });
    await clock.advance(1);
    expect(await store.get(volumes)).toEqual(absent);
  });
});

describe("A chunk", () => {
  const spoiled = (shelf: ChunkShelf, spoil: (chunks: (Buffer | null)[]) => (Buffer | null)[]): ChunkShelf => ({
    ...shelf,
    readChunks: async function* (bundle, count) {
      const chunks = await Array.fromAsync(shelf.readChunks(bundle, count));
      for (const chunk of spoil(chunks.map((read) => (read.ok ? read.value : null)))) yield done(chunk);
    },
  });
  it.each<[string, (chunks: (Buffer | null)[]) => (Buffer | null)[]]>([
    ["is missing", ([first]) => [first ?? null, null]],
    ["was changed", ([first, ...rest]) => [Buffer.from(first ?? []).fill(1, 40, 41), ...rest]],
    ["was cut off", ([first, ...rest]) => [(first ?? Buffer.alloc(0)).subarray(0, 20), ...rest]],
    ["stands in another's place", (chunks) => chunks.toReversed()],
  ])("that %s makes the whole collection absent, never shorter", async (_name, spoil) => {
    const shelf = createMemoryShelf(new FakeClock());
    await storeOver(shelf).put(snapshot(), DAY_MS);
    expect(await storeOver(shelf).get(volumes)).toMatchObject({ ok: true, value: { key: volumes } });
    expect(await storeOver(spoiled(shelf, spoil)).get(volumes)).toEqual(absent);
  });

  it("takes a turn of the event loop every fifty rows, packed and unpacked", async () => {
    let turns = 0;
    const nextTurn = async () => {
      turns += 1;
    };
    const store = storeOver(createMemoryShelf(new FakeClock()), { nextTurn });
    await store.put(snapshot({ rows: rowsOf(1_000) }), DAY_MS);
    expect(turns).toBe(20);
    await store.get(volumes);
    expect(turns).toBe(40);
  });
});

describe("The data folder", () => {
  const files = async (folder: string, ending: string) =>
    (await readdir(folder)).filter((name) => name.endsWith(ending)).map((name) => join(folder, name));

  it("is made for its owner alone, and tells nothing of the rows in it", async () => {
    const folder = join(await newFolder(), "deep", "data");
    await storeOver(folderShelf(folder, new FakeClock())).put(snapshot({ rows: rowsOf(3) }), DAY_MS);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    const all = await files(folder, "");
    expect(all).toHaveLength(2);
    for (const file of all) {
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect((await readFile(file)).includes("line")).toBe(false);
    }
  });

  it("is read by the next process, and keeps one version of each collection", async () => {
    const folder = await newFolder();
    const clock = new FakeClock();
    const before = storeOver(folderShelf(folder, clock));
    await before.put(snapshot({ rows: rowsOf(3) }), DAY_MS);
    await before.put(snapshot({ rows: rowsOf(4) }), DAY_MS);
    const after = storeOver(folderShelf(folder, clock));
    expect(await after.get(volumes)).toMatchObject({ ok: true, value: { key: volumes } });
    expect(await files(folder, ".rows")).toHaveLength(1);
  });

  it("gets rid of what a crash left half written", async () => {
    const folder = await newFolder();
    await storeOver(folderShelf(folder, new FakeClock())).put(snapshot({ rows: rowsOf(3) }), DAY_MS);
    await writeFile(join(folder, "alpha%3AJob%3AALL.0000.rows"), "half");
    await writeFile(join(folder, "alpha%3AJob%3AALL.draft"), "half");
    const after = storeOver(folderShelf(folder, new FakeClock()));
    expect(await after.get(volumes)).toMatchObject({ ok: true, value: { key: volumes } });
    expect(await readdir(folder)).toHaveLength(2);
  });

  it.each(["", "{}\n", "no json", '{"putId":"x","beganMs":1,"untilMs":9e15}\nsealed by nobody'])(
    "that holds a damaged head (%j) holds nothing, and is written over",
    async (damage) => {
      const folder = await newFolder();
      const store = storeOver(folderShelf(folder, new FakeClock()));
      await store.put(snapshot({ rows: rowsOf(3) }), DAY_MS);
      for (const head of await files(folder, ".head")) await writeFile(head, damage);
      expect(await store.get(volumes)).toEqual(absent);
      expect(await store.put(snapshot({ rows: rowsOf(3) }), DAY_MS)).toMatchObject({ ok: true });
      expect(await store.get(volumes)).toMatchObject({ ok: true, value: { key: volumes } });
    },
  );

  it("whose rows were cut off or lost holds nothing", async () => {
    const folder = await newFolder();
    const store = storeOver(folderShelf(folder, new FakeClock()));
    await store.put(snapshot(), DAY_MS);
    for (const rows of await files(folder, ".rows")) await truncate(rows, (await stat(rows)).size - 1);
    expect(await store.get(volumes)).toEqual(absent);
    for (const rows of await files(folder, ".rows")) await truncate(rows, 2);
    expect(await store.get(volumes)).toEqual(absent);
  });

  it("that cannot be used refuses without throwing, says so once, and once when it can be used again", async () => {
    const file = join(await newFolder(), "file");
    await writeFile(file, "");
    const lines: object[] = [];
    const store = storeOver(folderShelf(file, new FakeClock(), lines));
    expect(await store.put(snapshot(), DAY_MS)).toMatchObject({ ok: false });
    expect(await store.get(volumes)).toMatchObject({ ok: false });
    await rm(file);
    expect(await store.put(snapshot(), DAY_MS)).toMatchObject({ ok: true });
    expect(await store.get(volumes)).toMatchObject({ ok: true, value: { key: volumes } });
    expect(lines).toEqual([{ error: "EEXIST" }, {}]);
  });
});
