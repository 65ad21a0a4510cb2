// When is a failed call sent again? The decision as a table, then the same over real HTTP.
import { describe, expect, test } from "vitest";
import { decideRetry, type RetryFacts, type RetryFailure } from "../../src/upstream/retry/decideRetry.ts";
import { RetryBudget } from "../../src/upstream/retry/RetryBudget.ts";
import { retryAfterMs } from "../../src/upstream/wire/retryAfter.ts";
import { FakeClock } from "../support/FakeClock.ts";
import { inTurn, json, startVendor } from "./startVendor.ts";
import { CREATE, call, LIST, type LogLine, problemOf, testClient, until } from "./testClient.ts";

const dropped: RetryFailure = { kind: "connection", status: null, retryAfterMs: null };
const answered = (status: number, waitMs: number | null = null): RetryFailure => ({
  kind: "status",
  status,
  retryAfterMs: waitMs,
});
const facts = (more: Partial<RetryFacts>): RetryFacts => ({
  isSafe: true,
  failure: dropped,
  retriesDone: 0,
  remainingMs: Number.POSITIVE_INFINITY,
  hasBudget: true,
  random: 0.5,
  ...more,
});

describe("the decision", () => {
  test.each<[string, Partial<RetryFacts>, number | null]>([
    ["a dropped connection is retried with jitter", {}, 125],
    ["the range of the jitter doubles", { retriesDone: 1 }, 250],
    ["the jitter may be nothing", { random: 0 }, 0],
    ["a timeout is retried", { failure: { ...dropped, kind: "timeout" } }, 125],
    ["an answer that broke off is retried", { failure: { ...dropped, kind: "broken" } }, 125],
    ["never a third time", { retriesDone: 2 }, null],
    ["a change is never retried", { isSafe: false }, null],
    ["a programming error is never retried", { failure: null }, null],
    ["an answer that is not JSON is not retried", { failure: { ...dropped, kind: "malformed" } }, null],
    ["an answer that is too long is not retried", { failure: { ...dropped, kind: "oversized" } }, null],
    ["what we ended ourselves is not retried", { failure: { ...dropped, kind: "ended" } }, null],
    ["429 is retried when the vendor says", { failure: answered(429, 7_000) }, 7_000],
    ["429 without a time is retried with jitter", { failure: answered(429) }, 125],
    ["503 is retried", { failure: answered(503), retriesDone: 1 }, 250],
    ["502 is retried", { failure: answered(502) }, 125],
    ["504 is retried", { failure: answered(504) }, 125],
    ["500 is retried once", { failure: answered(500) }, 125],
    ["500 is not retried twice", { failure: answered(500), retriesDone: 1 }, null],
    ["501 is not retried", { failure: answered(501) }, null],
    ["404 is not retried", { failure: answered(404) }, null],
    ["409 is not retried", { failure: answered(409) }, null],
    ["not without a retry budget", { hasBudget: false }, null],
    ["not when it would come after the deadline", { remainingMs: 100 }, null],
    [
      "not when the vendor wants a longer wait than there is time",
      { failure: answered(503, 9_000), remainingMs: 8_000 },
      null,
    ],
  ])("%s", (_name, more, expected) => {
    expect(decideRetry(facts(more))?.retryInMs ?? null).toBe(expected);
  });

  test.each([
    ["3", 3_000],
    ["0", 0],
    ["86400", 300_000],
    ["Sun, 01 Mar 2026 12:00:10 GMT", 10_000],
    ["Sun, 01 Mar 2026 11:00:00 GMT", 0],
    ["soon", null],
    ["", null],
    [undefined, null],
  ])("Retry-After %j is %j ms", (header, expected) => {
    expect(retryAfterMs(header, Date.parse("2026-03-01T12:00:00Z"))).toBe(expected);
  });

  test("retries are a tenth of the successes, after a few to start with", () => {
    const budget = new RetryBudget();
    for (let spent = 0; spent < 5; spent += 1) {
      expect(budget.hasOne).toBe(true);
      budget.spend();
    }
    expect(budget.hasOne).toBe(false);
    for (let successes = 0; successes < 11; successes += 1) budget.earn();
    expect(budget.hasOne).toBe(true);
    budget.spend();
    expect(budget.hasOne).toBe(false);
  });
});

