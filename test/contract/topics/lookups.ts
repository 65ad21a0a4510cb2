// Exam topic: single reads agree with lists, by key; a sign of life; alerts concluded the same way every time.
import { expect, it } from "vitest";
import type { AlertEvidence } from "../../../src/contract/connector.ts";
import type { Row } from "../../../src/contract/rows/index.ts";
import { type ExamHarness, type ExamSubject, feedsOf, patientCall, readAll, workCalls } from "../examHarness.ts";

const absentKeys: Readonly<Record<string, string>> = {};

/** Registers the topic's tests. */
export function lookups(_harness: ExamHarness, subject: () => ExamSubject): void {
  it("reads single rows by key as the list shows them, in any order, within the declared calls", async () => {
    for (const feed of feedsOf(subject().connector)) {
      const { rows } = await readAll(feed);
      for (const [kind, reader] of Object.entries(feed.singles ?? {})) {
        const some = rows
          .filter((row) => row.kind === kind)
          .slice(0, 3)
          .reverse();
        await subject().control.forgetCalls();
        const found: ReadonlyMap<string, Row | null> = await reader.getMany(
          some.map((row) => row.nativeId),
          patientCall(),
        );
        expect((await workCalls(subject())).length, `${feed.name} ${kind}`).toBeLessThanOrEqual(
          reader.calls(some.length),
        );
        for (const row of some) {
          const single = found.get(row.nativeId);
          expect(single, `${kind} ${row.nativeId}`).toMatchObject({
            nativeId: row.nativeId,
            displayName: row.displayName,
          });
        }
      }
    }
  });

  it("says null for a key that the vendor does not know, and keeps the others", async () => {
    for (const feed of feedsOf(subject().connector)) {
      const { rows } = await readAll(feed);
      for (const [kind, reader] of Object.entries(feed.singles ?? {})) {
        const row = rows.find((candidate) => candidate.kind === kind);
        if (row === undefined) continue;
        const absent = absentKeys[kind] ?? row.nativeId.replace(/\d+$/, "987654321");
        if (absent === row.nativeId) continue;
        const found: ReadonlyMap<string, Row | null> = await reader.getMany([absent, row.nativeId], patientCall());
        expect([...found.keys()].sort(), `${kind}`).toEqual([absent, row.nativeId].sort());
        expect(found.get(absent), `${kind} ${absent}`).toBeNull();
        expect(found.get(row.nativeId)).not.toBeNull();
      }
    }
  });

  it("brings details for every key asked, within the declared calls", async () => {
    for (const feed of feedsOf(subject().connector)) {
      const { rows } = await readAll(feed);
      for (const [kind, readers] of Object.entries(feed.details ?? {}))
        for (const reader of Object.values(readers)) {
          const keys = rows.filter((row) => row.kind === kind).map((row) => row.nativeId);
          await subject().control.forgetCalls();
          const found = await reader.getMany(keys, patientCall());
          expect((await workCalls(subject())).length).toBeLessThanOrEqual(reader.calls(keys.length));
          expect([...found.keys()].sort()).toEqual([...keys].sort());
          for (const fields of found.values())
            if (fields !== null) expect(reader.fields).toEqual(expect.arrayContaining(Object.keys(fields)));
        }
    }
  });

  it("gives a sign of life in one call", async () => {
    await subject().connector.probe(patientCall());
    await subject().control.forgetCalls();
    await subject().connector.probe(patientCall());
    expect((await workCalls(subject())).length).toBe(1);
  });

  it("concludes the same alerts from the same rows, each with its rule and its own key", async () => {
    const rule = subject().connector.deriveAlerts;
    if (rule === null) return;
    const rows: Row[] = [];
    for (const feed of feedsOf(subject().connector)) rows.push(...(await readAll(feed)).rows);
    const evidence: AlertEvidence = Object.fromEntries(
      rule.from.map((kind) => [kind, rows.filter((row) => row.kind === kind)]),
    );
    const alerts = rule.derive(evidence);
    expect(alerts).toEqual(rule.derive(structuredClone(evidence)));
    expect(new Set(alerts.map((alert) => alert.nativeId)).size).toBe(alerts.length);
    for (const alert of alerts) {
      expect(alert).toMatchObject({ derived: true, active: true, kind: "Alert" });
      if (alert.raisedAt !== null) expect(new Date(alert.raisedAt).toISOString()).toBe(alert.raisedAt);
      expect(alert.name).not.toBeNull();
    }
    expect(rule.derive({})).toEqual([]);
  });
}
