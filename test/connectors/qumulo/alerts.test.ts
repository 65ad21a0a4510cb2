// Which alerts are concluded from a cluster's rows?
import { describe, expect, it } from "vitest";
import { QUMULO_ALERTS } from "../../../src/connectors/qumulo/alerts.ts";
import { hostRow } from "../../../src/connectors/qumulo/map/host.ts";
import { upgradeJob } from "../../../src/connectors/qumulo/map/job.ts";
import { relationshipRow } from "../../../src/connectors/qumulo/map/replication.ts";
import { poolRow, siteRow } from "../../../src/connectors/qumulo/map/site.ts";
import { quotaRow } from "../../../src/connectors/qumulo/map/volume.ts";
import * as raw from "../../../src/connectors/qumulo/raw/cluster.ts";
import { zQuota } from "../../../src/connectors/qumulo/raw/files.ts";
import { zDirectoryReplication } from "../../../src/connectors/qumulo/raw/replication.ts";
import type { AlertEvidence } from "../../../src/contract/connector.ts";
import { listeningWords } from "./words.ts";

const { words } = listeningWords();
const sourceId = "lab";
const derive = (evidence: AlertEvidence) =>
  QUMULO_ALERTS.derive(evidence).map(({ nativeId, severity, message, resource }) => ({
    nativeId,
    severity,
    message,
    about: `${resource?.kind} ${typeof resource?.ref === "string" ? resource.ref : "sole"}`,
  }));

function cluster(protection: object = {}, restriper: object = {}, licenseState = "LICENSE_STATE_ACTIVE") {
  const well = { max_node_failures: 1, max_drive_failures: 2, remaining_node_failures: 1, remaining_drive_failures: 2 };
  const facts = {
    sourceId,
    clusterId: "uuid",
    name: "london",
    revision: null,
    licenseState,
    protection: raw.zProtection.parse({ ...well, ...protection }),
    restriper: raw.zRestriper.parse({ state: "FINISHED", blocked_reason: "", data_at_risk: false, ...restriper }),
    upgrade: null,
  };
  return { facts, evidence: { Site: [siteRow(facts, [])] } };
}

function host(status: string, slots: readonly string[], supplies: readonly string[]) {
  const [node] = raw.zNodes.parse([{ id: 4, node_status: status, node_name: "london-4" }]);
  if (node === undefined) throw new Error("The fixture has a node.");
  const parts = {
    sourceId,
    clusterId: "uuid",
    words,
    slots: raw.zSlots.parse(slots.map((state, index) => ({ id: `4.${index + 1}`, node_id: 4, state }))),
    chassis: raw.zChassis.parse([
      { id: 4, psu_statuses: supplies.map((state, i) => ({ name: `PSU${i + 1}`, state })) },
    ]),
    interfaces: null,
  };
  return { Host: [hostRow(node, parts)] };
}

function relationship(more: object) {
  const ends = { id: "1d", source_root_path: "/fin/", target_cluster_name: "lyon", target_root_path: "/fin/" };
  const parsed = zDirectoryReplication.parse({ ...ends, state: "ESTABLISHED", error_from_last_job: "", ...more });
  return { JobTemplate: [relationshipRow(parsed, { sourceId, side: "source", words })] };
}

