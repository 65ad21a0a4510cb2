// Which spaces are there, and who gets at them? Made once per start, and one by one for `POST /__sim/rows`.
import { departments, folderName, people } from "../../chassis/plausibleNames.ts";
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { NfsClient, NfsShareRecord, Placement, SambaShareRecord, SpaceRecord } from "../state/spaceRecords.ts";
import { isoTime } from "../wire/isoTime.ts";

const tebibyte = 1024 ** 4;
const day = 86_400_000;

/** Texts are opaque to clients; these are of the kinds that the user interface offers (sheet §7). */
const snapshotChoices = [
  { frequency: "hourly", time: "00:00", duration: "24 hours" },
  { frequency: "daily", time: "02:30", duration: "7 days" },
  { frequency: "daily", time: "22:00", duration: "1 month" },
  { frequency: "weekly", time: "01:15", duration: "6 months" },
];

/** What a space is made from. */
export interface SpaceSeed {
  /** Its number, from 1 on; 1 is the default space. */
  readonly id: number;
  /** Sites that may have it. */
  readonly siteIds: readonly number[];
  /** Vendor time at which the estate starts, in ms. */
  readonly startMs: number;
}

/** The default space: on all sites, without a limit, never to be changed. */
export function makeDefaultSpace(random: SeededRandom, { id, siteIds, startMs }: SpaceSeed): SpaceRecord {
  return {
    ...makeSpace(random, { id, siteIds, startMs }),
    name: "data",
    mountpoint: "/mmfs1/data",
    size: null,
    placements: siteIds.map((siteId) => ({ siteId, pool: null, usage: [] })),
    snapshot_schedule: null,
    immutable: true,
    readyAtMs: startMs - 900 * day,
    created: isoTime(startMs - 900 * day),
  };
}

/** One space; limits, sites, snapshots and readiness vary as they do in a grown estate. */
export function makeSpace(random: SeededRandom, { id, siteIds, startMs }: SpaceSeed): SpaceRecord {
  const name = folderName(Math.max(0, id - 2));
  const size = random.chance(0.15) ? null : random.chance(0.1) ? 0 : random.int(1, 200) * tebibyte;
  const fill = random.chance(0.12) ? random.int(91, 99) : random.int(5, 88);
  const used = Math.floor(((size || 50 * tebibyte) * fill) / 100);
  return {
    id,
    uuid: random.uuid(),
    name,
    mountpoint: `/mmfs1/data/${name}`,
    size,
    placements: makePlacements(random, siteIds, used),
    snapshot_schedule: random.chance(0.5) ? { id, ...random.pick(snapshotChoices) } : null,
    permission_mode: random.pick(["posix", "nfsv4", ""]),
    color: random.chance(0.2) ? [] : [random.int(0, 255), random.int(0, 255), random.int(0, 255)],
    immutable: id % 40 === 0,
    created: isoTime(startMs - random.int(1, 800) * day - random.int(0, day)),
    readyAtMs: id % 25 === 3 ? startMs + 600_000 : startMs - day,
  };
}

/** One to three different sites; usage is measured at each of them. */
function makePlacements(random: SeededRandom, siteIds: readonly number[], used: number): Placement[] {
  const count = Math.min(siteIds.length, random.pick([1, 1, 2, 2, 3]));
  const first = random.int(0, Math.max(0, siteIds.length - 1));
  return Array.from({ length: count }, (_, at) => siteIds[(first + at) % siteIds.length] ?? 1).map((siteId) => ({
    siteId,
    pool: random.chance(0.8) ? "sas1" : "ssd1",
    usage: [used, random.int(1000, 9_000_000)],
  }));
}

/** One client of an NFS share; everybody may mount some shares. */
export function makeNfsClient(random: SeededRandom, id: number): NfsClient {
  const hosts = random.pick([
    "*",
    "10.0.0.0/8",
    "10.20.0.0/16",
    "render-*.example.com",
    "192.168.40.12",
    "@workstations",
  ]);
  const squash = random.chance(0.8);
  return {
    id,
    uuid: random.uuid(),
    hosts,
    read_only: random.chance(0.3),
    asynchronous: random.chance(0.2),
    write_delay: true,
    subtree_check: false,
    insecure_ports: random.chance(0.2),
    force_root_user_id: squash,
    force_all_user_id: false,
    anonymous_user_id: squash ? 65_534 : null,
    anonymous_group_id: squash ? 65_534 : null,
    advanced_settings: random.chance(0.1) ? { sec: "krb5" } : {},
  };
}

/** What a share is made from. */
export interface ShareSeed {
  /** Its number within its protocol. */
  readonly id: number;
  /** The space that it shares. */
  readonly space: SpaceRecord;
  /** Number of its first NFS client. */
  readonly firstClientId: number;
}

/** An NFS share of the root of a space, or of a folder in it. */
export function makeNfsShare(random: SeededRandom, { id, space, firstClientId }: ShareSeed): NfsShareRecord {
  const clients = Array.from({ length: random.pick([0, 1, 1, 1, 2]) }, (_, at) =>
    makeNfsClient(random, firstClientId + at),
  );
  return {
    id,
    uuid: random.uuid(),
    space: space.id,
    path: sharedPath(random, space),
    fsid: 1000 + id,
    name: random.chance(0.2) ? "" : `${space.name}-nfs`,
    clients,
  };
}

/** A Samba share of the root of a space, or of a folder in it. */
export function makeSambaShare(random: SeededRandom, { id, space }: ShareSeed): SambaShareRecord {
  const open = random.chance(0.5);
  const group = `@${random.pick(departments)}`;
  return {
    id,
    uuid: random.uuid(),
    space: space.id,
    name: space.name,
    path: sharedPath(random, space),
    read_only: random.chance(0.2),
    visible: !random.chance(0.1),
    guest_ok: random.chance(0.08),
    hsm_support: true,
    multi_thread_reads: true,
    multi_thread_writes: true,
    root_share_locking: false,
    create_mask: "0664",
    directory_mask: "0775",
    force_create_mode: "0664",
    force_directory_mode: "0775",
    allowed_users: open ? (random.chance(0.3) ? null : []) : [group, random.pick(people)],
    admin_users: random.chance(0.2) ? [random.pick(people)] : [],
    hosts_allow: random.chance(0.6) ? [] : ["10.20.", "127.0.0.1"],
    hosts_deny: random.chance(0.9) ? [] : ["ALL"],
    advanced_settings: {},
  };
}

function sharedPath(random: SeededRandom, space: SpaceRecord): string {
  return random.chance(0.25)
    ? `${space.mountpoint}/${random.pick(["incoming", "exports", "public"])}`
    : space.mountpoint;
}
