// What needs attention at a filer that no notification tells of? Concluded from hosts: health items and being offline.
import type { AlertRule } from "../../contract/connector.ts";
import type { AlertRow } from "../../contract/rows/Alert.ts";
import type { HostRow } from "../../contract/rows/Host.ts";
import type { AlertSeverity } from "../../contract/words.ts";

/** Concludes alerts beside the notifications; each names its rule. */
export const NASUNI_ALERTS: AlertRule = {
  from: ["Host"],
  derive: ({ Host: hosts = [] }) => hosts.flatMap((host) => [...ofSilence(host), ...ofItems(host)]),
};

interface Finding {
  readonly rule: "offline" | "health";
  /** Key of what it is about, unique within the rule. */
  readonly object: string;
  readonly severity: AlertSeverity;
  readonly message: string;
  readonly nativeState: string | null;
}

function alert(host: HostRow, found: Finding): AlertRow {
  return {
    kind: "Alert",
    sourceId: host.sourceId,
    nativeId: `${found.rule}:${found.object}`,
    displayName: found.message,
    nativeState: found.nativeState,
    name: found.rule,
    severity: found.severity,
    message: found.message,
    raisedAt: null,
    active: true,
    acknowledged: null,
    suppressed: null,
    derived: true,
    resource: { kind: "Host", ref: host.nativeId },
    site: host.site,
  };
}

function ofSilence(host: HostRow): AlertRow[] {
  if (host.lifecycle !== "OFFLINE") return [];
  const message = `${host.displayName} has not reported to the console for an hour`;
  const { nativeId: object, nativeState } = host;
  return [alert(host, { rule: "offline", object, severity: "CRITICAL", message, nativeState })];
}

/** One per item that is not well; those of an offline filer are what it last said. */
function ofItems(host: HostRow): AlertRow[] {
  return (host.components ?? []).flatMap(({ name, health, nativeState }) => {
    if (health !== "WARNING" && health !== "CRITICAL") return [];
    const severity = health === "CRITICAL" ? "ERROR" : "WARNING";
    const message = `${host.displayName}: ${name} is ${nativeState ?? "not well"}`;
    return [alert(host, { rule: "health", object: `${host.nativeId}:${name}`, severity, message, nativeState })];
  });
}