describe("over the wire", () => {
  test("a read survives a dropped connection and a 503, and each failed attempt is logged", async () => {
    const vendor = await startVendor(
      inTurn(
        (_seen, response) => response.socket?.destroy(),
        (_seen, response) => json(response, null, { status: 503 }),
        (_seen, response) => json(response, "third time lucky"),
      ),
    );
    const lines: LogLine[] = [];
    const client = testClient(vendor.origin, { lines });
    expect((await client.send(LIST, call())).body).toBe("third time lucky");
    expect(lines).toMatchObject([
      { sourceId: "qumulo-paris", action: "list snapshots", code: "UPSTREAM_UNREACHABLE", attempt: 1 },
      { sourceId: "qumulo-paris", action: "list snapshots", code: "UPSTREAM_ERROR", status: 503, attempt: 2 },
    ]);
    expect(client.status()).toMatchObject({ lastProblem: null, lastAnsweredAt: expect.stringMatching(/Z$/) });
  });

  test("a retry that we refuse ourselves does not hide what the vendor did", async () => {
    const vendor = await startVendor((_seen, response) => json(response, null, { status: 503 }));
    const client = testClient(vendor.origin, { breaker: { failuresInARow: 1 } });
    expect(await problemOf(client.send(LIST, call()))).toMatchObject({ code: "UPSTREAM_ERROR", vendorStatus: 503 });
    expect(vendor.seen).toHaveLength(1);
  });

  test("a change is sent once, whatever becomes of it", async () => {
    const vendor = await startVendor((_seen, response) => response.socket?.destroy());
    expect((await problemOf(testClient(vendor.origin).send(CREATE, call()))).code).toBe("UPSTREAM_UNREACHABLE");
    expect(vendor.seen).toHaveLength(1);
  });

  test("a search by POST is retried when it is marked safe", async () => {
    const vendor = await startVendor(
      inTurn(
        (_seen, response) => json(response, null, { status: 504 }),
        (_seen, response) => json(response, "found"),
      ),
    );
    expect((await testClient(vendor.origin).send({ ...CREATE, safe: true }, call())).body).toBe("found");
  });

  test("a vendor that keeps failing is asked three times at most, and then the retry budget runs dry", async () => {
    const vendor = await startVendor((_seen, response) => json(response, null, { status: 502 }));
    const client = testClient(vendor.origin, { breaker: { failuresInARow: 1_000, windowSize: 1_000 } });
    await problemOf(client.send(LIST, call()));
    expect(vendor.seen).toHaveLength(3);
    for (let index = 0; index < 10; index += 1) await problemOf(client.send(LIST, call()));
    expect(vendor.seen).toHaveLength(11 + 5);
  });

  test("429 with Retry-After pauses the reads for that long and then succeeds", async () => {
    const vendor = await startVendor(
      inTurn(
        (_seen, response) => json(response, null, { status: 429, headers: { "retry-after": "7" } }),
        (_seen, response) => json(response, "at last"),
      ),
    );
    const clock = new FakeClock("2026-03-01T12:00:00.000Z");
    const client = testClient(vendor.origin, { clock });
    const answer = client.send(LIST, call());
    const other = until(() => client.status().budgets.some(({ pausedUntil }) => pausedUntil !== null)).then(() =>
      client.send(LIST, call()),
    );
    await until(() => client.status().budgets.some(({ queued }) => queued === 1));
    expect(client.status().budgets.find(({ callClass }) => callClass === "READ")).toMatchObject({
      pausedUntil: "2026-03-01T12:00:07.000Z",
    });
    await clock.advance(6_999);
    expect(vendor.seen).toHaveLength(1);
    await clock.advance(1);
    expect((await answer).body).toBe("at last");
    expect((await other).body).toBe("at last");
    expect(vendor.seen).toHaveLength(3);
  });

  test("429 without Retry-After pauses for a second, then for two", async () => {
    const vendor = await startVendor((_seen, response) => json(response, null, { status: 429 }));
    const clock = new FakeClock("2026-03-01T12:00:00.000Z");
    const client = testClient(vendor.origin, { clock });
    const pausedUntil = () => client.status().budgets.find(({ callClass }) => callClass === "WRITE")?.pausedUntil;
    await problemOf(client.send(CREATE, call()));
    expect(pausedUntil()).toBe("2026-03-01T12:00:01.000Z");
    await clock.advance(1_000);
    await problemOf(client.send(CREATE, call()));
    expect(pausedUntil()).toBe("2026-03-01T12:00:03.000Z");
  });

  test("a pause beyond the deadline is refused with the time to wait, and the vendor is not asked", async () => {
    const vendor = await startVendor((_seen, response) =>
      json(response, null, { status: 429, headers: { "retry-after": "60" } }),
    );
    const clock = new FakeClock();
    const client = testClient(vendor.origin, { clock });
    expect(await problemOf(client.send(LIST, call({ deadlineMs: 10_000 })))).toMatchObject({
      code: "UPSTREAM_RATE_LIMITED",
      retryAfterMs: 60_000,
    });
    expect(await problemOf(client.send(LIST, call({ deadlineMs: 10_000 })))).toMatchObject({
      code: "BUDGET_EXHAUSTED",
      retryAfterMs: 60_000,
    });
    expect(vendor.seen).toHaveLength(1);
  });
});