describe("Alerts of a cluster", () => {
  it("are none when all is well, or when nothing could be read", () => {
    expect(derive({ ...cluster().evidence, ...host("online", ["healthy", "empty"], ["GOOD"]) })).toEqual([]);
    expect(derive({})).toEqual([]);
  });

  it("say how much less it can bear than it was built for", () => {
    expect(derive(cluster({ remaining_drive_failures: 1 }).evidence)).toEqual([
      {
        nativeId: "protection:uuid",
        severity: "WARNING",
        message: "london: can still bear 1 of 2 drive failures",
        about: "Site uuid",
      },
    ]);
    expect(derive(cluster({ remaining_node_failures: 0, remaining_drive_failures: 1 }).evidence)).toMatchObject([
      { severity: "CRITICAL", message: "london: can still bear 0 of 1 node failures and 1 of 2 drive failures" },
    ]);
  });

  it("tell of data at risk before they tell that the restriper is blocked", () => {
    expect(derive(cluster({}, { data_at_risk: true, blocked_reason: "too few nodes" }).evidence)).toMatchObject([
      { nativeId: "restriper:uuid", severity: "CRITICAL", message: "london: data is at risk" },
    ]);
    expect(derive(cluster({}, { blocked_reason: "too few nodes" }).evidence)).toMatchObject([
      { severity: "WARNING", message: "london: the restriper is blocked: too few nodes" },
    ]);
  });

  it("tell of a license that has expired, not of one that was never needed", () => {
    expect(derive(cluster({}, {}, "LICENSE_STATE_EXPIRED").evidence)).toMatchObject([{ nativeId: "license:uuid" }]);
    expect(derive(cluster({}, {}, "LICENSE_STATE_NONE").evidence)).toEqual([]);
  });

  it("name the node, each bad drive and each bad power supply apart", () => {
    expect(derive(host("offline", ["healthy", "dead", "missing"], ["GOOD", "NO AC", "FAILED"]))).toEqual([
      { nativeId: "node:4", severity: "CRITICAL", message: "Node london-4 is offline", about: "Host 4" },
      { nativeId: "slot:4.2", severity: "ERROR", message: "Node london-4: drive 4.2 is dead", about: "Host 4" },
      { nativeId: "slot:4.3", severity: "WARNING", message: "Node london-4: drive 4.3 is missing", about: "Host 4" },
      {
        nativeId: "psu:4:PSU2",
        severity: "WARNING",
        message: "Node london-4: power supply PSU2 is NO AC",
        about: "Host 4",
      },
      {
        nativeId: "psu:4:PSU3",
        severity: "ERROR",
        message: "Node london-4: power supply PSU3 is FAILED",
        about: "Host 4",
      },
    ]);
  });

  it("take a word for a drive that is not known here for a warning, but not a power supply that says UNKNOWN itself", () => {
    expect(derive(host("online", ["glowing"], ["UNKNOWN"]))).toMatchObject([
      { nativeId: "slot:4.1", severity: "WARNING", message: "Node london-4: drive 4.1 is glowing" },
    ]);
  });

  it("tell when the file system is nearly full", () => {
    const { facts } = cluster();
    const at = (free: string) => {
      const fileSystem = raw.zFileSystem.parse({ total_size_bytes: "100", free_size_bytes: free });
      return derive({ StoragePool: [poolRow(facts, fileSystem)] });
    };
    expect(at("10")).toEqual([]);
    expect(at("9")).toMatchObject([{ nativeId: "space:file-system", severity: "WARNING" }]);
    expect(at("4")).toMatchObject([{ severity: "CRITICAL", about: "StoragePool file-system" }]);
  });

  it("tell of a quota that is used up, about the volume that it limits", () => {
    const quota = (used: string) =>
      derive({
        Quota: [quotaRow(sourceId, zQuota.parse({ id: "9", path: "/hr/", limit: "10", capacity_usage: used }))],
      });
    expect(quota("9")).toEqual([]);
    expect(quota("10")).toEqual([
      { nativeId: "quota:9", severity: "WARNING", message: "/hr: the quota is used up", about: "Volume 9" },
    ]);
  });

  it.each([
    [{ error_from_last_job: "no route" }, "ERROR", "the last run failed: no route"],
    [{ state: "ENDED" }, "ERROR", "the relationship is ENDED"],
    [{ state: "ENDED", end_reason: "made writable" }, "ERROR", "the relationship is ENDED: made writable"],
    [{ state: "DISCONNECTED" }, "WARNING", "the relationship is DISCONNECTED"],
  ])("tell of a relationship with %j as %s", (more, severity, why) => {
    expect(derive(relationship(more))).toEqual([
      {
        nativeId: "replication:source:1d",
        severity,
        message: `Replication /fin → lyon:/fin: ${why}`,
        about: "JobTemplate source:1d",
      },
    ]);
  });

  it("are silent about a relationship that waits or finds its way back", () => {
    expect(derive(relationship({ state: "AWAITING_AUTHORIZATION" }))).toEqual([]);
    expect(derive(relationship({ state: "RECONNECTING" }))).toEqual([]);
  });

  it("tell of an upgrade that failed, about the cluster", () => {
    const failed = raw.zUpgrade.parse({ state: "UPGRADE_STATE_IDLE", error_info: "no space", settings: null });
    const job = upgradeJob(sourceId, failed, words);
    expect(derive({ Job: job === null ? [] : [job] })).toEqual([
      { nativeId: "upgrade:cluster", severity: "ERROR", message: "Upgrade: no space", about: "Site sole" },
    ]);
  });

  it("are derived, active, without a moment of their own, and named by their rule", () => {
    expect(QUMULO_ALERTS.derive(host("offline", [], []))).toMatchObject([
      { kind: "Alert", name: "node", derived: true, active: true, raisedAt: null, site: { by: "sole" } },
    ]);
  });
});
