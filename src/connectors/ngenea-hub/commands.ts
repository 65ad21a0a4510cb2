// Which changes can Ngenea Hub carry out through its API, and under which conditions? Shown in capabilities and refusals.
import type { CommandSupports } from "../../contract/connector.ts";
import { supported, unsupported } from "../../contract/support.ts";

const noSnapshots = unsupported(
  "Ngenea Hub has no list of snapshots and no call to take, keep or remove one; it only knows a snapshot schedule per space.",
);
const noConfigurations = unsupported("Ngenea Hub has no saved configurations that could be sent to a server.");
const noCertificates = unsupported("Ngenea Hub manages no certificates through its API.");
const jobsOnly = "Jobs only: the Hub has no such call for settings tasks.";
const sharePath = "The path of the share calls is concluded, not documented; it can be configured.";

/** What the Hub can do (sheet §5 to §9). */
export const ngeneaHubCommands: CommandSupports = {
  CREATE_VOLUME: supported("A space needs a name and a mount point; its sites follow in the background."),
  UPDATE_VOLUME: supported("Not for immutable spaces, and the mount point stays as it is."),
  DELETE_VOLUME: supported("Not for immutable spaces; whether the data is kept is not documented."),
  CREATE_SHARE: supported(sharePath),
  UPDATE_SHARE: supported(sharePath),
  DELETE_SHARE: supported(sharePath),
  CREATE_SNAPSHOT: noSnapshots,
  UPDATE_SNAPSHOT: noSnapshots,
  DELETE_SNAPSHOT: noSnapshots,
  LOCK_SNAPSHOT: noSnapshots,
  CREATE_SNAPSHOT_POLICY: supported("One per space, with frequency, time and retention in the Hub's own words."),
  UPDATE_SNAPSHOT_POLICY: supported("Frequency, time and retention are only taken together, in the Hub's own words."),
  DELETE_SNAPSHOT_POLICY: unsupported("Ngenea Hub does not document how the snapshot schedule of a space is removed."),
  SET_QUOTA: supported("The limit is the size of the space; not for immutable spaces."),
  REMOVE_QUOTA: supported(
    "The size of the space is set to unlimited, which the vendor's pages show but do not specify.",
  ),
  RUN_JOB_TEMPLATE: supported("A workflow needs a site and paths; a policy or schedule runs as it is set."),
  CANCEL_JOB: supported(jobsOnly),
  PAUSE_JOB: supported(jobsOnly),
  RESUME_JOB: supported(jobsOnly),
  RETRY_JOB: supported("Jobs that have ended only; the Hub ignores it in silence while a job is unfinished."),
  SAVE_CONFIGURATION: noConfigurations,
  PUBLISH_CONFIGURATION: noConfigurations,
  START_SCAN: unsupported("Ngenea Hub does not search networks for servers."),
  UPLOAD_CERTIFICATE: noCertificates,
  DELETE_CERTIFICATE: noCertificates,
};
