// Which filers does the console manage? One per place; among the last ones an unmanaged and an offline one.
import { places } from "../../chassis/plausibleNames.ts";
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { FilerRow, HealthRow, HealthWord, Opaque } from "../state/filerRecords.ts";
import { utcText } from "../wire/utcTime.ts";
import { sundays, workdays } from "./week.ts";

const gibibyte = 1024 ** 3;
const offlineForMs = 5 * 3_600_000;
const timezones = [
  "Europe/London",
  "Europe/Berlin",
  "Europe/Paris",
  "America/New_York",
  "America/Denver",
  "Asia/Tokyo",
  "Australia/Sydney",
  "America/Toronto",
] as const;
const platforms = ["Nasuni VM on VMware ESXi", "Nasuni N4040", "Microsoft Hyper-V", "Amazon EC2"] as const;

/** Part that a filer plays in the estate. */
type Role = "managed" | "unmanaged" | "changing" | "offline";

function roleOf(index: number, count: number): Role {
  if (count > 1 && index === count - 1) return "offline";
  if (count > 3 && index === count - 2) return "unmanaged";
  if (count > 5 && index === count - 3) return "changing";
  return "managed";
}

const states = { managed: "nmc", unmanaged: "self", changing: "pending_nmc", offline: "nmc" } as const;

/** Name of a place with a capital letter, and with a number once all places are used. */
function placeName(index: number): string {
  const place = places[index % places.length] ?? "site";
  const round = Math.floor(index / places.length);
  return `${place.charAt(0).toUpperCase()}${place.slice(1)}${round === 0 ? "" : ` ${round + 1}`}`;
}

/** Makes one filer of `count`; an unmanaged one is on an older release, which does not tell its network settings. */
export function makeFiler(random: SeededRandom, { index, count }: { index: number; count: number }): FilerRow {
  const role = roleOf(index, count);
  const isOld = role === "unmanaged";
  const build = isOld ? "9.12.3 (20231115-build-8)" : "9.15.1 (20250310-build-12)";
  const current = isOld ? "9.12.3" : "9.15.1";
  const behind = isOld || index % 3 === 1;
  return {
    serial_number: random.uuid(),
    guid: random.uuid(),
    description: `${placeName(index)} Edge`,
    build,
    management_state: states[role],
    status: {
      offline: role === "offline",
      osversion: isOld ? "CentOS 7.9" : "Rocky Linux 8.10",
      uptime: random.int(3_600, 90 * 86_400),
      updates: { updates_available: behind, current_version: current, new_version: behind ? "9.15.2" : null },
      platform: makePlatform(random, index),
    },
    settings: makeSettings(random, { index, isOld }),
  };
}

function makePlatform(random: SeededRandom, index: number): Opaque {
  const size = random.pick([1_024, 2_048, 4_096]) * gibibyte;
  const used = Math.floor(size * (0.55 + random.next() * 0.4));
  return {
    platform_name: platforms[index % platforms.length],
    cpu: { model: "Intel(R) Xeon(R) Gold 6230 CPU @ 2.10GHz", frequency: 2_095.078, sockets: 2, cores: 8 },
    memory: String(random.pick([16_384, 32_768, 65_536])),
    cache_status: {
      size,
      used,
      dirty: Math.floor(used * random.next() * 0.05),
      free: size - used,
      percent_used: Math.round((used / size) * 1_000) / 10,
    },
  };
}

function makeSettings(random: SeededRandom, { index, isOld }: { index: number; isOld: boolean }): Opaque {
  const hostname = `${placeName(index).toLowerCase().replaceAll(" ", "-")}-nea.corp.example`;
  return {
    network_settings: isOld
      ? null
      : {
          hostname,
          default_gateway: `10.${20 + index}.0.1`,
          ip_addresses: [`10.${20 + index}.0.10`, ...(index % 2 === 0 ? [`10.${20 + index}.1.10`] : [])],
          dns_servers: ["10.1.0.53", "10.1.1.53"],
          search_domains: ["corp.example"],
        },
    time: { timezone: timezones[index % timezones.length], ntpservers: ["ntp1.corp.example"] },
    cache_reserved: { reserved: random.pick(["unset", "5", "20", "90"]), minv: 5, maxv: 90 },
    alert_thresholds: {
      cpu_alert_settings: { cpu_enabled: true, cpu_threshold: 90, cpu_duration: 15 },
      memory_alert_settings: { memory_enabled: false, memory_threshold: 90, memory_duration: 15 },
      snapshot_alert_settings: { snapshot_enabled: true, snapshot_duration: 24 },
    },
    autoupdate: { hour: 3, ...sundays },
    qos: {
      rules: index % 2 === 0 ? [] : [{ days: workdays, start: 8, stop: 18, limit: 12_500_000, ingress_limit: 0 }],
    },
    quota_report_schedule: {
      schedules: [{ days: sundays, activation_hour: 6, admin_report: true, user_report: false, threshold: 85 }],
    },
    remote_support: { enabled: false, timeout: 14_400, connected: false, running: false },
    mobile_service: {
      limit_single_device: false,
      additional_api_port: null,
      session_expiration_time: 24,
      allowed_devices: ["OSX", "WINDOWS", "IOS"],
    },
    escrow_passphrase: index % 2 === 0 ? "*****" : null,
    cifs: {
      aio_support: true,
      deny_access: false,
      fruit_support: false,
      proto_level: "SMB3",
      restrict_anonymous: true,
      roundup_size: "0",
      smb3: true,
      smb_encrypt: false,
      unix_ext: false,
      veto_files: false,
    },
    ftp: { masq_address: "", idle_timeout: 600, anon_user: "ftp", anon_group: "ftp", protocols: ["sftp"] },
    snmp: {
      v2_enabled: false,
      v2_community: "",
      v3_enabled: true,
      v3_username: "monitor",
      v3_password: "*****",
      sys_location: placeName(index),
      sys_contact: "storage@corp.example",
      trap_ips: ["10.1.0.161"],
    },
    gl_settings: { degrade_to_read_locks: false },
  };
}

const items = [
  "smb",
  "network",
  "filesystem",
  "unityfs",
  "nfs",
  "memory",
  "services",
  "directoryservices",
  "disk",
  "cpu",
  "fileaccelerator",
] as const;
/** Sent by newer consoles although the published description does not know them (sheet §8.2). */
const newerItems = ["cyberresilience", "agfl", "nasuni_iq"] as const;

const ailments: readonly Readonly<Record<string, HealthWord>>[] = [
  { nfs: "No Results" },
  { cpu: "Warning", directoryservices: "No Results", agfl: "Warning" },
  { fileaccelerator: "No Results" },
  { network: "Unhealthy", disk: "Warning", services: "No Results" },
];

/** Makes the health of a filer; an offline one shows what it last reported. */
export function makeHealth(filer: FilerRow, { index, now }: { index: number; now: number }): HealthRow {
  const { offline } = filer.status;
  const known = filer.build.startsWith("9.15") ? [...items, ...newerItems] : items;
  const healthy = Object.fromEntries(known.map((item) => [item, "Healthy" as const]));
  const ailment = offline ? ailments[3] : ailments[index % 3];
  const present = Object.entries(ailment ?? {}).filter(([item]) => item in healthy);
  return {
    filer_serial_number: filer.serial_number,
    last_updated: utcText(now - (offline ? offlineForMs : 60_000)),
    items: { ...healthy, ...Object.fromEntries(present) },
  };
}
