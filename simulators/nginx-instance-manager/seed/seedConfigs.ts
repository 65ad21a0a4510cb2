// Which configurations are saved? Used by `seedNim` and by `POST /__sim/rows`; names collide now and then (sheet §6.4).
import { folderName } from "../../chassis/plausibleNames.ts";
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { StagedConfigRecord } from "../state/configRecords.ts";
import type { GroupRecord, InstanceRecord } from "../state/systemRecords.ts";
import { auxFilesFor, configFilesFor, seedMark } from "./configFiles.ts";

/** What saved configurations were made for. */
export interface ConfigTargets {
  readonly instances: readonly InstanceRecord[];
  readonly groups: readonly GroupRecord[];
}

/** A saved configuration; every fifteenth has the name of the one before it. */
export function seedStagedConfig(
  random: SeededRandom,
  index: number,
  { instances, groups, nowMs }: ConfigTargets & { nowMs: number },
): StagedConfigRecord {
  const configName = folderName(index % 15 === 14 ? index - 1 : index);
  const createdMs = nowMs - random.int(1, 4000) * 360_000;
  const aim = random.int(1, 4);
  return {
    uid: random.uuid(),
    configName,
    configFiles: configFilesFor(configName, random.int(8000, 8999)),
    auxFiles: auxFilesFor(configName, random.chance(0.2)),
    ...seedMark(random),
    nginxUid: aim === 1 && instances.length > 0 ? random.pick(instances).uid : null,
    instGroupUid: aim === 2 && groups.length > 0 ? random.pick(groups).uid : null,
    createdMs,
    updatedMs: Math.min(nowMs, createdMs + random.int(0, 20) * 360_000),
  };
}
