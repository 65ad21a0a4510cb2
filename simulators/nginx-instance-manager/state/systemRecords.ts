// What does the simulated NIM remember of machines? Systems, their NGINX instances, instance groups and discovered servers.
import type { PublishedConfig } from "./configRecords.ts";

/** A machine with an NGINX Agent. */
export interface SystemRecord {
  readonly uid: string;
  readonly hostname: string;
  readonly displayName: string;
  readonly tags: readonly string[];
  /** Linux distribution and its version. */
  readonly os: { readonly id: string; readonly name: string; readonly version: string };
  /** IPv4 address. */
  readonly address: string;
  /** Vendor ms since which the agent says nothing, null while it talks. After 72 h the system vanishes (sheet §6.1). */
  readonly silentSinceMs: number | null;
  /** Release of the App Protect WAF, null without one. */
  readonly wafVersion: string | null;
  /** Bytes of the disk at "/". */
  readonly diskTotalBytes: number;
  /** Bytes of it in use at the start of the clock. */
  readonly diskUsedBytes: number;
}

/** One NGINX on a system; `uid` alone is no key, because machines made from one image repeat it. */
export interface InstanceRecord {
  /** `systemUid/uid`. */
  readonly key: string;
  readonly uid: string;
  readonly systemUid: string;
  readonly displayName: string;
  readonly nginxPlus: boolean;
  /** Such as "nginx-plus-r33"; empty for open source. */
  readonly release: string;
  /** Such as "1.27.2". */
  readonly version: string;
  readonly configPath: string;
  /** A number, written as text. */
  readonly processId: string;
  /** Vendor ms. */
  readonly registeredMs: number;
  /** Vendor ms. */
  readonly startedMs: number;
  /** Vendor ms since which NGINX itself is stopped, null while it runs. */
  readonly stoppedSinceMs: number | null;
  /** Its instance group, null outside of all. */
  readonly groupUid: string | null;
  /** What was published, newest first; never empty. */
  readonly history: readonly PublishedConfig[];
  /** The last deployment to this very instance. */
  readonly lastDeploymentId: string | null;
}

/** Instances that share one configuration. */
export interface GroupRecord {
  readonly uid: string;
  readonly name: string;
  /** May be empty. */
  readonly displayName: string;
  readonly description: string;
  readonly baseConfigName: string;
  /** What was published, newest first; empty until the first member or publication. */
  readonly history: readonly PublishedConfig[];
  readonly lastDeploymentId: string | null;
}

/** A server that a scan found: one row for each address and port. */
export interface ServerRecord {
  /** `ip:port`. */
  readonly key: string;
  readonly ip: string;
  readonly port: number;
  /** "nginx", or another server. */
  readonly application: string;
  readonly version: string;
  /** Known weaknesses, as on the wire. */
  readonly cves: readonly Record<string, string>[];
  /** Vendor ms from which on it is known. */
  readonly createdMs: number;
}

/** A resource group: who may see which systems. */
export interface ResourceGroupRecord {
  readonly uid: string;
  readonly name: string;
  readonly description: string;
  /** Items as on the wire. */
  readonly resources: readonly { module: string; name: string; object: string; uid: string }[];
}
