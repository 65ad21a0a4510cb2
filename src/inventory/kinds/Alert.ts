// How are alerts filtered, sorted and related?
import type { AlertRow } from "../../contract/rows/Alert.ts";
import { ALERT_SEVERITIES } from "../../contract/words.ts";
import { flag, moment, oneOf, related, text } from "../filterFields.ts";
import { wordKey } from "../sortKeys.ts";
import { type KindSpec, toOne } from "./KindSpec.ts";

const severityKey = wordKey(ALERT_SEVERITIES);

/** Alerts. */
export const Alert: KindSpec<AlertRow> = {
  filters: {
    site: related("site"),
    resource: related("resource"),
    severity: oneOf((row) => row.severity),
    active: flag((row) => row.active),
    acknowledged: flag((row) => row.acknowledged),
    derived: flag((row) => row.derived),
    message: text((row) => row.message),
    raisedAt: moment((row) => row.raisedAt),
  },
  orders: {
    RAISED_AT: { key: (row) => row.raisedAt },
    SEVERITY: { key: (row) => severityKey(row.severity) },
  },
  defaultOrder: [{ field: "RAISED_AT", direction: "DESC" }],
  relations: {
    site: toOne("Site", (row) => row.site),
    resource: {
      target: null,
      each: (row, _tables, visit) => {
        if (row.resource !== null) visit(row.resource.kind, row.resource.ref);
      },
    },
  },
  window: {
    timeOf: (row) => row.raisedAt,
    timeName: "raisedAt",
    staysIn: (row) => row.active === true,
    endOf: () => null,
    boundedBy: "raisedAt",
    liftedBy: [],
  },
};
