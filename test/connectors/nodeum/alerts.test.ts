// Which alerts are concluded on a server that has none of its own?
import { describe, expect, it } from "vitest";
import { NODEUM_ALERTS } from "../../../src/connectors/nodeum/alerts.ts";
import { jobRow } from "../../../src/connectors/nodeum/map/execution.ts";
import { poolRow } from "../../../src/connectors/nodeum/map/pool.ts";
import { templateRow } from "../../../src/connectors/nodeum/map/task.ts";
import { nodeumWords } from "../../../src/connectors/nodeum/map/words.ts";
import { rawPool, rawTape } from "../../../src/connectors/nodeum/raw/storage.ts";
import { rawExecution, rawSchedule, rawTask } from "../../../src/connectors/nodeum/raw/work.ts";
import type { AlertEvidence } from "../../../src/contract/connector.ts";

const view = { sourceId: "archive", words: nodeumWords({ unknownWord: () => {} }) };
const derive = (evidence: AlertEvidence) =>
  NODEUM_ALERTS.derive(evidence).map(({ nativeId, severity, message }) => [nativeId, severity, message]);
const run = (id: string, status: string, more: object = {}) =>
  jobRow(
    rawExecution.parse({ id, task_id: 12, name: "scans", status, job_started: `2026-11-20T0${id}:00:00Z`, ...more }),
    view,
  );

describe("Alerts", () => {
  it("quirk D-35: tell of a last run that went wrong, and that the server does not say why", () => {
    expect(derive({ Job: [run("1", "error")] })).toEqual([
      ["execution:1", "ERROR", "scans: the last run ended in error; Nodeum does not tell why"],
    ]);
    expect(derive({ Job: [run("1", "finished_with_warnings")] })).toEqual([
      ["execution:1", "WARNING", "scans: the last run finished with warnings; Nodeum does not tell which"],
    ]);
  });

  it("quirk D-35: arose when the run ended, not when the gateway first saw it", () => {
    const ended = run("1", "error", { job_finished: "2026-11-20T01:40:00Z" });
    const raised = (Job: (typeof ended)[]) => NODEUM_ALERTS.derive({ Job }).map(({ raisedAt }) => raisedAt);
    expect(raised([ended])).toEqual(["2026-11-20T01:40:00.000Z"]);
    expect(raised([run("1", "error")])).toEqual([null]);
  });

  it("quirk D-35: end when a later run of the same task goes well, and not when one has only begun", () => {
    expect(derive({ Job: [run("2", "done"), run("1", "error")] })).toEqual([]);
    expect(derive({ Job: [run("1", "error"), run("2", "in_progress")] })).toHaveLength(1);
    expect(derive({ Job: [run("1", "error"), run("2", "done", { task_id: 13 })] })).toHaveLength(1);
    expect(derive({ Job: [run("1", "error", { task_id: null }), run("2", "error", { task_id: null })] })).toHaveLength(
      2,
    );
  });

  it("quirk D-34: tell of scheduled runs that were missed", () => {
    const template = (missed_count: number) =>
      templateRow(
        rawTask.parse({ id: 12, name: "scans" }),
        rawSchedule.parse({ id: 1, task_id: 12, missed_count }),
        view,
      );
    expect(derive({ JobTemplate: [template(0)] })).toEqual([]);
    expect(derive({ JobTemplate: [template(1)] })).toEqual([
      ["missed-runs:12", "WARNING", "scans: 1 scheduled run was missed"],
    ]);
  });

  it("tell of tapes that want to be checked, about their pool", () => {
    const tapes = [rawTape.parse({ id: 9, pool_id: 4, barcode: "N00013L8", need_to_check: true })];
    const members = { shares: null, buckets: null, tapes: new Map([["4", tapes]]) };
    const pool = poolRow(rawPool.parse({ id: 4, name: "vault", content: "tape" }), members, view);
    expect(NODEUM_ALERTS.derive({ StoragePool: [pool] })).toMatchObject([
      {
        nativeId: "tape:N00013L8",
        name: "tape",
        message: "vault: tape N00013L8 needs to be checked",
        resource: { kind: "StoragePool", ref: "4" },
        site: "server",
        derived: true,
        raisedAt: null,
      },
    ]);
  });
});
