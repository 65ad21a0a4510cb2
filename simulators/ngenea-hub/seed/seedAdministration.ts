// How is the demo Hub administered? Settings, settings tasks, the configuration and people at the start.
import { people } from "../../chassis/plausibleNames.ts";
import type { HubCredentials } from "../options.ts";
import type { SettingsTaskRecord } from "../state/jobRecords.ts";
import { celeryId } from "../state/jobView.ts";
import type { SettingRecord, UserRecord } from "../state/planRecords.ts";
import type { SiteRecord } from "../state/siteRecords.ts";
import { isoTime } from "../wire/isoTime.ts";

const minute = 60_000;
const day = 86_400_000;

/** Global settings. */
export function seedSettings(): SettingRecord[] {
  const rows: [key: string, value: unknown, desc: string][] = [
    ["ngeneahsm_targets:devaws:Storage", "AmazonS3", "Kind of storage of the target"],
    ["ngeneahsm_targets:devaws:Bucket", "footage-archive", "Bucket of the target"],
    ["ngeneahsm_targets:devaws:LocalFileRegex", ["/mmfs1/data/.*"], "Paths that the target covers"],
    ["ngeneahsm:threads", 8, "Threads of one migration"],
    ["samba:workgroup", "EXAMPLE", "Workgroup"],
    ["nfs:grace_period", null, ""],
  ];
  return rows.map(([key, value, desc], index) => ({ id: index + 1, key, value, desc }));
}

/** Settings of one site. */
export function seedSiteSettings(site: SiteRecord): SettingRecord[] {
  return [
    { id: 1, key: "site:gateway", value: `${site.shortcode}-gw-01`, desc: "Gateway" },
    { id: 2, key: "ngeneahsm:threads", value: 4, desc: "Threads of one migration" },
    { id: 3, key: "snapshots:enabled", value: true, desc: "" },
  ];
}

/** The configuration with the defaults of the documentation (sheet §10). */
export function seedConfiguration(): Record<string, unknown> {
  return {
    analytics_timeout: 10,
    custom_statistics_tasks: [],
    default_space_location: "/mmfs1/data",
    force_local_managed_users: false,
    health_timeout: 10,
    initial_gid: 100_000,
    initial_uid: 100_000,
    jobs_ttl: 90,
    maximum_external_results: 100,
    node_health_last_heartbeat_interval: 120,
    salt_task_timeout: 60.0,
    schedules_enabled: true,
    search_backend: "pixstor_search",
    search_max_results: 200,
    search_result_ttl: 7,
    snapdiff_stream_timeout: 10,
    snapshot_create_delete_retry_timeout: 1000,
    stat_refresh_period: 10,
    stat_timeout: 10,
    task_invalidation_timeout: 360,
  };
}

/** The administrator, a reader, and the people who own jobs. */
export function seedUsers(credentials: HubCredentials, startMs: number): UserRecord[] {
  const logins = [credentials.username, credentials.readerUsername, ...people];
  return logins.map((username, index) => ({
    id: index + 1,
    username,
    password: [credentials.password, credentials.readerPassword][index] ?? `${username}-has-no-login`,
    first_name: "",
    last_name: "",
    email: index < 2 ? "" : `${username}@example.com`,
    isAdministrator: index === 0,
    is_active: true,
    date_joined: isoTime(startMs - (200 - index) * day),
    last_login: index === 0 ? isoTime(startMs - 30 * minute) : null,
    homeSite: 1 + (index % 3),
  }));
}

/** Settings tasks of the last day; the newest still runs and an older one failed. */
export function seedSettingsTasks(sites: readonly SiteRecord[], startMs: number): SettingsTaskRecord[] {
  return Array.from({ length: 8 }, (_, index) => {
    const age = (8 - index) * 90 * minute - 89 * minute;
    return newSettingsTask(sites[index % 3]?.name ?? "", startMs - age, {
      id: index + 1,
      workMs: index === 7 ? 10 * minute : 20_000,
      outcome: index === 4 ? "failure" : "success",
    });
  });
}

/** A task that applies settings at a site from `createdMs` on. */
export function newSettingsTask<Extra extends Partial<SettingsTaskRecord>>(
  site: string,
  createdMs: number,
  extra: Extra,
) {
  return {
    job: null,
    site,
    task_id: celeryId(`settings:${site}:${createdMs}`),
    tasktype: "dynamo.settings.tasks.apply_settings",
    friendly_name: "Apply settings",
    request: { site },
    createdMs,
    pendingMs: 2_000,
    workMs: 12_000,
    outcome: "success" as const,
    pauseAskedMs: null,
    pausedTotalMs: 0,
    cancelAskedMs: null,
    settleMs: 0,
    ...extra,
  };
}
