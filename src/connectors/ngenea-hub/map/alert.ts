// How does an alert of a Hub become a unified row? Pure; used by the feed of alerts.
import type { AlertRow } from "../../../contract/rows/Alert.ts";
import type { RawAlert } from "../raw/work.ts";
import { byName } from "./refs.ts";
import type { HubWords } from "./words.ts";

/** An alert: active for as long as it is listed; about its worker node when it names one, else about its site. */
export function alertRow(sourceId: string, alert: RawAlert, words: HubWords): AlertRow {
  const node = byName(alert.node);
  const site = byName(alert.site);
  return {
    kind: "Alert",
    sourceId,
    nativeId: alert.id,
    displayName: alert.name,
    nativeState: alert.severity,
    name: alert.name,
    severity: words.severity(alert.severity),
    message: alert.summary,
    raisedAt: alert.timestamp,
    active: true,
    acknowledged: null,
    suppressed: alert.suppressed,
    derived: false,
    resource: node !== null ? { kind: "Host", ref: node } : site !== null ? { kind: "Site", ref: site } : null,
    site,
  };
}
