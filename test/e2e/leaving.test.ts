// What becomes of vendor calls when the client that caused them goes away? Seen from the vendor's side, over real sockets.
import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { estateVendors } from "../support/estateVendors.ts";
import { type HoldingProxy, startHoldingProxy } from "../support/holdingProxy.ts";
import { type Answer, type Estate, startEstate } from "../support/startEstate.ts";

const SPACES = "/api/spaces/";
const SHARES = "/api/shares/";
const volumes = `{ volumes(freshness: { waitMs: 60000 }) { totalCount complete sources { state } } }`;

let estate: Estate;
let vendor: HoldingProxy;
beforeEach(async () => {
  estate = await startEstate({
    vendors: ["hub"],
    volumes: 250,
    source: { timeouts: { connectMs: 5_000, headersMs: 60_000, bodyMs: 60_000, callMs: 60_000 } },
    front: async (name, url) => {
      vendor = await startHoldingProxy(url, estateVendors[name].isLogin);
      return vendor.url;
    },
  });
});
afterEach(async () => {
  await vendor.close();
  await estate.close();
});

/** A client that can go away, which closes its socket. */
function leavingClient(query: string) {
  const headers = { "content-type": "application/json" };
  const asked = request(`${estate.url}/graphql`, { method: "POST", headers, agent: false });
  asked.on("error", () => {
    // Its own leaving.
  });
  asked.end(JSON.stringify({ query }));
  return { leave: () => asked.destroy() };
}

const pagesRead = () => vendor.calls.filter((call) => call.startsWith(SPACES)).length;
const whole = (answer: Answer) => expect(answer.data.volumes).toMatchObject({ totalCount: 250, complete: true });

describe("A client that goes away in the middle of a query", () => {
  it("takes the vendor calls with it that nobody else waits for; the next one begins anew", async () => {
    vendor.hold(SPACES);
    const client = leavingClient(volumes);
    await vendor.seen(1, SPACES);
    client.leave();
    await vendor.abandoned(1);
    vendor.release();
    expect(pagesRead()).toBe(1);
    whole(await estate.ask(volumes));
    // One page was given up, three hold 250 rows.
    expect(pagesRead()).toBe(4);
  });

  it("takes single reads by id with it too", async () => {
    const { data } = await estate.ask("{ volumes(first: 1) { nodes { id } } }");
    const [{ id }] = data.volumes.nodes;
    const query = `{ node(id: "${id}") { id } }`;
    estate.pass(3_600_000);
    const before = pagesRead();
    vendor.hold(SPACES);
    const client = leavingClient(query);
    await vendor.seen(before + 1, SPACES);
    client.leave();
    await vendor.abandoned(1);
    vendor.release();
    expect((await estate.ask(query)).data.node).toEqual({ id });
  });

  it("leaves alone what another client waits for", async () => {
    vendor.hold("/api/");
    const first = leavingClient(volumes);
    await vendor.seen(1, SPACES);
    // That its other list is being read shows that the second client waits for the first one's read as well.
    const second = estate.ask(volumes.replace("{ volumes", "{ shares { totalCount } volumes"));
    await vendor.seen(1, SHARES);
    first.leave();
    vendor.release();
    whole(await second);
    expect([pagesRead(), vendor.abandonedCount]).toEqual([3, 0]);
  });

  it("leaves alone a read that somebody was answered in the hope of, with old rows or with part of them", async () => {
    whole(await estate.ask(volumes));
    estate.pass(120_000);
    vendor.hold(SPACES);
    const stale = await estate.ask(volumes);
    expect(stale.data.volumes.sources).toEqual([{ state: "STALE" }]);
    await vendor.seen(4, SPACES);
    const joined = leavingClient(volumes.replace("waitMs", "maxAgeSeconds: 1, waitMs"));
    // Asked after it: what the gateway tells of another list shows that it has read both questions.
    await estate.ask("{ sites { totalCount } }");
    joined.leave();
    vendor.release();
    const fresh = await estate.ask(volumes.replace("waitMs", "maxAgeSeconds: 60, waitMs"));
    whole(fresh);
    expect([pagesRead(), vendor.abandonedCount]).toEqual([6, 0]);
  });
});
