// Which changes does Nodeum carry out through its API, and under which conditions? The connector's total answer (sheet §10).
import type { CommandSupports } from "../../contract/connector.ts";
import { unsupported } from "../../contract/support.ts";
import { createShare } from "./changes/CreateShare.ts";
import { createVolume } from "./changes/CreateVolume.ts";
import { deleteShare } from "./changes/DeleteShare.ts";
import { deleteVolume } from "./changes/DeleteVolume.ts";
import { removeQuota } from "./changes/RemoveQuota.ts";
import { retryJob } from "./changes/RetryJob.ts";
import { runJobTemplate } from "./changes/RunJobTemplate.ts";
import { setQuota } from "./changes/SetQuota.ts";
import { cancelJob, pauseJob, resumeJob } from "./changes/steerJob.ts";
import type { TaskServer } from "./changes/taskThings.ts";
import { updateShare } from "./changes/UpdateShare.ts";
import { updateVolume } from "./changes/UpdateVolume.ts";

const NO_SNAPSHOTS = unsupported(
  "Nodeum takes no snapshots; its backup tasks copy files, and are run as job templates.",
);
const NO_CONFIGURATIONS = unsupported("Nodeum keeps no configurations that could be saved or sent to a server.");
const NO_CERTIFICATES = unsupported("Nodeum manages no certificates through its API.");
const RECORD_ONLY =
  "Changes the record alone: file structure and network access of a container are made by the vendor's older API.";
const WHOLE_TASK = "Acts on the task, so only while no more than one of its runs has not ended.";
const ONE_RUN = "Only while no other run of the task is under way.";

/** Every command of the contract. @param server what its calls are made with. */
export const nodeumCommands = (server: TaskServer): CommandSupports => ({
  CREATE_VOLUME: createVolume(server, RECORD_ONLY),
  UPDATE_VOLUME: updateVolume(server, RECORD_ONLY),
  DELETE_VOLUME: deleteVolume(server, RECORD_ONLY),
  CREATE_SHARE: createShare(server, "Mounts a share of a NAS system that Nodeum already knows; it serves none itself."),
  UPDATE_SHARE: updateShare(server, "Changes how Nodeum mounts the share, and nothing at the system that serves it."),
  DELETE_SHARE: deleteShare(server, "Ends the mount; the share stays at the system that serves it."),
  CREATE_SNAPSHOT: NO_SNAPSHOTS,
  UPDATE_SNAPSHOT: NO_SNAPSHOTS,
  DELETE_SNAPSHOT: NO_SNAPSHOTS,
  LOCK_SNAPSHOT: NO_SNAPSHOTS,
  CREATE_SNAPSHOT_POLICY: NO_SNAPSHOTS,
  UPDATE_SNAPSHOT_POLICY: NO_SNAPSHOTS,
  DELETE_SNAPSHOT_POLICY: NO_SNAPSHOTS,
  SET_QUOTA: setQuota(server, "Changes the record of the container; whether it takes effect is not documented."),
  REMOVE_QUOTA: removeQuota(server, "Sets the quota to 0, which the vendor does not document as no limit."),
  RUN_JOB_TEMPLATE: runJobTemplate(
    server,
    `The answer does not name the run: it is the newest execution of the task. ${ONE_RUN}`,
  ),
  CANCEL_JOB: cancelJob(server, WHOLE_TASK),
  PAUSE_JOB: pauseJob(server, WHOLE_TASK),
  RESUME_JOB: resumeJob(server, WHOLE_TASK),
  RETRY_JOB: retryJob(server, `Runs the task again, as a new execution. ${ONE_RUN}`),
  SAVE_CONFIGURATION: NO_CONFIGURATIONS,
  PUBLISH_CONFIGURATION: NO_CONFIGURATIONS,
  START_SCAN: unsupported("Nodeum scans storage by its tasks, and searches no networks for servers."),
  UPLOAD_CERTIFICATE: NO_CERTIFICATES,
  DELETE_CERTIFICATE: NO_CERTIFICATES,
});
