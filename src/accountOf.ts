// As whom, and where, is a source read? A digest, so that what one account saw is never shown as what another one sees.
import { createHash } from "node:crypto";
import type { SourceConfig } from "./config/Config.ts";

/** A digest of everything that decides which rows a source shows: another account or endpoint is another source. */
export function accountOf({ vendor, url, auth, options }: SourceConfig): string {
  return createHash("sha256").update(JSON.stringify({ vendor, url, auth, options })).digest("base64url");
}
