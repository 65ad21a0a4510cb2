// Five vendors, one graph: what a team with all of them asks on its first day.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { everyVendor } from "../support/estateVendors.ts";
import { type Estate, startEstate } from "../support/startEstate.ts";

const wait = "freshness: { waitMs: 9000 }";

interface Told {
  readonly source: { readonly id: string };
  readonly state: string;
  readonly reason: string | null;
  readonly count: number | null;
}

let estate: Estate;
beforeAll(async () => {
  estate = await startEstate({ vendors: everyVendor, volumes: 30 });
});
afterAll(() => estate.close());

describe("One query over five vendors", () => {
  it("lists what each vendor has, and says in a sentence why another has it not", async () => {
    const kinds = ["sites", "volumes", "shares", "snapshots", "jobs"] as const;
    const parts = kinds.map(
      (kind) =>
        `${kind}(first: 500, ${wait}) { complete nodes { source { id } } sources { source { id } state reason count } }`,
    );
    const { data, errors } = await estate.ask(`{ ${parts.join(" ")} }`);
    expect(errors).toBeUndefined();
    for (const kind of kinds) {
      const having = new Set(data[kind].nodes.map((row: { source: { id: string } }) => row.source.id));
      expect(data[kind].sources.map((told: Told) => told.source.id).sort()).toEqual([...everyVendor].sort());
      for (const told of data[kind].sources as readonly Told[]) {
        if (told.state === "UNSUPPORTED") expect(told.reason, `${kind} of ${told.source.id}`).toMatch(/^[A-Z].*\.$/s);
        else expect(having, `${kind} of ${told.source.id}: ${told.state}`).toContain(told.source.id);
      }
      expect(data[kind].complete).toBe(true);
    }
  });

  it("counts the whole estate, in all and by vendor, source and site", async () => {
    const figures =
      "siteCount volumeCount shareCount hostCount poolCapacity { totalBytes } volumeCapacity { usedBytes rowsWithoutUsed }";
    const { data, errors } = await estate.ask(
      `{ estate(${wait}) { complete total { ${figures} } byVendor { vendor figures { ${figures} } } bySource { source { id } figures { ${figures} } } bySite { site { displayName } figures { volumeCount } } } volumes(first: 0) { totalCount } sites(first: 0) { totalCount } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.estate.complete).toBe(true);
    expect(data.estate.total).toMatchObject({ volumeCount: data.volumes.totalCount, siteCount: data.sites.totalCount });
    const sum = (parts: readonly { figures: { volumeCount: number | null } }[]) =>
      parts.reduce((all, { figures: { volumeCount } }) => all + (volumeCount ?? 0), 0);
    expect(sum(data.estate.byVendor)).toBe(data.volumes.totalCount);
    expect(sum(data.estate.bySource)).toBe(data.volumes.totalCount);
    expect(data.estate.byVendor.length).toBe(5);
    expect(data.estate.bySite.length).toBe(data.sites.totalCount);
    const nginx = data.estate.bySource.find((part: { source: { id: string } }) => part.source.id === "nginx");
    expect(nginx.figures).toMatchObject({ volumeCount: null, shareCount: null, poolCapacity: { totalBytes: null } });
  });

  it("filters volumes by site, vendor, use and name at once, whoever they are of", async () => {
    const all = await estate.ask(
      `{ volumes(first: 1000, ${wait}) { nodes { id displayName source { vendor } capacity { usedPercent } placements { siteId } } } }`,
    );
    interface Seen {
      readonly id: string;
      readonly displayName: string;
      readonly source: { readonly vendor: string };
      readonly capacity: { readonly usedPercent: number | null } | null;
      readonly placements: readonly { readonly siteId: string | null }[];
    }
    const rows: readonly Seen[] = all.data.volumes.nodes;
    const wanted = rows.find((row) => (row.capacity?.usedPercent ?? 0) > 10);
    const [placement] = wanted?.placements ?? [];
    const name = wanted?.displayName.slice(1, 4) ?? "";
    const filter = {
      site: [placement?.siteId],
      vendor: ["QUMULO", "NASUNI", "NODEUM", "NGENEA_HUB"],
      usedPercent: { gte: 10 },
      displayName: { contains: name },
    };
    const kept = rows.filter(
      (row) =>
        row.placements.some(({ siteId }) => siteId === placement?.siteId) &&
        (row.capacity?.usedPercent ?? 0) >= 10 &&
        row.displayName.toLowerCase().includes(name.toLowerCase()),
    );
    const { data, errors } = await estate.ask(
      "query ($filter: VolumeFilter) { volumes(first: 1000, filter: $filter) { totalCount nodes { id } } }",
      { filter },
    );
    expect(errors).toBeUndefined();
    expect(kept.length).toBeGreaterThan(0);
    expect(data.volumes.nodes.map(({ id }: { id: string }) => id).sort()).toEqual(kept.map(({ id }) => id).sort());
  });

  it("puts the jobs of all vendors in one order by their start, those without one last", async () => {
    const { data, errors } = await estate.ask(
      `{ jobs(first: 1000, orderBy: { field: STARTED_AT, direction: DESC }, ${wait}) { nodes { startedAt source { vendor } } } }`,
    );
    expect(errors).toBeUndefined();
    const starts: readonly (string | null)[] = data.jobs.nodes.map(
      ({ startedAt }: { startedAt: string | null }) => startedAt,
    );
    const told = starts.filter((start) => start !== null);
    expect(starts.slice(0, told.length)).toEqual([...told].sort().reverse());
    const vendors = new Set(data.jobs.nodes.map((row: { source: { vendor: string } }) => row.source.vendor));
    expect(vendors.size).toBe(5);
  });

  it("finds every object again by its id, whatever its kind and vendor", async () => {
    const lists = [
      "sites",
      "hosts",
      "storagePools",
      "volumes",
      "shares",
      "snapshots",
      "snapshotPolicies",
      "quotas",
      "jobs",
      "jobTemplates",
      "alerts",
      "certificates",
    ];
    const { data } = await estate.ask(
      `{ ${lists.map((list) => `${list}(first: 40, ${wait}) { nodes { id displayName } }`).join(" ")} }`,
    );
    const rows = lists.flatMap((list) => data[list].nodes) as readonly { id: string; displayName: string }[];
    expect(rows.length).toBeGreaterThan(150);
    const again = await estate.ask("query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Resource { displayName } } }", {
      ids: rows.map(({ id }) => id),
    });
    expect(again.errors).toBeUndefined();
    expect(again.data.nodes).toEqual(rows);
  });
});
