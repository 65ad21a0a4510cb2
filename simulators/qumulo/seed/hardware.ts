// Which machines is the cluster made of? Nodes with their slots, power supplies and addresses (sheet §8.13).
import { places } from "../../chassis/plausibleNames.ts";
import type { SeededRandom } from "../../chassis/seededRandom.ts";

/** A node as `/v1/cluster/nodes/` shows it. */
export interface ClusterNode {
  id: number;
  /** "online" or "offline". */
  node_status: string;
  node_name: string;
  uuid: string;
  label: string;
  model_number: string;
  serial_number: string;
  mac_address: string;
}

/** A slot as `/v1/cluster/slots/` shows it. */
export interface Slot {
  /** Node and number, such as "1.5". */
  id: string;
  node_id: number;
  slot: number;
  state: string;
  slot_type: string;
  /** "" for an empty slot. */
  disk_type: string;
  disk_model: string;
  disk_serial_number: string;
  capacity: string;
  raw_capacity: string;
  minimum_raw_capacity: string;
  high_endurance: boolean;
  drive_bay: string;
  led_pattern: string;
}

/** The chassis of a node as `/v1/cluster/nodes/chassis/` shows it. */
export interface NodeChassis {
  /** Id of the node. */
  id: number;
  light_visible: boolean;
  psu_statuses: { name: string; state: string; location: string }[];
}

/** All hardware of one node. */
export interface SeededNode {
  node: ClusterNode;
  slots: Slot[];
  chassis: NodeChassis;
}

const slotsPerNode = 12;

/** Slots that are not healthy, by id; an empty slot is no fault. */
const slotStates: Record<string, string> = { "1.5": "dead", "2.9": "missing", "1.12": "empty", "2.12": "empty" };

function seedSlot(random: SeededRandom, nodeId: number, slot: number): Slot {
  const id = `${nodeId}.${slot}`;
  const state = slotStates[id] ?? "healthy";
  const isSsd = slot <= 3;
  const bytes = isSsd ? "3840755982336" : "18000207937536";
  const hasDisk = state !== "empty" && state !== "missing";
  return {
    id,
    node_id: nodeId,
    slot,
    state,
    slot_type: isSsd ? "SSD" : "HDD",
    disk_type: hasDisk ? (isSsd ? "SSD" : "HDD") : "",
    disk_model: hasDisk ? (isSsd ? "SSDPE2KE038T8" : "ST18000NM000J") : "",
    disk_serial_number: hasDisk ? random.hex(10).toUpperCase() : "",
    capacity: hasDisk ? bytes : "0",
    raw_capacity: hasDisk ? bytes : "0",
    minimum_raw_capacity: bytes,
    high_endurance: isSsd,
    drive_bay: `b${slot}`,
    led_pattern: state === "dead" ? "LED_PATTERN_FAILURE" : "LED_PATTERN_NORMAL",
  };
}

/** Makes one node; `clusterSize` decides which one is offline. */
export function seedNode(random: SeededRandom, id: number, clusterSize: number): SeededNode {
  const isOffline = clusterSize >= 3 && id === clusterSize;
  const isVirtual = id === 3;
  return {
    node: {
      id,
      node_status: isOffline ? "offline" : "online",
      node_name: `qumulo-${places[0]}-${id}`,
      uuid: random.uuid(),
      label: isVirtual ? "" : `a${id}:1f`,
      model_number: isVirtual ? "" : "Q0626-192TB",
      serial_number: `QM${random.hex(8).toUpperCase()}`,
      mac_address: `0c:c4:7a:${random.hex(2)}:${random.hex(2)}:${random.hex(2)}`,
    },
    slots: Array.from({ length: slotsPerNode }, (_, index) => seedSlot(random, id, index + 1)),
    chassis: {
      id,
      light_visible: false,
      psu_statuses: [
        { name: "PSU1", state: id === 2 ? "FAILED" : "GOOD", location: "left" },
        { name: "PSU2", state: isOffline ? "NO AC" : "GOOD", location: "right" },
      ],
    },
  };
}
