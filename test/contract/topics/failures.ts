// Exam topic: a fault of the vendor is a typed error, never an empty list; a session that ends is ours to mend.
import { expect, it } from "vitest";
import type { Feed } from "../../../src/contract/feed.ts";
import { type ErrorCode, GatewayError } from "../../../src/contract/problem.ts";
import type { FaultOrder } from "../../support/SimulatorControl.ts";
import { type ExamHarness, type ExamSubject, feedsOf, patientCall, readAll, workCalls } from "../examHarness.ts";

/** Every fault that a vendor may show, and the code that it must become. */
const faults: readonly { name: string; fault: FaultOrder["fault"]; code: ErrorCode }[] = [
  { name: "status 500", fault: { kind: "status", status: 500 }, code: "UPSTREAM_ERROR" },
  {
    name: "status 429",
    fault: { kind: "status", status: 429, headers: { "retry-after": "3600" } },
    code: "UPSTREAM_RATE_LIMITED",
  },
  { name: "hang", fault: { kind: "hang" }, code: "UPSTREAM_TIMEOUT" },
  { name: "drop", fault: { kind: "drop" }, code: "UPSTREAM_UNREACHABLE" },
  { name: "malformed", fault: { kind: "malformed" }, code: "UPSTREAM_BAD_RESPONSE" },
  { name: "truncated", fault: { kind: "truncated" }, code: "UPSTREAM_BAD_RESPONSE" },
  { name: "oversized", fault: { kind: "oversized", bytes: 3_000_000 }, code: "UPSTREAM_RESPONSE_TOO_LARGE" },
  { name: "unauthorized for ever", fault: { kind: "unauthorized" }, code: "UPSTREAM_AUTH_FAILED" },
  {
    name: "a redirect",
    fault: { kind: "status", status: 302, headers: { location: "http://127.0.0.1:9/" } },
    code: "UPSTREAM_BAD_RESPONSE",
  },
  {
    name: "a list of the wrong type",
    fault: { kind: "status", status: 200, body: { surprise: 1 } },
    code: "UPSTREAM_BAD_RESPONSE",
  },
];

async function problemOf(feed: Feed, subject: ExamSubject): Promise<GatewayError["problem"] | string> {
  try {
    await readAll(feed, patientCall({ deadlineMs: subject.monotonic() + 10_000 }));
    return "no error at all";
  } catch (error) {
    if (error instanceof GatewayError) return error.problem;
    return `an untyped ${String(error)}`;
  }
}

/** Registers the topic's tests. */
export function failures(harness: ExamHarness, subject: () => ExamSubject): void {
  for (const { name, fault, code } of faults) {
    const reason = harness.immune[name];
    if (reason !== undefined) {
      it(`is not asked about ${name}: ${reason}`, () => expect(reason).not.toBe(""));
      continue;
    }
    it(`answers ${name} with ${code}, naming the source, and never with an empty list`, async () => {
      for (const feed of feedsOf(subject().connector)) {
        await subject().control.reset();
        await subject().control.fault({ match: { method: "GET" }, fault });
        const problem = await problemOf(feed, subject());
        expect(problem, feed.name).toMatchObject({ code, sourceId: subject().connector.sourceId });
        if (typeof problem === "object") expect(problem.message).not.toMatch(/https?:|127\.0\.0\.1|bearer|api-key/i);
      }
    });
  }

  it("mends a session that ended in the middle with one login and one replay", async () => {
    for (const feed of feedsOf(subject().connector)) {
      await subject().control.reset();
      const healthy = await readAll(feed);
      await subject().control.forgetCalls();
      await subject().control.fault({ match: { method: "GET" }, fault: { kind: "unauthorized" }, times: 1 });
      const mended = await readAll(feed);
      expect(mended.rows.length).toBe(healthy.rows.length);
      expect((await workCalls(subject())).length).toBe(feed.calls(healthy.counts) + 1);
    }
  });

  it("ends a read by throwing when nobody waits for it any more", async () => {
    const [feed] = feedsOf(subject().connector);
    if (feed === undefined) throw new Error("A connector without a feed has nothing to examine.");
    await subject().control.fault({ match: { method: "GET" }, fault: { kind: "hang" } });
    const leaving = new AbortController();
    const read = readAll(feed, patientCall({ signal: leaving.signal }));
    leaving.abort(new Error("the client went away"));
    await expect(read).rejects.toThrow();
  });
}
