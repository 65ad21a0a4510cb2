// How does a cluster become Site, Host and StoragePool?
import { describe, expect, it } from "vitest";
import { hostRow, type NodeParts } from "../../../src/connectors/qumulo/map/host.ts";
import { type ClusterFacts, poolRow, siteRow } from "../../../src/connectors/qumulo/map/site.ts";
import * as raw from "../../../src/connectors/qumulo/raw/cluster.ts";
import { listeningWords } from "./words.ts";

const protection = raw.zProtection.parse({
  blocks_per_stripe: 6,
  max_node_failures: 1,
  max_drive_failures: 2,
  remaining_node_failures: 1,
  remaining_drive_failures: 2,
});
const restriper = raw.zRestriper.parse({ state: "NOT_STARTED", phase: "", blocked_reason: "", data_at_risk: false });
const upgrade = raw.zUpgrade.parse({ state: "UPGRADE_STATE_IDLE", progress: 0, settings: null, error_info: "" });
const facts: ClusterFacts = {
  sourceId: "lab",
  clusterId: "13e090d2-3844-417b-b3ea-d691c53e91d9",
  name: "london",
  revision: "Qumulo Core 7.9.2.2",
  licenseState: "LICENSE_STATE_ACTIVE",
  protection,
  restriper,
  upgrade,
};
const fileSystem = raw.zFileSystem.parse({
  block_size_bytes: 4096,
  total_size_bytes: "9007199254740993000",
  free_size_bytes: "4503599627370496000",
  snapshot_size_bytes: "1",
});
const [node] = raw.zNodes.parse([
  {
    id: 2,
    node_status: "online",
    node_name: "london-2",
    uuid: "u",
    label: "",
    model_number: "Q0626",
    serial_number: "S2",
    mac_address: "0c:c4",
  },
]);
if (node === undefined) throw new Error("The fixture has a node.");
const slot = (id: string, state: string, more: object = {}) => ({
  id,
  node_id: 2,
  slot: 1,
  state,
  disk_type: "SSD",
  disk_model: "M",
  disk_serial_number: "N",
  capacity: "3840755982336",
  ...more,
});

function host(slots: object[] | null, psu: object[] | null = [], status = "online") {
  const { words, strange } = listeningWords();
  const parts: NodeParts = {
    sourceId: "lab",
    clusterId: facts.clusterId,
    words,
    slots: slots === null ? null : raw.zSlots.parse(slots),
    chassis: psu === null ? null : raw.zChassis.parse([{ id: 2, light_visible: false, psu_statuses: psu }]),
    interfaces: raw.zInterfaces.parse([
      { node_id: 2, network_statuses: [{ address: "10.0.0.2", floating_addresses: ["10.0.0.9"] }, { address: "" }] },
      { node_id: 1, network_statuses: [{ address: "10.0.0.1" }] },
    ]),
  };
  return { row: hostRow({ ...node, node_status: status } as raw.RawNode, parts), parts, strange };
}

describe("A cluster", () => {
  it("is a site that is well when its protection, restriper and nodes are", () => {
    const site = siteRow(facts, [host([slot("2.1", "healthy")]).row]);
    expect(site).toMatchObject({
      nativeId: facts.clusterId,
      displayName: "london",
      lifecycle: "AVAILABLE",
      health: "OK",
      nativeState: "NOT_STARTED",
      version: "7.9.2.2",
      details: { licenseState: "LICENSE_STATE_ACTIVE", remainingDriveFailures: 2, dataAtRisk: false },
    });
  });

  it.each([
    ["it can bear fewer failures than it was built for", { ...protection, remaining_drive_failures: 1 }, "WARNING"],
    ["it can bear none any more", { ...protection, remaining_node_failures: 0 }, "CRITICAL"],
    ["it was built to bear none", { ...protection, max_node_failures: 0, remaining_node_failures: 0 }, "OK"],
  ] as const)("of which %s is as ill as that", (_case, worn, health) => {
    expect(siteRow({ ...facts, protection: worn }, []).health).toBe(health);
    expect(poolRow({ ...facts, protection: worn }, fileSystem).health).toBe(health);
  });

  it("whose restriper sees data at risk is critical, and one whose restriper is blocked needs attention", () => {
    const at = (more: object) => siteRow({ ...facts, restriper: { ...restriper, ...more } }, []).health;
    expect(at({ data_at_risk: true })).toBe("CRITICAL");
    expect(at({ blocked_reason: "too few nodes" })).toBe("WARNING");
  });

  it("that is being upgraded is UPDATING", () => {
    const rebooting = { ...upgrade, state: "UPGRADE_STATE_REBOOTING" };
    expect(siteRow({ ...facts, upgrade: rebooting }, []).lifecycle).toBe("UPDATING");
  });

  it("that may not be looked into says null, and neither zero nor well", () => {
    const hidden = { ...facts, name: null, revision: null, licenseState: null };
    const site = siteRow({ ...hidden, protection: null, restriper: null, upgrade: null }, []);
    expect(site).toMatchObject({ displayName: facts.clusterId, name: null, version: null, health: "UNKNOWN" });
    expect(site.details).toMatchObject({ remainingNodeFailures: null, dataAtRisk: null, licenseState: null });
    expect(poolRow({ ...hidden, protection: null }, null)).toMatchObject({ capacity: null, health: "UNKNOWN" });
  });
});

