// Which machines, NGINX instances and instance groups are there? Used by `seedNim` and by `POST /__sim/rows`.
import { departments, places } from "../../chassis/plausibleNames.ts";
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import { instanceKey } from "../state/nimState.ts";
import type { GroupRecord, InstanceRecord, SystemRecord } from "../state/systemRecords.ts";
import { seedHistory } from "./configFiles.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const roles = ["edge", "api", "static", "media", "login"] as const;
const systemTypes = [
  { id: "ubuntu", name: "Ubuntu", version: "22.04" },
  { id: "ubuntu", name: "Ubuntu", version: "24.04" },
  { id: "rhel", name: "Red Hat Enterprise Linux", version: "9.4" },
  { id: "debian", name: "Debian GNU/Linux", version: "12" },
] as const;
const releases = [
  { nginxPlus: true, release: "nginx-plus-r28", version: "1.23.2" },
  { nginxPlus: true, release: "nginx-plus-r33", version: "1.27.2" },
  { nginxPlus: false, release: "", version: "1.26.2" },
] as const;

/** Name of a role at a place, unique for each index: "edge-london", …, then "edge-london-2". */
function siteName(index: number): string {
  const round = Math.floor(index / (roles.length * places.length));
  const name = `${roles[index % roles.length]}-${places[Math.floor(index / roles.length) % places.length]}`;
  return round === 0 ? name : `${name}-${round + 1}`;
}

/** Instance groups; the last one has no members and nothing published. Every fifth has no display name. */
export function seedGroups(random: SeededRandom, count: number, nowMs: number): GroupRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const name = siteName(index);
    const isEmpty = index === count - 1;
    return {
      uid: random.uuid(),
      name,
      displayName: index % 5 === 3 ? "" : name.replace("-", " in "),
      description: random.chance(0.5) ? `Servers of ${random.pick(departments)}` : "",
      baseConfigName: isEmpty ? "" : `/etc/nginx/${name}.conf`,
      history: isEmpty ? [] : seedHistory(random, name, nowMs),
      lastDeploymentId: null,
    };
  });
}

/** A machine; about one in 25 has a silent agent, for 1 to 71 hours. */
export function seedSystem(random: SeededRandom, index: number, nowMs: number): SystemRecord {
  const hostname = `${siteName(index % 40)}-${String(index + 1).padStart(3, "0")}.example.com`;
  const diskTotalBytes = random.pick([40, 80, 160]) * 1024 ** 3;
  return {
    uid: random.uuid(),
    hostname,
    displayName: random.chance(0.1) ? hostname.toUpperCase() : (hostname.split(".")[0] ?? hostname),
    tags: random.chance(0.4) ? [random.pick(departments), random.pick(["prod", "staging"])] : [],
    os: random.pick(systemTypes),
    address: `10.${20 + Math.floor(index / 62_500)}.${Math.floor(index / 250) % 250}.${(index % 250) + 2}`,
    silentSinceMs: random.chance(0.04) ? nowMs - random.int(1, 71) * hourMs : null,
    wafVersion: random.chance(0.15) ? "5.342.0" : null,
    diskTotalBytes,
    diskUsedBytes: Math.floor(diskTotalBytes * (random.chance(0.08) ? 0.94 : 0.15 + random.next() * 0.6)),
  };
}

/** Where an instance comes from. */
export interface InstancePlan {
  readonly system: SystemRecord;
  /** 0 for the first of its system, 1 for the second. */
  readonly position: number;
  /** Its group, null for none. */
  readonly groupUid: string | null;
  /** Given for machines that were made from one image and so repeat an id. */
  readonly uid?: string;
  readonly nowMs: number;
}

/** One NGINX; about one in 25 is stopped. */
export function seedInstance(random: SeededRandom, plan: InstancePlan): InstanceRecord {
  const { system, position, groupUid, nowMs } = plan;
  const uid = plan.uid ?? random.uuid();
  const short = system.hostname.split(".")[0] ?? system.hostname;
  const registeredMs = nowMs - random.int(20, 400) * dayMs;
  return {
    key: instanceKey(system.uid, uid),
    uid,
    systemUid: system.uid,
    displayName: position === 0 ? short : `${short}-internal`,
    ...random.pick(releases),
    configPath: position === 0 ? "/etc/nginx/nginx.conf" : "/opt/nginx-internal/nginx.conf",
    processId: String(random.int(400, 32_000)),
    registeredMs,
    startedMs: Math.max(registeredMs, nowMs - random.int(1, 90) * dayMs),
    stoppedSinceMs: random.chance(0.04) ? nowMs - random.int(1, 40) * hourMs : null,
    groupUid,
    history: seedHistory(random, short, nowMs),
    lastDeploymentId: null,
  };
}

/** All instances: one or two on each system; every group but the last has members, none of them on machines from the image. */
export function seedInstances(
  random: SeededRandom,
  systems: readonly SystemRecord[],
  { groups, nowMs }: { groups: readonly GroupRecord[]; nowMs: number },
): InstanceRecord[] {
  const imageUid = random.uuid();
  const open = groups.slice(0, -1);
  return systems.flatMap((system, index) => {
    const fromImage = index % 20 === 7 || index % 20 === 8;
    const joins = !fromImage && (index < open.length || random.chance(0.6));
    const groupUid = joins ? (open[index % open.length]?.uid ?? null) : null;
    const first = { system, position: 0, groupUid, nowMs, ...(fromImage ? { uid: imageUid } : {}) };
    const second = { system, position: 1, groupUid: null, nowMs };
    return (random.chance(0.5) ? [first, second] : [first]).map((plan) => seedInstance(random, plan));
  });
}
