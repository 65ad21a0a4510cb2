// Which changes does Nodeum carry out through its API, and under which conditions? The connector's total answer.
import type { CommandSupports } from "../../contract/connector.ts";
import { supported, unsupported } from "../../contract/support.ts";

const NO_SNAPSHOTS = unsupported(
  "Nodeum takes no snapshots; its backup tasks copy files, and are run as job templates.",
);
const NO_CONFIGURATIONS = unsupported("Nodeum keeps no configurations that could be saved or sent to a server.");
const NO_CERTIFICATES = unsupported("Nodeum manages no certificates through its API.");
const RECORD_ONLY =
  "Changes the record alone: file structure and network access of a container are made by the vendor's older API.";
const WHOLE_TASK = "Acts on the task, so only while no more than one of its runs has not ended.";

/** Every command of the contract (sheet §10). */
export const NODEUM_COMMANDS: CommandSupports = {
  CREATE_VOLUME: supported(RECORD_ONLY),
  UPDATE_VOLUME: supported(RECORD_ONLY),
  DELETE_VOLUME: supported(RECORD_ONLY),
  CREATE_SHARE: supported("Mounts a share of a NAS system that Nodeum already knows; it serves none itself."),
  UPDATE_SHARE: supported("Changes how Nodeum mounts the share, and nothing at the system that serves it."),
  DELETE_SHARE: supported("Ends the mount; the share stays at the system that serves it."),
  CREATE_SNAPSHOT: NO_SNAPSHOTS,
  UPDATE_SNAPSHOT: NO_SNAPSHOTS,
  DELETE_SNAPSHOT: NO_SNAPSHOTS,
  LOCK_SNAPSHOT: NO_SNAPSHOTS,
  CREATE_SNAPSHOT_POLICY: NO_SNAPSHOTS,
  UPDATE_SNAPSHOT_POLICY: NO_SNAPSHOTS,
  DELETE_SNAPSHOT_POLICY: NO_SNAPSHOTS,
  SET_QUOTA: supported("Changes the record of the container; whether it takes effect is not documented."),
  REMOVE_QUOTA: supported("Sets the quota to 0, which the vendor does not document as no limit."),
  RUN_JOB_TEMPLATE: supported("The answer does not name the run: it is the newest execution of the task."),
  CANCEL_JOB: supported(WHOLE_TASK),
  PAUSE_JOB: supported(WHOLE_TASK),
  RESUME_JOB: supported(WHOLE_TASK),
  RETRY_JOB: supported("Runs the task again, as a new execution."),
  SAVE_CONFIGURATION: NO_CONFIGURATIONS,
  PUBLISH_CONFIGURATION: NO_CONFIGURATIONS,
  START_SCAN: unsupported("Nodeum scans storage by its tasks, and searches no networks for servers."),
  UPLOAD_CERTIFICATE: NO_CERTIFICATES,
  DELETE_CERTIFICATE: NO_CERTIFICATES,
};
