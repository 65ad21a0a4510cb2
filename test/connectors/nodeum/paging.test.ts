// Does a list reach its end although the vendor documents neither order, nor page size, nor what its count counts?
import { describe, expect, it } from "vitest";
import type { UpstreamRequest } from "../../../src/upstream/UpstreamClient.ts";
import { readAll } from "../../contract/examHarness.ts";
import { feedNamed, listing, scriptedServer } from "./scriptedServer.ts";

const containers = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, name: `c${index}` }));

async function readContainers(answer: (request: UpstreamRequest) => unknown, pageSize: number) {
  const server = scriptedServer(answer, { pageSize });
  const feed = feedNamed(server.connector, "containers");
  const { rows, pages, counts } = await readAll(feed);
  const volumes = rows.filter((row) => row.kind === "Volume").map((row) => row.nativeId);
  return { volumes, totals: pages.map((page) => page.total), calls: server.asked.length, price: feed.calls(counts) };
}

describe("A list", () => {
  it("quirk D-2, D-3: is asked for by limit and offset, in the order of ids", async () => {
    const server = scriptedServer(listing(containers(5), { key: "containers" }), { pageSize: 3 });
    await readAll(feedNamed(server.connector, "containers"));
    expect(server.asked.map(({ path, query }) => [path, query])).toEqual([
      ["/containers", { sort_by: "id", limit: 3, offset: 0 }],
      ["/containers", { sort_by: "id", limit: 3, offset: 3 }],
    ]);
  });

  it("quirk D-2: of a server that gives fewer rows than asked for is read to its end all the same", async () => {
    const { volumes, calls } = await readContainers(listing(containers(25), { key: "containers", cap: 10 }), 100);
    expect(volumes).toHaveLength(25);
    expect(calls).toBe(3);
  });

  it("quirk D-4: whose count is that of the page is read to its end, and no total is claimed", async () => {
    const whole = listing(containers(7), { key: "containers" });
    const ofThePage = (request: UpstreamRequest) => {
      const page = whole(request) as { containers: unknown[] };
      return { ...page, count: page.containers.length };
    };
    const { volumes, totals } = await readContainers(ofThePage, 3);
    expect(volumes).toHaveLength(7);
    expect(new Set(totals)).toEqual(new Set([null]));
  });

  it.each([0, 1, 2, 3, 4, 6, 7])("quirk D-4: of %i rows costs what is declared", async (count) => {
    const { volumes, calls, price } = await readContainers(listing(containers(count), { key: "containers" }), 3);
    expect(volumes).toHaveLength(count);
    expect(calls).toBe(price);
  });

  it("quirk D-4: without a count is read up to its first short page", async () => {
    const whole = listing(containers(7), { key: "containers" });
    const { volumes, totals } = await readContainers((request) => ({ ...whole(request), count: undefined }), 3);
    expect(volumes).toHaveLength(7);
    expect(new Set(totals)).toEqual(new Set([null]));
  });

  it("quirk D-2: of a server that does not heed the offset is a broken answer, and no endless one", async () => {
    const first = { count: 3, containers: containers(3) };
    await expect(readContainers(() => first, 3)).rejects.toMatchObject({ problem: { code: "UPSTREAM_BAD_RESPONSE" } });
  });
});

describe("A row by its key", () => {
  const volume = async (id: string, answer: (request: UpstreamRequest) => unknown) => {
    const { connector, asked } = scriptedServer(answer);
    const found = await feedNamed(connector, "containers").singles?.Volume?.getMany([id], { ...call });
    return { row: found?.get(id), asked };
  };
  const call = {
    signal: new AbortController().signal,
    deadlineMs: Number.POSITIVE_INFINITY,
    priority: "interactive",
    principal: "test",
  } as const;

  it.each(["projects", "-", "5/files", "5f0c"])("quirk D-5: is not asked for by %s, which is no number", async (id) => {
    expect(await volume(id, () => ({ id: 5 }))).toEqual({ row: null, asked: [] });
  });

  it("quirk D-5: is not taken for another row that bears the number as its name", async () => {
    const { row, asked } = await volume("2024", () => ({ id: 5, name: "2024" }));
    expect(row).toBeNull();
    expect(asked.map(({ path }) => path)).toEqual(["/containers/2024"]);
  });

  it("quirk D-6: is gone when the server says 404, documented or not", async () => {
    expect((await volume("9", () => 404)).row).toBeNull();
  });
});
