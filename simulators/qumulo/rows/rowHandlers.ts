// Which kinds can `POST /__sim/rows` change here? All but Alert: the vendor has none, they follow from the other rows.
import type { RowHandlers } from "../../chassis/rowDesk.ts";
import type { QumuloContext } from "../qumuloContext.ts";
import { certificateRows, hostRows, poolRows, siteRows } from "./clusterRows.ts";
import { jobRows, relationshipRows } from "./jobRows.ts";
import { shareRows } from "./shareRows.ts";
import { policyRows, snapshotRows } from "./snapshotRows.ts";
import { volumeRows } from "./volumeRows.ts";

/** The handlers of this vendor. */
export function qumuloRowHandlers(context: QumuloContext): RowHandlers {
  return {
    Site: siteRows(context),
    Host: hostRows(context),
    StoragePool: poolRows(context),
    Volume: volumeRows(context, true),
    Quota: volumeRows(context, false),
    Share: shareRows(context),
    Snapshot: snapshotRows(context),
    SnapshotPolicy: policyRows(context),
    Job: jobRows(context),
    JobTemplate: relationshipRows(context),
    Certificate: certificateRows(context),
  };
}
