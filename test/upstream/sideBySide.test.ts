// What becomes of reads side by side when one of them fails?
import { describe, expect, it } from "vitest";
import type { Call } from "../../src/contract/call.ts";
import { type ErrorCode, GatewayError } from "../../src/contract/problem.ts";
import { sideBySide } from "../../src/upstream/sideBySide.ts";
import { patientCall } from "../contract/examHarness.ts";

const failing = async (code: ErrorCode, turns: number): Promise<never> => {
  for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
  throw new GatewayError({ code, message: code });
};

/** A read that ends only when it is given up. */
const endless = ({ signal }: Call, onEnd: () => void) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => {
      onEnd();
      reject(signal.reason);
    });
  });

describe("Reads side by side", () => {
  it("give all answers, in the order of the reads", async () => {
    const answers = await sideBySide(patientCall(), () => [Promise.resolve(1), Promise.resolve("two")]);
    expect(answers).toEqual([1, "two"]);
  });

  it("are all over when one has failed and its error is thrown", async () => {
    const ended: string[] = [];
    const reads = sideBySide(patientCall(), (all) => [
      endless(all, () => ended.push("first")),
      failing("UPSTREAM_ERROR", 3),
      endless(all, () => ended.push("third")),
    ]);
    await expect(reads).rejects.toMatchObject({ problem: { code: "UPSTREAM_ERROR" } });
    expect(ended).toEqual(["first", "third"]);
  });

  it.each(["BUDGET_EXHAUSTED", "CIRCUIT_OPEN"] as const)(
    "tell what the vendor answered rather than %s, which followed from it",
    async (own) => {
      const reads = sideBySide(patientCall(), () => [failing(own, 0), failing("UPSTREAM_RATE_LIMITED", 5)]);
      await expect(reads).rejects.toMatchObject({ problem: { code: "UPSTREAM_RATE_LIMITED" } });
      const alone = sideBySide(patientCall(), () => [failing(own, 0), Promise.resolve(1)]);
      await expect(alone).rejects.toMatchObject({ problem: { code: own } });
    },
  );

  it("end when the caller leaves", async () => {
    const leaving = new AbortController();
    const reads = sideBySide(patientCall({ signal: leaving.signal }), (all) => [endless(all, () => {})]);
    leaving.abort(new Error("the client went away"));
    await expect(reads).rejects.toThrow("the client went away");
  });
});
