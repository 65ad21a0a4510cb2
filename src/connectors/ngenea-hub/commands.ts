// Which changes can Ngenea Hub carry out through its API, and under which conditions? Shown in capabilities and refusals.
import type { CommandSupports } from "../../contract/connector.ts";
import { unsupported } from "../../contract/support.ts";
import { createShare } from "./changes/createShare.ts";
import { createVolume } from "./changes/createVolume.ts";
import { deleteShare } from "./changes/deleteShare.ts";
import { deleteVolume } from "./changes/deleteVolume.ts";
import { removeQuota, setQuota } from "./changes/quotas.ts";
import { retryJob } from "./changes/retryJob.ts";
import { runJobTemplate } from "./changes/runJobTemplate.ts";
import { createSnapshotPolicy, updateSnapshotPolicy } from "./changes/snapshotPolicies.ts";
import { cancelJob, pauseJob, resumeJob } from "./changes/steerJob.ts";
import { updateShare } from "./changes/updateShare.ts";
import { updateVolume } from "./changes/updateVolume.ts";
import type { Hub } from "./hub.ts";

const noSnapshots = unsupported(
  "Ngenea Hub has no list of snapshots and no call to take, keep or remove one; it only knows a snapshot schedule per space.",
);
const noConfigurations = unsupported("Ngenea Hub has no saved configurations that could be sent to a server.");
const noCertificates = unsupported("Ngenea Hub manages no certificates through its API.");
const sharePath = "The path of the share calls is concluded, not documented; it can be configured.";

/** What the Hub can do (sheet §5 to §9). */
export const ngeneaHubCommands = (hub: Hub): CommandSupports => ({
  CREATE_VOLUME: createVolume(hub),
  UPDATE_VOLUME: updateVolume(hub),
  DELETE_VOLUME: deleteVolume(hub),
  CREATE_SHARE: createShare(hub, sharePath),
  UPDATE_SHARE: updateShare(hub, sharePath),
  DELETE_SHARE: deleteShare(hub, sharePath),
  CREATE_SNAPSHOT: noSnapshots,
  UPDATE_SNAPSHOT: noSnapshots,
  DELETE_SNAPSHOT: noSnapshots,
  LOCK_SNAPSHOT: noSnapshots,
  CREATE_SNAPSHOT_POLICY: createSnapshotPolicy(hub),
  UPDATE_SNAPSHOT_POLICY: updateSnapshotPolicy(hub),
  DELETE_SNAPSHOT_POLICY: unsupported("Ngenea Hub does not document how the snapshot schedule of a space is removed."),
  SET_QUOTA: setQuota(hub),
  REMOVE_QUOTA: removeQuota(hub),
  RUN_JOB_TEMPLATE: runJobTemplate(hub),
  CANCEL_JOB: cancelJob(hub),
  PAUSE_JOB: pauseJob(hub),
  RESUME_JOB: resumeJob(hub),
  RETRY_JOB: retryJob(hub),
  SAVE_CONFIGURATION: noConfigurations,
  PUBLISH_CONFIGURATION: noConfigurations,
  START_SCAN: unsupported("Ngenea Hub does not search networks for servers."),
  UPLOAD_CERTIFICATE: noCertificates,
  DELETE_CERTIFICATE: noCertificates,
});
