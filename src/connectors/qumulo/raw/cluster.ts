// What do the calls about the cluster itself answer (sheet §8.1, §8.2, §8.12, §8.13)? Used by the feeds `cluster` and `work`.
import { z } from "zod";
import { maybe, zFigure, zKey, zNumber, zText, zYesNo } from "./pieces.ts";

/** `GET /v1/version`, the one call without a login. */
export const zVersion = z.object({ revision_id: zText });

/** `GET /v1/session/who-am-i`: needs a login, but no privilege (sheet §2). */
export const zWhoAmI = z.object({ id: zKey });

/** `GET /v1/cluster/settings`. */
export const zSettings = z.object({ cluster_name: zText });

/** `GET /v1/node/state`: of the node that answered; the only place for the cluster's uuid. */
export const zNodeState = z.object({ state: zText, cluster_id: zText });

/** `GET /v1/cluster/protection/status`: failures that the cluster was built to bear, and still can. */
export const zProtection = z.object({
  max_node_failures: zNumber,
  max_drive_failures: zNumber,
  remaining_node_failures: zNumber,
  remaining_drive_failures: zNumber,
});

/** `GET /v1/cluster/protection/restriper/status`. */
export const zRestriper = z.object({
  state: z.string(),
  phase: zText,
  blocked_reason: zText,
  data_at_risk: zYesNo,
  percent_complete: zNumber,
});

/** `GET /v1/license/status`. */
export const zLicense = z.object({ state: zText });

/** `GET /v3/upgrade/status`. */
export const zUpgrade = z.object({
  state: z.string(),
  progress: zNumber,
  settings: maybe(z.object({ target_version: zText, auto_commit: zYesNo })),
  error_info: zText,
});

/** `GET /v1/file-system`: all figures in bytes; snapshots are a part of what is used. */
export const zFileSystem = z.object({
  total_size_bytes: zFigure,
  free_size_bytes: zFigure,
  snapshot_size_bytes: zFigure,
});

/** `GET /v1/cluster/nodes/`, a bare array. */
export const zNodes = z.array(
  z.object({
    id: zKey,
    node_status: zText,
    node_name: zText,
    label: zText,
    model_number: zText,
    serial_number: zText,
    mac_address: zText,
  }),
);

/** `GET /v1/cluster/slots/`, a bare array. */
export const zSlots = z.array(
  z.object({
    id: zKey,
    node_id: zKey,
    state: zText,
    disk_type: zText,
    disk_model: zText,
    disk_serial_number: zText,
    capacity: zFigure,
  }),
);

/** `GET /v1/cluster/nodes/chassis/`, a bare array; `id` is the node's. */
export const zChassis = z.array(
  z.object({
    id: zKey,
    psu_statuses: maybe(z.array(z.object({ name: zText, state: zText, location: zText }))),
  }),
);

/** `GET /v2/network/interfaces/1/status/`, a bare array with one entry per node. */
export const zInterfaces = z.array(
  z.object({ node_id: zKey, network_statuses: maybe(z.array(z.object({ address: zText }))) }),
);

/** One node. */
export type RawNode = z.output<typeof zNodes>[number];
/** One drive slot. */
export type RawSlot = z.output<typeof zSlots>[number];
/** One node's chassis. */
export type RawChassis = z.output<typeof zChassis>[number];
/** One node's network. */
export type RawInterface = z.output<typeof zInterfaces>[number];
/** How much the cluster can still bear. */
export type RawProtection = z.output<typeof zProtection>;
/** How the restriper fares. */
export type RawRestriper = z.output<typeof zRestriper>;
/** How an upgrade fares. */
export type RawUpgrade = z.output<typeof zUpgrade>;
/** How full the file system is. */
export type RawFileSystem = z.output<typeof zFileSystem>;
