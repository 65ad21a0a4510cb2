// Is a vendor's budget kept, and shared out as promised? All on a clock that the test owns.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Priority } from "../../src/contract/call.ts";
import { GatewayError } from "../../src/contract/problem.ts";
import type { Budget, Slot, SlotWish } from "../../src/upstream/budget/Budget.ts";
import { type CallLimit, slotLimitOf } from "../../src/upstream/budget/CallLimit.ts";
import { createLocalBudget, type LocalBudgetOptions } from "../../src/upstream/budget/createLocalBudget.ts";
import { FakeClock, settle } from "../support/FakeClock.ts";
import { errorOf, problemOf } from "./testClient.ts";

const never = new AbortController().signal;

function budgetOf(clock: FakeClock, read: CallLimit, options: Partial<LocalBudgetOptions> = {}): Budget {
  const limits = { LOGIN: 1, READ: read, WRITE: 1 };
  return createLocalBudget({
    sourceId: "nasuni-lyon",
    limits,
    maxConcurrent: 100,
    maxWaiting: 1_000,
    clock,
    ...options,
  });
}

function wish(more: Partial<SlotWish> = {}): SlotWish {
  const deadlineMs = Number.POSITIVE_INFINITY;
  return { callClass: "READ", action: "list filers", priority: "interactive", principal: "alice", deadlineMs, ...more };
}

/** Asks for a slot, notes its name when it is granted, and has it answered at once. */
function ask(budget: Budget, granted: string[], name: string, more: Partial<SlotWish> = {}): void {
  const taken = budget.take(wish(more), never).then((slot) => {
    granted.push(name);
    slot.answered();
  });
  taken.catch(() => granted.push(`${name} refused`));
}

