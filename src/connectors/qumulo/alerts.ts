// What needs attention on a cluster? Qumulo has no alerts (sheet §8.14), so they are concluded from rows already read.
import type { AlertEvidence, AlertRule } from "../../contract/connector.ts";
import type { Kind } from "../../contract/kinds.ts";
import { type Ref, SOLE } from "../../contract/ref.ts";
import type { AlertRow } from "../../contract/rows/Alert.ts";
import type { HostRow } from "../../contract/rows/Host.ts";
import type { Row } from "../../contract/rows/index.ts";
import type { AlertSeverity } from "../../contract/words.ts";
import { DRIVE, POWER_SUPPLY } from "./map/host.ts";
import { UPGRADE_ID } from "./map/job.ts";
import { type ClusterDetails, spaceHealth } from "./map/site.ts";
import { isFull } from "./map/volume.ts";

/** Concludes alerts from sites, hosts, pools, quotas, jobs and relationships; each rule is named in the alert. */
export const QUMULO_ALERTS: AlertRule = {
  from: ["Site", "Host", "StoragePool", "Quota", "Job", "JobTemplate"],
  derive: (evidence) => [
    ...ofSites(evidence),
    ...(evidence.Host ?? []).flatMap(ofHost),
    ...ofPools(evidence),
    ...ofQuotas(evidence),
    ...ofRelationships(evidence),
    ...ofUpgrade(evidence),
  ],
};

/** What a rule found. */
interface Finding {
  readonly rule: string;
  /** Key of what it is about, unique within the rule. */
  readonly object: string;
  readonly severity: AlertSeverity;
  readonly message: string;
  readonly nativeState?: string | null;
  readonly about: { readonly kind: Kind; readonly ref: Ref };
}

function alert(row: Row, found: Finding): AlertRow {
  return {
    kind: "Alert",
    sourceId: row.sourceId,
    nativeId: `${found.rule}:${found.object}`,
    displayName: found.message,
    nativeState: found.nativeState ?? null,
    name: found.rule,
    severity: found.severity,
    message: found.message,
    raisedAt: null,
    active: true,
    acknowledged: null,
    suppressed: null,
    derived: true,
    resource: found.about,
    site: SOLE,
  };
}

/** Protection, restriper and license, as the site's details tell them. */
function ofSites(evidence: AlertEvidence): AlertRow[] {
  return (evidence.Site ?? []).flatMap((site) => {
    const about = { kind: "Site", ref: site.nativeId } as const;
    const say = (rule: string, severity: AlertSeverity, message: string) =>
      alert(site, { rule, object: site.nativeId, severity, message, about });
    const found: AlertRow[] = [];
    const details = site.details as ClusterDetails | null;
    if (details === null) return found;
    const worn = wornProtection(details);
    if (worn.length > 0) {
      const severity = worn.some(({ left }) => left <= 0) ? "CRITICAL" : "WARNING";
      const rest = worn.map(({ what, left, meant }) => `${left} of ${meant} ${what} failures`).join(" and ");
      found.push(say("protection", severity, `${site.displayName}: can still bear ${rest}`));
    }
    if (details.dataAtRisk === true) {
      found.push(say("restriper", "CRITICAL", `${site.displayName}: data is at risk`));
    } else if (details.restriperBlockedReason !== null) {
      const message = `${site.displayName}: the restriper is blocked: ${details.restriperBlockedReason}`;
      found.push(say("restriper", "WARNING", message));
    }
    if (details.licenseState === "LICENSE_STATE_EXPIRED") {
      found.push(say("license", "ERROR", `${site.displayName}: the license has expired`));
    }
    return found;
  });
}

/** Where the cluster can bear less than it was built for; empty when nowhere, or when nothing is known. */
function wornProtection(details: ClusterDetails): { what: string; left: number; meant: number }[] {
  const pairs = [
    { what: "node", left: details.remainingNodeFailures, meant: details.maxNodeFailures },
    { what: "drive", left: details.remainingDriveFailures, meant: details.maxDriveFailures },
  ];
  return pairs.flatMap(({ what, left, meant }) =>
    left !== null && meant !== null && left < meant ? [{ what, left, meant }] : [],
  );
}

