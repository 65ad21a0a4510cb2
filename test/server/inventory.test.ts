// Do queries over HTTP hold together with the real inventory: one dead vendor, no call per row, rows by their ids?
import { afterEach, describe, expect, it } from "vitest";
import { createInventory, type Inventory } from "../../src/inventory/createInventory.ts";
import { encodeNodeId } from "../../src/inventory/globalId.ts";
import { FakeClock } from "../support/FakeClock.ts";
import { fakeSource } from "../support/fakeSource.ts";
import { MemoryVendor } from "../support/memoryVendor.ts";
import { type RunningServer, startServer } from "../support/startServer.ts";

/** A server over two vendors in memory. */
interface Estate extends RunningServer {
  readonly alpha: MemoryVendor;
  readonly beta: MemoryVendor;
  readonly inventory: Inventory;
}

let estate: Estate | undefined;
afterEach(async () => {
  await estate?.close();
  estate?.inventory.close();
});

async function start(volumes: number): Promise<Estate> {
  const alpha = new MemoryVendor("alpha", volumes);
  const beta = new MemoryVendor("beta", volumes);
  const sources = [
    fakeSource({ id: "alpha", memory: alpha }),
    fakeSource({ id: "beta", vendor: "NGENEA_HUB", memory: beta }),
  ];
  const clock = new FakeClock();
  const inventory = createInventory({ sources, clock });
  const server = await startServer({ sources, clock, view: inventory.view });
  estate = { ...server, alpha, beta, inventory };
  return estate;
}

const pathsOf = async (vendor: MemoryVendor) => (await vendor.calls()).map(({ path }) => path).sort();
const volumeId = (nativeId: string, sourceId = "alpha") => encodeNodeId({ type: "Volume", sourceId, nativeId });

const DEEP = `{ sites { nodes { displayName volumes { nodes { displayName
  shares { nodes { displayName sites { displayName } volume { placements { site { id } } } } } jobs { totalCount } } } } } }`;

describe("A query four levels deep", () => {
  it("asks each list once, page by page, whatever the number of rows, and nothing when asked again", async () => {
    const { ask, alpha, beta } = await start(25);
    const { data, errors } = await ask(DEEP);
    expect(errors).toBeUndefined();
    expect(data.sites.nodes).toHaveLength(6);
    const [site] = data.sites.nodes;
    const [volume] = site.volumes.nodes;
    expect(volume.shares.nodes[0].sites).toEqual([{ displayName: site.displayName }]);
    const pages = (list: string) => [1, 2, 3].map((page) => `/${list}?page=${page}`);
    const once = [...pages("exports"), "/places?page=1", ...pages("runs"), ...pages("spaces")];
    expect(await pathsOf(alpha)).toEqual(once);
    expect(await pathsOf(beta)).toEqual(once);
    await ask(DEEP);
    expect(await pathsOf(alpha)).toEqual(once);
  });

  it("asks only the source that the filter leaves", async () => {
    const { ask, alpha, beta } = await start(5);
    const { data } = await ask(
      "{ volumes(filter: { vendor: [NGENEA_HUB] }) { totalCount nodes { shares { totalCount } } sources { source { id } } } }",
    );
    expect(data.volumes).toMatchObject({ totalCount: 5, sources: [{ source: { id: "beta" } }] });
    expect(await pathsOf(alpha)).toEqual([]);
    expect(await pathsOf(beta)).toEqual(["/exports?page=1", "/spaces?page=1"]);
  });
});

describe("A dead vendor", () => {
  it("never spoils the answer: the other's rows come, and the answer says which failed and why", async () => {
    const { ask, beta } = await start(4);
    await beta.fault({ match: {}, fault: { kind: "drop" } });
    const { status, data, errors } = await ask(
      "{ volumes { totalCount complete nodes { source { id } } sources { source { id } kind state complete error { code source { id } } } } }",
    );
    expect({ status, errors }).toEqual({ status: 200, errors: undefined });
    expect(data.volumes).toMatchObject({ totalCount: 4, complete: false });
    expect(data.volumes.sources).toEqual([
      { source: { id: "alpha" }, kind: "VOLUME", state: "LIVE", complete: true, error: null },
      {
        source: { id: "beta" },
        kind: "VOLUME",
        state: "FAILED",
        complete: false,
        error: { code: "UPSTREAM_UNREACHABLE", source: { id: "beta" } },
      },
    ]);
  });

  it("makes the estate incomplete, and says so", async () => {
    const { ask, beta } = await start(4);
    await beta.fault({ match: { path: "/spaces" }, fault: { kind: "status", status: 500 } });
    const { data } = await ask(
      "{ estate { complete total { volumeCount siteCount hostCount } bySite { site { displayName } } } }",
    );
    expect(data.estate).toMatchObject({ complete: false, total: { volumeCount: 4, siteCount: 6, hostCount: null } });
    expect(data.estate.bySite).toHaveLength(6);
  });
});

describe("Rows by their ids", () => {
  it("are read by themselves, a call for each, and null where the vendor has none", async () => {
    const { ask, alpha, beta } = await start(30);
    const ids = [volumeId("s3"), volumeId("gone"), volumeId("s7"), "beta"];
    const { data, errors } = await ask("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids });
    expect(errors).toBeUndefined();
    expect(data.nodes).toEqual([{ id: volumeId("s3") }, null, { id: volumeId("s7") }, { id: "beta" }]);
    expect(await pathsOf(alpha)).toEqual(["/spaces/gone", "/spaces/s3", "/spaces/s7"]);
    expect(await pathsOf(beta)).toEqual([]);
  });

  it("bring what is asked below them, from their own source alone", async () => {
    const { ask, alpha, beta } = await start(5);
    const { data } = await ask(
      `{ node(id: "${volumeId("s2")}") { ... on Volume { shares { nodes { displayName } } } } }`,
    );
    expect(data.node.shares.nodes).toEqual([{ displayName: "export 2" }]);
    expect(await pathsOf(alpha)).toEqual(["/exports?page=1", "/spaces/s2"]);
    expect(await pathsOf(beta)).toEqual([]);
  });
});