describe("The file system", () => {
  it("is the one pool, exact beyond 2^53, with what is used concluded from total and free", () => {
    expect(poolRow(facts, fileSystem)).toMatchObject({
      nativeId: "file-system",
      poolType: "FILE_SYSTEM",
      site: facts.clusterId,
      health: "OK",
      capacity: {
        totalBytes: 9007199254740993000n,
        usedBytes: 4503599627370497000n,
        freeBytes: 4503599627370496000n,
        snapshotBytes: 1n,
        basis: "PHYSICAL",
        derived: true,
      },
    });
  });

  it.each([
    ["1000", "100", "OK"],
    ["1000", "99", "WARNING"],
    ["1000", "49", "CRITICAL"],
    ["0", "0", "UNKNOWN"],
  ])("of %s bytes with %s free is %s", (total, free, health) => {
    const full = raw.zFileSystem.parse({ total_size_bytes: total, free_size_bytes: free });
    expect(poolRow({ ...facts, protection: null }, full).health).toBe(health);
  });
});

describe("A node", () => {
  it("is a host of the cluster with its own addresses, drives and power supplies", () => {
    const { row } = host(
      [slot("2.1", "healthy"), slot("1.1", "dead", { node_id: 1 })],
      [{ name: "PSU1", state: "GOOD", location: "left" }],
    );
    expect(row).toMatchObject({
      nativeId: "2",
      site: facts.clusterId,
      lifecycle: "AVAILABLE",
      health: "OK",
      model: "Q0626",
      ipAddresses: ["10.0.0.2"],
      components: [
        { name: "drive 2.1", health: "OK", nativeState: "healthy" },
        { name: "power supply PSU1 left", health: "OK", nativeState: "GOOD" },
      ],
      details: { label: null, drives: [{ slot: "2.1", driveType: "SSD", capacityBytes: 3840755982336n }] },
    });
  });

  it("with a dead drive or a failed power supply needs attention", () => {
    expect(host([slot("2.1", "healthy"), slot("2.2", "dead")]).row.health).toBe("WARNING");
    expect(host([], [{ name: "PSU1", state: "NO AC", location: "left" }]).row.health).toBe("WARNING");
  });

  it("shows an empty slot as a drive without type and size, which is no part that can fail", () => {
    const { row } = host([
      slot("2.9", "empty", { disk_type: "", disk_model: "", disk_serial_number: "", capacity: "0" }),
    ]);
    expect(row.components).toEqual([]);
    expect(row.details?.drives).toEqual([
      {
        slot: "2.9",
        health: "OK",
        nativeState: "empty",
        driveType: null,
        model: null,
        serialNumber: null,
        capacityBytes: null,
      },
    ]);
  });

  it("shows a drive that is missing without a size: the vendor writes 0 for it", () => {
    const { row } = host([slot("2.9", "missing", { disk_type: "", disk_model: "", capacity: "0" })]);
    expect(row.details?.drives).toMatchObject([{ nativeState: "missing", health: "WARNING", capacityBytes: null }]);
  });

  it("that is offline is critical, and one in a word not known here is UNKNOWN, which is reported", () => {
    expect(host([], [], "offline").row).toMatchObject({ lifecycle: "OFFLINE", health: "CRITICAL" });
    const { row, strange } = host(
      [slot("2.1", "glowing")],
      [{ name: "P", state: "SMOKING", location: "top" }],
      "dreaming",
    );
    expect(row).toMatchObject({ lifecycle: "UNKNOWN", health: "UNKNOWN", nativeState: "dreaming" });
    expect(new Set(strange)).toEqual(
      new Set(["Host.lifecycle: dreaming", "Host.components drive: glowing", "Host.components power supply: SMOKING"]),
    );
  });

  it("whose slots and chassis may not be read has null components, not an empty list", () => {
    const { row } = host(null, null);
    expect(row).toMatchObject({ components: null, details: { drives: null } });
  });

  it("of which the network status says nothing has null addresses", () => {
    const { parts } = host([]);
    expect(hostRow({ ...node, id: "7" }, parts).ipAddresses).toBeNull();
  });
});
