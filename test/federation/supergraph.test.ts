// Can a company's supergraph extend this one? A router over the gateway and over another team's graph, asked by HTTP.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Estate, startEstate } from "../support/startEstate.ts";
import { type Supergraph, startSupergraph } from "./startSupergraph.ts";

let estate: Estate;
let supergraph: Supergraph;
beforeAll(async () => {
  estate = await startEstate({ volumes: 40 });
  supergraph = await startSupergraph(estate.url);
});
afterAll(async () => {
  await supergraph.close();
  await estate.close();
});

interface Volume {
  readonly id: string;
  readonly displayName: string;
}

/** Volumes of both vendors, asked of the gateway itself. */
const volumesOf = async (first: number): Promise<readonly Volume[]> =>
  (await estate.ask("query ($first: Int) { volumes(first: $first) { nodes { id displayName } } }", { first })).data
    .volumes.nodes;

describe("A supergraph", () => {
  it("adds another team's fields to volumes and sites, at every level of one query", async () => {
    const { data, errors } = await supergraph.ask(`{ sites(first: 50) { nodes {
      id displayName contact volumes(first: 5) { nodes { id costCentre source { id } placements { site { id contact } } } }
    } } }`);
    expect(errors).toBeUndefined();
    const sites = data.sites.nodes;
    expect(sites.length).toBeGreaterThan(1);
    for (const { id, contact } of sites) expect(contact).toBe(`contact of ${id}`);
    const volumes = sites.flatMap(({ volumes }: { volumes: { nodes: unknown[] } }) => volumes.nodes);
    expect(new Set(volumes.map(({ source }: { source: { id: string } }) => source.id))).toEqual(
      new Set(["hub", "qumulo"]),
    );
    for (const { id, costCentre, placements } of volumes) {
      expect(costCentre).toBe(`cost centre of ${id}`);
      for (const { site } of placements) expect(site.contact).toBe(`contact of ${site.id}`);
    }
  });

  it("finds the volumes that another team names, with what is below them, and null for one that is gone", async () => {
    const wanted = await volumesOf(30);
    const gone = Buffer.from("v1:Volume:hub:no-such-space").toString("base64url");
    const { data, errors } = await supergraph.ask(
      `query ($ids: [ID!]!) { costCentre(name: "research", volumeIds: $ids) {
        name volumes { id costCentre displayName shares { nodes { volume { displayName } } } } } }`,
      { ids: [...wanted.map(({ id }) => id), gone] },
    );
    expect(data.costCentre.name).toBe("research");
    const found: (Volume & { readonly costCentre: string; readonly shares: { nodes: { volume: Volume }[] } })[] =
      data.costCentre.volumes.slice(0, wanted.length);
    expect(found.map(({ id, displayName }) => ({ id, displayName }))).toEqual(wanted);
    expect(found.some(({ shares }) => shares.nodes.length > 0)).toBe(true);
    for (const { displayName, shares } of found)
      for (const { volume } of shares.nodes) expect(volume.displayName).toBe(displayName);
    expect(data.costCentre.volumes.at(-1)).toBeNull();
    // Some routers say so aloud, because their plan asked for a field that cannot be null; none blames another row.
    for (const { path } of errors ?? []) expect(path.slice(0, 3)).toEqual(["costCentre", "volumes", wanted.length]);
  });

  it("costs the vendors one pass over each list that is touched, whatever the number of volumes that a team names", async () => {
    const wanted = await volumesOf(60);
    const query = `query ($ids: [ID!]!) { costCentre(name: "research", volumeIds: $ids) {
      volumes { costCentre displayName shares { nodes { volume { displayName } } } } } }`;
    const callsFor = async (count: number) => {
      estate.pass(25 * 3_600_000);
      await estate.forgetCalls();
      const ids = wanted.filter((_, place) => place % (60 / count) === 0).map(({ id }) => id);
      const { data, errors } = await supergraph.ask(query, { ids });
      expect(errors).toBeUndefined();
      expect(data.costCentre.volumes).toHaveLength(count);
      const { hub, qumulo } = await estate.calls();
      return { hub: [...hub].sort(), qumulo: [...qumulo].sort() };
    };
    const forAll = await callsFor(60);
    expect(forAll.hub.filter((call) => call.includes("/api/spaces/"))).toEqual([
      "GET /api/spaces/?page=1&page_size=100",
    ]);
    expect(new Set(forAll.hub).size).toBe(forAll.hub.length);
    expect(await callsFor(30)).toEqual(forAll);
  });

  it("answers the team's own pages with the page type that both graphs have", async () => {
    const { data, errors } = await supergraph.ask(
      "{ costCentres { pageInfo { hasNextPage } } volumes(first: 1) { pageInfo { hasNextPage } } }",
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      costCentres: { pageInfo: { hasNextPage: false } },
      volumes: { pageInfo: { hasNextPage: true } },
    });
  });

  it("gets no trace of every field, which would be many times the answer, for whoever asks for one", async () => {
    const answer = await fetch(`${estate.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", "apollo-federation-include-trace": "ftv1" },
      body: JSON.stringify({ query: "{ sources { nodes { id } } }" }),
    });
    expect(Object.keys((await answer.json()) as object)).toEqual(["data"]);
  });
});
