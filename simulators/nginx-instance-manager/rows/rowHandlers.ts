// Which kinds can `POST /__sim/rows` change here? Those that NIM has; it knows no pools, volumes, shares, quotas or policies.
import type { RowHandlers } from "../../chassis/rowDesk.ts";
import type { Nim } from "../nim.ts";
import { certificateRows, snapshotRows } from "./documentRows.ts";
import { hostRows, siteRows } from "./machineRows.ts";
import { alertRows, jobRows } from "./workRows.ts";

/** The handlers of this vendor. */
export function nimRowHandlers(nim: Nim): RowHandlers {
  return {
    Site: siteRows(nim),
    Host: hostRows(nim),
    Snapshot: snapshotRows(nim),
    Job: jobRows(nim),
    Alert: alertRows(nim),
    Certificate: certificateRows(nim),
  };
}
