// What is said of the server itself? It has no resource in the API (sheet §10), so the Site is ours. Used by every mapping.
import type { SiteRow } from "../../../contract/rows/Site.ts";

/** Native id of the one site: a server has no id that could be read. */
export const SERVER_ID = "server";

/** What has to be assumed of every size: the description gives integers and no unit (sheet §1). */
export const BYTES_ASSUMED = "Nodeum does not state the unit of sizes; bytes are assumed.";

/** The server, which answers. Neither its version nor its health can be read. */
export function siteRow(sourceId: string, name: string): SiteRow {
  return {
    kind: "Site",
    sourceId,
    nativeId: SERVER_ID,
    displayName: name,
    nativeState: null,
    name,
    siteType: "SERVER",
    lifecycle: "AVAILABLE",
    health: "UNKNOWN",
    version: null,
    timezone: null,
    parent: null,
    details: null,
  };
}
