// Which machines are there, and are they well? Nodes, slots, chassis and network interfaces (sheet §8.13).
import { z } from "zod";
import type { IdParams, QumuloContext } from "../qumuloContext.ts";
import type { ClusterNode } from "../seed/hardware.ts";
import { notFound } from "../wire/apiError.ts";
import { decodeBody } from "../wire/decodeBody.ts";
import { nanoTime } from "../wire/rfc3339.ts";

const ledSchema = z.object({
  led_pattern: z.enum(["LED_PATTERN_NORMAL", "LED_PATTERN_LOCATE", "LED_PATTERN_FAILURE"]),
});
const lightSchema = z.object({ light_visible: z.boolean() });

const bond = {
  name: "bond0",
  default_gateway: "10.10.0.1",
  default_gateway_ipv6: "",
  bonding_mode: "IEEE_8023AD",
  mtu: 9000,
};

function interfaceStatus(node: ClusterNode, nowMs: number) {
  const isUp = node.node_status === "online";
  return {
    node_id: node.id,
    node_name: node.node_name,
    update_status: isUp ? "CHANGES_APPLIED" : "UNAVAILABLE",
    interface_details: {
      cable_status: isUp ? "CONNECTED" : "UNKNOWN",
      interface_status: isUp ? "UP" : "UNKNOWN",
      mac_address: node.mac_address,
      speed: isUp ? 100_000 : 0,
      bytes_sent: "9223372036854775001",
      bytes_received: "18446744073709550001",
      timestamp: nanoTime(nowMs),
    },
    interface_status: { interface_id: 1, ...bond },
    // A node that is away tells of no addresses.
    network_statuses: isUp
      ? [
          {
            name: "Default",
            assigned_by: "STATIC",
            address: `10.10.0.${10 + node.id}`,
            floating_addresses: [`10.10.1.${10 + node.id}`, `10.10.1.${110 + node.id}`],
            dns_servers: ["10.10.0.2"],
            dns_search_domains: ["example.com"],
            netmask: "255.255.255.0",
            mtu: 9000,
            vlan_id: 0,
          },
        ]
      : [],
  };
}

/** Registers the hardware routes. */
export function registerHardwareRoutes(context: QumuloContext): void {
  const { app, clock } = context;
  const required = <Row>(row: Row | undefined, what: string): Row => {
    if (row === undefined) throw notFound(`There is no ${what}.`);
    return row;
  };
  const chassisOf = (id: string) => required(context.state.chassis.get(id), `node ${id}`);
  const slotOf = (id: string) => required(context.state.slots.get(id), `slot ${id}`);
  app.get("/v1/cluster/nodes/", () => context.state.nodes.list());
  app.get<IdParams>("/v1/cluster/nodes/:id", ({ params: { id } }) =>
    required(context.state.nodes.get(id), `node ${id}`),
  );
  app.get("/v1/cluster/nodes/chassis/", () => context.state.chassis.list());
  app.get<IdParams>("/v1/cluster/nodes/:id/chassis", ({ params: { id } }) => chassisOf(id));
  app.get("/v1/cluster/nodes/uid-lights/", () =>
    context.state.chassis.list().map(({ id, light_visible }) => ({ id, light_visible })),
  );
  app.post<IdParams>("/v1/cluster/nodes/:id/identify", (request) => {
    const chassis = chassisOf(request.params.id);
    context.state.chassis.set({ ...chassis, ...decodeBody(lightSchema, request.body) });
    return {};
  });
  app.get("/v1/cluster/slots/", () => context.state.slots.list());
  app.get<IdParams>("/v1/cluster/slots/:id", ({ params: { id } }) => slotOf(id));
  app.patch<IdParams>("/v1/cluster/slots/:id", (request) => {
    const changed = { ...slotOf(request.params.id), ...decodeBody(ledSchema, request.body) };
    context.state.slots.set(changed);
    return changed;
  });
  app.get("/v2/network/interfaces/", () => [{ id: 1, ...bond }]);
  app.get<IdParams>("/v2/network/interfaces/:id/status/", ({ params: { id } }) => {
    if (id !== "1") throw notFound(`There is no interface ${id}.`);
    return context.state.nodes.list().map((node) => interfaceStatus(node, clock.now()));
  });
}
