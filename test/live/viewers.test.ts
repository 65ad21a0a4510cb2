// What does somebody hear of what they may not see? Nothing.
import { afterEach, describe, expect, it } from "vitest";
import { EVERYONE, type Viewer } from "../../src/access/Viewer.ts";
import { encodeNodeId } from "../../src/inventory/globalId.ts";
import { row } from "../support/rows.ts";
import { job, type Live, startLive } from "./startLive.ts";

let live: Live;
afterEach(() => live.close());

/** Sees jobs and alerts whose names do not begin with "secret". */
const guest: Viewer = {
  ...EVERYONE,
  id: "guest",
  digest: "guest",
  mayRead: (sourceId) => sourceId === "alpha",
  sees: ({ nativeId }) => !nativeId.startsWith("secret"),
};
const authenticate = ({ headers }: { readonly headers: Readonly<Record<string, unknown>> }): Viewer =>
  headers.authorization === "Bearer guest" ? guest : EVERYONE;
const start = async () => {
  live = await startLive({ authenticate });
  return { asGuest: () => live.connect({ authorization: "Bearer guest" }) };
};

const JOBS = "subscription { jobsChanged { change job { nativeId state } } }";
const ALERTS = "subscription ($filter: AlertFilter) { alertRaised(filter: $filter) { sequence alert { nativeId } } }";
const INVENTORY =
  "subscription ($kinds: [Kind!], $after: Count64) { inventoryChanged(kinds: $kinds, after: $after) { gap sequence collection { source { id } kind state count } addedCount changedCount removedCount ids } }";
const nameOf = ({
  data,
}: {
  readonly data: { readonly jobsChanged: { readonly job: { readonly nativeId: string } } };
}) => data.jobsChanged.job.nativeId;

describe("A hidden job", () => {
  it("makes no event, while those who may see it hear of it", async () => {
    const { asGuest } = await start();
    const [all, some] = [await live.follow(JOBS), await live.follow(JOBS, {}, asGuest())];
    live.board.put(job("secret-1"), job("open-1"));
    await all.hears(2);
    await some.hears(1);
    live.board.put(job("secret-1", "FAILED"), job("open-1", "FAILED"));
    await all.hears(4);
    await some.hears(2);
    expect(some.heard.map(nameOf)).toEqual(["open-1", "open-1"]);
    expect(all.heard.map(nameOf).sort()).toEqual(["open-1", "open-1", "secret-1", "secret-1"]);
  });

  it("cannot be told from one that there is not", async () => {
    const { asGuest } = await start();
    live.board.put(job("secret-1"));
    const query = "subscription ($id: ID!) { jobUpdated(id: $id) { change } }";
    const idOf = (nativeId: string) => encodeNodeId({ type: "Job", sourceId: "alpha", nativeId });
    const ends = [];
    for (const name of ["secret-1", "none"])
      ends.push(await (await live.follow(query, { id: idOf(name) }, asGuest())).ends());
    expect(ends[0]).toEqual(ends[1]);
    expect(ends[0]).toMatchObject([{ extensions: { code: "NOT_FOUND" } }]);
  });
});

describe("A change of a collection", () => {
  it("counts and names only rows that the follower may see, and makes no event where there are none", async () => {
    const { asGuest } = await start();
    live.board.put(job("secret-1"), job("open-1"));
    await live.ask("{ jobs { totalCount } }");
    const [all, some] = [
      await live.follow(INVENTORY, { kinds: ["JOB"] }),
      await live.follow(INVENTORY, { kinds: ["JOB"] }, asGuest()),
    ];
    // Somebody who follows jobs makes them be read.
    await live.follow(JOBS);
    live.board.put(job("secret-2"));
    await all.hears(1);
    live.board.put(job("open-2"), job("open-1", "FAILED"));
    live.board.remove("Job", "secret-1");
    await some.hears(1);
    await all.hears(3);
    const [told] = some.heard.map(({ data }) => data.inventoryChanged);
    expect(told).toMatchObject({
      gap: false,
      collection: { source: { id: "alpha" }, kind: "JOB", count: 2 },
      addedCount: 1,
      changedCount: 1,
      removedCount: 0,
    });
    expect(told.ids.sort()).toEqual(
      ["open-1", "open-2"].map((nativeId) => encodeNodeId({ type: "Job", sourceId: "alpha", nativeId })).sort(),
    );
  });

  it("that was missed before anybody followed is a gap with the latest state", async () => {
    await start();
    live.board.put(job("a"));
    await live.ask("{ jobs { totalCount } }");
    const ear = await live.follow(INVENTORY, { after: "7" });
    await ear.hears(1);
    expect(ear.heard[0].data.inventoryChanged).toMatchObject({ gap: true, addedCount: 0, ids: [] });
  });

  it("of a source that there is not is refused", async () => {
    await start();
    const ear = await live.follow('subscription { inventoryChanged(sources: ["nowhere"]) { gap } }');
    expect(await ear.ends()).toMatchObject([{ extensions: { code: "INVALID_INPUT", field: "sources" } }]);
  });
});

describe("An alert", () => {
  it("is told once when it newly matches, to those who may see it", async () => {
    const { asGuest } = await start();
    const alert = (nativeId: string, severity: "ERROR" | "INFO") =>
      row("Alert", nativeId, { severity, active: true, raisedAt: "2026-11-20T11:00:00.000Z" });
    live.board.put(alert("old", "ERROR"));
    const filter = { severity: ["ERROR"] };
    const [all, some] = [await live.follow(ALERTS, { filter }), await live.follow(ALERTS, { filter }, asGuest())];
    live.board.put(alert("open", "INFO"), alert("secret", "ERROR"));
    await all.hears(1);
    live.board.put(alert("open", "ERROR"));
    await all.hears(2);
    await some.hears(1);
    const names = (heard: typeof all.heard) => heard.map(({ data }) => data.alertRaised.alert.nativeId);
    expect([names(all.heard), names(some.heard)]).toEqual([["secret", "open"], ["open"]]);
  });
});
