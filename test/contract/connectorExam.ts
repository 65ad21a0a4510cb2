// Does a connector keep the contract's promises? The one exam that every connector must pass, topic by topic.
import { afterAll, beforeAll, beforeEach, describe } from "vitest";
import type { ExamHarness, ExamSubject } from "./examHarness.ts";
import { declarations } from "./topics/declarations.ts";
import { drifting } from "./topics/drifting.ts";
import { failures } from "./topics/failures.ts";
import { listing } from "./topics/listing.ts";
import { lookups } from "./topics/lookups.ts";

/** Registers the exam for one vendor. Every test begins with the vendor as it was at its start. */
export function connectorExam(harness: ExamHarness): void {
  describe(`The ${harness.name} connector`, () => {
    let subject: ExamSubject | undefined;
    const present = (): ExamSubject => {
      if (subject === undefined) throw new Error("The vendor did not start.");
      return subject;
    };
    beforeAll(async () => {
      subject = await harness.start({ volumes: 12, pageSize: null });
    });
    beforeEach(() => present().control.reset());
    afterAll(() => subject?.close());

    describe("declares", () => declarations(harness, present));
    describe("in a whole read", () => listing(harness, present));
    describe("when the vendor fails", () => failures(harness, present));
    describe("by key", () => lookups(harness, present));
    describe("while rows come and go", () => drifting(harness));
  });
}
