// What does a console write? The smallest rows of each sort that the mapping takes; a test names only what it is about.
import { rawCredential, rawFiler, rawHealth } from "../../../src/connectors/nasuni/raw/filer.ts";
import { rawExport, rawFtpDirectory, rawSmbShare } from "../../../src/connectors/nasuni/raw/share.ts";
import { rawConnection, rawFolderQuota, rawSetting, rawVolume } from "../../../src/connectors/nasuni/raw/volume.ts";
import { rawMessage, rawNotification } from "../../../src/connectors/nasuni/raw/work.ts";

type Fields = Readonly<Record<string, unknown>>;

const share = { id: 7, filer_serial_number: "s-1", volume_guid: "g_1", name: "projects", path: "/projects" };
const place = { guid: "g_1", filer_serial_number: "s-1", name: "projects" };

/** One maker per sort of row. */
export const raw = {
  filer: (fields: Fields = {}) => rawFiler.parse({ serial_number: "s-1", description: "London Edge", ...fields }),
  health: (fields: Fields) => rawHealth.parse({ filer_serial_number: "s-1", ...fields }),
  credential: (fields: Fields = {}) =>
    rawCredential.parse({
      cred_uuid: "customer-1",
      filer_serial_number: "s-1",
      name: "S3",
      status: "synced",
      ...fields,
    }),
  volume: (fields: Fields = {}) => rawVolume.parse({ ...place, ...fields }),
  setting: (fields: Fields = {}) => rawSetting.parse({ ...place, type: "master", ...fields }),
  connection: (serial: string, connected: boolean) =>
    rawConnection.parse({ volume_guid: "g_1", filer_serial_number: serial, connected }),
  folderQuota: (fields: Fields) => rawFolderQuota.parse({ id: "1", volume_guid: "g_1", path: "/finance", ...fields }),
  smb: (fields: Fields) => rawSmbShare.parse({ ...share, ...fields }),
  nfs: (fields: Fields) => rawExport.parse({ ...share, ...fields }),
  ftp: (fields: Fields) => rawFtpDirectory.parse({ ...share, ...fields }),
  message: (fields: Fields) => rawMessage.parse({ id: "9fcd1eb8", filer_serial_number: "s-1", ...fields }),
  notification: (fields: Fields) => rawNotification.parse({ id: 12, ...fields }),
};
