// Which changes can NGINX Instance Manager carry out, and under which condition? The connector's total answer.
import type { CommandSupports } from "../../contract/connector.ts";
import { supported, unsupported } from "../../contract/support.ts";

const noStorage = unsupported("NGINX Instance Manager delivers traffic and holds no storage that could be changed.");
const noSchedule = unsupported("NGINX Instance Manager takes no copies by schedule.");
const notStoppable = unsupported(
  "NGINX Instance Manager carries a deployment through once it is accepted: nothing stops or resumes it.",
);

/** Every command of the contract (sheet §5 to §8). */
export const nginxInstanceManagerCommands: CommandSupports = {
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
  DELETE_SNAPSHOT: supported("Removes the saved configuration; what was published of it stays in force."),
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
  SAVE_CONFIGURATION: supported("Names are not unique at the vendor: saving the same name twice makes two of them."),
  PUBLISH_CONFIGURATION: supported("To one instance, or to a group with all of its instances."),
  START_SCAN: supported("Its end can only be seen in the answer to its start: the vendor lists no scans."),
  UPLOAD_CERTIFICATE: supported("The name is the key: an existing certificate of that name is replaced."),
  DELETE_CERTIFICATE: supported("Not while instances refer to it."),
};
