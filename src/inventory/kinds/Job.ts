// How are jobs filtered, sorted and related?
import type { JobRow } from "../../contract/rows/Job.ts";
import { WORK_STATES, type WorkState } from "../../contract/words.ts";
import { flag, moment, oneOf, related } from "../filterFields.ts";
import { wordKey } from "../sortKeys.ts";
import { type KindSpec, toOne } from "./KindSpec.ts";

const stateKey = wordKey(WORK_STATES);

/** States of work that goes on. UNKNOWN is not among them: a row that nobody understands must be able to age. */
const UNFINISHED: ReadonlySet<WorkState> = new Set(["PENDING", "RUNNING", "PAUSED", "CANCELLING"]);

const takenOnAt = (row: JobRow) => row.createdAt ?? row.startedAt;

/** Jobs. */
export const Job: KindSpec<JobRow> = {
  filters: {
    site: related("site"),
    volume: related("volume"),
    template: related("template"),
    jobType: oneOf((row) => row.jobType),
    state: oneOf((row) => row.state),
    // No change is sent through this gateway, so no job was started by one.
    hasOperation: flag(() => false),
    createdAt: moment(takenOnAt),
    finishedAt: moment((row) => row.finishedAt),
  },
  orders: {
    CREATED_AT: { key: takenOnAt },
    STARTED_AT: { key: (row) => row.startedAt },
    FINISHED_AT: { key: (row) => row.finishedAt },
    STATE: { key: (row) => stateKey(row.state) },
    PROGRESS_PERCENT: { key: (row) => row.progressPercent ?? null },
  },
  defaultOrder: [{ field: "CREATED_AT", direction: "DESC" }],
  relations: {
    site: toOne("Site", (row) => row.site),
    volume: toOne("Volume", (row) => row.volume),
    template: toOne("JobTemplate", (row) => row.template),
  },
  window: {
    timeOf: takenOnAt,
    timeName: "createdAt",
    staysIn: (row) => UNFINISHED.has(row.state),
    endOf: (row) => row.expiresAt,
    boundedBy: "createdAt",
    boundedLaterBy: "finishedAt",
    liftedBy: [],
  },
};