describe("the vendor's limit", () => {
  test("no window at the vendor ever holds more calls than allowed, wherever between sending and answering they arrive", async () => {
    const limits = fc.oneof(
      fc.integer({ min: 1, max: 8 }),
      fc.constantFrom<CallLimit>(0.5, 1 / 6, 2.5, { calls: 10, perSeconds: 60 }),
    );
    const calls = fc.array(fc.record({ atMs: fc.nat(4_000), tookMs: fc.nat(2_500) }), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(limits, calls, fc.integer({ min: 1, max: 40 }), async (limit, planned, maxConcurrent) => {
        const clock = new FakeClock();
        const budget = budgetOf(clock, limit, { maxConcurrent });
        const sent: { startedMs: number; answeredMs: number }[] = [];
        for (const { atMs, tookMs } of planned) {
          clock.after(atMs, async () => {
            const slot = await budget.take(wish(), never);
            sent.push({ startedMs: clock.monotonic(), answeredMs: clock.monotonic() + tookMs });
            clock.after(tookMs, () => slot.answered());
          });
        }
        await clock.advance(3_600_000);
        expect(sent).toHaveLength(planned.length);
        const { slots, windowMs } = slotLimitOf(limit);
        for (const [index, { startedMs }] of sent.entries()) {
          const inWindow = sent.slice(0, index).filter(({ answeredMs }) => answeredMs > startedMs - windowMs);
          expect(inWindow.length).toBeLessThan(slots);
        }
        expect(clock.pending).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  test("is used up: five a second are five a second when everybody waits and the vendor answers at once", async () => {
    const clock = new FakeClock();
    const budget = budgetOf(clock, 5);
    const granted: string[] = [];
    for (let index = 0; index < 12; index += 1) ask(budget, granted, String(index));
    await settle();
    expect(granted).toHaveLength(5);
    await clock.advance(999);
    expect(granted).toHaveLength(5);
    await clock.advance(1);
    expect(granted).toHaveLength(10);
    await clock.advance(1_000);
    expect(granted).toHaveLength(12);
  });

  test("a thousand a second keep up with thousands of calls", async () => {
    const clock = new FakeClock();
    const budget = budgetOf(clock, 1_000, { maxWaiting: 10_000 });
    const granted: string[] = [];
    for (let index = 0; index < 4_000; index += 1) ask(budget, granted, String(index), { principal: `p${index % 50}` });
    await settle();
    expect(granted).toHaveLength(1_000);
    await clock.advance(3_000);
    expect(granted).toHaveLength(4_000);
  });

  test("a slot whose call was never sent is free again at once", async () => {
    const clock = new FakeClock();
    const budget = budgetOf(clock, 1);
    const slot = await budget.take(wish(), never);
    const granted: string[] = [];
    ask(budget, granted, "next");
    slot.unused();
    slot.answered();
    await settle();
    expect(granted).toEqual(["next"]);
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, { calls: 10, perSeconds: 0 }])(
    "%j is refused as a limit",
    (limit) => {
      expect(() => slotLimitOf(limit)).toThrow(RangeError);
    },
  );

  test.each([
    [5, { slots: 5, windowMs: 1_000 }],
    [2.5, { slots: 2, windowMs: 1_000 }],
    [0.5, { slots: 1, windowMs: 2_000 }],
    [
      { calls: 10, perSeconds: 60 },
      { slots: 10, windowMs: 60_000 },
    ],
  ])("%j calls per second are %j", (limit, expected) => {
    expect(slotLimitOf(limit)).toEqual(expected);
  });
});

describe("whose turn it is", () => {
  /** Who is served, in order, when the budget gives one call at a time and all of these wait. */
  async function orderOf(waiting: readonly (readonly [string, Partial<SlotWish>])[]): Promise<string[]> {
    const clock = new FakeClock();
    const budget = budgetOf(clock, 1);
    const first = await budget.take(wish(), never);
    const granted: string[] = [];
    for (const [name, more] of waiting) ask(budget, granted, name, more);
    first.answered();
    await clock.advance(1_000 * (waiting.length + 1));
    return granted;
  }

  test("goes by priority: a change and its look-ups, people, watchers, background", async () => {
    const order = await orderOf([
      ["background", { priority: "background" }],
      ["watcher", { priority: "watcher" }],
      ["interactive", { priority: "interactive" }],
      ["write", { priority: "write" }],
    ]);
    expect(order).toEqual(["write", "interactive", "watcher", "background"]);
  });

  test("goes by the earliest deadline among calls of one principal, and by arrival among equal ones", async () => {
    const order = await orderOf([
      ["no deadline", {}],
      ["late", { deadlineMs: 90_000 }],
      ["soon", { deadlineMs: 50_000 }],
      ["soon too", { deadlineMs: 50_000 }],
    ]);
    expect(order).toEqual(["soon", "soon too", "late", "no deadline"]);
  });

  test("is fair between principals: who asks for little does not wait for who asks for much", async () => {
    const flood = [0, 1, 2, 3, 4, 5].map((n) => [`flood ${n}`, { principal: "script" }] as const);
    const order = await orderOf([...flood, ["alice 1", {}], ["bob", { principal: "bob" }], ["alice 2", {}]]);
    expect(order.slice(0, 5).toSorted()).toEqual(["alice 1", "alice 2", "bob", "flood 0", "flood 1"]);
    expect(order.slice(5)).toEqual(["flood 2", "flood 3", "flood 4", "flood 5"]);
  });

  test("watchers get a fifth and background work a twentieth, however many people wait", async () => {
    const flood = (priority: Priority) => Array.from({ length: 200 }, () => [priority, { priority }] as const);
    const order = await orderOf([...flood("interactive"), ...flood("watcher"), ...flood("background")]);
    // When both are due at once, one comes a turn later: hence 201.
    const count = (priority: Priority) => order.slice(0, 201).filter((name) => name === priority).length;
    expect([count("interactive"), count("watcher"), count("background")]).toEqual([151, 40, 10]);
  });
});

describe("what cannot be served", () => {
  test("is refused with the time to wait when the queue is full", async () => {
    const clock = new FakeClock();
    const budget = budgetOf(clock, 1, { maxWaiting: 2 });
    (await budget.take(wish(), never)).answered();
    const granted: string[] = [];
    ask(budget, granted, "second");
    ask(budget, granted, "third");
    const problem = await problemOf(budget.take(wish(), never));
    expect(problem).toMatchObject({ code: "BUDGET_EXHAUSTED", retryable: true, retryAfterMs: 3_000 });
    expect(problem.message).toMatch(/^nasuni-lyon: list filers: /);
  });

  test("gives way to a call of higher priority when the queue is full", async () => {
    const clock = new FakeClock();
    const budget = budgetOf(clock, 1, { maxWaiting: 2 });
    (await budget.take(wish(), never)).answered();
    const granted: string[] = [];
    ask(budget, granted, "old background", { priority: "background" });
    ask(budget, granted, "new background", { priority: "background" });
    ask(budget, granted, "write", { priority: "write" });
    await clock.advance(2_000);
    expect(granted).toEqual(["new background refused", "write", "old background"]);
  });

  test("is refused at once when no slot can be free before the deadline", async () => {
    const clock = new FakeClock();
    const budget = budgetOf(clock, 1);
    (await budget.take(wish(), never)).answered();
    const problem = await problemOf(budget.take(wish({ deadlineMs: 900 }), never));
    expect(problem).toMatchObject({ code: "BUDGET_EXHAUSTED", retryAfterMs: 1_000 });
    expect(budget.status().find(({ callClass }) => callClass === "READ")?.queued).toBe(0);
  });

  test("is DEADLINE_EXCEEDED when the deadline has passed on arrival", async () => {
    const clock = new FakeClock();
    clock.advanceNow(10);
    const problem = await problemOf(budgetOf(clock, 1).take(wish({ deadlineMs: 10 }), never));
    expect(problem.code).toBe("DEADLINE_EXCEEDED");
  });

  test("is BUDGET_EXHAUSTED when the deadline passes in the queue", async () => {
    const budget = budgetOf(new FakeClock(), 1);
    await budget.take(wish(), never);
    const deadline = new AbortController();
    const waiting = problemOf(budget.take(wish({ deadlineMs: 500 }), deadline.signal));
    deadline.abort(new GatewayError({ code: "DEADLINE_EXCEEDED", message: "nasuni-lyon: list filers: too late" }));
    expect((await waiting).code).toBe("BUDGET_EXHAUSTED");
  });

  test("leaves the queue when it is aborted, and leaves no timer behind", async () => {
    const clock = new FakeClock();
    const budget = budgetOf(clock, 1);
    (await budget.take(wish(), never)).answered();
    const controller = new AbortController();
    const waiting = errorOf(budget.take(wish(), controller.signal));
    expect(budget.status().find(({ callClass }) => callClass === "READ")?.queued).toBe(1);
    controller.abort(new Error("nobody waits any more"));
    expect(await waiting).toMatchObject({ message: "nobody waits any more" });
    expect(budget.status().find(({ callClass }) => callClass === "READ")?.queued).toBe(0);
    expect(clock.pending).toBe(0);
  });
});

test("a pause that the vendor asks for holds back its class alone, and shows in the status", async () => {
  const clock = new FakeClock("2026-03-01T12:00:00.000Z");
  const budget = budgetOf(clock, 5);
  budget.pause("READ", 30_000);
  budget.pause("READ", 1_000);
  const granted: string[] = [];
  ask(budget, granted, "read");
  ask(budget, granted, "write", { callClass: "WRITE" });
  await settle();
  expect(granted).toEqual(["write"]);
  const paused = budget.status().map(({ callClass, pausedUntil }) => [callClass, pausedUntil]);
  expect(Object.fromEntries(paused)).toEqual({ LOGIN: null, WRITE: null, READ: "2026-03-01T12:00:30.000Z" });
  await clock.advance(29_999);
  expect(granted).toEqual(["write"]);
  await clock.advance(1);
  expect(granted).toEqual(["write", "read"]);
});

test("no more reads and writes are in flight than the bulkhead holds, and a login they wait for is let through", async () => {
  const clock = new FakeClock();
  const budget = budgetOf(clock, 100, { maxConcurrent: 2 });
  const slots: Slot[] = [];
  for (let index = 0; index < 4; index += 1) void budget.take(wish(), never).then((slot) => slots.push(slot));
  await settle();
  expect(slots).toHaveLength(2);
  await budget.take(wish({ callClass: "LOGIN" }), never);
  slots[0]?.answered();
  await settle();
  expect(slots).toHaveLength(3);
});
