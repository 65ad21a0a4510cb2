// What does the Hub complain about? Alerts: a bare list, filtered, read-only; a cleared alert is just gone (sheet §10).
import type { Hub } from "../hub.ts";
import { rowOf } from "../present/view.ts";
import type { AlertRecord } from "../state/jobRecords.ts";
import { type EndpointTable, type HubCall, ok } from "../wire/endpoint.ts";
import { lastValue } from "../wire/paging.ts";

/** Alerts. */
export function alertRoutes(hub: Hub): EndpointTable {
  return {
    "/alerts/": { get: (call) => ok(filteredAlerts(hub.state.alerts.list(), call)) },
    "/alerts/:id/": { get: (call) => ok(rowOf(hub.state.alerts, call.params.id)) },
  };
}

const fieldFilters = ["name", "node", "site", "severity", "summary"] as const;

/** Muted alerts come only when they are asked for. `suppressed` is a text in the documentation: any case will do. */
function filteredAlerts(alerts: readonly AlertRecord[], call: HubCall): readonly AlertRecord[] {
  const suppressed = lastValue(call.query, "suppressed") ?? "";
  const muted = /^(true|1)$/i.test(suppressed);
  const timestamp = lastValue(call.query, "timestamp");
  const wanted = fieldFilters.flatMap((field) => {
    const value = lastValue(call.query, field);
    return value === undefined || value === "" ? [] : [{ field, value }];
  });
  return alerts.filter(
    (alert) =>
      alert.suppressed === muted &&
      (timestamp === undefined || Date.parse(alert.timestamp) === Date.parse(timestamp)) &&
      wanted.every(({ field, value }) => alert[field] === value),
  );
}
