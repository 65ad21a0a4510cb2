// How are certificates filtered, sorted and related, and when do they need attention?
import type { CertificateRow } from "../../contract/rows/Certificate.ts";
import type { Health } from "../../contract/words.ts";
import { moment, oneOfNow, related, text } from "../filterFields.ts";
import type { Tables } from "../refs.ts";
import type { KindSpec, VisitRef } from "./KindSpec.ts";

const LAST_DAYS_MS = 30 * 24 * 3_600_000;

/** CRITICAL when expired, WARNING in its last thirty days, UNKNOWN when its end is not known. @param nowMs wall time. */
export function certificateHealth(row: CertificateRow, nowMs: number): Health {
  if (row.validUntil === null) return "UNKNOWN";
  const leftMs = Date.parse(row.validUntil) - nowMs;
  if (leftMs <= 0) return "CRITICAL";
  return leftMs <= LAST_DAYS_MS ? "WARNING" : "OK";
}

/** Certificates. */
export const Certificate: KindSpec<CertificateRow> = {
  filters: {
    site: related("site"),
    commonName: text((row) => row.commonName),
    health: oneOfNow(certificateHealth),
    validUntil: moment((row) => row.validUntil),
  },
  orders: { VALID_UNTIL: { key: (row) => row.validUntil } },
  defaultOrder: [{ field: "DISPLAY_NAME", direction: "ASC" }],
  relations: { site: { target: "Site", through: "Host", each: eachSite } },
  window: null,
};

/** Visits its own site; else, as it is known by instance only, the sites of the hosts that those run on. */
function eachSite(row: CertificateRow, tables: Tables, visit: VisitRef): void {
  if (row.site !== null) {
    visit("Site", row.site);
    return;
  }
  for (const instance of row.instances ?? []) {
    const host = tables.table("Host")?.row(instance.slice(0, Math.max(0, instance.indexOf(":"))));
    if (host?.kind === "Host" && host.site !== null) visit("Site", host.site);
  }
}
