// Which changes can NGINX Instance Manager carry out, and under which condition? The connector's total answer.
import type { CommandSupports } from "../../contract/connector.ts";
import { unsupported } from "../../contract/support.ts";
import { deleteCertificate } from "./changes/deleteCertificate.ts";
import { deleteSnapshot } from "./changes/deleteSnapshot.ts";
import { publishConfiguration } from "./changes/publishConfiguration.ts";
import { saveConfiguration } from "./changes/saveConfiguration.ts";
import { startScan } from "./changes/startScan.ts";
import { uploadCertificate } from "./changes/uploadCertificate.ts";
import type { Nim } from "./nim.ts";

const noStorage = unsupported("NGINX Instance Manager delivers traffic and holds no storage that could be changed.");
const noSchedule = unsupported("NGINX Instance Manager takes no copies by schedule.");
const notStoppable = unsupported(
  "NGINX Instance Manager carries a deployment through once it is accepted: nothing stops or resumes it.",
);

/** Every command of the contract (sheet §5 to §8). @param nim what its calls are made with. */
export const nginxInstanceManagerCommands = (nim: Nim): CommandSupports => ({
  CREATE_VOLUME: noStorage,
  UPDATE_VOLUME: noStorage,
  DELETE_VOLUME: noStorage,
  CREATE_SHARE: noStorage,
  UPDATE_SHARE: noStorage,
  DELETE_SHARE: noStorage,
  CREATE_SNAPSHOT: unsupported(
    "NGINX Instance Manager takes no snapshots of data; a configuration is kept by saving it under a name.",
  ),
  UPDATE_SNAPSHOT: unsupported("A saved configuration has no expiration that could be changed."),
  DELETE_SNAPSHOT: deleteSnapshot(nim),
  LOCK_SNAPSHOT: unsupported("NGINX Instance Manager cannot lock a saved configuration."),
  CREATE_SNAPSHOT_POLICY: noSchedule,
  UPDATE_SNAPSHOT_POLICY: noSchedule,
  DELETE_SNAPSHOT_POLICY: noSchedule,
  SET_QUOTA: noStorage,
  REMOVE_QUOTA: noStorage,
  RUN_JOB_TEMPLATE: unsupported(
    "NGINX Instance Manager has nothing that runs again and again; publish a configuration.",
  ),
  CANCEL_JOB: notStoppable,
  PAUSE_JOB: notStoppable,
  RESUME_JOB: notStoppable,
  RETRY_JOB: unsupported("NGINX Instance Manager cannot repeat a deployment; publish the configuration again."),
  SAVE_CONFIGURATION: saveConfiguration(nim),
  PUBLISH_CONFIGURATION: publishConfiguration(nim),
  START_SCAN: startScan(nim),
  UPLOAD_CERTIFICATE: uploadCertificate(nim),
  DELETE_CERTIFICATE: deleteCertificate(nim),
});