/** The node itself, its drives and its power supplies. */
function ofHost(host: HostRow): AlertRow[] {
  const about = { kind: "Host", ref: host.nativeId } as const;
  const found: AlertRow[] = [];
  if (host.lifecycle !== "AVAILABLE") {
    const message = `Node ${host.displayName} is ${host.nativeState ?? "in an unknown state"}`;
    const severity = host.lifecycle === "OFFLINE" ? "CRITICAL" : "WARNING";
    const nativeState = host.nativeState;
    found.push(alert(host, { rule: "node", object: host.nativeId, severity, message, nativeState, about }));
  }
  for (const { name, health, nativeState } of host.components ?? []) {
    const isDrive = name.startsWith(DRIVE);
    // A power supply that says UNKNOWN itself is no finding; a word for a drive that is not known here is one.
    if (health === "OK" || (health === "UNKNOWN" && !isDrive)) continue;
    const part = name.slice((isDrive ? DRIVE : POWER_SUPPLY).length);
    const object = isDrive ? part : `${host.nativeId}:${part}`;
    const message = `Node ${host.displayName}: ${name} is ${nativeState ?? "in an unknown state"}`;
    const severity = nativeState === "dead" || nativeState === "FAILED" ? "ERROR" : "WARNING";
    found.push(alert(host, { rule: isDrive ? "slot" : "psu", object, severity, message, nativeState, about }));
  }
  return found;
}

/** The pool's health says more than its space, so the space is judged here again by the same borders. */
function ofPools(evidence: AlertEvidence): AlertRow[] {
  return (evidence.StoragePool ?? []).flatMap((pool) => {
    const health = pool.capacity === null ? "OK" : spaceHealth(pool.capacity);
    if (health !== "WARNING" && health !== "CRITICAL") return [];
    const about = { kind: "StoragePool", ref: pool.nativeId } as const;
    const message = `${pool.displayName}: the file system is nearly full`;
    return [alert(pool, { rule: "space", object: pool.nativeId, severity: health, message, about })];
  });
}

function ofQuotas(evidence: AlertEvidence): AlertRow[] {
  return (evidence.Quota ?? []).flatMap((quota) => {
    if (quota.capacity === null || quota.volume === null || !isFull(quota.capacity)) return [];
    const message = `${quota.displayName}: the quota is used up`;
    const about = { kind: "Volume", ref: quota.volume } as const;
    return [alert(quota, { rule: "quota", object: quota.nativeId, severity: "WARNING", message, about })];
  });
}

function ofRelationships(evidence: AlertEvidence): AlertRow[] {
  return (evidence.JobTemplate ?? []).flatMap((template) => {
    const { nativeId: object, nativeState, displayName } = template;
    const lastError = template.details?.lastError;
    const broken = nativeState === "ENDED" || nativeState === "DISCONNECTED";
    if (typeof lastError !== "string" && !broken) return [];
    const ended = template.details?.endReason;
    const reason = typeof ended === "string" ? `: ${ended}` : "";
    const why =
      typeof lastError === "string"
        ? `the last run failed: ${lastError}`
        : `the relationship is ${nativeState}${reason}`;
    const severity = typeof lastError !== "string" && nativeState === "DISCONNECTED" ? "WARNING" : "ERROR";
    const about = { kind: "JobTemplate", ref: object } as const;
    const message = `Replication ${displayName}: ${why}`;
    return [alert(template, { rule: "replication", object, severity, message, nativeState, about })];
  });
}

function ofUpgrade(evidence: AlertEvidence): AlertRow[] {
  return (evidence.Job ?? []).flatMap((job) => {
    if (job.nativeId !== UPGRADE_ID || job.message === null) return [];
    const message = `${job.displayName}: ${job.message}`;
    const about = { kind: "Site", ref: SOLE } as const;
    return [alert(job, { rule: "upgrade", object: "cluster", severity: "ERROR", message, about })];
  });
}
