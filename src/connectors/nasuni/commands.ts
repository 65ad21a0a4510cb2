// Which changes can a Nasuni console carry out, and under which conditions? Shown in capabilities and refusals (sheet §9).
import type { CommandSupports } from "../../contract/connector.ts";
import { unsupported } from "../../contract/support.ts";
import { createShare } from "./changes/createShare.ts";
import { createSnapshot } from "./changes/createSnapshot.ts";
import { createVolume } from "./changes/createVolume.ts";
import { deleteShare } from "./changes/deleteShare.ts";
import { removeQuota } from "./changes/removeQuota.ts";
import { setQuota } from "./changes/setQuota.ts";
import { updateShare } from "./changes/updateShare.ts";
import { updateVolume } from "./changes/updateVolume.ts";
import type { Nmc } from "./nmc.ts";

const statusOnly = unsupported(
  "Nasuni's API tells only of the last snapshot of each volume and filer; it has no call to change, keep or remove one.",
);
const readOnlyPolicy = unsupported(
  "Nasuni's API shows snapshot schedules but cannot set them; retention can only be set when a volume is created.",
);
const noTemplates = unsupported("Nasuni's API has no jobs that could be started again and again.");
const noControl = unsupported(
  "Nasuni's API only tells how a message fares; it cannot be stopped, paused or sent once more.",
);
const noConfigurations = unsupported("Nasuni has no saved configurations that could be sent to a server.");
const noCertificates = unsupported("Nasuni manages no certificates through its API.");
const managedOnly = "Only at filers that the console manages.";

/** What a console can do. */
export const nasuniCommands = (nmc: Nmc): CommandSupports => ({
  CREATE_VOLUME: createVolume(
    nmc,
    "Needs a cloud credential and an encryption key, and a filer that the console manages.",
  ),
  UPDATE_VOLUME: updateVolume(nmc, "Only its quota or its remote access, one of them at a time."),
  DELETE_VOLUME: unsupported("Nasuni's API cannot delete a volume; that is done at the filer."),
  CREATE_SHARE: createShare(nmc, `SMB shares and NFS exports of a path that exists. ${managedOnly}`),
  UPDATE_SHARE: updateShare(nmc, `SMB shares and NFS exports; FTP directories can only be read. ${managedOnly}`),
  DELETE_SHARE: deleteShare(nmc, `SMB shares and NFS exports; FTP directories can only be read. ${managedOnly}`),
  CREATE_SNAPSHOT: createSnapshot(nmc, "One at a time for each volume and filer."),
  UPDATE_SNAPSHOT: statusOnly,
  DELETE_SNAPSHOT: statusOnly,
  LOCK_SNAPSHOT: statusOnly,
  CREATE_SNAPSHOT_POLICY: readOnlyPolicy,
  UPDATE_SNAPSHOT_POLICY: readOnlyPolicy,
  DELETE_SNAPSHOT_POLICY: readOnlyPolicy,
  SET_QUOTA: setQuota(nmc, "On a folder or a whole volume; never on a folder above one that has a quota already."),
  REMOVE_QUOTA: removeQuota(nmc, "The quota of a volume is set to unlimited."),
  RUN_JOB_TEMPLATE: noTemplates,
  CANCEL_JOB: noControl,
  PAUSE_JOB: noControl,
  RESUME_JOB: noControl,
  RETRY_JOB: noControl,
  SAVE_CONFIGURATION: noConfigurations,
  PUBLISH_CONFIGURATION: noConfigurations,
  START_SCAN: unsupported("Nasuni does not search networks for servers."),
  UPLOAD_CERTIFICATE: noCertificates,
  DELETE_CERTIFICATE: noCertificates,
});
