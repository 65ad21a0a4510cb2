// Which changes does Qumulo carry out? The connector's total answer, command by command; each says its condition itself.
import type { CommandSupports } from "../../contract/connector.ts";
import { unsupported } from "../../contract/support.ts";
import type { QumuloContext } from "./api.ts";
import { cancelJob } from "./changes/CancelJob.ts";
import { createShare } from "./changes/CreateShare.ts";
import { createSnapshot } from "./changes/CreateSnapshot.ts";
import { createSnapshotPolicy } from "./changes/CreateSnapshotPolicy.ts";
import { createVolume } from "./changes/CreateVolume.ts";
import { deleteCertificate } from "./changes/DeleteCertificate.ts";
import { deleteShare } from "./changes/DeleteShare.ts";
import { deleteSnapshot } from "./changes/DeleteSnapshot.ts";
import { deleteSnapshotPolicy } from "./changes/DeleteSnapshotPolicy.ts";
import { deleteVolume } from "./changes/DeleteVolume.ts";
import { lockSnapshot } from "./changes/LockSnapshot.ts";
import { removeQuota } from "./changes/RemoveQuota.ts";
import { retryJob } from "./changes/RetryJob.ts";
import { runJobTemplate } from "./changes/RunJobTemplate.ts";
import { setQuota } from "./changes/SetQuota.ts";
import { pauseJob, resumeJob } from "./changes/switchJob.ts";
import { updateShare } from "./changes/UpdateShare.ts";
import { updateSnapshot } from "./changes/UpdateSnapshot.ts";
import { updateSnapshotPolicy } from "./changes/UpdateSnapshotPolicy.ts";
import { updateVolume } from "./changes/UpdateVolume.ts";
import { uploadCertificate } from "./changes/UploadCertificate.ts";

const NO_CONFIGURATION = unsupported("A Qumulo cluster keeps no configurations to save or publish.");

/** Every command of the contract. @param context what its calls are made with. */
export function qumuloCommands(context: QumuloContext): CommandSupports {
  return {
    CREATE_VOLUME: createVolume(context),
    UPDATE_VOLUME: updateVolume(context),
    DELETE_VOLUME: deleteVolume(context),
    CREATE_SHARE: createShare(context),
    UPDATE_SHARE: updateShare(context),
    DELETE_SHARE: deleteShare(context),
    CREATE_SNAPSHOT: createSnapshot(context),
    UPDATE_SNAPSHOT: updateSnapshot(context),
    DELETE_SNAPSHOT: deleteSnapshot(context),
    LOCK_SNAPSHOT: lockSnapshot(context),
    CREATE_SNAPSHOT_POLICY: createSnapshotPolicy(context),
    UPDATE_SNAPSHOT_POLICY: updateSnapshotPolicy(context),
    DELETE_SNAPSHOT_POLICY: deleteSnapshotPolicy(context),
    SET_QUOTA: setQuota(context),
    REMOVE_QUOTA: removeQuota(context),
    RUN_JOB_TEMPLATE: runJobTemplate(context),
    CANCEL_JOB: cancelJob(context),
    PAUSE_JOB: pauseJob(context),
    RESUME_JOB: resumeJob(context),
    RETRY_JOB: retryJob(context),
    SAVE_CONFIGURATION: NO_CONFIGURATION,
    PUBLISH_CONFIGURATION: NO_CONFIGURATION,
    START_SCAN: unsupported("A Qumulo cluster searches no networks."),
    UPLOAD_CERTIFICATE: uploadCertificate(context),
    DELETE_CERTIFICATE: deleteCertificate(context),
  };
}
