// What do a hundred mixed ids cost? The call logs of all five vendors against the least that their feeds and single readers
// declare: rows one by one, or the list that holds them, whichever is fewer calls, for all kinds of a feed together.
import { afterEach, describe, expect, it } from "vitest";
import type { Feed, ListCounts } from "../../src/contract/feed.ts";
import { type Kind, WINDOW_MS } from "../../src/contract/kinds.ts";
import { decodeGlobalId } from "../../src/inventory/globalId.ts";
import { createPolicies } from "../../src/inventory/policy.ts";
import { windowToRead } from "../../src/inventory/windowToRead.ts";
import { feedsOf, patientCall } from "../contract/examHarness.ts";
import { everyVendor, type VendorName } from "../support/estateVendors.ts";
import { type Estate, startEstate } from "../support/startEstate.ts";

const LISTS =
  "sites hosts storagePools volumes shares snapshots snapshotPolicies quotas jobs jobTemplates certificates".split(" ");
const NODES = "query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Resource { displayName } } }";
const LATER_MS = 2 * 3_600_000;
/** What the gateway takes a list for that nobody has read. */
const USUAL_ROWS = 500;

let estate: Estate | undefined;
afterEach(() => estate?.close());

/** The same vendors each time, down to the keys that are made of times. */
const startAt = new Date().toISOString();
const simulators = Object.fromEntries(everyVendor.map((vendor) => [vendor, { startAt }]));

const start = async () => {
  estate = await startEstate({ vendors: everyVendor, volumes: 130, simulators });
  return estate;
};

/** A hundred ids: twenty of each source, of its kinds in turn. */
async function mixedIds(running: Estate): Promise<string[]> {
  const part = (list: string) => `${list}(first: 1000, freshness: { waitMs: 9000 }) { nodes { id source { id } } }`;
  const { data } = await running.ask(`{ ${LISTS.map(part).join(" ")} }`);
  return everyVendor.flatMap((vendor) => {
    const columns = LISTS.map((list) =>
      data[list].nodes.filter((row: { source: { id: string } }) => row.source.id === vendor),
    );
    const inTurn = Array.from({ length: 20 }, (_, place) => columns.flatMap((rows) => rows[place] ?? []));
    return inTurn
      .flat()
      .slice(0, 20)
      .map(({ id }: { id: string }) => id);
  });
}

/** How many rows each of a feed's lists holds in the window that the gateway reads by itself. */
async function countsOf(sourceId: string, feed: Feed): Promise<ListCounts> {
  const policies = createPolicies();
  const [kind = "Site"] = feed.kinds;
  const window = windowToRead(policies, { sourceId, kind, window: policies(sourceId, kind).defaultWindow }, feed);
  const since = window === "ALL" ? null : new Date(Date.now() - WINDOW_MS[window]).toISOString();
  const seen = new Map<string, Set<string>>();
  for await (const page of feed.read({ window, since, call: patientCall() }))
    seen.set(page.list, new Set([...(seen.get(page.list) ?? []), ...page.vendorIds]));
  return Object.fromEntries([...seen].map(([list, ids]) => [list, ids.size]));
}

/** Calls that ids cost a source at least. @param guess counts by which the way is chosen when the true ones are not known. */
async function leastCalls(
  running: Estate,
  vendor: VendorName,
  ids: readonly string[],
  guess?: number,
): Promise<number> {
  const source = running.gateway.sources.find(({ id }) => id === vendor);
  if (source === undefined) throw new Error(`There is no source ${vendor}.`);
  const keys = ids.map((id) => decodeGlobalId(id)).filter((key) => key?.sourceId === vendor);
  let calls = 0;
  for (const feed of feedsOf(source.connector)) {
    const wanted = Map.groupBy(
      keys.filter((key) => key !== null && feed.kinds.includes(key.kind)),
      (key) => key?.kind as Kind,
    );
    if (wanted.size === 0) continue;
    const singles = [...wanted].reduce(
      (sum, [kind, { length }]) => sum + (feed.singles?.[kind]?.calls(length) ?? Number.POSITIVE_INFINITY),
      0,
    );
    const counts = await countsOf(vendor, feed);
    const guessed = guess === undefined ? counts : Object.fromEntries(feed.lists.map((list) => [list, guess]));
    calls += singles <= feed.calls(guessed) ? singles : feed.calls(counts);
  }
  return calls;
}

describe("A hundred mixed ids of five vendors", () => {
  it("cost the least that the vendors allow once their lists are known, and nothing while they are fresh", async () => {
    const running = await start();
    const ids = await mixedIds(running);
    expect(ids).toHaveLength(100);
    const least = new Map<VendorName, number>();
    for (const vendor of everyVendor) least.set(vendor, await leastCalls(running, vendor, ids));
    running.pass(LATER_MS);
    await running.forgetCalls();
    const { data, errors } = await running.ask(NODES, { ids });
    expect(errors).toBeUndefined();
    expect(data.nodes.map((node: { id: string } | null) => node?.id)).toEqual(ids);
    const made = await running.calls();
    // Some readers declare the most that they may need, a call more than they made here.
    for (const vendor of everyVendor) expect(made[vendor].length, vendor).toBeLessThanOrEqual(least.get(vendor) ?? 0);
    await running.forgetCalls();
    // Jobs are old after ten seconds, which may have passed.
    const lasting = ids.filter((id) => decodeGlobalId(id)?.kind !== "Job");
    await running.ask(NODES, { ids: lasting });
    expect(await running.calls()).toEqual({ nasuni: [], nodeum: [], hub: [], nginx: [], qumulo: [] });
  });

  it("cost, cold, the least for lists of a usual length", async () => {
    const first = await start();
    const ids = await mixedIds(first);
    await first.close();
    const running = await start();
    const { data, errors } = await running.ask(NODES, { ids });
    expect(errors).toBeUndefined();
    expect(data.nodes.map((node: { id: string } | null) => node?.id)).toEqual(ids);
    const made = await running.calls();
    for (const vendor of everyVendor)
      expect(made[vendor].length, vendor).toBeLessThanOrEqual(await leastCalls(running, vendor, ids, USUAL_ROWS));
  });
});
