// Is a failing vendor left in peace, and found again? The reducer as a table, then the same over real HTTP.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  admitsInMs,
  type BreakerSettings,
  type BreakerState,
  CLOSED_BREAKER,
  reduceBreaker,
} from "../../src/upstream/breaker/reduceBreaker.ts";
import { FakeClock } from "../support/FakeClock.ts";
import { json, startVendor } from "./startVendor.ts";
import { CREATE, call, errorOf, LIST, type LogLine, problemOf, testClient, until } from "./testClient.ts";

const settings: BreakerSettings = {
  failuresInARow: 3,
  windowSize: 10,
  failureRatio: 0.5,
  openMs: 1_000,
  longestOpenMs: 4_000,
};

/** Lets outcomes happen one after the other: F fails, S succeeds, A is abandoned. */
function played(outcomes: string, from: BreakerState = CLOSED_BREAKER, atMs = 0): BreakerState {
  const types = { F: "failed", S: "succeeded", A: "abandoned" } as const;
  return [...outcomes].reduce((state, letter) => {
    const entered = reduceBreaker(state, { type: "entered", atMs }, settings);
    const type = types[letter as keyof typeof types];
    return reduceBreaker(entered, { type, atMs, epoch: entered.epoch }, settings);
  }, from);
}

describe("the reducer", () => {
  test.each([
    ["FF", "CLOSED"],
    ["FFF", "OPEN"],
    ["FFSFF", "CLOSED"],
    ["FFAF", "OPEN"],
    ["FSFSFSFSFS", "CLOSED"],
    ["FSFSFSFSSF", "OPEN"],
    ["FSSFSSFSSF", "CLOSED"],
    ["AAAAAA", "CLOSED"],
  ])("after %s it is %s", (outcomes, phase) => {
    expect(played(outcomes).phase).toBe(phase);
  });

  test("opens for longer each time the probe fails, up to a limit, and starts over after a success", () => {
    let state = played("FFF");
    const waits: (number | null)[] = [];
    let atMs = 0;
    for (let round = 0; round < 4; round += 1) {
      const waitMs = admitsInMs(state, atMs);
      waits.push(waitMs);
      atMs += waitMs ?? 0;
      state = played("F", state, atMs);
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 4_000]);
    const healed = played("S", state, atMs + 4_000);
    expect(healed.phase).toBe("CLOSED");
    expect(admitsInMs(played("FFF", healed, 0), 0)).toBe(1_000);
  });

  test("lets a single probe through when the time has come, and the next when that one was abandoned", () => {
    const probing = reduceBreaker(played("FFF"), { type: "entered", atMs: 1_000 }, settings);
    expect([probing.phase, admitsInMs(probing, 1_000)]).toEqual(["HALF_OPEN", null]);
    const abandoned = reduceBreaker(probing, { type: "abandoned", atMs: 1_500, epoch: probing.epoch }, settings);
    expect(admitsInMs(abandoned, 1_500)).toBe(0);
  });

  test("does not heed how calls end that were sent before it opened", () => {
    const open = played("FFF");
    const probing = reduceBreaker(open, { type: "entered", atMs: 1_000 }, settings);
    for (const type of ["succeeded", "failed", "abandoned"] as const) {
      expect(reduceBreaker(open, { type, atMs: 5, epoch: 0 }, settings)).toBe(open);
      expect(reduceBreaker(probing, { type, atMs: 1_005, epoch: 0 }, settings)).toBe(probing);
    }
  });

  test("never lets more than one call through between opening and closing, whatever happens", () => {
    const step = fc.record({ waitMs: fc.nat(1_500), letter: fc.constantFrom("F", "S", "A"), ends: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let state = played("FFF");
        let atMs = 0;
        let probe: number | null = null;
        for (const { waitMs, letter, ends } of steps) {
          atMs += waitMs;
          if (probe === null && admitsInMs(state, atMs) === 0) {
            state = reduceBreaker(state, { type: "entered", atMs }, settings);
            if (state.phase === "HALF_OPEN") probe = state.epoch;
          }
          if (probe === null) continue;
          expect(admitsInMs(state, atMs)).not.toBe(0);
          if (!ends) continue;
          const type = letter === "F" ? "failed" : letter === "S" ? "succeeded" : "abandoned";
          state = reduceBreaker(state, { type, atMs, epoch: probe }, settings);
          probe = null;
          if (state.phase === "CLOSED") return;
        }
      }),
    );
  });
});

