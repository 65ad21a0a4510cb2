// Where are certificates answered, and when is one ending?
import type { CertificateRow } from "../src/contract/rows/Certificate.ts";
import type { Health } from "../src/contract/words.ts";
import { changed, commands, connection, resource } from "./common.ts";
import { instancesNamed } from "./Host.ts";
import type { Resolvers } from "./types.generated.ts";

const THIRTY_DAYS_MS = 30 * 86_400_000;

/** CRITICAL when expired, WARNING in its last thirty days; UNKNOWN when its end is not known. */
function healthAt({ validUntil }: CertificateRow, nowMs: number): Health {
  if (validUntil === null) return "UNKNOWN";
  const leftMs = Date.parse(validUntil) - nowMs;
  if (leftMs <= 0) return "CRITICAL";
  return leftMs <= THIRTY_DAYS_MS ? "WARNING" : "OK";
}

/** Resolvers of the types in schema/Certificate.graphql. */
export const certificate: Pick<Resolvers, "Certificate" | "CertificateConnection" | "CertificatePayload"> = {
  Certificate: {
    ...resource,
    commands,
    health: (row, _, { clock }) => healthAt(row, clock.now()),
    site: (row, _, { view }) => view.one(row, "Site", row.site),
    siteId: (row, _, { view }) => view.idOf(row, "Site", row.site),
    instances: (row, _, context) => instancesNamed(row, row.instances, context),
  },
  CertificateConnection: connection,
  CertificatePayload: { certificate: changed("Certificate") },
};
