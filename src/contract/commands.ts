// Which changes can be asked for, and which kind does each concern?
import type { Kind } from "./kinds.ts";

/** Every command, named like the GraphQL enum `Command`, with the kind that it concerns; null when it concerns none. */
export const COMMANDS = {
  CREATE_VOLUME: "Volume",
  UPDATE_VOLUME: "Volume",
  DELETE_VOLUME: "Volume",
  CREATE_SHARE: "Share",
  UPDATE_SHARE: "Share",
  DELETE_SHARE: "Share",
  CREATE_SNAPSHOT: "Snapshot",
  UPDATE_SNAPSHOT: "Snapshot",
  DELETE_SNAPSHOT: "Snapshot",
  LOCK_SNAPSHOT: "Snapshot",
  CREATE_SNAPSHOT_POLICY: "SnapshotPolicy",
  UPDATE_SNAPSHOT_POLICY: "SnapshotPolicy",
  DELETE_SNAPSHOT_POLICY: "SnapshotPolicy",
  SET_QUOTA: "Quota",
  REMOVE_QUOTA: "Quota",
  RUN_JOB_TEMPLATE: "JobTemplate",
  CANCEL_JOB: "Job",
  PAUSE_JOB: "Job",
  RESUME_JOB: "Job",
  RETRY_JOB: "Job",
  SAVE_CONFIGURATION: "Snapshot",
  PUBLISH_CONFIGURATION: "Job",
  START_SCAN: "Job",
  UPLOAD_CERTIFICATE: "Certificate",
  DELETE_CERTIFICATE: "Certificate",
  REFRESH_INVENTORY: null,
  CANCEL_OPERATION: null,
} as const satisfies Record<string, Kind | null>;

/** A command, named like the GraphQL enum `Command`. */
export type Command = keyof typeof COMMANDS;

/** A command that a vendor carries out; the two that concern no kind are the gateway's own. */
export type VendorCommand = Exclude<Command, "REFRESH_INVENTORY" | "CANCEL_OPERATION">;
