// Does a whole read of a console that counts calls stay within what it allows? In real time, against a small estate.
import { expect, it } from "vitest";
import { NASUNI_DEFAULTS } from "../../../src/connectors/nasuni/index.ts";
import { feedsOf, patientCall, readAll } from "../../contract/examHarness.ts";
import { problemOf, startNmc } from "./startNmc.ts";

it("quirk N-8: everything is read side by side without the console refusing a single call", async () => {
  const nmc = await startNmc({
    simulator: { volumes: 2, filers: 2, throttle: true, throttleClock: "real" },
    budgets: NASUNI_DEFAULTS.budgets,
  });
  try {
    const reads = await Promise.all(feedsOf(nmc.connector).map((feed) => readAll(feed)));
    expect(reads.every(({ rows }) => rows.length > 0)).toBe(true);
    const statuses = (await nmc.control.calls()).map(({ status }) => status);
    expect(statuses.length).toBeGreaterThan(15);
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
  } finally {
    await nmc.close();
  }
});

it("quirk N-8: the console's own limits hold where the configuration says nothing", () => {
  expect(NASUNI_DEFAULTS.budgets).toEqual({ LOGIN: { calls: 10, perSeconds: 60 }, READ: 5, WRITE: 1 });
});

it("quirk N-8: a 429, which names no time to wait, is UPSTREAM_RATE_LIMITED where nobody can wait", async () => {
  const nmc = await startNmc();
  try {
    await nmc.answer("/messages/", 429, { error: { code: "throttled_error", description: "Expected in 1 second." } });
    const call = patientCall({ deadlineMs: nmc.clock.monotonic() + 500 });
    expect(await problemOf(readAll(nmc.feed("jobs"), call))).toMatchObject({
      code: "UPSTREAM_RATE_LIMITED",
      retryable: true,
      vendorCode: "throttled_error",
    });
  } finally {
    await nmc.close();
  }
});

it("quirk N-22: a cheap read does not wait until the last volume is read", async () => {
  const nmc = await startNmc({ budgets: { LOGIN: 10, READ: { calls: 5, perSeconds: 0.2 }, WRITE: 1 } });
  try {
    const soon = patientCall({ deadlineMs: nmc.clock.monotonic() + 20_000 });
    const later = patientCall({ deadlineMs: nmc.clock.monotonic() + 30_000 });
    const pages = nmc.feed("volumes").read({ window: "ALL", since: null, call: soon });
    let cheap: Promise<unknown> | null = null;
    for await (const page of pages) if (page.list === "settings") cheap ??= readAll(nmc.feed("filers"), later);
    await cheap;
    const asked = (await nmc.asked()).map((path) => path.split("?")[0]);
    const lastOfVolumes = asked.findLastIndex((path) => /^\/volumes\/[^/]+_\d+\/filers\/$/.test(path ?? ""));
    expect(asked.indexOf("/filers/health/")).toBeLessThan(lastOfVolumes - 2);
  } finally {
    await nmc.close();
  }
});
