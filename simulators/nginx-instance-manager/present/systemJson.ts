// How do systems and NGINX instances look on the wire? (Sheet §6.1.)
import { apiBase } from "../gateway/mappedPrefixes.ts";
import type { Nim } from "../nim.ts";
import type { PublishedConfig } from "../state/configRecords.ts";
import { instancesOfSystem, isOnline } from "../state/nimState.ts";
import type { InstanceRecord, SystemRecord } from "../state/systemRecords.ts";
import { secondTime, zeroTime } from "../wire/moments.ts";
import { lastDeployment } from "./deploymentJson.ts";

/** How often agents report, in vendor ms. */
const reportIntervalMs = 15_000;

function statusJson({ state, clock }: Nim, instance: InstanceRecord): object {
  const silentSinceMs = state.systems.get(instance.systemUid)?.silentSinceMs ?? null;
  const lastMs = silentSinceMs ?? Math.floor(clock.now() / reportIntervalMs) * reportIntervalMs;
  return { state: isOnline(state, instance) ? "online" : "offline", lastStatusReport: secondTime(lastMs) };
}

const buildJson = ({ nginxPlus, release, version }: InstanceRecord) => ({ nginxPlus, release, version });

/** What a version is called in histories. */
export function versionRef({ uid, versionHash, externalId, externalIdType, createdMs }: PublishedConfig): object {
  return { uid, versionHash, externalId: externalId ?? "", externalIdType, createTime: secondTime(createdMs) };
}

function appProtectJson(wafVersion: string | null): object {
  if (wafVersion === null) return { status: "", version: "", attackSignatureVersion: "", threatCampaignVersion: "" };
  const content = { attackSignatureVersion: "2026.10.21", threatCampaignVersion: "2026.10.19" };
  return { status: "active", version: wafVersion, ...content };
}

function configVersionJson({ state }: Nim, instance: InstanceRecord): object {
  const group = instance.groupUid === null ? undefined : state.groups.get(instance.groupUid);
  const newest = group?.history[0];
  // Outside of a group the texts are empty and the time is zero (sheet §6.1).
  const instanceGroup = {
    uid: group?.uid ?? "",
    versionHash: newest?.versionHash ?? "",
    createTime: newest === undefined ? zeroTime : secondTime(newest.createdMs),
  };
  return { instanceGroup, versions: instance.history.map(versionRef) };
}

function instanceLinks({ systemUid, uid, lastDeploymentId }: InstanceRecord): object[] {
  const system = `${apiBase}/systems/${systemUid}`;
  const links = [
    { rel: system, name: "system" },
    { rel: `${system}/instances/${uid}`, name: "self" },
  ];
  if (lastDeploymentId === null) return links;
  return [...links, { rel: `${apiBase}/systems/instances/deployments/${lastDeploymentId}`, name: "deployment" }];
}

/** An instance with everything. */
export function instanceJson(nim: Nim, instance: InstanceRecord): object {
  const { uid, displayName, version, nginxPlus, configPath, processId, startedMs, registeredMs } = instance;
  return {
    uid,
    displayName,
    version,
    build: buildJson(instance),
    status: statusJson(nim, instance),
    startTime: secondTime(startedMs),
    registrationTime: secondTime(registeredMs),
    configPath,
    processPath: "/usr/sbin/nginx",
    processId,
    configVersion: configVersionJson(nim, instance),
    configureArgs: ["prefix=/etc/nginx", "with-http_ssl_module", "with-http_v2_module", "with-stream"],
    loadableModules: nginxPlus ? ["ngx_http_app_protect_module", "ngx_http_js_module"] : [],
    packages: [`${nginxPlus ? "nginx-plus" : "nginx"}-${version}`],
    ssl: { built: ["OpenSSL", "3.0.13", "30 Jan 2024"], runtime: null },
    links: instanceLinks(instance),
    ...lastDeployment(nim, instance.lastDeploymentId),
    appProtect: appProtectJson(nim.state.systems.get(instance.systemUid)?.wafVersion ?? null),
  };
}

/** An instance as the list of all instances has it: three fields. */
export function instanceRefJson({ uid, systemUid, displayName }: InstanceRecord): object {
  return { uid, systemUid, displayName };
}

function detailsJson({ os, address }: SystemRecord): object {
  return {
    osRelease: { codename: "", id: os.id, name: os.name, version: os.version, versionId: os.version },
    processor: [
      {
        architecture: "x86_64",
        cpus: 4,
        hypervisor: "KVM",
        model: "Intel(R) Xeon(R) Gold 6338",
        virtualization: "full",
      },
    ],
    networkInterfaces: [
      { name: "lo", ipv4: [{ address: "127.0.0.1", prefixlen: 8 }], mac: "", state: "up" },
      { name: "eth0", ipv4: [{ address, prefixlen: 24 }], mac: "52:54:00:1c:9a:04", state: "up" },
    ],
  };
}

/** A system; with `showDetails` also its operating system, processors and interfaces. */
export function systemJson(nim: Nim, system: SystemRecord, showDetails: boolean): object {
  const { uid, hostname, displayName, tags, wafVersion } = system;
  return {
    uid,
    hostname,
    displayName,
    links: [{ rel: `${apiBase}/systems/${uid}` }],
    tags,
    nginxInstances: instancesOfSystem(nim.state, uid).map((instance) => ({
      uid: instance.uid,
      displayName: instance.displayName,
      build: buildJson(instance),
      status: statusJson(nim, instance),
      startTime: secondTime(instance.startedMs),
    })),
    appProtect: appProtectJson(wafVersion),
    ...(showDetails ? detailsJson(system) : {}),
  };
}
