// How are certificates filtered, sorted and related, and when do they need attention?
import type { CertificateRow } from "../../contract/rows/Certificate.ts";
import type { Health } from "../../contract/words.ts";
import { moment, oneOfNow, related, text } from "../filterFields.ts";
import { type KindSpec, toOne } from "./KindSpec.ts";

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
  relations: { site: toOne("Site", (row) => row.site) },
  window: null,
};
