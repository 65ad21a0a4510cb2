// Which sites does the demo Hub manage, on which machines? Made once per start.
import { places } from "../../chassis/plausibleNames.ts";
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type {
  FilesystemRecord,
  NodeRecord,
  QueueRecord,
  ServerRecord,
  SiteRecord,
  StoragePoolRecord,
} from "../state/siteRecords.ts";
import { isoTime } from "../wire/isoTime.ts";

/** Everything about sites and their machines. */
export interface SiteSeed {
  /** Four sites; the last one is still being set up. */
  readonly sites: SiteRecord[];
  /** Worker nodes; one of the first site is down. */
  readonly nodes: NodeRecord[];
  /** Two queues per site. */
  readonly queues: QueueRecord[];
  /** Two pools per site. */
  readonly storagepools: StoragePoolRecord[];
  /** One file system per site, all of the same name. */
  readonly filesystems: FilesystemRecord[];
  /** The nodes and one gateway per site. */
  readonly servers: ServerRecord[];
}

const seedPlaces = [places[0], places[1], places[3], places[4]];
const timezones = ["Europe/London", "Europe/Berlin", "America/New_York", "America/Denver"];
const tebibyte = 1024 ** 4;

/** A site with plausible values; `site` numbers it from 1 on. */
export function makeSite(name: string, id: number, random: SeededRandom): SiteRecord {
  const files = random.int(2, 90) * 1_000_000;
  const stubbed = Math.floor(files * 0.3);
  return {
    id,
    name,
    label: name.charAt(0).toUpperCase() + name.slice(1),
    shortcode: name.slice(0, 3),
    type: "pixstor",
    public_url: `https://${name}.storage.example.com`,
    timezone: timezones[id - 1] ?? "UTC",
    bandwidth: random.pick([1000, 2500, 10_000]),
    color: [random.int(0, 255), random.int(0, 255), random.int(0, 255)],
    directories_count: Math.floor(files / 40),
    files_count: files,
    files_hydrated_count: files - stubbed,
    files_stubbed_count: stubbed,
    am_i_configured: true,
    ready_to_configure: true,
    elasticsearch_url: "localhost:19200",
    pixstor_search_url: `https://${name}.storage.example.com/search`,
    include: [],
    exclude: ["/mmfs1/.policytmp/*"],
    file_batch_size: 40,
    file_batch_gb: 1,
    enable_auto_file_batch_sizing: true,
    gpfs_iscan_buckets: 2,
    gpfs_iscan_threads: 4,
    lock_threshold: 600,
  };
}

/** A pool that is filled to `usedShare` (0 to 1). */
export function makePool(pool: Pick<StoragePoolRecord, "id" | "name" | "site">, capacity: number, usedShare: number) {
  const used = Math.floor(capacity * usedShare);
  return {
    ...pool,
    filesystem: "mmfs1",
    capacity,
    used_space: used,
    free_space: capacity - used,
    is_default: pool.name === "sas1",
  };
}

/** Makes the sites and machines as they stand at `startMs`. */
export function seedSites(random: SeededRandom, startMs: number): SiteSeed {
  const sites = seedPlaces.map((name, index) => makeSite(name, index + 1, random));
  for (const site of sites.slice(3)) Object.assign(site, { am_i_configured: false, label: "" });
  const nodeNames = (site: SiteRecord) =>
    Array.from({ length: site.id === 1 ? 3 : 2 }, (_, at) => `${site.shortcode}-hub-0${at + 1}`);
  const nodes = sites.flatMap((site) => nodeNames(site).map((name, at) => ({ site, name, at })));
  return {
    sites,
    nodes: nodes.map(({ site, name, at }, index) => ({
      id: index + 1,
      name,
      site: site.name,
      online: !(site.id === 1 && at === 1),
      has_default_queue: at === 0,
      last_heartbeat: isoTime(startMs - 47 * 60_000),
    })),
    queues: sites.flatMap((site, index) => [
      { id: index * 2 + 1, name: "default", label: "Default", site: site.name, nodes: nodeNames(site) },
      { id: index * 2 + 2, name: "transfer", label: "", site: site.name, nodes: nodeNames(site).slice(0, 1) },
    ]),
    storagepools: sites.flatMap((site, index) => [
      makePool(
        { id: index * 2 + 1, name: "sas1", site: site.id },
        random.int(400, 1600) * tebibyte,
        index === 2 ? 0.96 : 0.62,
      ),
      makePool(
        { id: index * 2 + 2, name: "ssd1", site: site.id },
        random.int(40, 120) * tebibyte,
        random.int(20, 85) / 100,
      ),
    ]),
    filesystems: sites.map(({ id, name }) => ({ id, name: "mmfs1", mountpoint: "/mmfs1", site: name })),
    servers: sites.flatMap((site, index) =>
      [...nodeNames(site), `${site.shortcode}-gw-01`].map((name, at) => ({
        id: index * 4 + at + 1,
        name,
        site: site.id,
        list_of_interfaces: at === 1 ? [] : [`10.${10 + site.id}.1.${11 + at}`, `10.${10 + site.id}.2.${11 + at}`],
      })),
    ),
  };
}
