// What needs attention where a vendor has no alerts? Alerts concluded from the rows of other kinds.
import { describe, expect, it } from "vitest";
import type { AlertRule } from "../../src/contract/connector.ts";
import type { Row, RowOf } from "../../src/contract/rows/index.ts";
import { bench, NOW, touching } from "./support/estate.ts";
import { alert, host, ids, volume } from "./support/rows.ts";
import { failure, ScriptedFeed, scriptedSource } from "./support/scripted.ts";

/** An alert for every host that is not well. */
const unwell: AlertRule = {
  from: ["Host", "Volume"],
  derive: ({ Host = [] }) =>
    Host.filter((row) => row.health !== "OK").map((row) =>
      alert({
        nativeId: `unwell:${row.nativeId}`,
        severity: row.health === "CRITICAL" ? "CRITICAL" : "WARNING",
        derived: true,
        active: true,
        resource: { kind: "Host", ref: row.nativeId },
        site: row.site,
      }),
    ),
};

function estate(rule: AlertRule = unwell, native?: Row[]) {
  const hosts = new ScriptedFeed(
    ["Host"],
    [host({ nativeId: "h1", health: "WARNING", site: "s" }), host({ nativeId: "h2" })],
  );
  const volumes = new ScriptedFeed(["Volume"], [volume({ nativeId: "v" })]);
  const alerts = native === undefined ? [] : [new ScriptedFeed(["Alert"], native)];
  const readers = native === undefined ? { Alert: { derived: true } as const } : {};
  const source = scriptedSource({ feeds: [hosts, volumes, ...alerts], readers, deriveAlerts: rule });
  const made = bench([source]);
  const list = (args = {}) => made.list("Alert", args, NOW);
  return { ...made, list, hosts, volumes, alerts: alerts[0] };
}

const sick = (nativeId: string, health: RowOf["Host"]["health"] = "WARNING") => host({ nativeId, health });

describe("Alerts of a vendor that has none", () => {
  it("are concluded from other kinds, which the question reads along", async () => {
    const { list, hosts, volumes } = estate();
    const page = await list();
    expect(page.rows).toMatchObject([
      { nativeId: "unwell:h1", derived: true, active: true, raisedAt: "2026-11-20T12:00:00.000Z", site: "s" },
    ]);
    expect(page.complete).toBe(true);
    expect(page.answers).toMatchObject([{ state: "LIVE", complete: true, count: 1, coverage: "ALL", reason: null }]);
    expect([hosts.reads.length, volumes.reads.length]).toEqual([1, 1]);
  });

  it("keep the moment at which they were first seen for as long as they last, and get a new one when they come back", async () => {
    const { list, hosts, clock } = estate();
    await list();
    await clock.advance(60_000);
    hosts.rows = [sick("h1", "CRITICAL"), sick("h2")];
    const second = await list({ orderBy: [{ field: "SEVERITY", direction: "ASC" }] });
    expect(second.rows.map((row) => [row.nativeId, row.severity, row.raisedAt])).toEqual([
      ["unwell:h1", "CRITICAL", "2026-11-20T12:00:00.000Z"],
      ["unwell:h2", "WARNING", "2026-11-20T12:01:00.000Z"],
    ]);
    await clock.advance(60_000);
    hosts.rows = [host({ nativeId: "h1" }), host({ nativeId: "h2" })];
    expect((await list()).totalCount).toBe(0);
    await clock.advance(60_000);
    hosts.rows = [sick("h1"), host({ nativeId: "h2" })];
    expect((await list()).rows).toMatchObject([{ nativeId: "unwell:h1", raisedAt: "2026-11-20T12:03:00.000Z" }]);
  });

  it("are the same objects, from memory, while nothing changed", async () => {
    let runs = 0;
    const counting: AlertRule = {
      ...unwell,
      derive: (evidence) => {
        runs += 1;
        return unwell.derive(evidence);
      },
    };
    const { list, clock } = estate(counting);
    const first = await list();
    await clock.advance(5_000);
    const second = await list();
    expect(second.rows[0]).toBe(first.rows[0]);
    expect(runs).toBe(1);
  });

  it("are PARTIAL and say which kind is missing when one could not be read", async () => {
    const { list, volumes } = estate();
    volumes.error = failure("UPSTREAM_FORBIDDEN");
    const page = await list();
    expect(ids(page.rows)).toEqual(["unwell:h1"]);
    expect(page.complete).toBe(false);
    expect(page.answers[0]).toMatchObject({ state: "PARTIAL", complete: false, error: { code: "UPSTREAM_FORBIDDEN" } });
    expect(page.answers[0]?.reason).toContain("Volume");
  });

  it("do not start anew only because what they came from could not be read for a while", async () => {
    const { list, hosts, clock } = estate();
    await list();
    hosts.error = failure();
    await clock.advance(25 * 3_600_000);
    expect((await list()).totalCount).toBe(0);
    hosts.error = null;
    expect((await list()).rows).toMatchObject([{ raisedAt: "2026-11-20T12:00:00.000Z" }]);
  });

  it("are FAILED when nothing that they come from could be read", async () => {
    const { list, hosts, volumes } = estate();
    hosts.error = failure();
    volumes.error = failure();
    expect((await list()).answers[0]).toMatchObject({
      state: "FAILED",
      count: null,
      error: { code: "UPSTREAM_ERROR" },
    });
  });

  it("stay out, and no more than they, when the rule itself fails", async () => {
    const broken: AlertRule = {
      from: ["Host"],
      derive: () => {
        throw new TypeError("oops");
      },
    };
    const { list } = estate(broken, [alert({ nativeId: "n" })]);
    const page = await list();
    expect(ids(page.rows)).toEqual(["n"]);
    expect(page.answers[0]).toMatchObject({ state: "PARTIAL", complete: false, error: { code: "INTERNAL" } });
  });
});

