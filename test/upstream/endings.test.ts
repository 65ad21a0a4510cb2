// How does a call end that takes too long, or that nobody waits for any more? Over real HTTP.
import { describe, expect, test } from "vitest";
import { mayHaveReached } from "../../src/upstream/UpstreamFailure.ts";
import { FakeClock } from "../support/FakeClock.ts";
import { json, startVendor } from "./startVendor.ts";
import { CREATE, call, errorOf, LIST, problemOf, testClient, until } from "./testClient.ts";

describe("a vendor that takes too long", () => {
  test("to begin its answer, or between two pieces of it, is UPSTREAM_TIMEOUT", async () => {
    const silent = await startVendor(() => undefined);
    const stuck = await startVendor((_seen, response) => {
      response.write('{"entries":');
    });
    const timeouts = { headersMs: 20, bodyMs: 20 };
    const errors = await Promise.all(
      [silent, stuck].map(({ origin }) => errorOf(testClient(origin, { timeouts }).send(CREATE, call()))),
    );
    expect(errors).toMatchObject([
      { message: "qumulo-paris: create snapshot: the vendor did not answer in time (UND_ERR_HEADERS_TIMEOUT)" },
      { message: "qumulo-paris: create snapshot: the vendor did not answer in time (UND_ERR_BODY_TIMEOUT)" },
    ]);
    expect(errors).toMatchObject(Array(2).fill({ problem: { code: "UPSTREAM_TIMEOUT", retryable: true } }));
    expect(errors.map(mayHaveReached)).toEqual([true, true]);
  });

  test("by sending a little again and again is UPSTREAM_TIMEOUT when the time for the whole call is over", async () => {
    const vendor = await startVendor((_seen, response) => {
      response.write("[");
    });
    const clock = new FakeClock();
    const client = testClient(vendor.origin, { clock });
    const problem = problemOf(client.send(CREATE, call()));
    await until(() => vendor.seen.length === 1);
    await clock.advance(60_000);
    expect((await problem).code).toBe("UPSTREAM_TIMEOUT");
    expect(clock.pending).toBe(0);
  });
});

describe("a deadline", () => {
  test("that has passed ends a call before anything is sent", async () => {
    const vendor = await startVendor((_seen, response) => json(response, null));
    const clock = new FakeClock();
    await clock.advance(100);
    const error = await errorOf(testClient(vendor.origin, { clock }).send(CREATE, call({ deadlineMs: 100 })));
    expect((await problemOf(Promise.reject(error))).code).toBe("DEADLINE_EXCEEDED");
    expect(mayHaveReached(error)).toBe(false);
    expect(vendor.seen).toEqual([]);
  });

  test("that passes in flight ends the call, and it is said that a change may have had its effect", async () => {
    const vendor = await startVendor(() => undefined);
    const clock = new FakeClock();
    const error = errorOf(testClient(vendor.origin, { clock }).send(CREATE, call({ deadlineMs: 100 })));
    await until(() => vendor.seen.length === 1);
    await clock.advance(100);
    expect((await problemOf(Promise.reject(await error))).code).toBe("DEADLINE_EXCEEDED");
    expect(mayHaveReached(await error)).toBe(true);
    expect(clock.pending).toBe(0);
  });

  test.each([
    [4_999, "CLOSED"],
    [5_000, "OPEN"],
  ])("that passes after %i ms in flight leaves the breaker %s", async (deadlineMs, breakerState) => {
    const vendor = await startVendor(() => undefined);
    const clock = new FakeClock();
    const client = testClient(vendor.origin, { clock, breaker: { failuresInARow: 1 } });
    const problem = problemOf(client.send(LIST, call({ deadlineMs })));
    await until(() => vendor.seen.length === 1);
    await clock.advance(deadlineMs);
    await problem;
    expect(client.status().breakerState).toBe(breakerState);
  });

  test("that passes in the queue is BUDGET_EXHAUSTED, for the budget is what was short", async () => {
    const vendor = await startVendor(() => undefined);
    const clock = new FakeClock();
    const client = testClient(vendor.origin, { clock, maxConcurrent: 1 });
    const first = errorOf(client.send(LIST, call()));
    await until(() => vendor.seen.length === 1);
    const second = errorOf(client.send(CREATE, call({ deadlineMs: 3_000 })));
    await clock.advance(3_000);
    expect((await problemOf(Promise.reject(await second))).code).toBe("BUDGET_EXHAUSTED");
    expect(mayHaveReached(await second)).toBe(false);
    await client.close();
    await first;
  });
});

