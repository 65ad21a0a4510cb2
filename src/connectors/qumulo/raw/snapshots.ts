// What do snapshots and snapshot policies answer (sheet §8.8, §8.9)? Used by the feeds `snapshots`, `policies` and `work`.
import { z } from "zod";
import { zInstant } from "../../../upstream/values.ts";
import { entriesOf, maybe, zFigure, zKey, zNumber, zText, zYesNo } from "./pieces.ts";

/** `GET /v3/snapshots/status/{id}`, and an entry of its list in v3 and v4. */
export const zSnapshot = z.object({
  id: zKey,
  name: zText,
  timestamp: zInstant,
  source_file_id: maybe(zKey),
  source_file_path: zText,
  policy_id: maybe(zKey),
  policy_name: zText,
  expiration: zInstant,
  owners: maybe(z.array(z.unknown())),
  in_delete: zYesNo,
  lock_key: z.string().nullish(),
});

/** `GET /v4/snapshots/status/` and `GET /v3/snapshots/status/`. */
export const zSnapshots = entriesOf(zSnapshot);

/** `GET /v1/snapshots/capacity-used-per-snapshot/{id}`. */
export const zUsedCapacity = z.object({ id: zKey, capacity_used_bytes: zFigure });

/** `GET /v1/snapshots/capacity-used-per-snapshot/`. */
export const zUsedCapacities = entriesOf(zUsedCapacity);

/** When a policy takes snapshots: one of three forms told apart by `frequency`, each with fields of its own. */
const zCreationSchedule = z.object({
  frequency: zText,
  timezone: zText,
  on_days: maybe(z.array(z.string())),
  day_of_month: zNumber,
  hour: zNumber,
  minute: zNumber,
  window_start_hour: zNumber,
  window_start_minute: zNumber,
  window_end_hour: zNumber,
  window_end_minute: zNumber,
  fire_every: zNumber,
  fire_every_interval: zText,
});

/** `GET /v3/snapshots/policies/status/{id}`. Here it says `lock_key`, elsewhere `lock_key_ref`. */
export const zPolicy = z.object({
  id: zKey,
  policy_name: zText,
  source_file_path: zText,
  enabled: zYesNo,
  lock_key: zText,
  schedule: maybe(
    z.object({
      creation_schedule: maybe(zCreationSchedule),
      expiration_time_to_live: maybe(z.string()),
    }),
  ),
});

/** `GET /v3/snapshots/policies/status/`. */
export const zPolicies = entriesOf(zPolicy);

/** A snapshot. */
export type RawSnapshot = z.output<typeof zSnapshot>;
/** A snapshot policy. */
export type RawPolicy = z.output<typeof zPolicy>;
/** When a policy takes snapshots. */
export type RawCreationSchedule = z.output<typeof zCreationSchedule>;
