// Can this share be changed? FTP directories cannot: the API only shows them (sheet §8.7).
import type { UnavailableNow } from "../../../contract/changes/Change.ts";
import type { Row } from "../../../contract/rows/index.ts";

/** Says so of FTP directories; null for SMB shares and NFS exports. */
export const ftpUnavailable = (row: Row): UnavailableNow | null =>
  row.kind === "Share" && row.protocol === "FTP"
    ? { code: "UNSUPPORTED_BY_VENDOR", reason: "Nasuni's API can only show FTP directories." }
    : null;
