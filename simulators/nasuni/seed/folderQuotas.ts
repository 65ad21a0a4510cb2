// Which folders have a limit? Some of every third volume; ids start anew in every volume (sheet §8.9).
import { departments, people } from "../../chassis/plausibleNames.ts";
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { FolderQuotaRow, VolumeRow } from "../state/volumeRecords.ts";

const gibibyte = 1024 ** 3;

/** Makes the folder quotas of the volume of an index. */
export function makeFolderQuotas(random: SeededRandom, volume: VolumeRow, index: number): FolderQuotaRow[] {
  if (index % 3 !== 0) return [];
  return Array.from({ length: 1 + (index % 4) }, (_, place): FolderQuotaRow => {
    const isRule = place % 2 === 1;
    const limit = random.pick([10, 50, 100, 500, 1_000]) * gibibyte;
    const used = index % 9 === 6 && place === 0 ? 0.97 : random.next() * 0.9;
    const department = departments[(index + place) % departments.length] ?? "finance";
    return {
      id: String(place + 1),
      filer_serial_number: volume.filer_serial_number,
      volume_guid: volume.guid,
      type: isRule ? "rule" : "quota",
      path: isRule ? `/homes-${place}` : `/${department}`,
      limit,
      // Nobody can say how full "each child" is.
      usage: isRule ? null : Math.floor(limit * used),
      email: place % 3 === 2 ? null : `${people[(index + place) % people.length] ?? "storage"}@corp.example`,
      children: isRule,
    };
  });
}
