// How do a node, its slots, its chassis and its addresses become a Host? Pure; used by the feed `cluster`.
import type { HostComponentRow, HostRow } from "../../../contract/rows/Host.ts";
import type { Health } from "../../../contract/words.ts";
import type { RawChassis, RawInterface, RawNode, RawSlot } from "../raw/cluster.ts";
import { worstOf } from "./health.ts";
import type { QumuloWords } from "./words.ts";

/** How component names begin: what an alert is about is told by it. */
export const DRIVE = "drive ";
/** See `DRIVE`. */
export const POWER_SUPPLY = "power supply ";

/** What nodes are joined with, by node id; null for what may not be read. */
export interface NodeParts {
  readonly sourceId: string;
  readonly clusterId: string;
  readonly words: QumuloWords;
  readonly slots: readonly RawSlot[] | null;
  readonly chassis: readonly RawChassis[] | null;
  readonly interfaces: readonly RawInterface[] | null;
}

/** One node as a host. */
export function hostRow(node: RawNode, parts: NodeParts): HostRow {
  const { words, sourceId } = parts;
  const slots = parts.slots?.filter((slot) => slot.node_id === node.id) ?? null;
  const lifecycle = words.nodeLifecycle(node.node_status);
  const components = componentsOf(node, slots, parts);
  const own: Health = lifecycle === "AVAILABLE" ? "OK" : lifecycle === "OFFLINE" ? "CRITICAL" : "UNKNOWN";
  return {
    kind: "Host",
    sourceId,
    nativeId: node.id,
    displayName: node.node_name ?? node.id,
    nativeState: node.node_status,
    name: node.node_name,
    hostname: null,
    site: parts.clusterId,
    lifecycle,
    health: worstOf([own, ...(components ?? []).map((component) => component.health)]),
    components,
    version: null,
    model: node.model_number,
    serialNumber: node.serial_number,
    ipAddresses: addressesOf(node, parts.interfaces),
    cpuCores: null,
    memoryBytes: null,
    uptimeSeconds: null,
    lastSeenAt: null,
    details: {
      __typename: "QumuloNodeDetails",
      sourceId,
      label: node.label,
      macAddress: node.mac_address,
      drives: slots?.map((slot) => driveOf(slot, words)) ?? null,
    },
  };
}

/** A slot as the GraphQL type `QumuloDrive`; one without a drive has neither type, model nor size: the vendor writes 0. */
function driveOf(slot: RawSlot, words: QumuloWords) {
  const empty = slot.state === "empty";
  return {
    slot: slot.id,
    health: words.slotHealth(slot.state),
    nativeState: slot.state,
    driveType: empty || slot.disk_type === "DEVICE_MEDIA_TYPE_UNKNOWN" ? null : slot.disk_type,
    model: slot.disk_model,
    serialNumber: slot.disk_serial_number,
    capacityBytes: empty || slot.capacity === 0n ? null : slot.capacity,
  };
}

/** Drives in place and power supplies; null when neither may be read. */
function componentsOf(node: RawNode, slots: readonly RawSlot[] | null, parts: NodeParts): HostComponentRow[] | null {
  if (slots === null && parts.chassis === null) return null;
  const drives = (slots ?? [])
    .filter((slot) => slot.state !== "empty")
    .map((slot) => ({
      name: `${DRIVE}${slot.id}`,
      health: parts.words.slotHealth(slot.state),
      nativeState: slot.state,
    }));
  const supplies = (parts.chassis?.find((chassis) => chassis.id === node.id)?.psu_statuses ?? []).map((supply) => ({
    name: `${POWER_SUPPLY}${[supply.name, supply.location].filter((part) => part !== null).join(" ")}`,
    health: parts.words.supplyHealth(supply.state),
    nativeState: supply.state,
  }));
  return [...drives, ...supplies];
}

/** Persistent addresses of a node; floating ones move between nodes and are left out. Null when nothing is said of it. */
function addressesOf(node: RawNode, interfaces: readonly RawInterface[] | null): string[] | null {
  const own = interfaces?.filter((status) => status.node_id === node.id) ?? [];
  if (own.length === 0) return null;
  const addresses = own.flatMap((status) => status.network_statuses ?? []).flatMap((network) => network.address ?? []);
  return [...new Set(addresses)];
}