describe("Alerts of a vendor that has some", () => {
  it("stand beside the concluded ones, each as old as what it was read from", async () => {
    const { list, clock, alerts, view } = estate(unwell, [
      alert({ nativeId: "n", raisedAt: "2026-11-20T11:00:00.000Z" }),
    ]);
    await list();
    await clock.advance(15_000);
    if (alerts !== undefined) alerts.rows = [alert({ nativeId: "n2", raisedAt: "2026-11-20T12:00:10.000Z" })];
    const request = view();
    await request.prepare(touching("Alert"), { maxAgeSeconds: 20, waitMs: null });
    const page = await request.list("Alert", {});
    expect(page.answers[0]).toMatchObject({ state: "CACHED", count: 2 });
    const fresh = await view().list("Alert", {});
    expect(fresh.answers[0]).toMatchObject({ state: "STALE", complete: true });
    expect(ids(fresh.rows)).toEqual(["unwell:h1", "n"]);
    await clock.advance(0);
    const later = view();
    const newest = await later.list("Alert", {});
    expect(ids(newest.rows)).toEqual(["n2", "unwell:h1", "n"]);
    const [n2, derived] = newest.rows as [RowOf["Alert"], RowOf["Alert"]];
    expect([later.observedAt(n2), later.observedAt(derived)]).toEqual([
      "2026-11-20T12:00:15.000Z",
      "2026-11-20T12:00:00.000Z",
    ]);
    expect(newest.answers[0]).toMatchObject({ observedAt: "2026-11-20T12:00:00.000Z" });
  });

  it("are found by key, concluded or not", async () => {
    const { view } = estate(unwell, [alert({ nativeId: "n" })]);
    const found = await view().getMany("Alert", "alpha", ["n", "unwell:h1", "unwell:h2"]);
    expect([...found].map(([key, row]) => [key, row?.nativeId ?? null])).toEqual([
      ["n", "n"],
      ["unwell:h1", "unwell:h1"],
      ["unwell:h2", null],
    ]);
  });
});
