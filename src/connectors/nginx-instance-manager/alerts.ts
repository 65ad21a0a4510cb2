// What needs attention that no event keeps telling of? Concluded from hosts, sites, deployments and certificates.
import type { AlertEvidence, AlertRule } from "../../contract/connector.ts";
import type { AlertRow } from "../../contract/rows/Alert.ts";
import type { CertificateRow } from "../../contract/rows/Certificate.ts";
import type { HostRow } from "../../contract/rows/Host.ts";
import type { Row } from "../../contract/rows/index.ts";
import type { JobRow } from "../../contract/rows/Job.ts";
import type { SiteRow } from "../../contract/rows/Site.ts";
import type { InstancePart } from "./map/host.ts";
import { CERTIFICATE_STATES } from "./map/saved.ts";

/** Instances that are offline, certificates that end, deployments that failed, services that are ill. */
export const nginxInstanceManagerAlerts: AlertRule = {
  from: ["Site", "Host", "Job", "Certificate"],
  derive: ({ Site = [], Host = [], Job = [], Certificate = [] }: AlertEvidence) => [
    ...Site.flatMap(illService),
    ...Host.flatMap(offlineInstances),
    ...lastOfEachTarget(Job).flatMap(failedDeployment),
    ...Certificate.flatMap(endingCertificate),
  ],
};

/** What a rule found about a row. @param object key of what it is about, unique within the rule. */
function alert(
  row: Row,
  found: Pick<AlertRow, "severity" | "message" | "site"> & {
    rule: string;
    object: string;
    nativeState: string | null;
    /** When it arose; left out where nothing tells. */
    raisedAt?: AlertRow["raisedAt"];
  },
): AlertRow {
  const { rule, object, ...facts } = found;
  return {
    kind: "Alert",
    sourceId: row.sourceId,
    nativeId: `${rule}:${object}`,
    displayName: found.message ?? rule,
    name: rule,
    raisedAt: null,
    active: true,
    acknowledged: null,
    suppressed: null,
    derived: true,
    resource: { kind: row.kind, ref: row.nativeId },
    ...facts,
  };
}

function illService(site: SiteRow): AlertRow[] {
  if (site.siteType !== "DEPLOYMENT" || site.health !== "CRITICAL") return [];
  const { nativeId, nativeState } = site;
  const message = `${site.displayName}: services of NGINX Instance Manager are ${nativeState ?? "unhealthy"}`;
  return [
    alert(site, { rule: "service", object: nativeId, severity: "CRITICAL", message, nativeState, site: nativeId }),
  ];
}

function offlineInstances(host: HostRow): AlertRow[] {
  const instances = (host.details?.instances ?? []) as readonly InstancePart[];
  return instances
    .filter((instance) => instance.lifecycle === "OFFLINE")
    .map(({ nativeId, displayName, group }) =>
      alert(host, {
        rule: "instance-offline",
        object: nativeId,
        severity: "ERROR",
        message: `${host.displayName}: NGINX ${displayName} is offline`,
        nativeState: "offline",
        site: group ?? host.site,
      }),
    );
}

/** A failure that a later deployment to the same target made good is over. */
function lastOfEachTarget(jobs: readonly JobRow[]): JobRow[] {
  const last = new Map<string, JobRow>();
  for (const job of jobs) {
    const target = `${job.details?.group ?? job.details?.instance ?? job.nativeId}`;
    const other = last.get(target);
    if (other === undefined || (other.createdAt ?? "") < (job.createdAt ?? "")) last.set(target, job);
  }
  return [...last.values()];
}

function failedDeployment(job: JobRow): AlertRow[] {
  if (job.state !== "FAILED" && job.state !== "PARTIALLY_SUCCEEDED") return [];
  const { nativeId, nativeState, site } = job;
  const message = `The last deployment failed: ${job.message ?? nativeId}`;
  const severity = job.state === "FAILED" ? "ERROR" : "WARNING";
  const raisedAt = job.finishedAt;
  return [alert(job, { rule: "deployment", object: nativeId, severity, message, nativeState, site, raisedAt })];
}

function endingCertificate(certificate: CertificateRow): AlertRow[] {
  const { nativeId, nativeState, site } = certificate;
  if (nativeState !== CERTIFICATE_STATES.expired && nativeState !== CERTIFICATE_STATES.expiring) return [];
  const isOver = nativeState === CERTIFICATE_STATES.expired;
  const message = `Certificate ${certificate.displayName} ${isOver ? "has expired" : "expires within thirty days"}`;
  const severity = isOver ? "CRITICAL" : "WARNING";
  return [alert(certificate, { rule: "certificate", object: nativeId, severity, message, nativeState, site })];
}