describe("an abort", () => {
  test("before the call sends nothing", async () => {
    const vendor = await startVendor((_seen, response) => json(response, null));
    const reason = new Error("the client hung up");
    const client = testClient(vendor.origin);
    expect(await errorOf(client.send(LIST, call({ signal: AbortSignal.abort(reason) })))).toBe(reason);
    expect(vendor.seen).toEqual([]);
  });

  test("in flight hangs up on the vendor and throws the abort's own reason", async () => {
    let hungUp = false;
    const vendor = await startVendor((_seen, response) => {
      response.on("close", () => {
        hungUp = true;
      });
    });
    const controller = new AbortController();
    const reason = new Error("the client hung up");
    const error = errorOf(testClient(vendor.origin).send(LIST, call({ signal: controller.signal })));
    await until(() => vendor.seen.length === 1);
    controller.abort(reason);
    expect(await error).toBe(reason);
    await until(() => hungUp);
  });

  test("in the queue takes the call out of it, so that it is never sent", async () => {
    const held: (() => void)[] = [];
    const vendor = await startVendor((_seen, response) => held.push(() => json(response, null)));
    const client = testClient(vendor.origin, { maxConcurrent: 1 });
    const first = client.send(LIST, call());
    await until(() => held.length === 1);
    const controller = new AbortController();
    const second = errorOf(client.send({ ...LIST, path: "/never" }, call({ signal: controller.signal })));
    await until(() => client.status().budgets.some(({ queued }) => queued === 1));
    controller.abort();
    expect(await second).toBeInstanceOf(DOMException);
    held[0]?.();
    await first;
    expect(client.status().budgets.every(({ queued }) => queued === 0)).toBe(true);
    expect(vendor.seen.map(({ path }) => path)).toEqual([LIST.path]);
  });

  test("between two attempts ends the waiting", async () => {
    const vendor = await startVendor((_seen, response) =>
      json(response, null, { status: 503, headers: { "retry-after": "5" } }),
    );
    const clock = new FakeClock();
    const client = testClient(vendor.origin, { clock });
    const controller = new AbortController();
    const error = errorOf(client.send(LIST, call({ signal: controller.signal })));
    await until(() => client.status().budgets.some(({ pausedUntil }) => pausedUntil !== null));
    controller.abort(new Error("enough"));
    expect(await error).toMatchObject({ message: "enough" });
    expect(clock.pending).toBe(0);
  });
});

test("closing the client ends the calls under way and refuses new ones", async () => {
  const vendor = await startVendor(() => undefined);
  const client = testClient(vendor.origin);
  const underWay = problemOf(client.send(CREATE, call()));
  await until(() => vendor.seen.length === 1);
  await client.close();
  expect((await underWay).code).toBe("UPSTREAM_UNREACHABLE");
  expect((await problemOf(client.send(CREATE, call()))).code).toBe("UPSTREAM_UNREACHABLE");
  expect(vendor.seen).toHaveLength(1);
});

test("no more calls are in flight than the bulkhead holds", async () => {
  const held: (() => void)[] = [];
  const vendor = await startVendor((_seen, response) => held.push(() => json(response, null)));
  const client = testClient(vendor.origin, { maxConcurrent: 3 });
  const calls = Array.from({ length: 7 }, () => client.send(LIST, call()));
  await until(() => held.length === 3 && client.status().budgets.some(({ queued }) => queued === 4));
  expect(vendor.seen).toHaveLength(3);
  for (let index = 0; index < 7; index += 1) {
    await until(() => held.length > index);
    held[index]?.();
  }
  await Promise.all(calls);
  expect(vendor.seen).toHaveLength(7);
});

describe("a change that somebody else may have taken over", () => {
  test("ends right before its first byte leaves, certainly unsent", async () => {
    const vendor = await startVendor((_seen, response) => json(response, null));
    const client = testClient(vendor.origin);
    const error = await errorOf(client.send(CREATE, call({ maySend: () => false })));
    expect(error).toMatchObject({ problem: { code: "LEDGER_UNAVAILABLE", retryable: true } });
    expect(mayHaveReached(error)).toBe(false);
    expect(vendor.seen).toHaveLength(0);
    await client.send(CREATE, call({ maySend: () => true }));
    expect(vendor.seen).toHaveLength(1);
  });
});
