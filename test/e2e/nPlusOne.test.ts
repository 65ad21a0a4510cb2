// No N+1, ever: the vendors' call logs of deep queries, cold and warm, against what the feeds declare.
import { afterEach, describe, expect, it } from "vitest";
import { feedsOf } from "../contract/examHarness.ts";
import { type Estate, startEstate } from "../support/startEstate.ts";

const deep = `query Deep {
  sites(first: 50) {
    nodes {
      displayName
      volumes(first: 100) {
        nodes {
          displayName
          shares { nodes { displayName volume { displayName placements { site { displayName } } } } }
          snapshots { nodes { createdAt volume { id placements { site { id } } } } }
        }
      }
    }
  }
}`;

let estate: Estate | undefined;
afterEach(() => estate?.close());

/** Calls that the feeds of these names declare for the rows that the estate holds. */
async function declared(
  running: Estate,
  sourceId: string,
  names: readonly string[],
  counts: Readonly<Record<string, number>>,
): Promise<number> {
  const source = running.gateway.sources.find(({ id }) => id === sourceId);
  if (source === undefined) throw new Error(`There is no source ${sourceId}.`);
  const feeds = feedsOf(source.connector);
  return names
    .map((name) => feeds.find((feed) => feed.name === name))
    .reduce((sum, feed) => sum + (feed?.calls(counts) ?? Number.NaN), 0);
}

describe("Sites → 100 volumes → shares and snapshots → their volume's site", () => {
  it("costs, cold, exactly the calls that the touched feeds declare, and nothing when warm", async () => {
    estate = await startEstate({ volumes: 120 });
    const cold = await estate.ask(deep);
    expect(cold.errors).toBeUndefined();
    const volumes = cold.data.sites.nodes.flatMap((site: { volumes: { nodes: unknown[] } }) => site.volumes.nodes);
    expect(volumes.length).toBeGreaterThan(150);
    const calls = await estate.calls();
    const counts = { spaces: 120, sites: 3, nodes: 20, servers: 20, storagepools: 20, quotas: 121 };
    expect(calls.hub.length).toBe(await declared(estate, "hub", ["sites", "spaces", "shares"], counts));
    expect(calls.qumulo.length).toBe(
      await declared(estate, "qumulo", ["cluster", "quotas", "shares", "snapshots"], counts),
    );
    await estate.forgetCalls();
    const warm = await estate.ask(deep);
    expect(warm.data).toEqual(cold.data);
    expect(await estate.calls()).toMatchObject({ hub: [], qumulo: [] });
  });

  it("costs the same for one volume as for a thousand of their rows", async () => {
    estate = await startEstate({ volumes: 120 });
    await estate.ask(deep.replace("first: 100", "first: 1"));
    const few = await estate.calls();
    await estate.close();
    estate = await startEstate({ volumes: 120 });
    await estate.ask(deep);
    const many = await estate.calls();
    expect([...many.hub].sort()).toEqual([...few.hub].sort());
    expect([...many.qumulo].sort()).toEqual([...few.qumulo].sort());
  });
});
