// How does a notification become an Alert? Pure; used by the feed `notifications`.
import type { AlertRow } from "../../../contract/rows/Alert.ts";
import type { RawNotification } from "../raw/work.ts";
import type { NasuniWords } from "./words.ts";

/** A notification, which has no end; about its filer, whose serial number stands in a link alone. */
export function notificationRow(sourceId: string, raw: RawNotification, words: NasuniWords): AlertRow {
  const [, serial = null] = /\/filers\/([^/?]+)\/?$/.exec(raw.links?.filer?.href ?? "") ?? [];
  return {
    kind: "Alert",
    sourceId,
    nativeId: raw.id,
    displayName: raw.name ?? raw.id,
    nativeState: raw.priority,
    name: raw.name,
    severity: words.severity(raw.priority),
    message: raw.message,
    raisedAt: raw.date,
    active: null,
    acknowledged: raw.acknowledged,
    suppressed: null,
    derived: false,
    resource: serial === null ? null : { kind: "Host", ref: serial },
    site: serial,
  };
}