describe("over the wire", () => {
  test("a vendor that fails five times is not asked any more, and the refusal says when it will be", async () => {
    const vendor = await startVendor((_seen, response) => json(response, null, { status: 500 }));
    const clock = new FakeClock();
    const lines: LogLine[] = [];
    const client = testClient(vendor.origin, { clock, lines });
    for (let index = 0; index < 5; index += 1) await problemOf(client.send(CREATE, call()));
    await clock.advance(4_000);
    expect(await problemOf(client.send(CREATE, call()))).toMatchObject({
      code: "CIRCUIT_OPEN",
      retryAfterMs: 6_000,
      message: "qumulo-paris: create snapshot: not asked, since the vendor has failed repeatedly",
    });
    expect(vendor.seen).toHaveLength(5);
    expect(client.status()).toMatchObject({ breakerState: "OPEN", lastProblem: { code: "UPSTREAM_ERROR" } });
    expect(lines.filter(({ code }) => code === "CIRCUIT_OPEN")).toHaveLength(1);
  });

  test("it is tried with one call after the pause; when that succeeds, all may go", async () => {
    let isWell = false;
    const held: (() => void)[] = [];
    const vendor = await startVendor((_seen, response) => {
      if (isWell) held.push(() => json(response, "well"));
      else response.socket?.destroy();
    });
    const clock = new FakeClock();
    const client = testClient(vendor.origin, { clock });
    for (let index = 0; index < 5; index += 1) await problemOf(client.send(CREATE, call()));
    isWell = true;
    await clock.advance(10_000);
    expect(client.status().breakerState).toBe("HALF_OPEN");
    const probe = client.send(LIST, call());
    await until(() => held.length === 1);
    expect((await problemOf(client.send(LIST, call()))).code).toBe("CIRCUIT_OPEN");
    held[0]?.();
    expect((await probe).body).toBe("well");
    expect(client.status().breakerState).toBe("CLOSED");
  });

  test("calls that wait in the queue when it opens are not sent", async () => {
    const vendor = await startVendor((_seen, response) => json(response, null, { status: 503 }));
    const client = testClient(vendor.origin, { maxConcurrent: 1, breaker: { failuresInARow: 1 } });
    const both = await Promise.all([problemOf(client.send(CREATE, call())), problemOf(client.send(CREATE, call()))]);
    expect(both.map(({ code }) => code)).toEqual(["UPSTREAM_ERROR", "CIRCUIT_OPEN"]);
    expect(vendor.seen).toHaveLength(1);
  });

  test("nobody queues for a vendor that is down", async () => {
    const vendor = await startVendor((_seen, response) => json(response, null, { status: 503 }));
    const budgets = { LOGIN: 1, READ: 1, WRITE: 1 };
    const client = testClient(vendor.origin, { clock: new FakeClock(), budgets, breaker: { failuresInARow: 1 } });
    await problemOf(client.send(CREATE, call()));
    expect((await problemOf(client.send(CREATE, call()))).code).toBe("CIRCUIT_OPEN");
  });

  test.each([400, 403, 404, 409, 429])("a %i does not count as a failure", async (status) => {
    const vendor = await startVendor((_seen, response) =>
      json(response, null, { status, headers: { "retry-after": "0" } }),
    );
    const client = testClient(vendor.origin, { breaker: { failuresInARow: 1 } });
    await problemOf(client.send(CREATE, call()));
    await problemOf(client.send(CREATE, call()));
    expect(client.status().breakerState).toBe("CLOSED");
  });

  test("an aborted call does not count as a failure", async () => {
    const vendor = await startVendor(() => undefined);
    const client = testClient(vendor.origin, { breaker: { failuresInARow: 1 } });
    const controller = new AbortController();
    const aborted = errorOf(client.send(LIST, call({ signal: controller.signal })));
    await until(() => vendor.seen.length === 1);
    controller.abort();
    await aborted;
    expect(client.status().breakerState).toBe("CLOSED");
  });

  test.each([
    ["malformed JSON", "{"],
    ["what is not HTTP", null],
  ])("%s counts as a failure", async (_name, text) => {
    const vendor = await startVendor((_seen, response) => {
      if (text === null) response.socket?.end("SSH-2.0-OpenSSH_9.6\r\n");
      else response.end(text);
    });
    const client = testClient(vendor.origin, { breaker: { failuresInARow: 1 } });
    expect((await problemOf(client.send(CREATE, call()))).code).toBe("UPSTREAM_BAD_RESPONSE");
    expect(client.status().breakerState).toBe("OPEN");
  });
});
